/** The assessments that this device keeps: looked at, changed, added and deleted as wholes. */

import { put, tell } from "./records.js";
import { soundAssessment, soundEntries } from "./sound.js";
import { change, look } from "./store.js";

/** @import { Assessment, Entries, Whole } from "./records.js" */

/**
 * Changes the record of an assessment, if it is still there.
 *
 * @param {string} id
 * @param {Partial<Assessment>} changes
 * @param {Entries} [entries] to be changed with it, undefined for those that are no more
 * @returns {Promise<Assessment | null>}
 */
export async function amend(id, changes, entries = new Map()) {
  const written = await change((stores, /** @type {(made: Assessment | null) => void} */ done) => {
    const found = stores.assessments.get(id);
    found.onsuccess = () => {
      done(found.result ? put(stores, { ...found.result, ...changes }, entries) : null);
    };
  });
  tell(id, [...entries.keys()]);
  return written ?? null;
}

/**
 * Adds whole assessments: all of them, or none.
 *
 * @param {Whole[]} wholes
 */
export async function add(wholes) {
  await change((stores) => {
    for (const { assessment, entries } of wholes) put(stores, assessment, entries);
  });
  for (const { assessment } of wholes) tell(assessment.id);
}

/** Empties the store, of what no page can show as well. */
export async function removeEverything() {
  const gone = await change((stores, /** @type {(made: IDBValidKey[]) => void} */ done) => {
    const ids = stores.assessments.getAllKeys();
    ids.onsuccess = () => done(ids.result);
    stores.assessments.clear();
    stores.entries.clear();
  });
  for (const id of gone ?? []) tell(String(id));
}

/**
 * Deletes assessments with all that is in them: all of these, or none.
 *
 * @param {string[]} ids
 */
export async function remove(ids) {
  await change((stores) => {
    for (const id of ids) {
      stores.assessments.delete(id);
      stores.entries.delete(keysOf(id));
    }
  });
  for (const id of ids) tell(id);
}

/**
 * An assessment as it is kept, if it is.
 *
 * @param {string} id
 * @returns {Promise<Whole | null>}
 */
export async function whole(id) {
  const found = await look((stores, /** @type {(made: Whole | null) => void} */ done) => {
    const record = stores.assessments.get(id);
    const entries = stores.entries.getAll(keysOf(id));
    entries.onsuccess = () => {
      const [assessment] = soundAssessment(record.result);
      done(assessment ? { assessment, entries: soundEntries(entries.result) } : null);
    };
  });
  return found ?? null;
}

/**
 * Every assessment that is kept, the one changed last first.
 *
 * @param {string} [instrument] only this one's
 * @returns {Promise<Whole[]>}
 */
export async function every(instrument) {
  const found = await look((stores, /** @type {(made: Whole[]) => void} */ done) => {
    const records = stores.assessments.getAll();
    const entries = stores.entries.getAll();
    entries.onsuccess = () => {
      /** @type {Map<string, any[]>} */
      const parts = new Map(records.result.map(({ id }) => [id, []]));
      for (const entry of entries.result) parts.get(entry.assessment)?.push(entry);
      const sound = records.result.flatMap(soundAssessment);
      done(
        sound.map((assessment) => ({
          assessment,
          entries: soundEntries(parts.get(assessment.id) ?? []),
        })),
      );
    };
  });
  return (found ?? [])
    .filter(({ assessment }) => !instrument || assessment.instrument === instrument)
    .sort((one, other) => other.assessment.changed - one.assessment.changed);
}

/** @param {string} id */
const keysOf = (id) => IDBKeyRange.bound([id], [id, []]); // a list comes after every text
