/**
 * How an assessment is kept: a record of its own, and one for each answer, note, wanted state, detail
 * and step of a plan in it, so that two windows never write over one another.
 *
 * Every change is told to the site's other windows, once it is on disk.
 */

import { change, NAME } from "./store.js";

/**
 * @typedef {object} Assessment
 * @property {string} id
 * @property {string} instrument
 * @property {string} version     the instrument's, that its entries are of
 * @property {string} digest      that version's
 * @property {string} name        what the visitor calls it; empty unless they gave it a name
 * @property {number} begun       in milliseconds, as `Date.now()`
 * @property {number} changed     likewise
 * @property {string | null} finished   the day, such as 2026-11-22
 * @property {string} place       the fragment where the visitor was last
 *
 * By key, such as `response/item`; see entries.js.
 * @typedef {Map<string, any>} Entries
 *
 * @typedef {{ assessment: Assessment, entries: Entries }} Whole
 *
 * What other windows are told: which entries of an assessment have changed; none when it is its
 * record that has, or when it is gone.
 * @typedef {{ assessment: string, keys: string[] }} News
 */

const channel = openChannel();

/** @param {(news: News) => void} listen to the site's other windows */
export function onNews(listen) {
  channel?.addEventListener("message", ({ data }) => listen(data));
}

/**
 * Writes entries, undefined for those that are no more; all but a plan's make a finished assessment
 * one in progress again. Gives the record, or null when the assessment has been deleted meanwhile.
 *
 * @param {Assessment} assessment
 * @param {Entries} changes
 * @param {boolean} make it if there is none
 * @returns {Promise<Assessment | null>}
 */
export async function write(assessment, changes, make) {
  const { id } = assessment;
  const written = await change((stores, /** @type {(made: Assessment | null) => void} */ done) => {
    const found = stores.assessments.get(id);
    found.onsuccess = () => {
      const there = found.result ?? (make ? assessment : null);
      const finished = [...changes.keys()].every(isPlan) ? there?.finished : null;
      done(there && put(stores, { ...there, changed: Date.now(), finished }, changes));
    };
  });
  tell(id, [...changes.keys()]);
  return written ?? null;
}

/**
 * A new assessment, which is not kept yet.
 *
 * @param {{ instrument: string, version: string, digest: string }} of
 * @returns {Assessment}
 */
export function begin(of) {
  const id = [...crypto.getRandomValues(new Uint32Array(4))].map((one) => one.toString(36)).join("");
  const now = Date.now();
  return { id, ...of, name: "", begun: now, changed: now, finished: null, place: "" };
}

/**
 * Puts an assessment and some of its entries into the store.
 *
 * @param {import("./store.js").Stores} stores
 * @param {Assessment} assessment
 * @param {Entries} entries
 */
export function put(stores, assessment, entries) {
  const { id } = assessment;
  stores.assessments.put(assessment);
  for (const [key, value] of entries) {
    if (value === undefined) stores.entries.delete([id, key]);
    else stores.entries.put({ assessment: id, key, value });
  }
  return assessment;
}

/** @param {string} key */
const isPlan = (key) => key.startsWith("plan/");

/**
 * @param {string} assessment
 * @param {string[]} [keys]
 */
export function tell(assessment, keys = []) {
  try {
    channel?.postMessage({ assessment, keys });
  } catch {
    return; // it is on disk; the others read it when the visitor turns to them
  }
}

/** @returns {BroadcastChannel | null} null where the browser gives none */
function openChannel() {
  try {
    return new BroadcastChannel(NAME);
  } catch {
    return null;
  }
}
