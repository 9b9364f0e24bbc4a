/** Puts what a proof found into the page: for each promise, the words for how it came out. */

import { all, one } from "../page/form.js";
import { put } from "../page/putting.js";

/** @import { Findings } from "./proving.js" */

const AT_MOST = 12; // lines of a list

/**
 * @param {HTMLElement} place with a part for each promise
 * @param {Findings} found
 * @param {string} day
 */
export function tell(place, found, day) {
  const { elsewhere, unlisted, changed } = found.held;
  const wrong = [
    say(place, "replay", !found.differ.length, found.differ),
    say(place, "files", !elsewhere.length && !unlisted.length && !changed.length),
    say(place, "later", !found.later.length && !found.refused.length),
    say(place, "elsewhere", found.elsewhere),
    say(place, "query", found.query),
  ].filter((held) => held === false).length;
  const lists = { elsewhere, unlisted, changed, later: found.later, refused: found.refused };
  for (const [name, lines] of Object.entries(lists)) listIn(place, name, lines);
  put(place, "answers", found.answers);
  put(place, "files", found.files);
  put(place, "build", found.build);
  put(place, "day", day);
  put(place, "address", document.baseURI);
  put(place, "browser", navigator.userAgent);
  for (const row of all(place, "[data-of]")) countIn(row, found);
  for (const verdict of all(place, "[data-verdict]")) {
    verdict.hidden = (verdict.dataset.verdict === "good") !== (wrong === 0);
  }
}

/**
 * @param {HTMLElement} place
 * @param {string} promise
 * @param {boolean | null} held null where it could not be tried
 * @param {string[]} [lines] what did not hold
 * @returns {boolean | null}
 */
function say(place, promise, held, lines = []) {
  const found = held === null ? "open" : held ? "good" : "bad";
  const part = one(place, `[data-promise=${promise}]`, HTMLElement);
  part.dataset.found = found;
  for (const words of all(part, "[data-is]")) words.hidden = words.dataset.is !== found;
  if (part.querySelector(`[data-list=${promise}]`)) listIn(place, promise, lines);
  return held;
}

/**
 * @param {HTMLElement} place
 * @param {string} name of the list, whose frame is hidden where there is nothing in it
 * @param {string[]} lines
 */
function listIn(place, name, lines) {
  const frame = one(place, `[data-list=${name}]`, HTMLElement);
  frame.hidden = !lines.length;
  one(frame, "ul", HTMLElement).replaceChildren(
    ...lines
      .slice(0, AT_MOST)
      .map((line) => Object.assign(document.createElement("li"), { textContent: line })),
  );
  const more = one(frame, "[data-more]", HTMLElement);
  more.hidden = lines.length <= AT_MOST;
  put(more, "more", lines.length - AT_MOST);
}

/**
 * @param {HTMLElement} row of an assessment
 * @param {Findings} found
 */
function countIn(row, { sets }) {
  const mine = sets.filter(({ of }) => of === row.dataset.of);
  put(row, "cases", mine.filter(({ kind }) => kind === "case").length);
  put(row, "random", mine.filter(({ kind }) => kind === "random").length);
  put(row, "differ", mine.filter(({ differ }) => differ).length);
}
