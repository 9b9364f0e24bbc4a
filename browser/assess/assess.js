/**
 * Makes the questionnaire a walk by steps. It starts from a page that works without it.
 *
 * Where the visitor is stands in the address (`#compliance`, `#check`, `#result`, or a question's
 * own fragment), so back, forward, links and reloads all take the one way through `arrive`. Which
 * assessment is open in this window stands in the window's history, so a reload goes on with it.
 */

import { firstWrong, watch } from "./checks.js";
import { one, sectionsOf } from "../page/form.js";
import { tellWhatIsSaved } from "./saved.js";
import { Sitting } from "./sitting.js";
import { soon } from "../keeping/store.js";
import { Steps } from "./steps.js";

/** @import { Outcome } from "../report/outcome.js" */

const main = one(document, "main.assess", HTMLElement);
const form = one(main, "form", HTMLFormElement);
const check = one(main, "#check", HTMLElement);
const sections = sectionsOf(main);
const steps = new Steps(main, sections);
const sitting = new Sitting(main, form, sections);
const { saving } = sitting;

/** @type {Promise<Outcome> | null} */
let outcome = null;
let checking = false; // the visitor came from the check step to one question, and goes back there

/** Fetches what computes results; called at the first answer and whenever a result is asked for. */
function fetchOutcome() {
  outcome ??= import("../report/outcome.js").then((module) => new module.Outcome(main, steps, sitting));
  return outcome;
}

let begun = false;

/** The visitor has begun to answer: what they need from now on is fetched. */
function begin() {
  if (begun) return;
  begun = true;
  void start();
  offerNotes().catch(() => {});
  import("./later.js").catch(() => {}); // asked for again, and told of, when it is needed
}

/** Tells that a script did not come: the connection is down, or the site has been deployed anew. */
const tellLost = () => (one(main, ".lost", HTMLElement).hidden = false);

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
    await (await fetchOutcome()).show();
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
  replaceFragment(step.id);
  arrive();
  firstWrong(step)?.reportValidity();
}

/** Shows what the address names; an unknown fragment changes nothing. */
async function arrive() {
  remember();
  const fragment = location.hash.slice(1) || steps.order[0];
  if (fragment === "result") return showResult();
  const section = sections.find(
    ({ fragment: id, questions }) =>
      id === fragment || questions.some(({ element }) => element.id === fragment),
  );
  if (!section && fragment.includes("=")) return (await coming()).visit(fragment);
  if (!section && fragment !== "check" && fragment !== "entry") return;
  if (isClosed()) return location.replace("#result");
  if (section && steps.nearest(section) !== section.fragment) {
    location.replace(`#${steps.nearest(section)}`); // a condition has taken the step out
    return;
  }
  if (outcome) outcome.then((it) => it.leave()).catch(() => {});
  if (!section && fragment === "entry") {
    return (await import("./entry.js")).enter(main, sections, steps);
  }
  const question = section?.questions.find(({ element }) => element.id === fragment);
  checking = Boolean(question) && steps.current === "check";
  show(section ? section.fragment : "check");
  if (!section) steps.focus(await listAnswers());
  else if (question) focusQuestion(question.element);
  else steps.focus(section.heading);
}

/**
 * Shows a step, which is then where the visitor goes on another day.
 *
 * @param {string} fragment
 */
function show(fragment) {
  steps.show(fragment);
  if (saving.entries.size) offerNotes().catch(() => {});
  if (fragment === "targets") {
    import("./wanted.js").then((it) => it.tellCurrent(form, sections)).catch(() => {});
  }
  if (!saving.isKept || saving.assessment.place === fragment) return;
  saving.amend({ place: fragment });
  void import("../keeping/lasting.js").then(({ askToPersist }) => askToPersist()).catch(() => {});
}

/** Lists the answers in the check step; gives the heading to focus. */
async function listAnswers() {
  void fetchOutcome().catch(() => (outcome = null)); // with it comes the style of this step
  if ([...saving.entries.keys()].some((key) => key.startsWith("aside/"))) void listAside();
  return (await import("./check.js")).listAnswers(check, sections);
}

