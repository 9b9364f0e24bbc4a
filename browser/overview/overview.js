/**
 * Your overview: the assessments that this device keeps, each result worked out anew by Python, and
 * the whole report of each.
 */

import { amend, every, remove, removeEverything } from "../keeping/assessments.js";
import { askForName, mayDelete } from "./asking.js";
import { BringingIn } from "./bringing-in.js";
import { takeOver } from "../keeping/first-store.js";
import { fitted, responsesOf } from "../keeping/fitting.js";
import { all, one } from "../page/form.js";
import { finishedOf, listKept } from "./kept-list.js";
import { isLasting } from "../keeping/lasting.js";
import { publishedEngine } from "../engine/published.js";
import { onNews } from "../keeping/records.js";
import { downloadAnswers } from "../page/download.js";
import { today } from "../page/today.js";
import { trustedHTML } from "../page/trusted.js";
import { WholeReport } from "../report/whole-report.js";

/** @import { Whole } from "../keeping/records.js" */
/** @import { Edition } from "../keeping/fitting.js" */
/** @import { Earlier, ResponseSet } from "../report/paper.js" */

const main = one(document, "main", HTMLElement);
const title = one(main, "h1", HTMLElement);
const strangers = one(main, ".strangers", HTMLElement);
const file = one(main, "input[type=file]", HTMLInputElement);
const places = new Map(all(main, "[data-held]").map((place) => [place.dataset.held ?? "", place]));

/** @type {Whole[]} */
let held = [];
const python = publishedEngine(main, places);
const whole = new WholeReport(main, python);

/** @param {string} name the one state that the page shows */
function tell(name) {
  for (const text of all(main, "[data-while]")) text.hidden = text.dataset.while !== name;
}

/** @param {string} instrument @returns {Edition} */
const editionOf = (instrument) => places.get(instrument)?.dataset ?? {};

/** @param {string | undefined} id */
const heldOf = (id) => held.find(({ assessment }) => assessment.id === id);

async function show() {
  tell("looking");
  try {
    await takeOver([...places.keys()]).catch(() => {});
    held = await every();
  } catch {
    return tell("refused");
  }
  one(main, ".lasting", HTMLElement).hidden = !held.length || (await isLasting());
  one(main, ".delete-all", HTMLElement).hidden = !held.length;
  for (const [id, place] of places) {
    const mine = held.filter(({ assessment }) => assessment.instrument === id);
    place.hidden = !mine.length;
    listKept(one(place, "ul", HTMLElement), mine, place.dataset.page);
  }
  const others = held.filter(({ assessment }) => !places.has(assessment.instrument));
  strangers.hidden = !others.length;
  listKept(one(strangers, "ul", HTMLElement), others, undefined);
  if (held.length === others.length) return tell(held.length ? "several" : "none");
  tell("working");
  try {
    for (const id of places.keys()) await putCard(id);
    tell("several");
  } catch {
    tell("failed");
  }
}

/**
 * Shows the newest result of an instrument in short, with those before it.
 *
 * @param {string} instrument
 */
async function putCard(instrument) {
  const place = /** @type {HTMLElement} */ (places.get(instrument));
  const mine = held.filter(({ assessment }) => assessment.instrument === instrument);
  const newest = finishedOf(mine)[0] ?? mine[0];
  if (!newest) return;
  const { responses, date } = await readable(newest);
  const more = {
    date,
    open: !newest.assessment.finished,
    address: place.dataset.page,
    earlier: earlierThan(newest),
  };
  const answer = await python().ask("card", responses, more);
  const html = (answer.ok && answer.html) || "";
  one(place, ".card-place", HTMLElement).innerHTML = trustedHTML(html);
  one(place, ".unreadable", HTMLElement).hidden = answer.ok;
}

/**
 * @param {Whole} which
 * @returns {Promise<{ responses: ResponseSet, date: string }>} in the present edition
 */
async function readable(which) {
  const { responses } = await fitted(
    python(),
    which,
    editionOf(which.assessment.instrument),
  ).catch(() => ({ responses: responsesOf(which) }));
  return { responses, date: which.assessment.finished ?? today() };
}

