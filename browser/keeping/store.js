/**
 * This site's own store in the browser (IndexedDB): what goes in is on disk before it counts as
 * kept, and whatever the browser does, there is an answer within seconds.
 *
 * Sites that share an address, as all of one owner's on github.io do, have a store each: its name
 * has the site's path in it. Looking makes no store where there is none.
 */

/**
 * Why something could not be kept: the browser lets no page keep anything here; there is no room;
 * it does not answer.
 * @typedef {"refused" | "full" | "silent"} Why
 *
 * @typedef {{ assessments: IDBObjectStore, entries: IDBObjectStore }} Stores
 */

export const NAME = `inkbubble${new URL("../../../", import.meta.url).pathname}`;

/**
 * The version of the store. A later one only adds to it, so that a page that was opened before
 * goes on keeping: it opens what it finds, and knows its own part.
 */
const VERSION = 1;
const STORES = /** @type {const} */ (["assessments", "entries"]);
const PATIENCE = 4_000; // milliseconds

/** @type {Promise<IDBDatabase | null> | null} */
let connection = null;

/**
 * Changes the store; resolved once all of it is on disk.
 *
 * @template Made
 * @param {(stores: Stores, done: (made: Made) => void) => void} make
 * @returns {Promise<Made | undefined>}
 */
export const change = (make) => soon(transact(true, make));

/**
 * Looks into the store; undefined where there is none.
 *
 * @template Made
 * @param {(stores: Stores, done: (made: Made) => void) => void} make
 * @returns {Promise<Made | undefined>}
 */
export const look = (make) => soon(transact(false, make));

/**
 * @param {unknown} error of a change or a look
 * @returns {Why}
 */
export function whyNot(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  return name === "SilentStore" ? "silent" : "refused";
}

/**
 * @template Made
 * @param {boolean} writes
 * @param {(stores: Stores, done: (made: Made) => void) => void} make
 * @returns {Promise<Made | undefined>}
 */
async function transact(writes, make) {
  const transaction = await begin(writes);
  if (!transaction) return undefined;
  return new Promise((resolve, reject) => {
    /** @type {Made | undefined} */
    let made;
    transaction.oncomplete = () => resolve(made);
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    try {
      const [assessments, entries] = STORES.map((name) => transaction.objectStore(name));
      make({ assessments, entries }, (value) => (made = value));
    } catch (error) {
      reject(error);
      transaction.abort();
    }
  });
}

/**
 * @param {boolean} writes
 * @returns {Promise<IDBTransaction | undefined>}
 */
async function begin(writes) {
  const start = async () => {
    const database = await connected(writes);
    return database?.transaction([...STORES], writes ? "readwrite" : "readonly", {
      durability: "strict",
    });
  };
  try {
    return await start();
  } catch {
    connection = null; // the browser closed it in the meantime
    return start();
  }
}

/** @param {boolean} make the store if there is none */
async function connected(make) {
  connection ??= open(make);
  const mine = connection;
  try {
    const database = await mine;
    if (!database && connection === mine) connection = null;
    if (!database && make) return connected(make);
    return database;
  } catch (error) {
    if (connection === mine) connection = null;
    throw error;
  }
}

/**
 * @param {boolean} make
 * @returns {Promise<IDBDatabase | null>}
 */
async function open(make) {
  const database = await opened(make, VERSION).catch((error) => {
    if (error?.name !== "VersionError") throw error;
    return opened(make); // a newer page has been here
  });
  if (!database) return null;
  const leave = () => {
    database.close(); // what is under way is still written
    connection = null;
  };
  database.onversionchange = leave;
  database.onclose = leave;
  return database;
}

/**
 * @param {boolean} make
 * @param {number} [version]
 * @returns {Promise<IDBDatabase | null>}
 */
function opened(make, version) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, version);
    let none = false;
    request.onupgradeneeded = () => {
      none = !make;
      if (none) request.transaction?.abort();
      else build(request.result);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (none ? resolve(null) : reject(request.error));
  });
}

/** @param {IDBDatabase} database */
function build(database) {
  database.createObjectStore("assessments", { keyPath: "id" });
  database.createObjectStore("entries", { keyPath: ["assessment", "key"] });
}

/**
 * Gives up on a store that does not answer; the next try opens it anew.
 *
 * @template Made
 * @param {Promise<Made>} answer
 * @returns {Promise<Made>}
 */
export function soon(answer) {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => {
      connection = null;
      reject(Object.assign(new Error("the store is silent"), { name: "SilentStore" }));
    }, PATIENCE);
    answer.then(resolve, reject).finally(() => clearTimeout(patience));
  });
}
