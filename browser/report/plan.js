/** The plan as it stands in a report: which steps are picked, and what is written beside them. */

import { all, one } from "../page/form.js";

/**
 * @typedef {{ id: string, text: string, owner?: string, due?: string, note?: string }} Step
 */

/**
 * The steps that are picked, in their order on the page; one of the visitor's own needs a text.
 *
 * @param {ParentNode} block
 * @returns {Step[]}
 */
export function planIn(block) {
  return all(block, "li[data-step]").filter(isPicked).map(stepIn).filter(({ text }) => text);
}

/** @param {HTMLElement} entry */
const isPicked = (entry) => entry.querySelector("input[type=checkbox]:checked") !== null;

/**
 * @param {HTMLElement} entry
 * @returns {Step}
 */
function stepIn(entry) {
  const what = one(entry, ".what", HTMLElement); // words, or a field of the visitor's own
  /** @type {Step} */
  const step = { id: entry.dataset.step ?? "", text: what.textContent ?? "" };
  for (const field of all(entry, "[data-plan]")) {
    const key = /** @type {"text" | "owner" | "due" | "note"} */ (field.dataset.plan);
    const { value } = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (field);
    if (value.trim()) step[key] = value.trim();
  }
  return step;
}

/**
 * Adds an empty step of the visitor's own, ready to be written.
 *
 * @param {HTMLElement} block
 */
export function stepOfOnesOwn(block) {
  const sheet = one(block, "template[data-own]", HTMLTemplateElement);
  if (planIn(block).length >= Number(sheet.dataset.most)) return; // no plan can have more
  const entry = one(document.importNode(sheet.content, true), "li", HTMLElement);
  entry.dataset.step = `own/${Date.now()}`; // another window may be adding one as well
  one(block, ".offer", HTMLElement).append(entry);
  one(entry, ".what", HTMLElement).focus();
}
