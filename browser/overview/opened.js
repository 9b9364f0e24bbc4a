/** The text of a file that the visitor chose, before Python sees it. */

/**
 * What Python found wrong, in one line.
 * @typedef {{ text: string }} Problem
 */

const LARGEST = 80_000_000; // bytes; Python says more exactly what is too large

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
export const readText = (file) => file.slice(0, LARGEST).text();

/**
 * The instrument that a response set says it is of, as far as it can be relied on.
 *
 * @param {any} responses plain data that may come from anywhere
 * @returns {{ id: string, version: string }}
 */
export function instrumentIn(responses) {
  const { id, version } = responses?.instrument ?? {};
  return { id: textOf(id), version: textOf(version) };
}

/** @param {unknown} value */
const textOf = (value) => (typeof value === "string" ? value : "");
