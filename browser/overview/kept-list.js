/** The assessments of one instrument that this device keeps, as a list with what can be done. */

import { all, one } from "../page/form.js";
import { fill } from "../assess/steps.js";
import { longDay } from "../page/today.js";

/** @import { Entries, Whole } from "../keeping/records.js" */

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
  countIn(entry, entries);
  nameIn(entry, name);
  for (const part of all(entry, "[data-if]")) {
    if ((part.dataset.if === "finished") !== (finished !== null)) part.remove();
  }
  for (const part of all(entry, "[data-needs-page]")) {
    if (!page) part.remove();
    else if (part instanceof HTMLAnchorElement) part.href = `${page}#continue=${id}`;
  }
  return entry;
}

/**
 * @param {HTMLElement} entry
 * @param {string} name
 */
export function nameIn(entry, name) {
  fill(entry, "[data-name]", name);
  one(entry, "[data-name]", HTMLElement).hidden = !name;
}

/**
 * Says how many answers and notes there are.
 *
 * @param {HTMLElement} entry
 * @param {Entries} entries
 */
export function countIn(entry, entries) {
  /** @param {string} part */
  const many = (part) => [...entries.keys()].filter((key) => key.startsWith(part)).length;
  fill(entry, "[data-answers]", many("response/"));
  fill(entry, "[data-many-notes]", many("note/"));
  one(entry, "[data-notes]", HTMLElement).hidden = !many("note/");
}

/**
 * Those that are finished, the latest day first: a file of an earlier day may come in later.
 *
 * @param {Whole[]} kept
 */
export const finishedOf = (kept) =>
  kept
    .filter(({ assessment }) => assessment.finished !== null)
    .sort((one, other) => (one.assessment.finished ?? "") < (other.assessment.finished ?? "") ? 1 : -1);
