/**
 * The service worker of a site that is not to be kept any more: it deletes the copies that others
 * kept here, and itself. It answers no request, so that all go to the host.
 */

import { drop, names } from "./stores.js";

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

scope.addEventListener("message", (event) => {
  if (event.data === "use") event.waitUntil(scope.skipWaiting());
});
scope.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await names()) await drop(name);
  await scope.registration.unregister();
}
