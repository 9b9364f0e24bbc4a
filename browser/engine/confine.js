/**
 * Shuts the worker in before it loads Python: no way out to the network or into the browser's stores.
 *
 * The page's content security policy holds the worker too. This is the second lock: Python, and
 * Pyodide under it, do not even find the means.
 */

const WAYS_OUT = [
  "BroadcastChannel",
  "EventSource",
  "RTCPeerConnection",
  "SharedWorker",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "Worker",
  "XMLHttpRequest",
  "caches",
  "cookieStore",
  "fetch",
  "importScripts",
  "indexedDB",
  "webkitRequestFileSystem",
  "webkitRequestFileSystemSync",
  "webkitResolveLocalFileSystemSyncURL",
  "webkitResolveLocalFileSystemURL",
];
const STORES_OF_NAVIGATOR = ["serviceWorker", "storage", "storageBuckets"];

/**
 * Take the ways out from the worker, and leave a `fetch` that knows the given addresses only.
 * @param {Record<string, () => Response>} known what to answer for each absolute address; may grow
 */
export function confine(known) {
  for (const name of WAYS_OUT) take(globalThis, name);
  for (const name of STORES_OF_NAVIGATOR) take(navigator, name);
  Object.defineProperty(globalThis, "fetch", {
    /** @param {string | URL} address */
    value: async (address) => {
      const name = String(address);
      if (Object.hasOwn(known, name)) return known[name]();
      throw new TypeError("Nothing is fetched here.");
    },
  });
}

/**
 * Takes a way out from a thing.
 *
 * @param {object} thing
 * @param {string} name of what is taken from it, and from wherever it has that
 */
export function take(thing, name) {
  for (let owner = thing; owner; owner = Object.getPrototypeOf(owner)) {
    // What the browser will not give up is at least hidden by the property set below.
    if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name);
  }
  Object.defineProperty(thing, name, { value: undefined, configurable: true });
}
