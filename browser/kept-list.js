/** The assessments of one instrument that this device keeps, as a list with what can be done. */

import { all, one } from "./form.js";
import { fill } from "./steps.js";
import { longDay } from "./today.js";

/** @import { Whole } from "./records.js" */

/**
 * @param {HTMLElement} list
 * @param {Whole[]} kept
 * @param {string | undefined} page of the instrument; none where the site has it no more
 */
export function listKept(list, kept, page) {
  const sheet = one(document, "#kept_", HTMLTemplateElement);
  list.replaceChildren(...kept.map((whole) => row(sheet, whole, page)));
}

/**
 * @param {HTMLTemplateElement} sheet
 * @param {Whole} whole
 * @param {string | undefined} page
 */
function row(sheet, { assessment, entries }, page) {
  const entry = one(document.importNode(sheet.content, true), "li", HTMLElement);
  const { id, name, begun, changed, finished } = assessment;
  entry.dataset.assessment = id;
  fill(entry, "[data-begun]", longDay(begun));
  fill(entry, "[data-day]", longDay(finished ?? changed));
  fill(entry, "[data-answers]", [...entries.keys()].filter(isAnswer).length);
  if (name) fill(entry, "[data-name]", name);
  for (const part of all(entry, "[data-if]")) {
    if ((part.dataset.if === "finished") !== (finished !== null)) part.remove();
  }
  for (const part of all(entry, "[data-needs-page]")) {
    if (!page) part.remove();
    else if (part instanceof HTMLAnchorElement) part.href = `${page}#continue=${id}`;
  }
  return entry;
}

/** @param {string} key */
const isAnswer = (key) => key.startsWith("response/");
