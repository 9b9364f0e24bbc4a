/** The files of this site that the page itself fetches on demand: words and past editions. */

import { read } from "../network.js";
import { trustedHTML } from "./trusted.js";

/**
 * @param {URL | string} address
 * @returns {Promise<string>} rejected when the file is not to be had
 */
export async function text(address) {
  const answer = await read(address);
  if (!answer.ok) throw new Error(`the site has no ${answer.url}`);
  return answer.text();
}

/** The words that were fetched, by their name. @type {Map<string, Promise<string>>} */
const fetched = new Map();

/**
 * The words of a part of the page that only some visitors need: `name`.html, which the site has as
 * a text. They are fetched once, perhaps before they are needed.
 *
 * @param {string} name
 * @returns {Promise<HTMLElement>} what stands in it, in an element of its own
 */
export async function words(name) {
  const there = fetched.get(name) ?? text(new URL(`../${name}.txt`, import.meta.url));
  fetched.set(name, there);
  there.catch(() => fetched.delete(name));
  const frame = document.createElement("div");
  frame.innerHTML = trustedHTML(await there);
  return frame;
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
