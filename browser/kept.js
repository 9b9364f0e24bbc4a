/**
 * Results that the visitor chose to keep, in this browser's own store (IndexedDB): one for each
 * assessment, the last one kept. Only here does the site store anything. Details about the visitor
 * are never kept.
 */

/**
 * @typedef {object} Kept
 * @property {string} id     the instrument's
 * @property {string} date   the day it was kept, such as 2026-11-22
 * @property {import("./paper.js").ResponseSet} responses   the response set, plan and all
 */

const NAME = "inkbubble";
const VERSION = 1;
const STORE = "results";
const PATIENCE = 5_000; // milliseconds for the browser to open its store

/**
 * Keeps a result; resolved once it is on disk.
 * @param {Kept} kept
 */
export const keep = (kept) => change((store) => store.put(kept));

/**
 * Changes the plan of a kept result, if that very result is still the one kept: it may have been
 * removed, or replaced, by another tab.
 * @param {Kept} kept
 * @returns {Promise<boolean>} whether it was
 */
export async function amend(kept) {
  let same = false;
  await change((store) => {
    const request = store.get(kept.id);
    request.onsuccess = () => {
      same = withoutPlan(request.result) === withoutPlan(kept);
      if (same) store.put({ ...kept, date: request.result.date });
    };
  });
  return same;
}

/** @param {Kept | undefined} kept */
function withoutPlan(kept) {
  return kept && JSON.stringify({ ...kept.responses, plan: null });
}

/**
 * Removes the result of an instrument, or all of them.
 * @param {string | null} id
 */
export const remove = (id) =>
  change((store) => (id === null ? store.clear() : store.delete(id)));

/**
 * Every result that is kept, by the instrument's id. Looking makes no store where there is none.
 * @returns {Promise<Kept[]>}
 */
export async function everything() {
  const database = await open(false);
  if (!database) return [];
  try {
    const request = database.transaction(STORE).objectStore(STORE).getAll();
    return await new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

/** @param {(store: IDBObjectStore) => void} make */
async function change(make) {
  const database = await open(true);
  if (!database) return;
  try {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    make(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/**
 * @param {boolean} make the store if there is none; otherwise there is then nothing to open
 * @returns {Promise<IDBDatabase | null>}
 */
function open(make) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    let none = false;
    request.onupgradeneeded = () => {
      none = !make;
      if (make) request.result.createObjectStore(STORE, { keyPath: "id" });
      else request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (none ? resolve(null) : reject(request.error));
    setTimeout(() => reject(new Error("the store is silent")), PATIENCE);
    request.onblocked = () => reject(new Error("another page holds the store"));
  });
}
