/**
 * What the service worker answers: the exact files of its build, read without a query, and nothing
 * else. It decides by the request's address alone; what is refused is sent nowhere.
 */

import { read, ROOT } from "../network.js";
import { Failure } from "./build.js";
import { LIST } from "./list.js";
import { copyIn, names } from "./stores.js";

/** @import { Build } from "./build.js" */
/** @import { List } from "./list.js" */

const OWN_SCRIPT = "service-worker.js"; // on no list, since it names the list

/**
 * @param {Request} request
 * @param {Build} build
 * @returns {Promise<Response>}
 */
export async function answer(request, build) {
  const address = new URL(request.url);
  address.hash = "";
  const path = pathOf(address);
  const visits = request.mode === "navigate";
  if (request.method !== "GET" || path === null) return Response.error();
  if (address.search && !visits) return Response.error();
  if (address.search) return withoutQuery(address);
  try {
    if (path === OWN_SCRIPT) return await read(address, { cache: "no-store" });
    const list = await build.list();
    if (!list) return await stepAside(address, path, visits);
    if (!visits) return await file(request, path, list, build);
    return await page(address, path, list, build);
  } catch {
    return Response.error(); // the browser says that there is no connection
  }
}

/**
 * @param {URL} address
 * @returns {string | null} the path of a file, from the site's root; null if it is not below that
 */
function pathOf({ origin, pathname }) {
  const whole = origin + pathname;
  try {
    return whole.startsWith(ROOT) ? decodeURIComponent(whole.slice(ROOT.length)) : null;
  } catch {
    return null;
  }
}

/** @param {URL} address that somebody has added something to, to count visits by */
function withoutQuery(address) {
  address.search = "";
  return Response.redirect(address.href);
}

/**
 * A page; the file of a folder is its index.html.
 *
 * @param {URL} address
 * @param {string} path
 * @param {List} list
 * @param {Build} build
 */
async function page(address, path, list, build) {
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const digest = list.get(name);
  try {
    if (digest) return await build.file(name, digest);
  } catch (error) {
    if (!(error instanceof Failure && error.reason === "damaged")) throw error;
    // The copy is lost, and the host has another build of the page by now: that one is shown.
    await build.abandon();
    return stepAside(address, path, true);
  }
  if (name === LIST) return (await copyIn(build.name, LIST)) ?? Response.error();
  if (list.has(`${path}/index.html`)) return withSlash(address);
  const missing = await build.file("404.html", list.get("404.html") ?? "");
  return new Response(missing.body, { status: 404, headers: missing.headers });
}

/** @param {URL} address of a folder */
function withSlash(address) {
  address.pathname += "/";
  return Response.redirect(address.href);
}

/**
 * A file that a page asks for.
 *
 * @param {Request} request
 * @param {string} path
 * @param {List} list
 * @param {Build} build
 */
async function file(request, path, list, build) {
  const digest = list.get(path);
  if (digest) return build.file(path, digest, request.cache === "reload");
  if (path === LIST) return (await copyIn(build.name, LIST)) ?? Response.error();
  return (await olderFile(path)) ?? Response.error();
}

/**
 * A file of a build whose copies are still kept: pages of it may be open. The name of such a file
 * changes with its content, so it can't be taken for another's.
 *
 * @param {string} path
 */
async function olderFile(path) {
  if (!path.includes("/") || path.endsWith(".html")) return undefined;
  for (const name of await names()) {
    const copy = await copyIn(name, path);
    if (copy) return copy;
  }
  return undefined;
}

/**
 * What a build answers that has lost its copies, when the host has another by now: whatever the host
 * has, as if there were no service worker.
 *
 * @param {URL} address
 * @param {string} path
 * @param {boolean} visits whether it is a page that is asked for
 */
async function stepAside(address, path, visits) {
  if (visits && /(^|\/)[^/.]+$/.test(path)) return withSlash(address);
  return (!visits && (await olderFile(path))) || read(address);
}
