/**
 * The browser's caches: one for each build of this site, named after the site's path and the build.
 *
 * Sites that share an address see each other's caches. Nothing here touches those of another.
 */

import { ROOT } from "../network.js";

const PREFIX = `inkbubble${new URL(ROOT).pathname}@`;

// The service worker hides the global one from everything else; this one is known here alone.
const store = (() => {
  try {
    return /** @type {CacheStorage | undefined} */ (globalThis.caches);
  } catch {
    return undefined; // a browser that lets no page keep anything may refuse even the question
  }
})();

/**
 * @param {string} digest of a build
 * @returns {string}
 */
export const nameOf = (digest) => PREFIX + digest;

/**
 * @returns {Promise<string[]>} the names of this site's caches; none where there is no such thing
 */
export async function names() {
  const all = (await store?.keys()) ?? [];
  return all.filter((name) => /^[0-9a-f]{64}$/.test(name.slice(PREFIX.length)) && name.startsWith(PREFIX));
}

/**
 * @param {string} name
 * @param {boolean} [make] it if there is none
 * @returns {Promise<Cache | null>}
 */
export async function open(name, make = false) {
  return store && (make || (await store.has(name))) ? store.open(name) : null;
}

/** @param {string} name of one of this site's caches */
export const drop = (name) => store?.delete(name);

/**
 * The copy of a file that a cache has; looking makes no cache where there is none.
 *
 * @param {string} name of the cache
 * @param {string} path of the file
 */
export const copyIn = async (name, path) => store?.match(ROOT + path, { cacheName: name });
