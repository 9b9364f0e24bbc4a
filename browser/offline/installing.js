/**
 * Installing a build: a checked copy of every file on its list, or an installation that fails and
 * goes on another time where this one ended.
 */

import { ROOT } from "../network.js";
import { answerOf, checked, Failure } from "./build.js";
import { LIST } from "./list.js";
import { copyIn, names, open } from "./stores.js";

/** @import { Build } from "./build.js" */

const AT_A_TIME = 4;
/** What hardly a visitor reads, and is large: it is fetched, and checked, when it is asked for. */
const ON_DEMAND = ["sbom.cdx.json"];

/**
 * @param {Build} build
 * @returns {Promise<void>}
 * @throws {Failure}
 */
export async function install(build) {
  const { list, bytes } = await build.fetchList();
  const cache = await opened(build.name);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const older = await olderCopies(build.name);
  const wanted = [...list].filter(
    ([path]) => !there.has(addressOf(path)) && !ON_DEMAND.includes(path),
  );
  const failures = /** @type {unknown[]} */ ([]);
  const work = async () => {
    for (let next = wanted.shift(); next && !failures.length; next = wanted.shift()) {
      const [path, digest] = next;
      await checked(path, digest, older.get(digest) ?? [])
        .then((content) => put(cache, path, content))
        .catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  if (failures.length) throw failures[0];
  await put(cache, LIST, bytes); // the last: a cache with a list is whole
}

/** @param {string} path */
const addressOf = (path) => new URL(path, ROOT).href;

/** @param {string} name */
async function opened(name) {
  try {
    const cache = await open(name, true);
    if (cache) return cache;
  } catch {
    // Said below, as where the browser has no caches at all.
  }
  throw new Failure("refused", "the browser lets the site keep no copies");
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {ArrayBuffer} content
 */
async function put(cache, path, content) {
  try {
    await cache.put(ROOT + path, answerOf(path, content));
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    throw new Failure(full ? "full" : "refused", `${path} was not kept: ${error}`);
  }
}

/**
 * What builds that were installed before have: most files of a new build are as they were.
 *
 * @param {string} own name of the cache that is being filled
 * @returns {Promise<Map<string, (() => Promise<ArrayBuffer | undefined>)[]>>} copies by digest
 */
async function olderCopies(own) {
  const found = new Map();
  for (const name of await names()) {
    const text = name === own ? undefined : await (await copyIn(name, LIST))?.text();
    for (const line of text?.split("\n") ?? []) {
      const [digest, path] = line.split("  ");
      if (path) found.set(digest, [async () => (await copyIn(name, path))?.arrayBuffer()]);
    }
  }
  return found;
}
