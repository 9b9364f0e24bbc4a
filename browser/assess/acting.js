/** What the page's buttons do once the visitor has begun. */

import { mayClear } from "./clearing.js";
import { downloadAnswers } from "../page/download.js";
import { noteOf } from "./notes.js";

/** @import { Outcome } from "../report/outcome.js" */
/** @import { Sitting } from "./sitting.js" */
/** @import { Steps } from "./steps.js" */

/**
 * The page as its first script knows it.
 * @typedef {object} Walk
 * @property {HTMLElement} main
 * @property {HTMLFormElement} form
 * @property {Steps} steps
 * @property {Sitting} sitting
 * @property {() => Promise<Outcome>} fetchOutcome
 * @property {() => Promise<void>} showResult
 * @property {() => Promise<void>} arrive shows what the address names
 * @property {() => Promise<void>} comeUp goes on with the assessment that is open in this window
 * @property {string} reopened the finished assessment whose answers the visitor wants to change
 */

/** @type {Record<string, (walk: Walk, button: HTMLElement) => unknown>} */
const ACTIONS = {
  retry: ({ showResult }) => showResult(),
  again: async ({ fetchOutcome }) => (await fetchOutcome()).again(),
  print: () => print(),
  finish: async ({ fetchOutcome }) => (await fetchOutcome()).finish(),
  reopen: (walk) => {
    walk.reopened = walk.sitting.saving.assessment.id; // the first changed answer unfinishes it
    location.hash = "check";
  },
  "from-this": beginFromThis,
  link: async ({ fetchOutcome, sitting }) => {
    const { offerLink } = await import("./sharing.js");
    await offerLink(await fetchOutcome(), sitting);
  },
  note: ({ form }, button) => {
    const question = /** @type {HTMLElement} */ (button.closest("fieldset"));
    noteOf(form, question.dataset.item ?? "")?.focus();
  },
  download: ({ sitting }) => downloadAnswers(sitting.responses, sitting.saving.assessment.finished),
  "save-again": ({ sitting: { saving }, comeUp }) =>
    saving.isUnsaved || saving.isKept ? saving.retry() : comeUp(),
  clear,
};

/** What is being done: a button that is pressed twice does it once. @type {Set<string>} */
const busy = new Set();

/**
 * @param {string} name a button's `data-go`
 * @param {HTMLElement} button
 * @param {Walk} walk
 */
export async function act(name, button, walk) {
  if (busy.has(name)) return;
  busy.add(name);
  try {
    await ACTIONS[name]?.(walk, button);
  } finally {
    busy.delete(name);
  }
}

/**
 * Begins a new assessment with the answers of the one that is open; a plan belongs to its result.
 *
 * @param {Walk} walk
 */
export async function beginFromThis(walk) {
  const { sitting } = walk;
  const kept = [...sitting.saving.entries].filter(([key]) => !/^(plan|reviewed|aside)\//.test(key));
  await sitting.begin(new Map(kept));
  await beginAgain(walk);
}

/** @param {Walk} walk */
async function clear(walk) {
  const { sitting } = walk;
  let failed = false;
  while (await mayClear(sitting.answers, [...sitting.saving.entries.keys()], failed)) {
    try {
      await sitting.clear();
      return beginAgain(walk);
    } catch {
      failed = true;
    }
  }
}

/**
 * Goes to the first step, as after the page has come up.
 *
 * @param {Walk} walk
 */
async function beginAgain({ fetchOutcome, steps, arrive }) {
  (await fetchOutcome()).clear();
  if (location.hash.slice(1) === steps.order[0]) await arrive();
  else location.hash = steps.order[0];
}
