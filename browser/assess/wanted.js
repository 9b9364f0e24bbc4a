/** The step of wanted states: what is wanted stands beside what is. */

import { all, answerText } from "../page/form.js";

/** @import { Section } from "../page/form.js" */

/**
 * Puts the current answer beside each wanted one.
 *
 * @param {HTMLFormElement} form
 * @param {Section[]} sections
 */
export function tellCurrent(form, sections) {
  const questions = new Map(sections.flatMap((it) => it.questions).map((it) => [it.id, it]));
  for (const place of all(form, "[data-now]")) {
    const question = questions.get(place.dataset.now ?? "");
    place.textContent = (question && answerText(question)) ?? "–";
  }
}
