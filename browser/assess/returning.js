/** Offers a visitor who comes back what this device keeps of the questionnaire. */

import { words } from "../page/fetching.js";
import { all, one } from "../page/form.js";
import { countIn, finishedOf, nameIn } from "../overview/kept-list.js";
import { fill } from "./steps.js";
import { longDay } from "../page/today.js";

/** @import { Whole } from "../keeping/records.js" */

const MOST = { open: 2, finished: 1 }; // the last ones; all others stand in the overview

/**
 * @param {HTMLElement} place
 * @param {Whole[]} kept the one changed last first
 * @param {{ goOn: (id: string) => void, beginFrom: (id: string) => void }} choices
 */
export async function offer(place, kept, choices) {
  const sheets = await words("assess/returning");
  const section = one(sheets, "section", HTMLElement);
  const open = kept.filter(({ assessment }) => !assessment.finished);
  const finished = finishedOf(kept);
  const shown = [...open.slice(0, MOST.open), ...finished.slice(0, MOST.finished)];
  one(section, "ul", HTMLElement).append(...shown.map((one) => row(sheets, one)));
  fill(section, "[data-more]", kept.length - shown.length);
  one(section, ".more", HTMLElement).hidden = kept.length === shown.length;
  section.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-choose]");
    if (!(button instanceof HTMLElement)) return;
    section.inert = true; // one choice is enough
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
  nameIn(entry, assessment.name);
  countIn(entry, entries);
  fill(entry, "time", longDay(assessment.finished ?? assessment.changed));
  for (const button of all(entry, "button")) button.setAttribute("aria-describedby", "returning_title");
  return entry;
}
