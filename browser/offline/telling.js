/** What a page says of its use without a connection: at its foot, and never in the way. */

import { style } from "../network.js";
import { words } from "../page/fetching.js";
import { all, one } from "../page/form.js";
import { isReady } from "./copies.js";
import { upkeep } from "./upkeep.js";

const SAVED = 4_000; // milliseconds in which what is being saved is on disk

/** @type {Promise<HTMLElement> | null} */
let frame = null;

/** The words, put where they belong; fetched once there is something to say. */
function said() {
  frame ??= words("offline/words").then(async (made) => {
    await style(new URL("../offline.css", import.meta.url));
    const foot = one(document, ".foot", HTMLElement);
    one(foot, ".wrap", HTMLElement).prepend(...all(made, ".kept-offline, .not-kept, .newer-failed"));
    foot.before(one(made, ".newer", HTMLElement));
    document.addEventListener("click", press);
    return made;
  });
  frame.catch(() => (frame = null));
  return frame;
}

async function tell() {
  const { failed, newer } = upkeep;
  const ready = await isReady().catch(() => false);
  if (!ready && !failed && !newer && !frame) return;
  const made = await said();
  const failures = { ".not-kept": !ready, ".newer-failed": ready };
  one(document, ".kept-offline", HTMLElement).hidden = !ready;
  for (const [place, fits] of Object.entries(failures)) {
    const told = one(document, place, HTMLElement);
    told.hidden = !fits || failed === null;
    for (const why of all(told, "[data-why]")) why.hidden = why.dataset.why !== failed;
  }
  if (newer) offer(made);
}

/** @param {HTMLElement} made has what is offered */
function offer(made) {
  const place = one(document, ".newer", HTMLElement);
  if (place.childElementCount || "later" in place.dataset) return;
  const sheet = one(made, "template", HTMLTemplateElement);
  const offered = document.importNode(sheet.content, true);
  const main = one(document, "main", HTMLElement);
  for (const text of all(offered, "[data-on]")) {
    text.hidden = !main.classList.contains(text.dataset.on ?? "");
  }
  place.append(offered);
}

/** @param {Event} event */
function press({ target }) {
  const button = target instanceof Element && target.closest("[data-offline]");
  if (!(button instanceof HTMLElement)) return;
  const { offline } = button.dataset;
  if (offline === "retry") void upkeep.prepare();
  else if (offline === "use") void use();
  else if (offline === "later") {
    const place = one(document, ".newer", HTMLElement);
    place.dataset.later = "";
    place.replaceChildren();
  }
}

/** Loads this page anew, in the newer version: on the visitor's word alone, and no other page. */
async function use() {
  await untilSaved();
  await upkeep.use();
  location.reload();
}

/** Waits while the page says that something is being saved. */
async function untilSaved() {
  const end = performance.now() + SAVED;
  while (document.querySelector("[data-saved=saving]:not([hidden])") && performance.now() < end) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

words("offline/words").catch(() => {}); // there may be no connection when they are needed
upkeep.addEventListener("change", () => tell().catch(() => {}));
void upkeep.follow().then(() => tell().catch(() => {}));
