/**
 * Shuts the service worker in: the page's content security policy does not bind it, so that the ways
 * out are taken from it before it does anything. The scripts that it is made of know what they need.
 */

import { confine, take } from "../engine/confine.js";

const OF_CLIENTS = ["openWindow"];
const OF_REGISTRATION = [
  "backgroundFetch",
  "cookies",
  "periodicSync",
  "pushManager",
  "showNotification",
  "sync",
];

/** @param {ServiceWorkerGlobalScope} scope */
export function shutIn(scope) {
  confine({});
  for (const name of OF_CLIENTS) take(scope.clients, name);
  for (const name of OF_REGISTRATION) take(scope.registration, name);
  take(WindowClient.prototype, "navigate");
}
