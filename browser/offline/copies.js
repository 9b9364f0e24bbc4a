/** What the browser keeps of this site's own files, so that it works without a connection. */

import { ROOT, serviceWorkers } from "../network.js";
import { LIST } from "./list.js";
import { copyIn, drop, names, open } from "./stores.js";
import { WANTED } from "./wanted.js";

/**
 * This site's own service worker; the address may have another's, too.
 *
 * @returns {Promise<ServiceWorkerRegistration | undefined>}
 */
export async function registered() {
  const found = await serviceWorkers()?.getRegistration(ROOT);
  return found?.scope === ROOT ? found : undefined;
}

/**
 * Whether the site works without a connection: its files are all here, and a service worker is there
 * to answer with them.
 */
export async function isReady() {
  if (!(await registered())?.active) return false;
  for (const name of await names()) if (await copyIn(name, LIST)) return true;
  return false;
}

/**
 * @returns {Promise<{ ready: boolean, files: number, bytes: number } | null>} how much is kept, and
 *   whether that is all that is needed; null where the browser or the publisher wants none of it
 */
export async function state() {
  if (!serviceWorkers() || !WANTED) return null;
  try {
    const kept = { ready: await isReady(), files: 0, bytes: 0 };
    for (const name of await names()) {
      const cache = await open(name);
      const copies = await Promise.all(((await cache?.keys()) ?? []).map((key) => cache?.match(key)));
      kept.files += copies.length;
      for (const copy of copies) kept.bytes += Number(copy?.headers.get("Content-Length") ?? 0);
    }
    return kept;
  } catch {
    return null;
  }
}

/**
 * Deletes all copies, and has the browser forget the service worker. Pages that are open work on by
 * the network; the next answer that is given begins to keep copies anew.
 */
export async function forget() {
  await (await registered())?.unregister();
  for (const name of await names()) await drop(name);
}
