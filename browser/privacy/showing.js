/** Puts what this device keeps into the privacy page. */

import { listKept } from "../overview/kept-list.js";
import { all, one } from "../page/form.js";
import { put } from "../page/putting.js";

/** @import { Kept } from "./kept.js" */

/** What is listed only where there is any of it. */
const RARE = ["aside", "firsts"];
const MEGABYTE = 1_000_000; // bytes

/**
 * @param {HTMLElement} place
 * @param {Kept} kept
 * @param {Map<string, string>} titles of the site's assessments, by id
 * @returns {boolean} whether there is anything that can be deleted
 */
export function showKept(place, kept, titles) {
  const { wholes, firsts, parts, copies, others, lasting, bytes } = kept;
  /** @type {Record<string, number>} */
  const counts = { assessments: wholes.length, firsts, ...parts };
  for (const [name, many] of Object.entries(counts)) put(place, name, many);
  for (const name of RARE) lineOf(place, name).hidden = !counts[name];
  choose(place, "copies", copies?.files ? "some" : "none");
  put(place, "files", copies?.files ?? 0);
  put(place, "copied", size(copies?.bytes ?? 0));
  one(place, "[data-ready]", HTMLElement).hidden = !copies?.ready;
  for (const [name, many] of Object.entries(others)) {
    choose(place, name, many === null ? "unseen" : many ? "some" : "none");
    put(place, name, many ?? 0);
  }
  choose(place, "lasting", lasting ? "some" : "none");
  choose(place, "bytes", bytes === null ? "unseen" : "some");
  put(place, "bytes", size(bytes ?? 0));
  listAssessments(one(place, ".kept-list", HTMLElement), kept, titles);
  const anything = wholes.length + firsts > 0 || Boolean(copies?.files);
  one(place, "[data-go=remove-all]", HTMLElement).hidden = !anything;
  one(place, "[data-go=remove-copies]", HTMLElement).hidden = !copies?.files;
  one(place, ".written", HTMLElement).hidden = wholes.length + firsts === 0;
  return anything;
}

/**
 * @param {HTMLElement} list
 * @param {Kept} kept
 * @param {Map<string, string>} titles
 */
function listAssessments(list, { wholes }, titles) {
  listKept(list, wholes, undefined);
  for (const [place, row] of all(list, "[data-assessment]").entries()) {
    const { instrument } = wholes[place].assessment;
    put(row, "title", titles.get(instrument) ?? instrument);
  }
}

/**
 * @param {HTMLElement} place
 * @param {string} name of what is told
 * @param {"some" | "none" | "unseen"} how which of its words are shown
 */
function choose(place, name, how) {
  for (const words of all(place, `[data-told=${name}] [data-if]`)) {
    words.hidden = words.dataset.if !== how;
  }
}

/**
 * @param {HTMLElement} place
 * @param {string} name
 */
const lineOf = (place, name) => one(place, `tr:has([data-put=${name}])`, HTMLElement);

/** @param {number} bytes */
function size(bytes) {
  const [unit, many] = bytes < MEGABYTE ? ["kilobyte", 1_000] : ["megabyte", MEGABYTE];
  const format = new Intl.NumberFormat("en-GB", { style: "unit", unit, maximumFractionDigits: 1 });
  return format.format(bytes / many);
}
