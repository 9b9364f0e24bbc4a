/** Offers a visitor who comes back what this device keeps of the questionnaire. */

import { words } from "./fetching.js";
import { all, one } from "./form.js";
import { fill } from "./steps.js";
import { longDay } from "./today.js";

/** @import { Whole } from "./records.js" */

const MOST_FINISHED = 1; // the last one; all others stand in the overview

/**
 * @param {HTMLElement} place
 * @param {Whole[]} kept the one changed last first
 * @param {{ goOn: (id: string) => void, beginFrom: (id: string) => void }} choices
 */
export async function offer(place, kept, choices) {
  const sheets = await words("returning");
  const section = one(sheets, "section", HTMLElement);
  const open = kept.filter(({ assessment }) => !assessment.finished);
  const finished = kept.filter(({ assessment }) => assessment.finished).slice(0, MOST_FINISHED);
  one(section, "ul", HTMLElement).append(...[...open, ...finished].map((one) => row(sheets, one)));
  section.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-choose]");
    if (!(button instanceof HTMLElement)) return;
    const id = button.closest("li")?.dataset.assessment ?? "";
    if (button.dataset.choose === "begin") choices.beginFrom(id);
    else choices.goOn(id);
  });
  place.replaceChildren(section);
}

/**
 * @param {HTMLElement} sheets
 * @param {Whole} which
 */
function row(sheets, { assessment, entries }) {
  const kind = assessment.finished ? "finished" : "open";
  const sheet = one(sheets, `template[data-kept=${kind}]`, HTMLTemplateElement);
  const entry = one(document.importNode(sheet.content, true), "li", HTMLElement);
  entry.dataset.assessment = assessment.id;
  if (assessment.name) fill(entry, "[data-name]", assessment.name);
  const answers = [...entries.keys()].filter((key) => key.startsWith("response/"));
  fill(entry, "[data-answers]", answers.length);
  fill(entry, "time", longDay(assessment.finished ?? assessment.changed));
  for (const button of all(entry, "button")) button.setAttribute("aria-describedby", "returning_title");
  return entry;
}
