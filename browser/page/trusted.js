/**
 * The page's only Trusted Types policy: what may become markup or a worker's script, and no more.
 *
 * Markup comes from Python, which escapes whatever it is given, or from a file of this site; a script
 * address is one that the page made itself out of a blob, or the service worker's. Where a browser
 * knows no Trusted Types, texts pass as they are.
 */

/**
 * @typedef {object} Policy
 * @property {(html: string) => string} createHTML
 * @property {(url: string) => string} createScriptURL
 */

/** The service worker's script: this module is assets/(content)/page/trusted.js. */
export const SERVICE_WORKER = new URL("../../../service-worker.js", import.meta.url).href;

/** @type {Policy} */
const rules = {
  createHTML: (html) => html,
  createScriptURL: (url) => {
    const own = url.startsWith("blob:") || url === SERVICE_WORKER;
    if (!own) throw new TypeError("Only a script of this page's own may run.");
    return url;
  },
};

/** @type {{ createPolicy(name: string, rules: Policy): Policy } | undefined} */
const factory = Reflect.get(globalThis, "trustedTypes");

// Declared as giving strings, because the types of the platform's sinks ask for strings.
const policy = factory?.createPolicy("inkbubble", rules) ?? rules;

/**
 * Markup made by Python, for `innerHTML` and its kin.
 * @param {string} html
 */
export const trustedHTML = (html) => policy.createHTML(html);

/**
 * The address of a blob, for `new Worker`, or of the service worker.
 * @param {string} url
 */
export const trustedScriptURL = (url) => policy.createScriptURL(url);
