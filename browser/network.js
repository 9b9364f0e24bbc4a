/**
 * The site's only way to the network: reading files of this site, each by its plain address.
 *
 * No other script fetches, imports by a variable address, starts a worker or makes an element that
 * loads: tests/privacy holds them to it. Whatever is asked for here that is no address below this
 * site's own, or that carries a query, is refused before anything is sent.
 */
import { SERVICE_WORKER, trustedScriptURL } from "./page/trusted.js";

/** Where this site begins: this module is assets/(content)/network.js. */
export const ROOT = new URL("../../", import.meta.url).href;

// Workers hide the global one from everything else; this one is known to this module alone.
const get = globalThis.fetch.bind(globalThis);

/**
 * Reads a file of this site.
 *
 * @param {string | URL} address absolute, below the site's own
 * @param {{ cache?: RequestCache, signal?: AbortSignal }} [how]
 * @returns {Promise<Response>} rejected with a TypeError where there is no connection, where the
 *   host sends elsewhere, and where the address is none of this site's
 */
export async function read(address, { cache = "default", signal } = {}) {
  return get(ownAddress(address), {
    cache,
    signal,
    mode: "same-origin",
    redirect: "error",
    referrerPolicy: "no-referrer",
  });
}

/**
 * Imports a module script of this site.
 *
 * @param {string | URL} address
 */
export async function script(address) {
  return import(ownAddress(address));
}

/**
 * Puts one of the site's style sheets into the page; settled once it is there, or can't be had.
 *
 * @param {string | URL} address
 * @returns {Promise<boolean>} whether it is there
 */
export function style(address) {
  const page = Reflect.get(globalThis, "document"); // workers have none
  const link = page.createElement("link");
  link.rel = "stylesheet";
  link.href = ownAddress(address);
  const settled = new Promise((resolve) => {
    link.onload = () => resolve(true);
    link.onerror = () => resolve(false);
  });
  page.head.append(link);
  return settled;
}

/**
 * Starts a worker from a module script of this site.
 *
 * The worker comes from a blob that imports the script: so it is bound by the page's content
 * security policy. One from an address of its own would not be.
 *
 * @param {string | URL} address
 * @returns {{ worker: Worker, begun: () => void }} `begun` is to be called once the worker runs
 */
export function worker(address) {
  const source = `import ${JSON.stringify(ownAddress(address))};`;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const made = new Worker(trustedScriptURL(url), { type: "module", name: "inkbubble" });
  return { worker: made, begun: () => URL.revokeObjectURL(url) };
}

/**
 * The service workers that the browser lets this page see, of this site and of others beside it.
 *
 * @returns {ServiceWorkerContainer | null} null where there can be none
 */
export function serviceWorkers() {
  try {
    return Reflect.get(globalThis.navigator, "serviceWorker") ?? null;
  } catch {
    return null; // a page that is shut in is refused even the question
  }
}

/**
 * Has the browser install this site's service worker, or look for a newer one.
 *
 * @returns {Promise<ServiceWorkerRegistration | undefined>} rejected where it will not
 */
export async function register() {
  const options = /** @type {const} */ ({ type: "module", updateViaCache: "none" });
  return serviceWorkers()?.register(trustedScriptURL(SERVICE_WORKER), options);
}

/** Whether a service worker is this site's: the same address may have others. @param {ServiceWorker} it */
export const isOwn = ({ scriptURL }) => scriptURL === SERVICE_WORKER;

/** An address that no site can have: the ending is reserved for names that lead nowhere. */
export const ELSEWHERE = "https://elsewhere.invalid/";

/** Tries on purpose to reach another address, which the browser has to refuse by the page's policy. */
export async function tryElsewhere() {
  await get(ELSEWHERE, { mode: "no-cors" }).catch(() => {});
}

/**
 * Tries on purpose to send something in an address of this site, which the service worker has to
 * refuse.
 *
 * @returns {Promise<boolean | null>} whether it was refused; null, and not tried, where no service
 *   worker stands between this page and the network
 */
export async function tryQuery() {
  const between = serviceWorkers()?.controller;
  if (!between || !isOwn(between)) return null;
  return get(`${ROOT}files.sha256?tried-on-purpose`).then(
    () => false,
    () => true,
  );
}

/**
 * @param {string | URL} address
 * @returns {string} the address, once it is sure that it is one of this site's files
 */
function ownAddress(address) {
  const { href, search } = new URL(address);
  if (!href.startsWith(ROOT) || search) throw new TypeError("Only files of this site are read.");
  return href;
}