/** Lists what has no place in this edition of the questionnaire. */
async function listAside() {
  const { listAside: list } = await import("./news.js");
  const { engine } = await fetchOutcome();
  await list(main, engine, sitting.responses).catch(() => {});
}

/** Offers notes at the questions of this step, once the visitor has begun. */
async function offerNotes() {
  const { offerNotes: offer } = await import("./notes.js");
  offer(one(main, ".step:not([hidden])", HTMLElement));
}

/** @param {HTMLElement} fieldset */
function focusQuestion(fieldset) {
  const field =
    fieldset.querySelector("input:checked") ?? one(fieldset, "input, textarea", HTMLElement);
  if (field instanceof HTMLElement) field.focus({ preventScroll: true });
  fieldset.scrollIntoView();
}

/** @param {number} by */
function move(by) {
  location.hash = checking ? "check" : steps.beside(by);
}

/** This page for modules that are fetched later. @type {import("./acting.js").Walk} */
const walk = { main, form, steps, sitting, fetchOutcome, showResult, arrive, comeUp, reopened: "" };

main.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-go]");
  if (!(button instanceof HTMLElement)) return;
  const { go = "" } = button.dataset;
  if (go === "back") move(-1);
  else if (go === "result") location.hash = "result";
  else import("./acting.js").then((it) => it.act(go, button, walk)).catch(tellLost);
});

form.noValidate = true; // what is wrong is told of step by step, and never in one that is hidden
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const wrong = firstWrong(one(main, ".step:not([hidden])", HTMLElement));
  if (wrong) wrong.reportValidity();
  else move(1);
});

sitting.addEventListener("answers", (event) => {
  steps.progress(sitting.answers);
  if (saving.entries.size) {
    begin();
    one(main, ".returning", HTMLElement).replaceChildren(); // the visitor has chosen by now
  }
  const here = /** @type {CustomEvent} */ (event).detail === "here";
  if (!here && steps.current === "check") void listAnswers();
  if (!here && outcome) outcome.then((it) => it.refresh()).catch(() => {});
});
tellWhatIsSaved(main, saving);
saving.addEventListener("state", () => {
  remember();
  const answering = ["first", "step", "check", "entry"].includes(main.dataset.view ?? "");
  if (answering && isClosed()) location.hash = "result"; // another window has finished it
});
watch(form);

/** Whether the assessment is finished, so that its answers are looked at but not changed. */
const isClosed = () =>
  saving.assessment.finished !== null && walk.reopened !== saving.assessment.id;

/** Notes in the window's history which assessment is open in it. */
function remember() {
  const { id } = saving.assessment;
  if (!saving.isKept || history.state?.assessment === id) return;
  history.replaceState({ assessment: id }, "");
}

/** @param {string} fragment */
function replaceFragment(fragment) {
  history.replaceState(history.state, "", `#${fragment}`);
}

/** What is for visitors who have been here before, or who follow a link to answers. */
async function coming() {
  const { Coming } = await import("./coming.js");
  return new Coming(walk);
}

/** Offers what this device keeps; looks closer only where there is a store of this site. */
async function offerToReturn() {
  const looked = (async () => indexedDB.databases?.())(); // rejected where there is no such thing
  const stores = await soon(looked).catch(() => undefined);
  if (stores?.some(({ name }) => name?.startsWith("inkbubble")) ?? true) {
    await (await coming()).offerToReturn();
  }
}

async function comeUp() {
  steps.progress(sitting.answers);
  show(steps.current);
  const mine = history.state?.assessment;
  const found = mine && (await sitting.resume(mine));
  if (!found) sitting.look(); // somebody may have been faster than the scripts
  if (found) void (await coming()).bringUpToDate(found);
  else if (!/^#(continue)?=./.test(location.hash)) void offerToReturn();
  if (location.hash === "#result" && !saving.entries.size) replaceFragment("check");
  if (location.hash || isClosed()) await arrive();
}

addEventListener("hashchange", () => arrive().catch(tellLost));
history.scrollRestoration = "manual";
comeUp().catch(tellLost);
