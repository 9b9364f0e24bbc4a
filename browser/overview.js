/**
 * Your overview: the assessments that this device keeps, each result worked out anew by Python, and
 * the whole report of each.
 */

import { amend, every, remove } from "./assessments.js";
import { BringingIn } from "./bringing-in.js";
import { Engine } from "./engine.js";
import { differences, entriesOf } from "./entries.js";
import { takeOver } from "./first-store.js";
import { fitted, responsesOf } from "./fitting.js";
import { all, one } from "./form.js";
import { listKept } from "./kept-list.js";
import { isLasting } from "./lasting.js";
import { Paper } from "./paper.js";
import { onNews, write } from "./records.js";
import { downloadAnswers } from "./saved.js";
import { fill } from "./steps.js";
import { today } from "./today.js";
import { trustedHTML } from "./trusted.js";

/** @import { Whole } from "./records.js" */
/** @import { Edition } from "./fitting.js" */
/** @import { Earlier, ResponseSet } from "./paper.js" */

const main = one(document, "main", HTMLElement);
const title = one(main, "h1", HTMLElement);
const strangers = one(main, ".strangers", HTMLElement);
const whole = one(main, ".whole", HTMLElement);
const file = one(main, "input[type=file]", HTMLInputElement);
const removal = one(main, "dialog.removal", HTMLDialogElement);
const naming = one(main, "dialog.naming", HTMLDialogElement);
const places = new Map(all(main, "[data-held]").map((place) => [place.dataset.held ?? "", place]));

/** @type {Whole[]} */
let held = [];
/** @type {Engine | null} */
let engine = null;
/** @type {Paper | null} */
let paper = null;
/** What is open as a whole report, if it is one that is kept. @type {Whole | null} */
let opened = null;
/** @type {string[]} */
let unwanted = [];
let renamed = "";

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
  const newest = mine.find(({ assessment }) => assessment.finished) ?? mine[0];
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
  const { responses, whole } = await fitted(
    python(),
    which,
    editionOf(which.assessment.instrument),
  ).catch(() => ({ responses: responsesOf(which), whole: which }));
  Object.assign(which, whole);
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

/** Python with every instrument that is published: a file may be of any. */
function python() {
  engine ??= new Engine({
    manifest: address(main.dataset.engine),
    instruments: [...places.values()].map(({ dataset }) => address(dataset.compiled)),
    worker: new URL("worker.js", import.meta.url).href,
  });
  if (engine.state.name === "failed") engine.retry();
  return engine;
}

/** @param {Whole} which whose whole report is shown in place of the list */
async function open(which) {
  tell("working");
  const { responses, date } = await readable(which);
  const answer = await python().ask("report", responses, { date }).catch(() => null);
  if (!answer?.ok) return tell("failed");
  tell("several");
  opened = which;
  showWhole(answer.html, responses, date, earlierThan(which));
}

/** @param {{ responses: ResponseSet, date: string }} preview of a file that is only looked at */
async function lookAt({ responses, date }) {
  const answer = await python().ask("report", responses, { date }).catch(() => null);
  if (!answer?.ok) return tell("failed");
  opened = null;
  showWhole(answer.html, responses, date, []);
}

/**
 * @param {string} html
 * @param {ResponseSet} responses
 * @param {string} date
 * @param {Earlier[]} earlier
 */
function showWhole(html, responses, date, earlier) {
  if (!paper) {
    paper = new Paper(one(whole, ".paper", HTMLElement), python());
    paper.addEventListener("plan", keepPlan);
  }
  paper.show(html, responses, date, Promise.resolve(earlier));
  main.dataset.view = "report";
  one(whole, "h1", HTMLElement).focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** The plan of a result that is kept is kept with it. */
async function keepPlan() {
  if (!paper || !opened) return;
  const { assessment, entries } = opened;
  const now = entriesOf({ plan: paper.responses.plan });
  const before = new Map([...entries].filter(([key]) => key.startsWith("plan/")));
  whole.ariaBusy = "true";
  const changes = differences(before, now);
  for (const [key, value] of changes) {
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
  }
  const written = await write(assessment, changes, false).catch(() => null);
  one(main, ".plan-lost", HTMLElement).hidden = written !== null;
  whole.ariaBusy = "false";
}

function close() {
  delete main.dataset.view;
  opened = null;
  paper?.clear();
  title.focus();
}

/** @param {string | undefined} relative */
const address = (relative) => new URL(relative ?? "", document.baseURI).href;

/** @param {Whole[]} which are to go, if the visitor says yes */
function askToRemove(which) {
  unwanted = which.map(({ assessment }) => assessment.id);
  one(removal, "ul", HTMLElement).replaceChildren(
    ...which.map(({ assessment }) => {
      const entry = document.createElement("li");
      const of = places.get(assessment.instrument)?.dataset.title ?? assessment.instrument;
      const row = one(main, `[data-assessment="${assessment.id}"] .told`, HTMLElement);
      entry.textContent = `${of}: ${row.innerText}`; // as it is shown
      return entry;
    }),
  );
  fill(removal, "[data-many]", which.length);
  removal.returnValue = "";
  removal.showModal();
}

async function removeUnwanted() {
  try {
    await remove(unwanted);
  } catch {
    return tell("not-removed");
  }
  title.focus();
  await show();
}

/** @param {Whole} which */
function askForName({ assessment }) {
  renamed = assessment.id;
  const field = one(naming, "input", HTMLInputElement);
  field.value = assessment.name;
  naming.returnValue = "";
  naming.showModal();
  field.select();
}

async function rename() {
  const name = one(naming, "input", HTMLInputElement).value.trim();
  try {
    await amend(renamed, { name });
  } catch {
    return tell("not-removed");
  }
  await show();
}

/** @type {Record<string, (which: Whole) => void>} */
const actions = {
  open,
  rename: askForName,
  save: (which) => downloadAnswers(responsesOf(which)),
  remove: (which) => askToRemove([which]),
};

main.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-do], [data-go]");
  if (!(button instanceof HTMLElement)) return;
  if (button.dataset.go === "close") close();
  else if (button.dataset.go === "print") print();
  else if (button.dataset.go === "remove-all") askToRemove(held);
  const which = heldOf(button.closest("li")?.dataset.assessment);
  if (which) actions[button.dataset.do ?? ""]?.(which);
});
removal.addEventListener("close", () => removal.returnValue === "remove" && removeUnwanted());
naming.addEventListener("close", () => naming.returnValue === "name" && rename());
onNews(() => main.dataset.view === "report" || show());

const bringing = new BringingIn(
  one(main, ".bring-in", HTMLElement),
  python,
  new Map([...places].map(([id, { dataset }]) => [id, dataset])),
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
