/** All that this site's stores hold, record by record, as it is written: for the visitor to read. */

import { firstResults } from "./first-store.js";
import { look } from "./store.js";

/**
 * @typedef {object} Written
 * @property {unknown[]} assessments
 * @property {unknown[]} entries
 * @property {unknown[]} first_results of the store that the site had in its first days
 */

/** @returns {Promise<Written>} */
export async function allWritten() {
  const found = await look((stores, /** @type {(made: object) => void} */ done) => {
    const assessments = stores.assessments.getAll();
    const entries = stores.entries.getAll();
    entries.onsuccess = () => done({ assessments: assessments.result, entries: entries.result });
  });
  return { assessments: [], entries: [], ...found, first_results: await firstResults() };
}
