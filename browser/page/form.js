/**
 * The questionnaire as it stands in the page: its steps and questions, and what is filled in.
 *
 * An item's id is the name of its fields, an option's id their value. What belongs to no item has
 * an underscore in its name, which no id has: `target_…`, `scale-target_…`, `note_…`, `detail_…`,
 * `statement_…`, `reviewed_`, `shown_`. The form's own properties are never used, since an item
 * called "elements" would hide them.
 */

/**
 * @typedef {object} Question
 * @property {string} id       the item's id
 * @property {string} kind     how it is answered
 * @property {string} number   its number on the page
 * @property {string} stem     its text
 * @property {HTMLFieldSetElement} element   its `id` is the question's fragment
 */

/**
 * A step of the page; one that asks for targets or details has no questions.
 * @typedef {object} Section
 * @property {string} fragment
 * @property {HTMLElement} element
 * @property {HTMLElement} heading
 * @property {Question[]} questions
 */

/**
 * What is filled in, as a response set holds it.
 * @typedef {object} Answers
 * @property {Record<string, string | string[]>} responses by item
 * @property {Record<string, string>} targets by item
 * @property {Record<string, string>} scale_targets by scale
 * @property {Record<string, string>} notes by item
 * @property {Details} [details] only where the page asks for them
 *
 * @typedef {object} Details
 * @property {Record<string, string>} fields
 * @property {string[]} statements
 * @property {boolean} reviewed
 * @property {boolean} shown
 */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** A question's field for a number or a text. */
export const TYPED =
  "input:not([type=radio], [type=checkbox]), textarea:not([name^=note_])";

/**
 * The one element in `root` that matches.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 * @throws {Error} when the page lacks it: template and script do not belong together
 */
export function one(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(root, selector) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * @param {HTMLElement} main
 * @returns {Section[]}
 */
export function sectionsOf(main) {
  return all(main, ".step:not(.check)").map((element) => ({
    fragment: element.id,
    element,
    heading: one(element, "h2", HTMLElement),
    questions: all(element, "fieldset[data-item]").map(questionOf),
  }));
}

/**
 * @param {HTMLElement} element
 * @returns {Question}
 */
function questionOf(element) {
  return {
    id: element.dataset.item ?? "",
    kind: element.dataset.kind ?? "single_choice",
    number: one(element, ".number", HTMLElement).textContent ?? "",
    stem: one(element, ".stem", HTMLElement).textContent ?? "",
    element: /** @type {HTMLFieldSetElement} */ (element),
  };
}

/**
 * Whether a condition leaves an element in: the style sheet of the conditions says so. Only where
 * there is one is the style asked for, which takes long for a thousand questions.
 *
 * @param {HTMLElement} element
 */
export const isAsked = (element) =>
  element.closest("[data-conditional]") === null ||
  getComputedStyle(element).getPropertyValue("--asked").trim() !== "no";

/**
 * The questions of a section that are asked.
 *
 * @param {Section} section
 */
export const asked = ({ questions }) => questions.filter(({ element }) => isAsked(element));

/**
 * Everything that is filled in.
 *
 * @param {HTMLFormElement} form
 * @param {Section[]} sections
 * @returns {Answers}
 */
export function answersIn(form, sections) {
  const several = new Set(
    sections.flatMap(({ questions }) =>
      questions.filter(({ kind }) => kind === "multiple_choice").map(({ id }) => id),
    ),
  );
  /** @type {Answers} */
  const answers = { responses: {}, targets: {}, scale_targets: {}, notes: {} };
  /** @type {Details} */
  const details = { fields: {}, statements: [], reviewed: false, shown: false };
  for (const [name, given] of new FormData(form)) {
    const value = String(given);
    if (value.trim() === "") continue;
    const [kind, id] = name.includes("_") ? name.split("_") : ["response", name];
    if (kind === "target") answers.targets[id] = value;
    else if (kind === "scale-target") answers.scale_targets[id] = value;
    else if (kind === "note") answers.notes[id] = value;
    else if (kind === "detail") details.fields[id] = value;
    else if (kind === "statement") details.statements.push(id);
    else if (kind === "reviewed") details.reviewed = true;
    else if (kind === "shown") details.shown = true;
    else if (several.has(id)) answers.responses[id] = [...(answers.responses[id] ?? []), value];
    else if (kind === "response") answers.responses[id] = value;
  }
  if (form.querySelector("[name^=detail_], [name^=statement_], [name=reviewed_]")) {
    answers.details = details;
  }
  return answers;
}

/**
 * What a question is answered with, in the page's own words; null without an answer.
 *
 * @param {Question} question
 * @returns {string | null}
 */
export function answerText({ element }) {
  const labels = all(element, ".option:has(:checked) .label").map(({ textContent }) => textContent);
  if (labels.length) return labels.join(", ");
  const field = element.querySelector(TYPED);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return null;
  const unit = element.querySelector(".unit")?.textContent ?? "";
  return field.value.trim() ? `${field.value.trim()} ${unit}`.trim() : null;
}
