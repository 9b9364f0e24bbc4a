/** The list of a build's files: files.sha256, as publishing/listing.py writes it. */

import { sha256 } from "../page/digest.js";

export const LIST = "files.sha256";
const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

/** The SHA-256 of each file, in hex, by its path. @typedef {ReadonlyMap<string, string>} List */

/**
 * Reads the list, once it is sure that it is the one of the build.
 *
 * @param {ArrayBuffer} bytes
 * @param {string} digest the build's name: the SHA-256 of its list
 * @returns {Promise<List | null>} null for anything else, such as the list of another build
 */
export async function listIn(bytes, digest) {
  if ((await sha256(bytes)) !== digest) return null;
  const lines = new TextDecoder().decode(bytes).split("\n");
  const entries = lines.flatMap((line) => {
    const found = LINE.exec(line);
    return found ? [/** @type {const} */ ([found[2], found[1]])] : [];
  });
  return new Map(entries);
}
