/** Holds what was fetched against the list of the site's files that its build wrote. */

import { read, ROOT } from "../network.js";
import { LIST, listIn } from "../offline/list.js";
import { sha256 } from "../page/digest.js";

/**
 * @typedef {object} List
 * @property {string} digest of the list itself, which names the build
 * @property {import("../offline/list.js").List} files
 *
 * Addresses that are not as they should be.
 * @typedef {object} Held
 * @property {string[]} elsewhere of no file below this site's root
 * @property {string[]} unlisted
 * @property {string[]} changed other than the list says
 */

/** @returns {Promise<List>} rejected where the site has none */
export async function list() {
  const answer = await read(`${ROOT}${LIST}`, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`the site has no ${LIST}`);
  const data = await answer.arrayBuffer();
  const digest = await sha256(data);
  return { digest, files: (await listIn(data, digest)) ?? new Map() };
}

/**
 * @param {List} list
 * @param {string[]} addresses
 * @returns {Promise<Held>}
 */
export async function held({ files }, addresses) {
  /** @type {Held} */
  const found = { elsewhere: [], unlisted: [], changed: [] };
  for (const address of new Set(addresses.map(withoutFragment))) {
    const path = pathOf(address);
    const expected = path === null ? undefined : files.get(path);
    if (path === null) found.elsewhere.push(address);
    else if (path === LIST) continue; // its digest is shown instead
    else if (!expected) found.unlisted.push(address);
    else if ((await digestOf(path)) !== expected) found.changed.push(address);
  }
  return found;
}

/** @param {string} address */
const withoutFragment = (address) => address.split("#")[0];

/**
 * @param {string} address
 * @returns {string | null} null where it is none of this site's
 */
function pathOf(address) {
  if (!address.startsWith(ROOT)) return null;
  const path = decodeURI(address.slice(ROOT.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/**
 * @param {string} path of a file that was fetched before: the browser mostly has it still. A page is
 *   read as the file that it is, since the service worker answers a folder's address to visits only
 * @returns {Promise<string | null>} null where it can't be had
 */
async function digestOf(path) {
  try {
    const answer = await read(ROOT + encodeURI(path));
    return answer.ok ? await sha256(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
