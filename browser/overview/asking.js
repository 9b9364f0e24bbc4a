/** What the overview asks before it deletes or renames. */

import { one } from "../page/form.js";
import { fill } from "../assess/steps.js";

/**
 * @param {string[]} told what would be gone, a line each
 * @returns {Promise<boolean>} whether the visitor wants it gone
 */
export async function mayDelete(told) {
  const dialog = one(document, "dialog.removal", HTMLDialogElement);
  one(dialog, "ul", HTMLElement).replaceChildren(
    ...told.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
  );
  fill(dialog, "[data-many]", told.length);
  return (await answerOf(dialog)) === "remove";
}

/**
 * @param {string} name the present one
 * @returns {Promise<string | null>} the new one, which may be empty; null to leave it
 */
export async function askForName(name) {
  const dialog = one(document, "dialog.naming", HTMLDialogElement);
  const field = one(dialog, "input", HTMLInputElement);
  field.value = name;
  const answered = answerOf(dialog);
  field.select();
  return (await answered) === "name" ? field.value.trim() : null;
}

/**
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<string>} the value of the button that closed it, if one did
 */
export async function answerOf(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  return dialog.returnValue;
}
