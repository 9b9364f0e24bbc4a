/**
 * Notes of the visitor's own beside their answers: a button at each question, and a field once
 * there is something to write.
 */

import { all, one } from "../page/form.js";

/**
 * Offers a note at each question of a step.
 *
 * @param {HTMLElement} step
 */
export function offerNotes(step) {
  for (const question of all(step, "fieldset[data-item]")) {
    if (!question.querySelector(".note")) question.append(copy("#note-offer_"));
  }
}

/**
 * The field for the note to an item, which is made if need be; null where there is no such item.
 *
 * @param {ParentNode} form
 * @param {string} item
 * @returns {HTMLTextAreaElement | null}
 */
export function noteOf(form, item) {
  const question = form.querySelector(`fieldset[data-item="${CSS.escape(item)}"]`);
  if (!question) return null;
  const there = question.querySelector(".note textarea");
  if (there instanceof HTMLTextAreaElement) return there;
  const note = copy("#note_");
  const field = one(note, "textarea", HTMLTextAreaElement);
  field.name = `note_${item}`;
  question.querySelector(".note")?.remove();
  question.append(note);
  return field;
}

/** @param {string} sheet */
function copy(sheet) {
  const { content } = one(document, sheet, HTMLTemplateElement);
  const copied = document.importNode(content, true).firstElementChild;
  return /** @type {HTMLElement} */ (copied);
}
