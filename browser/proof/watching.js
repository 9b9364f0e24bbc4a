/** The watch over what is fetched, by the lists that the browser itself keeps: the page's and Python's. */

/** @import { Engine } from "../engine/engine.js" */

/**
 * The addresses in the order in which they came, each as often as it was fetched.
 * @typedef {{ page: string[], python: string[] }} Fetched
 */

const ROOM = 10_000; // entries; the browser's own list ends at 250

/** Makes the browser keep all of its list, and tells of what its policy refuses from now on. */
export class Watch {
  /** Addresses that the browser refused, other than the one that is tried on purpose. */
  refused = /** @type {string[]} */ ([]);
  #ending = new AbortController();

  /** @param {string} expected the beginning of the address that is tried on purpose */
  constructor(expected) {
    performance.setResourceTimingBufferSize(ROOM);
    document.addEventListener(
      "securitypolicyviolation",
      ({ blockedURI }) => {
        if (!expected.startsWith(blockedURI)) this.refused.push(blockedURI);
      },
      { signal: this.#ending.signal },
    );
  }

  end() {
    this.#ending.abort();
  }
}

/**
 * What was fetched so far; waits until Python is ready.
 *
 * @param {Engine} engine
 * @returns {Promise<Fetched>}
 */
export async function fetchedSoFar(engine) {
  const python = await engine.fetched();
  const page = [location.href, ...namesIn(performance.getEntriesByType("resource"))];
  return { page: page.filter(isOverTheNetwork), python: python.filter(isOverTheNetwork) };
}

/**
 * @param {Fetched} before
 * @param {Fetched} after
 * @returns {string[]} what came in between
 */
export const cameBetween = (before, after) => [
  ...after.page.slice(before.page.length),
  ...after.python.slice(before.python.length),
];

/** @param {PerformanceEntryList} entries */
const namesIn = (entries) => entries.map(({ name }) => name);

/** What the page made itself is in its memory, though it has an address. @param {string} address */
const isOverTheNetwork = (address) => !/^(blob|data):/.test(address);
