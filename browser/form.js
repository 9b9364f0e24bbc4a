/**
 * The questionnaire as it stands in the page: its sections and questions, and what is ticked.
 *
 * An item's id is the name of its radios, an option's id their value. The form's own properties
 * are never used, since an item called "elements" would hide them.
 */

/**
 * @typedef {object} Question
 * @property {string} id       the item's id
 * @property {string} number   its number on the page
 * @property {string} stem     its text
 * @property {HTMLFieldSetElement} element   its `id` is the question's fragment
 */

/**
 * @typedef {object} Section
 * @property {string} fragment
 * @property {HTMLElement} element
 * @property {HTMLElement} heading
 * @property {Question[]} questions
 */

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
    questions: all(element, "fieldset").map(questionOf),
  }));
}

/**
 * @param {HTMLElement} element
 * @returns {Question}
 */
function questionOf(element) {
  return {
    id: one(element, "input", HTMLInputElement).name,
    number: one(element, ".number", HTMLElement).textContent ?? "",
    stem: one(element, ".stem", HTMLElement).textContent ?? "",
    element: /** @type {HTMLFieldSetElement} */ (element),
  };
}

/**
 * What is ticked: option ids by item id.
 *
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function answersIn(form) {
  return Object.fromEntries(
    [...new FormData(form)].map(([item, option]) => [item, String(option)]),
  );
}

/**
 * The label of the option that is ticked, if one is.
 *
 * @param {Question} question
 * @returns {string | null}
 */
export function chosenLabel(question) {
  const ticked = question.element.querySelector(".option:has(:checked) .label");
  return ticked && ticked.textContent;
}
