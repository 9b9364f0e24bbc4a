/**
 * Makes the questionnaire a walk by steps. It starts from a page that works without it.
 *
 * Where the visitor is stands in the address (`#compliance`, `#check`, `#result`, or a question's
 * own fragment), so back, forward, links and reloads all take the one way through `arrive`.
 */

import { listAnswers } from "./check.js";
import { answersIn, one, sectionsOf } from "./form.js";
import { Steps } from "./steps.js";

/** @import { Outcome } from "./outcome.js" */

const main = one(document, "main.assess", HTMLElement);
const form = one(main, "form", HTMLFormElement);
const check = one(main, "#check", HTMLElement);
const sections = sectionsOf(main);
const steps = new Steps(main, sections);

/** @type {Promise<Outcome> | null} */
let outcome = null;
let checking = false; // the visitor came from the check step to one question, and goes back there

/** Fetches what computes results; called at the first answer and whenever a result is asked for. */
function fetchOutcome() {
  outcome ??= import("./outcome.js").then((module) => new module.Outcome(main, steps));
  return outcome;
}

async function start() {
  try {
    (await fetchOutcome()).start();
  } catch {
    outcome = null; // asked again, and told to the visitor, once a result is wanted
  }
}

async function showResult() {
  try {
    await (await fetchOutcome()).show(answersIn(form));
  } catch {
    outcome = null;
    one(main, ".failed [data-reason=missing]", HTMLElement).hidden = false;
    steps.finish("failed");
    steps.focus(one(main, ".failed h2", HTMLElement));
  }
}

/** Shows what the address names; an unknown fragment changes nothing. */
async function arrive() {
  const fragment = location.hash.slice(1) || steps.order[0];
  if (fragment === "result") return showResult();
  const section = sections.find(
    ({ fragment: id, questions }) =>
      id === fragment || questions.some(({ element }) => element.id === fragment),
  );
  if (!section && fragment !== "check") return;
  if (outcome) outcome.then((it) => it.leave()).catch(() => {});
  const question = section?.questions.find(({ element }) => element.id === fragment);
  checking = Boolean(question) && steps.current === "check";
  steps.show(section ? section.fragment : "check");
  if (!section) steps.focus(listAnswers(check, sections));
  else if (question) focusQuestion(question.element);
  else steps.focus(section.heading);
}

/** @param {HTMLElement} fieldset */
function focusQuestion(fieldset) {
  const radio = fieldset.querySelector("input:checked") ?? one(fieldset, "input", HTMLElement);
  if (radio instanceof HTMLElement) radio.focus({ preventScroll: true });
  fieldset.scrollIntoView();
}

/** @param {number} by */
function move(by) {
  location.hash = checking ? "check" : steps.order[steps.order.indexOf(steps.current) + by];
}

/** @type {Record<string, () => void>} */
const actions = {
  back: () => move(-1),
  result: () => (location.hash = "result"),
  retry: showResult,
  again: async () => (await fetchOutcome()).again(),
  print: () => print(),
};

main.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-go]");
  if (button instanceof HTMLElement) actions[button.dataset.go ?? ""]();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  move(1);
});

form.addEventListener("change", () => steps.progress(answersIn(form)));
form.addEventListener(
  "change",
  () => {
    start();
    addEventListener("beforeunload", (event) => event.preventDefault());
  },
  { once: true },
);

addEventListener("hashchange", arrive);
history.scrollRestoration = "manual";
steps.progress(answersIn(form));
steps.show(steps.current);
if (location.hash === "#result") history.replaceState(null, "", "#check");
if (location.hash) arrive();
