/**
 * The service worker: keeps a checked copy of each file of its build, and answers from these.
 *
 * The script at the site's root, which the build writes, hands it the build's digest. It never takes
 * a page over that is open, and takes the place of an older one only when a visitor says so, or when
 * no page of that is open any more: so a page and its files are always of one build.
 */

import { ROOT } from "../network.js";
import { answer } from "./answering.js";
import { Build, Failure } from "./build.js";
import { install } from "./installing.js";
import { LIST } from "./list.js";
import { shutIn } from "./shutting-in.js";
import { copyIn, drop, names } from "./stores.js";

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

/** @param {string} digest of the list of this build's files */
export function serve(digest) {
  shutIn(scope);
  const build = new Build(digest);
  scope.addEventListener("install", (event) => event.waitUntil(installOrTell(build)));
  scope.addEventListener("activate", (event) => event.waitUntil(dropUnfinished(build)));
  scope.addEventListener("fetch", (event) => event.respondWith(answer(event.request, build)));
  scope.addEventListener("message", (event) => {
    if (event.data === "use") event.waitUntil(scope.skipWaiting());
    else if (event.data === "hello") event.waitUntil(tidy(build));
  });
}

/** @param {Build} build */
async function installOrTell(build) {
  try {
    await install(build);
  } catch (error) {
    const reason = error instanceof Failure ? error.reason : "refused";
    console.info(`This build is not kept (${reason}): ${error}`);
    for (const client of await windows()) client.postMessage({ notKept: reason });
    throw error;
  }
}

/**
 * Deletes what installations left that never came to an end.
 *
 * @param {Build} build
 */
async function dropUnfinished({ name }) {
  for (const other of await names()) {
    if (other !== name && !(await copyIn(other, LIST))) await drop(other);
  }
}

/** The site's windows, whether this worker answers for them or not. */
async function windows() {
  const all = await scope.clients.matchAll({ includeUncontrolled: true, type: "window" });
  return all.filter(({ url }) => url.startsWith(ROOT));
}

/**
 * Deletes the copies of older builds, once nobody can need them: a page of this build says hello, no
 * other window of the site is open, and no newer build is on its way.
 *
 * @param {Build} build
 */
async function tidy({ name }) {
  const older = (await names()).filter((other) => other !== name);
  if (!older.length || (await windows()).length > 1) return;
  const { installing, waiting } = scope.registration;
  for (const other of installing || waiting ? [] : older) {
    if (await copyIn(other, LIST)) await drop(other); // without a list, it is one being installed
  }
}
