/** Puts counts and words into the places that a page has for them. */

import { all } from "./form.js";

/**
 * @param {HTMLElement} root
 * @param {string} name
 * @param {string | number} value
 */
export function put(root, name, value) {
  for (const place of all(root, `[data-put=${name}]`)) {
    place.textContent = typeof value === "number" ? value.toLocaleString("en-GB") : value;
  }
}
