/**
 * Your overview: the results that were kept on this device, side by side, each worked out anew by
 * Python, and the whole report of each.
 */

import { Engine } from "./engine.js";
import { all, one } from "./form.js";
import { amend, everything, remove } from "./kept.js";
import { readFile, sayWhy } from "./opened.js";
import { Paper } from "./paper.js";
import { fill } from "./steps.js";
import { trustedHTML } from "./trusted.js";

/** @import { Answer } from "./engine.js" */
/** @import { Kept } from "./kept.js" */

const main = one(document, "main", HTMLElement);
const title = one(main, "h1", HTMLElement);
const list = one(main, ".held-list", HTMLElement);
const whole = one(main, ".whole", HTMLElement);
const file = one(main, "input[type=file]", HTMLInputElement);
const dialog = one(main, "dialog", HTMLDialogElement);
const places = new Map(all(main, "[data-held]").map((place) => [place.dataset.held, place]));

/** The results on the page, by instrument. @type {Map<string, Kept>} */
let held = new Map();
/** @type {Engine | null} */
let engine = null;
/** @type {Paper | null} */
let paper = null;
/** What is open as a whole report: one that is kept, or one from a file. @type {Kept | null} */
let opened = null;
/** What is to be removed when the visitor says yes: an instrument's id, or null for all. */
let unwanted = /** @type {string | null} */ (null);

/** @param {string} name the one state that the page shows */
function tell(name) {
  for (const text of all(main, "[data-while]")) text.hidden = text.dataset.while !== name;
}

/** Says how many results there are, once they stand on the page. */
function tellNumber() {
  tell(["none", "one"][held.size] ?? "several");
}

async function show() {
  tell("looking");
  try {
    const kept = await everything();
    held = new Map(kept.filter(({ id }) => places.has(id)).map((one) => [one.id, one]));
  } catch {
    return tell("refused");
  }
  if (!held.size) return tellNumber();
  tell("working");
  const engine = python();
  try {
    for (const { id, date, responses } of held.values()) {
      const more = { date, address: places.get(id)?.dataset.page };
      put(id, await engine.ask("card", responses, more));
    }
    tellNumber();
  } catch {
    tell("failed");
  }
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

/**
 * @param {string} id
 * @param {Answer} answer
 */
function put(id, answer) {
  const place = /** @type {HTMLElement} */ (places.get(id));
  place.hidden = false;
  one(place, ".card-place", HTMLElement).innerHTML = trustedHTML((answer.ok && answer.html) || "");
  one(place, ".unreadable", HTMLElement).hidden = answer.ok;
  one(place, "[data-open]", HTMLElement).hidden = !answer.ok;
}

/** @param {string} id whose whole report is shown in place of the list */
async function open(id) {
  const kept = /** @type {Kept} */ (held.get(id));
  const answer = await python().ask("report", kept.responses, { date: kept.date }).catch(() => null);
  if (!answer?.ok) return tell("failed");
  showWhole(kept, answer.html);
}

/**
 * @param {Kept} which
 * @param {string} html
 */
function showWhole(which, html) {
  opened = which;
  one(main, ".refused-file", HTMLElement).hidden = true;
  if (!paper) {
    paper = new Paper(one(whole, ".paper", HTMLElement), python());
    paper.addEventListener("plan", keepPlan);
  }
  paper.show(html, which.responses, which.date, Promise.resolve([...held.values()]));
  main.dataset.view = "report";
  const heading = one(whole, "h1", HTMLElement);
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** The plan of a result that is kept is kept with it. */
async function keepPlan() {
  const kept = opened && held.get(opened.id);
  if (!paper || !kept || kept !== opened) return;
  kept.responses = paper.responses;
  await amend(kept).catch(() => tell("refused"));
}

/** Shows the report of a file that the visitor chose; what is kept here stays as it is. */
async function openFile() {
  const [chosen] = file.files ?? [];
  if (!chosen) return;
  const refused = one(main, ".refused-file", HTMLElement);
  refused.hidden = true;
  tell("working");
  try {
    const found = await readFile(python(), chosen);
    if (found.ok) showWhole(found.kept, found.html);
    else sayWhy(refused, chosen.name, found.problems);
    tellNumber();
  } catch {
    tell("failed");
  }
  file.value = ""; // the same file can be chosen again
}

function close() {
  delete main.dataset.view;
  opened = null;
  paper?.clear();
  title.focus();
}

/** @param {string | undefined} relative */
const address = (relative) => new URL(relative ?? "", document.baseURI).href;

/** @param {string | null} id of the instrument; null for all */
function askToRemove(id) {
  unwanted = id;
  const titles = [...held.keys()]
    .filter((one) => id === null || one === id)
    .map((one) => places.get(one)?.dataset.title ?? "");
  one(dialog, "ul", HTMLElement).replaceChildren(
    ...titles.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
  );
  fill(dialog, "[data-many]", titles.length);
  dialog.returnValue = "";
  dialog.showModal();
}

async function removeUnwanted() {
  try {
    await remove(unwanted);
  } catch {
    return tell("refused");
  }
  for (const id of unwanted === null ? [...held.keys()] : [unwanted]) {
    held.delete(id);
    /** @type {HTMLElement} */ (places.get(id)).hidden = true;
  }
  tellNumber();
  title.focus();
}

list.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-open]");
  if (button instanceof HTMLElement) open(button.dataset.open ?? "");
});
main.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-remove], [data-go]");
  if (!(button instanceof HTMLElement)) return;
  if (button.dataset.go === "close") close();
  else if (button.dataset.go === "print") print();
  else askToRemove(button.dataset.remove || null);
});
dialog.addEventListener("close", () => {
  if (dialog.returnValue === "remove") removeUnwanted();
});

file.addEventListener("change", openFile);
file.disabled = false; // until now nothing would have come of it

title.tabIndex = -1;
show();
