/**
 * Your overview: the results that were kept on this device, side by side, each worked out anew by
 * Python.
 */

import { Engine } from "./engine.js";
import { all, one } from "./form.js";
import { everything, remove } from "./kept.js";
import { fill } from "./steps.js";
import { trustedHTML } from "./trusted.js";

/** @import { Kept } from "./kept.js" */

const main = one(document, "main", HTMLElement);
const dialog = one(main, "dialog", HTMLDialogElement);
const places = new Map(all(main, "[data-held]").map((place) => [place.dataset.held, place]));

/** What is to be removed when the visitor says yes: an instrument's id, or null for all. */
let unwanted = /** @type {string | null} */ (null);

/** @param {string} name the one state that the page shows */
function tell(name) {
  for (const text of all(main, "[data-while]")) text.hidden = text.dataset.while !== name;
}

async function show() {
  tell("looking");
  for (const place of places.values()) place.hidden = true;
  /** @type {Kept[]} */
  let kept;
  try {
    kept = await everything();
  } catch {
    return tell("refused");
  }
  const held = kept.filter(({ id }) => places.has(id));
  if (!held.length) return tell("none");
  tell("working");
  const engine = new Engine({
    manifest: address(main.dataset.engine),
    instruments: held.map(({ id }) => address(places.get(id)?.dataset.compiled)),
    worker: new URL("worker.js", import.meta.url).href,
  });
  try {
    for (const { id, date, responses } of held) {
      const more = { date, address: places.get(id)?.dataset.page };
      put(id, await engine.ask("card", responses, more));
    }
    tell(held.length > 1 ? "several" : "one");
  } catch {
    tell("failed");
  }
}

/**
 * @param {string} id
 * @param {import("./engine.js").Answer} answer
 */
function put(id, answer) {
  const place = /** @type {HTMLElement} */ (places.get(id));
  place.hidden = false;
  one(place, ".card-place", HTMLElement).innerHTML = trustedHTML((answer.ok && answer.html) || "");
  one(place, ".unreadable", HTMLElement).hidden = answer.ok;
}

/** @param {string | undefined} relative */
const address = (relative) => new URL(relative ?? "", document.baseURI).href;

main.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-remove]");
  if (!(button instanceof HTMLElement)) return;
  unwanted = button.dataset.remove || null;
  const titles = [...places.entries()]
    .filter(([id, place]) => (unwanted === null ? !place.hidden : id === unwanted))
    .map(([, place]) => place.dataset.title ?? "");
  one(dialog, "ul", HTMLElement).replaceChildren(
    ...titles.map((title) => Object.assign(document.createElement("li"), { textContent: title })),
  );
  fill(dialog, "[data-many]", titles.length);
  dialog.returnValue = "";
  dialog.showModal();
});

dialog.addEventListener("close", async () => {
  if (dialog.returnValue !== "remove") return;
  try {
    await remove(unwanted);
    await show();
  } catch {
    tell("refused");
  }
});

show();