/**
 * @param {Whole} which
 * @returns {Earlier[]}
 */
function earlierThan({ assessment: { id, instrument } }) {
  return held.flatMap((one) => {
    const { id: other, instrument: of, name, finished: date } = one.assessment;
    if (of !== instrument || other === id || !date) return [];
    return [{ id: other, name, date, responses: responsesOf(one) }];
  });
}

/** @param {Whole} which whose whole report is shown in place of the list */
async function open(which) {
  tell("working");
  const { responses, date } = await readable(which);
  // Details may not be complete yet, and are asked for before the result anyway.
  const { details: _, ...rest } = responses;
  const told = which.assessment.finished ? responses : /** @type {ResponseSet} */ (rest);
  const shown = await whole.show(told, date, earlierThan(which), which);
  tell(shown ? "several" : "failed");
}

/** @param {{ responses: ResponseSet, date: string | null }} preview of a file, not brought in */
async function lookAt({ responses, date }) {
  if (!(await whole.show(responses, date ?? today(), [], null))) tell("failed");
}

/** Goes back to the list, which may have changed meanwhile, and to where the visitor was in it. */
async function closeWhole() {
  const id = whole.kept?.assessment.id;
  whole.close();
  title.focus();
  await show();
  if (id) focusRow(id, "open");
}

/**
 * @param {string} id of an assessment
 * @param {string} action whose button in its row is to have the focus
 */
function focusRow(id, action) {
  const button = main.querySelector(`[data-assessment="${CSS.escape(id)}"] [data-do=${action}]`);
  if (button instanceof HTMLElement) button.focus();
}

/** @param {Whole[]} which are to go, if the visitor says yes */
async function removeAll(which) {
  const told = which.map(({ assessment: { id, instrument } }) => {
    const row = one(main, `[data-assessment="${CSS.escape(id)}"] .told`, HTMLElement);
    const of = places.get(instrument)?.dataset.title ?? instrument;
    return `${of}: ${row.innerText}`; // as it is shown
  });
  if (!(await mayDelete(told))) return;
  const ids = which.map(({ assessment }) => assessment.id);
  await changed("deleted", () => (which === held ? removeEverything() : remove(ids)));
}

/** @param {Whole} which */
async function rename({ assessment }) {
  const name = await askForName(assessment.name);
  if (name === null) return focusRow(assessment.id, "rename");
  await changed("renamed", () => amend(assessment.id, { name }));
  focusRow(assessment.id, "rename");
}

/**
 * @param {"deleted" | "renamed"} done what is said when it is on disk
 * @param {() => Promise<unknown>} change of what is kept
 */
async function changed(done, change) {
  for (const said of all(main, "[data-said]")) said.hidden = true;
  try {
    await change();
  } catch {
    return tell("not-removed");
  }
  one(main, `[data-said=${done}]`, HTMLElement).hidden = false;
  title.focus();
  await show();
}

/** @type {Record<string, (which: Whole) => void>} */
const actions = {
  open,
  rename,
  save: (which) => downloadAnswers(responsesOf(which), which.assessment.finished),
  remove: (which) => removeAll([which]),
};

main.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-do], [data-go]");
  if (!(button instanceof HTMLElement)) return;
  if (button.dataset.go === "close") closeWhole();
  else if (button.dataset.go === "print") print();
  else if (button.dataset.go === "remove-all") removeAll(held);
  const which = heldOf(button.closest("li")?.dataset.assessment);
  if (which) actions[button.dataset.do ?? ""]?.(which);
});
onNews(() => main.dataset.view === "report" || show());

const bringing = new BringingIn(
  one(main, ".bring-in", HTMLElement),
  python,
  new Map([...places].map(([id, { dataset }]) => [id, dataset])),
  () => held,
  { look: lookAt, changed: show },
);
file.addEventListener("change", async () => {
  const files = [...(file.files ?? [])];
  if (files.length) await bringing.read(files).catch(() => tell("failed"));
  file.value = ""; // the same file can be chosen again
});
file.disabled = false; // until now nothing would have come of it

title.tabIndex = -1;
void show();
