/**
 * What HTML itself can't check in a form: how many boxes are ticked, boxes that stand alone, an
 * address that is typed twice, and a field that holds nothing but spaces. What is said about it stands in the page; Python checks it again.
 */

import { all, isAsked } from "../page/form.js";

/** @import { Field } from "../page/form.js" */

/**
 * Keeps the checks current while the form is filled in.
 *
 * @param {HTMLFormElement} form
 */
export function watch(form) {
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const fieldset = target.closest("fieldset[data-kind=multiple_choice]");
    if (fieldset instanceof HTMLElement) several(fieldset, target);
    for (const field of all(form, "[data-same-as]")) typedTwice(form, field);
  });
  form.addEventListener("change", ({ target }) => {
    if (isTyped(target) && !target.value.trim()) target.value = "";
  });
  form.addEventListener("reset", () => {
    for (const field of all(form, "input")) /** @type {Field} */ (field).setCustomValidity("");
  });
}

/**
 * Whether it is a field in which spaces can stand.
 *
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement | HTMLTextAreaElement}
 */
function isTyped(target) {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ["text", "email", "tel"].includes(target.type);
}

/**
 * The first field of a step that is not right, if any; what is not asked is not looked at.
 *
 * @param {HTMLElement} step
 * @returns {Field | undefined}
 */
export function firstWrong(step) {
  const fields = /** @type {Field[]} */ (all(step, "input, select, textarea"));
  return fields.find((field) => !field.checkValidity() && isAsked(field));
}

/**
 * A box that stands alone unticks the others, and they untick it; too many are told of.
 *
 * @param {HTMLElement} fieldset
 * @param {HTMLInputElement} changed
 */
function several(fieldset, changed) {
  const boxes = /** @type {HTMLInputElement[]} */ (all(fieldset, "input"));
  const alone = "alone" in changed.dataset;
  for (const box of changed.checked ? boxes : []) {
    if (box !== changed && (alone || "alone" in box.dataset)) box.checked = false;
  }
  const { atMost, tooMany = "" } = fieldset.dataset;
  const ticked = boxes.filter(({ checked }) => checked);
  const over = atMost !== undefined && ticked.length > Number(atMost);
  for (const box of boxes) box.setCustomValidity(over && box === ticked[0] ? tooMany : "");
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} field
 */
function typedTwice(form, field) {
  const first = form.querySelector(`[name="${field.dataset.sameAs}"]`);
  if (!(field instanceof HTMLInputElement && first instanceof HTMLInputElement)) return;
  const differs = field.value.trim() !== first.value.trim();
  field.setCustomValidity(differs ? (field.dataset.differs ?? "") : "");
}
