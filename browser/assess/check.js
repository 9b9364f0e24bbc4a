/** The step in which visitors look over their answers before they see the result. */

import { answerText, asked, one } from "../page/form.js";
import { fill } from "./steps.js";

/** @import { Question, Section } from "../page/form.js" */

/**
 * Lists the answers by section, with a link back to each question that is asked, and first of all
 * the questions without an answer.
 *
 * @param {HTMLElement} step
 * @param {Section[]} sections
 * @returns {HTMLElement} the heading to focus
 */
export function listAnswers(step, sections) {
  const sheet = one(step, "#answers-section_", HTMLTemplateElement);
  one(step, ".answers", HTMLElement).replaceChildren(
    ...sections.flatMap((section) => {
      const questions = asked(section);
      if (!questions.length) return [];
      const part = copy(sheet);
      fill(part, "h3", section.heading.textContent ?? "");
      one(part, "dl", HTMLElement).append(...questions.map((question) => row(step, question)));
      return [part];
    }),
  );
  const open = sections.flatMap(asked).filter((question) => answerText(question) === null);
  const notice = one(step, ".open-questions", HTMLElement);
  notice.hidden = open.length === 0;
  fill(notice, "[data-open]", open.length);
  one(notice, "ul", HTMLElement).replaceChildren(...open.map(linkTo));
  return one(open.length ? notice : step, open.length ? "h3" : "h2", HTMLElement);
}

/**
 * @param {HTMLElement} step
 * @param {Question} question
 * @returns {HTMLElement}
 */
function row(step, question) {
  const element = copy(one(step, "#answers-row_", HTMLTemplateElement));
  fill(element, "dt", `${question.number} ${question.stem}`);
  fill(element, "[data-stem]", question.stem);
  one(element, "a", HTMLAnchorElement).href = `#${question.element.id}`;
  const label = answerText(question);
  element.classList.toggle("open", label === null);
  if (label !== null) fill(element, ".answer", label);
  const note = question.element.querySelector(".note textarea");
  if (note instanceof HTMLTextAreaElement && note.value.trim()) {
    fill(element, ".noted", note.value);
    one(element, ".noted", HTMLElement).hidden = false;
  }
  return element;
}

/**
 * @param {Question} question
 * @returns {HTMLElement}
 */
function linkTo(question) {
  const link = document.createElement("a");
  link.href = `#${question.element.id}`;
  link.textContent = `${question.number} ${question.stem}`;
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

/**
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement}
 */
function copy(template) {
  const copied = document.importNode(template.content, true).firstElementChild;
  return /** @type {HTMLElement} */ (copied);
}
