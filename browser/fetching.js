/** The files of this site that the page itself fetches on demand: words, styles, past editions. */

import { trustedHTML } from "./trusted.js";

/**
 * @param {URL | string} address
 * @returns {Promise<string>} rejected when the file is not to be had
 */
export async function text(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the site has no ${answer.url}`);
  return answer.text();
}

/**
 * The words of a part of the page that only some visitors need: `name`.html, which the site has as
 * a text.
 *
 * @param {string} name
 * @returns {Promise<HTMLElement>} what stands in it, in an element of its own
 */
export async function words(name) {
  const frame = document.createElement("div");
  frame.innerHTML = trustedHTML(await text(new URL(`${name}.txt`, import.meta.url)));
  return frame;
}

/**
 * Puts one of the site's style sheets into the page; settled once it is there, or can't be had.
 *
 * @param {URL | string} address
 * @returns {Promise<boolean>} whether it is there
 */
export function style(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = String(address);
  const settled = new Promise((resolve) => {
    link.onload = () => resolve(true);
    link.onerror = () => resolve(false);
  });
  document.head.append(link);
  return settled;
}

/** The records that were fetched, by their address. @type {Map<string, Promise<object[]>>} */
const editions = new Map();

/**
 * The records of an instrument's past editions, the oldest first.
 *
 * @param {string | undefined} address where they are, if there are any
 * @returns {Promise<object[]>}
 */
export function pastEditions(address) {
  if (!address) return Promise.resolve([]);
  const there = editions.get(address);
  if (there) return there;
  const found = text(new URL(address, document.baseURI)).then((records) => JSON.parse(records));
  editions.set(address, found);
  found.catch(() => editions.delete(address));
  return found;
}
