/**
 * The store of this site's first days: one result for each assessment, kept on request. What is in
 * it becomes a finished assessment like any other; a page from those days may still add to it.
 */

import { add, whole } from "./assessments.js";
import { differences, entriesOf } from "./entries.js";
import { begin } from "./records.js";

/** @import { ResponseSet } from "../report/paper.js" */
/** @import { Whole } from "./records.js" */

/** @typedef {{ id: string, date: string, responses: ResponseSet }} Kept */

const NAME = "inkbubble";
const STORE = "results";

/**
 * Takes over what it has of these instruments; other sites at this address may have others in it.
 *
 * @param {string[]} instruments
 */
export async function takeOver(instruments) {
  await within(async (store) => {
    /** @type {Kept[]} */
    const every = await answer(store("readonly").getAll());
    const kept = every.filter(({ id }) => instruments.includes(id));
    if (!kept.length) return;
    for (const one of kept) await addOnce(asAssessment(one));
    const results = store("readwrite");
    for (const one of kept) {
      const still = await answer(results.get(one.id));
      if (JSON.stringify(still) === JSON.stringify(one)) await answer(results.delete(one.id));
    }
  });
}

/**
 * What is in it, as it is written.
 *
 * @returns {Promise<unknown[]>} nothing where there is no such store
 */
export async function firstResults() {
  return (await within((store) => answer(store("readonly").getAll()))) ?? [];
}

/** Empties it, of other sites' results as well: nobody can tell whose they are. */
export async function emptyFirstStore() {
  await within((store) => answer(store("readwrite").clear()));
}

/**
 * @template Made
 * @param {(store: (mode: IDBTransactionMode) => IDBObjectStore) => Promise<Made>} does
 * @returns {Promise<Made | undefined>} undefined where there is no such store
 */
async function within(does) {
  const there = (await indexedDB.databases?.()) ?? [];
  if (!there.some(({ name }) => name === NAME)) return undefined;
  const database = await answer(indexedDB.open(NAME));
  try {
    return await does((mode) => database.transaction(STORE, mode, STRICT).objectStore(STORE));
  } finally {
    database.close();
  }
}

/**
 * Adds an assessment, unless a window that was closed too early has done it already; under another
 * id where the one that is there is not the same.
 *
 * @param {Whole} taken
 */
async function addOnce(taken) {
  const there = await whole(taken.assessment.id);
  if (there && !differences(there.entries, taken.entries).size) return;
  const { id } = there ? begin(taken.assessment) : taken.assessment;
  await add([{ ...taken, assessment: { ...taken.assessment, id } }]);
}

const STRICT = /** @type {const} */ ({ durability: "strict" });

/** @param {Kept} kept */
function asAssessment({ id: instrument, date, responses }) {
  const { version } = responses.instrument;
  const changed = Date.parse(`${date}T12:00`);
  const assessment = {
    ...begin({ instrument, version, digest: "" }),
    id: `first-${instrument}-${date}`,
    begun: changed,
    changed,
    finished: date,
  };
  return { assessment, entries: entriesOf(responses) };
}

/**
 * @template Made
 * @param {IDBRequest<Made>} request
 * @returns {Promise<Made>}
 */
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
