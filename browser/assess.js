/**
 * Makes the questionnaire a walk by steps. It starts from a page that works without it.
 *
 * Where the visitor is stands in the address (`#compliance`, `#check`, `#result`, or a question's
 * own fragment), so back, forward, links and reloads all take the one way through `arrive`.
 */

import { listAnswers } from "./check.js";
import { firstWrong, watch } from "./checks.js";
import { all, answerText, answersIn, one, sectionsOf } from "./form.js";
import { fill, Steps } from "./steps.js";

/** @import { Outcome } from "./outcome.js" */

const main = one(document, "main.assess", HTMLElement);
const form = one(main, "form", HTMLFormElement);
const check = one(main, "#check", HTMLElement);
const dialog = one(main, "dialog", HTMLDialogElement);
const sections = sectionsOf(main);
const steps = new Steps(main, sections);
const answers = () => answersIn(form, sections);

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
  const step = [...sections.map(({ element }) => element), check].find(firstWrong);
  if (step) return correct(step);
  try {
    await (await fetchOutcome()).show(answers());
  } catch {
    outcome = null;
    one(main, ".failed [data-reason=missing]", HTMLElement).hidden = false;
    steps.finish("failed");
    steps.focus(one(main, ".failed h2", HTMLElement));
  }
}

/**
 * Goes to a step with a field that is not right, where the browser says what is.
 *
 * @param {HTMLElement} step
 */
function correct(step) {
  history.replaceState(null, "", `#${step.id}`);
  arrive();
  firstWrong(step)?.reportValidity();
}

/** Shows what the address names; an unknown fragment changes nothing. */
async function arrive() {
  const fragment = location.hash.slice(1) || steps.order[0];
  if (fragment === "result") return showResult();
  const section = sections.find(
    ({ fragment: id, questions }) =>
      id === fragment || questions.some(({ element }) => element.id === fragment),
  );
  if (!section && fragment !== "check" && fragment !== "entry") return;
  if (section && steps.nearest(section) !== section.fragment) {
    location.replace(`#${steps.nearest(section)}`); // a condition has taken the step out
    return;
  }
  if (outcome) outcome.then((it) => it.leave()).catch(() => {});
  if (!section && fragment === "entry") {
    import("./entry.js").then((it) => it.enter(main, sections, steps)).catch(() => {});
    return;
  }
  const question = section?.questions.find(({ element }) => element.id === fragment);
  checking = Boolean(question) && steps.current === "check";
  steps.show(section ? section.fragment : "check");
  tellCurrent();
  if (!section) steps.focus(listAnswers(check, sections));
  else if (question) focusQuestion(question.element);
  else steps.focus(section.heading);
}

/** @param {HTMLElement} fieldset */
function focusQuestion(fieldset) {
  const field =
    fieldset.querySelector("input:checked") ?? one(fieldset, "input, textarea", HTMLElement);
  if (field instanceof HTMLElement) field.focus({ preventScroll: true });
  fieldset.scrollIntoView();
}

/** Puts the current answer beside each wanted one. */
function tellCurrent() {
  const now = all(one(main, "form", HTMLElement), "[data-now]");
  if (!now.length) return;
  const questions = new Map(sections.flatMap((it) => it.questions).map((it) => [it.id, it]));
  for (const place of now) {
    const question = questions.get(place.dataset.now ?? "");
    place.textContent = (question && answerText(question)) ?? "–";
  }
}

/** @param {number} by */
function move(by) {
  location.hash = checking ? "check" : steps.beside(by);
}

/** Asks before anything is lost, and says how much there is. */
function askToClear() {
  const { responses, targets, scale_targets, details } = answers();
  const wanted = Object.keys(targets).length + Object.keys(scale_targets).length;
  fill(dialog, "[data-cleared=answers]", Object.keys(responses).length);
  fill(dialog, "[data-cleared=targets]", wanted);
  fill(dialog, "[data-cleared=details]", Object.keys(details?.fields ?? {}).length);
  dialog.returnValue = "";
  dialog.showModal();
}

async function clear() {
  form.reset();
  steps.progress(answers());
  if (outcome) (await outcome).clear();
  removeEventListener("beforeunload", ask);
  form.addEventListener("input", begin, { once: true });
  if (location.hash.slice(1) === steps.order[0]) arrive();
  else location.hash = steps.order[0];
}

/** @param {Event} event */
const ask = (event) => event.preventDefault();

function begin() {
  start();
  addEventListener("beforeunload", ask);
}

/** @type {Record<string, () => void>} */
const actions = {
  back: () => move(-1),
  result: () => (location.hash = "result"),
  retry: showResult,
  again: async () => (await fetchOutcome()).again(),
  print: () => print(),
  keep: async () => (await fetchOutcome()).keep(),
  clear: askToClear,
};

main.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-go]");
  if (button instanceof HTMLElement) actions[button.dataset.go ?? ""]();
});

form.noValidate = true; // what is wrong is told of step by step, and never in one that is hidden
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const wrong = firstWrong(one(main, ".step:not([hidden])", HTMLElement));
  if (wrong) wrong.reportValidity();
  else move(1);
});

dialog.addEventListener("close", () => {
  if (dialog.returnValue === "clear") clear();
});

form.addEventListener("input", () => steps.progress(answers()));
form.addEventListener("input", begin, { once: true });
watch(form);

addEventListener("hashchange", arrive);
history.scrollRestoration = "manual";
if (Object.keys(answers().responses).length) begin(); // somebody was faster than the scripts
steps.progress(answers());
steps.show(steps.current);
if (location.hash === "#result") history.replaceState(null, "", "#check");
if (location.hash) arrive();
