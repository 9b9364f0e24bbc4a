/** The privacy page: shows what this device keeps, deletes it, and has the browser prove the rest. */

import { publishedEngine } from "../engine/published.js";
import { removeEverything } from "../keeping/assessments.js";
import { emptyFirstStore } from "../keeping/first-store.js";
import { onNews, tell } from "../keeping/records.js";
import { allWritten } from "../keeping/written.js";
import { answerOf, mayDelete } from "../overview/asking.js";
import { all, one } from "../page/form.js";
import { Proof } from "../proof/proof.js";
import { forgetCopies, kept } from "./kept.js";
import { showKept } from "./showing.js";

/** @import { Kept } from "./kept.js" */

const main = one(document, "main", HTMLElement);
const here = one(main, ".kept-here", HTMLElement);
const title = one(here, "h2", HTMLElement);
const written = one(here, ".written", HTMLDetailsElement);
const proof = one(main, ".prove", HTMLElement);
const places = new Map(all(proof, "[data-of]").map((place) => [place.dataset.of ?? "", place]));
const titles = new Map([...places].map(([id, { dataset }]) => [id, dataset.title ?? id]));

const NO_ASSESSMENT = "";

/** @type {Kept | null} */
let found = null;

/** @param {string} name the one state that the page shows */
function say(name) {
  for (const text of all(here, "[data-while]")) text.hidden = text.dataset.while !== name;
}

async function show() {
  try {
    found = await kept();
  } catch {
    return say("refused");
  }
  const anything = showKept(here, found, titles);
  say(anything ? "some" : "none");
  await showWritten();
}

async function showWritten() {
  if (!written.open) return;
  const records = await allWritten();
  one(written, "pre", HTMLElement).textContent = JSON.stringify(records, null, 2);
}

async function removeAll() {
  if (!found) return;
  const { wholes, firsts, copies } = found;
  const there = { assessments: wholes.length, firsts, copies: copies?.files ?? 0 };
  for (const part of all(main, ".removal [data-gone]")) {
    part.hidden = !there[/** @type {keyof typeof there} */ (part.dataset.gone)];
  }
  const told = all(here, "[data-assessment] .told").map(({ innerText }) => innerText);
  if (!(await mayDelete(told))) return;
  await changed("deleted", async () => {
    await emptyFirstStore();
    await removeEverything();
    if (copies) await forgetCopies();
  });
}

async function removeCopies() {
  const dialog = one(main, "dialog.copies", HTMLDialogElement);
  if ((await answerOf(dialog)) === "remove") await changed("copies-deleted", forgetCopies);
}

/**
 * @param {string} done what is said when it is gone
 * @param {() => Promise<unknown>} change
 */
async function changed(done, change) {
  for (const said of all(here, "[data-said]")) said.hidden = true;
  try {
    await change();
  } catch {
    return say("not-removed");
  }
  tell(NO_ASSESSMENT); // other windows of this page show copies, too
  one(here, `[data-said=${done}]`, HTMLElement).hidden = false;
  title.focus();
  await show();
}

one(here, "[data-go=remove-all]", HTMLElement).addEventListener("click", removeAll);
one(here, "[data-go=remove-copies]", HTMLElement).addEventListener("click", removeCopies);
written.addEventListener("toggle", showWritten);
onNews(show);
document.addEventListener("visibilitychange", () => document.hidden || show());
new Proof(proof, publishedEngine(main, places, { keepsCopies: false }));
say("looking");
void show();
