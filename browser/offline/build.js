/** One build of the site, as its service worker keeps it: its list, and a checked copy of each file. */

import { read, ROOT } from "../network.js";
import { sha256 } from "../page/digest.js";
import { LIST, listIn } from "./list.js";
import { copyIn, nameOf, open } from "./stores.js";

/** @import { List } from "./list.js" */

/**
 * Why a file can't be had: the host did not give it; what it gave is not what was built; there is no
 * room for it; the browser lets no site keep copies; the host has another build by now.
 * @typedef {"missing" | "damaged" | "full" | "refused" | "another"} Reason
 */

/** What the host says of a file's kind is not taken over: proxies strip it, or make it up. */
const TYPES = Object.entries({
  bin: "application/octet-stream",
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  mjs: "text/javascript; charset=utf-8",
  png: "image/png",
  sha256: "text/plain; charset=utf-8",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
  xml: "application/xml",
});
const OTHER_TYPE = "application/octet-stream";

/** `message` is for the console. */
export class Failure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} detail
   */
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

export class Build {
  /** @type {Promise<List | null> | null} */
  #list = null;

  /** @param {string} digest the SHA-256 of the build's list */
  constructor(digest) {
    this.digest = digest;
    this.name = nameOf(digest);
  }

  /**
   * The build's files, once it has been installed.
   *
   * @returns {Promise<List | null>} null when the browser has lost the copy of it, and the host has
   *   another build by now, or can't be reached
   */
  list() {
    this.#list ??= this.#findList();
    return this.#list;
  }

  async #findList() {
    const copy = await copyIn(this.name, LIST);
    const list = copy && (await listIn(await copy.arrayBuffer(), this.digest));
    if (list) return list;
    const fetched = await this.fetchList().catch(() => null);
    if (!fetched) this.#list = null; // looked for again with the next file
    else await this.#keep(LIST, fetched.bytes).catch(() => {});
    return fetched && fetched.list;
  }

  /**
   * The list as the host has it now.
   *
   * @throws {Failure} "missing", or "another" where it is not the one of this build
   */
  async fetchList() {
    const bytes = await bytesFrom(LIST, "no-store");
    const list = await listIn(bytes, this.digest);
    if (!list) throw new Failure("another", "the host has another list of files");
    return { list, bytes };
  }

  /**
   * A file of the build: the copy, or, where the browser has lost it, what the host has.
   *
   * @param {string} path
   * @param {string} digest of the file
   * @param {boolean} [doubtful] whether the copy may have come to harm
   * @returns {Promise<Response>}
   * @throws {Failure} "missing" or "damaged"
   */
  async file(path, digest, doubtful = false) {
    const copy = await copyIn(this.name, path);
    if (copy && !doubtful) return copy;
    const bytes = await checked(path, digest, [async () => copy?.arrayBuffer()]);
    await this.#keep(path, bytes).catch(() => {}); // without room for it, it is fetched each time
    return answerOf(path, bytes);
  }

  /** Has the build step aside: the list is what an installed build is known by. */
  async abandon() {
    this.#list = null;
    await (await open(this.name))?.delete(ROOT + LIST);
  }

  /**
   * @param {string} path
   * @param {ArrayBuffer} bytes
   */
  async #keep(path, bytes) {
    await (await open(this.name))?.put(ROOT + path, answerOf(path, bytes));
  }
}

/**
 * The bytes of a file that have the digest that the list says.
 *
 * @param {string} path
 * @param {string} digest
 * @param {(() => Promise<ArrayBuffer | undefined>)[]} nearer where to look before the host is asked
 * @returns {Promise<ArrayBuffer>}
 * @throws {Failure} "missing" or "damaged"
 */
export async function checked(path, digest, nearer) {
  // The browser's own cache may hold the file of another build, or a damaged one: hence twice.
  const sources = [
    ...nearer,
    () => bytesFrom(path, "default"),
    () => bytesFrom(path, "reload"),
  ];
  for (const source of sources) {
    const bytes = await source();
    if (bytes && (await sha256(bytes)) === digest) return bytes;
  }
  throw new Failure("damaged", `${path} is not what was built`);
}

/**
 * @param {string} path
 * @param {RequestCache} cache
 * @returns {Promise<ArrayBuffer>}
 */
async function bytesFrom(path, cache) {
  try {
    const response = await read(ROOT + path, { cache });
    if (response.ok) return await response.arrayBuffer();
    throw new Failure("missing", `${path}: status ${response.status}`);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure("missing", `${path}: ${error}`);
  }
}

/**
 * @param {string} path
 * @param {ArrayBuffer} bytes
 * @returns {Response} to be kept, and to be given to pages
 */
export function answerOf(path, bytes) {
  const type = TYPES.find(([ending]) => path.endsWith(`.${ending}`))?.[1] ?? OTHER_TYPE;
  const headers = {
    "Content-Type": type,
    "Content-Length": String(bytes.byteLength),
    "X-Content-Type-Options": "nosniff",
  };
  return new Response(bytes, { headers });
}
