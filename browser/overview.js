/**
 * Your overview: the results that were kept on this device, side by side, each worked out anew by
 * Python, and the whole report of each.
 */

import { Engine } from "./engine.js";
import { all, one } from "./form.js";
import { everything, remove } from "./kept.js";
import { fill } from "./steps.js";
import { trustedHTML } from "./trusted.js";

/** @import { Answer } from "./engine.js" */
/** @import { Kept } from "./kept.js" */

const main = one(document, "main", HTMLElement);
const title = one(main, "h1", HTMLElement);
const list = one(main, ".held-list", HTMLElement);
const whole = one(main, ".whole", HTMLElement);
const dialog = one(main, "dialog", HTMLDialogElement);
const places = new Map(all(main, "[data-held]").map((place) => [place.dataset.held, place]));

/** The results on the page, by instrument. @type {Map<string, Kept>} */
let held = new Map();
/** @type {Engine | null} */
let engine = null;
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
  engine = new Engine({
    manifest: address(main.dataset.engine),
    instruments: [...held.keys()].map((id) => address(places.get(id)?.dataset.compiled)),
    worker: new URL("worker.js", import.meta.url).href,
  });
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
  const { date, responses } = /** @type {Kept} */ (held.get(id));
  const answer = await engine?.ask("report", responses, { date }).catch(() => null);
  if (!answer?.ok) return tell("failed");
  one(whole, ".paper", HTMLElement).innerHTML = trustedHTML(answer.html ?? "");
  main.dataset.view = "report";
  const heading = one(whole, "h1", HTMLElement);
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function close() {
  delete main.dataset.view;
  one(whole, ".paper", HTMLElement).replaceChildren();
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

title.tabIndex = -1;
show();
