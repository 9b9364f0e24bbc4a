/** A file that the visitor kept elsewhere, read by Python: its report, or why there is none. */

import { one } from "./form.js";
import { fill } from "./steps.js";
import { today } from "./today.js";

/** @import { Engine } from "./engine.js" */
/** @import { Kept } from "./kept.js" */

/**
 * @typedef {{ message: string, hint: string }} Problem
 * @typedef {{ ok: true, kept: Kept, html: string } | { ok: false, problems: Problem[] }} Found
 */

const LARGEST = 80_000_000; // bytes; Python says more exactly what is too large

const MOST_TOLD = 5; // of a file that does not fit at all, more would not help

/**
 * @param {Engine} engine
 * @param {File} file
 * @returns {Promise<Found>} rejected when the engine has failed
 */
export async function readFile(engine, file) {
  const text = await file.slice(0, LARGEST).text();
  const read = await engine.ask("open", {}, { text });
  if (!read.ok) return read;
  const date = read.date ?? today();
  const answer = await engine.ask("report", read.responses ?? {}, { date });
  if (!answer.ok) return answer;
  const { id } = read.responses.instrument;
  return { ok: true, kept: { id, date, responses: read.responses }, html: answer.html };
}

/**
 * @param {HTMLElement} place
 * @param {string} name of the file
 * @param {Problem[]} problems
 */
export function sayWhy(place, name, problems) {
  fill(place, "b", name);
  one(place, "ul", HTMLElement).replaceChildren(
    ...problems.slice(0, MOST_TOLD).map(({ message, hint }) => {
      const entry = document.createElement("li");
      entry.textContent = `${message}. ${hint}`;
      return entry;
    }),
  );
  place.hidden = false;
  place.focus();
}
