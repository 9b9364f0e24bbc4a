/**
 * Fast entry of a worksheet that was filled in on paper: one key for each answer.
 *
 * It works on the page's own form, as clicks and typing do, so conditions, checks and progress
 * go on as they are. Fetched only when somebody asks for it; so are its words, `entry.html`, which
 * the site has as a text.
 */

import { firstWrong } from "./checks.js";
import { style } from "../network.js";
import { words } from "../page/fetching.js";
import { all, answerText, asked, one, TYPED } from "../page/form.js";

/** @import { Question, Section } from "../page/form.js" */
/** @import { Steps } from "./steps.js" */

const KEYS = "123456789abcdefghijklmnopqrstuvwxyz";

/** @type {Promise<Entry> | null} */
let made = null;

/**
 * Shows all questions that are asked, and takes keys for them.
 *
 * @param {HTMLElement} main
 * @param {Section[]} sections
 * @param {Steps} steps
 */
export async function enter(main, sections, steps) {
  made ??= prepare(main).then((panel) => new Entry(main, sections, panel));
  made.catch(() => (made = null));
  const entry = await made;
  if (location.hash === "#entry") entry.show(steps);
}

/**
 * Puts the words and the style for it into the page.
 *
 * @param {HTMLElement} main
 */
async function prepare(main) {
  const styled = style(new URL("../entry.css", import.meta.url));
  const frame = await words("assess/entry");
  if (!(await styled)) throw new Error("the site has no style for the entry");
  const panel = one(frame, "section", HTMLElement);
  one(main, "form", HTMLFormElement).before(panel);
  return panel;
}

class Entry {
  #main;
  #sections;
  #panel;
  /** @type {Question | undefined} */
  #current;

  /**
   * @param {HTMLElement} main
   * @param {Section[]} sections
   * @param {HTMLElement} panel
   */
  constructor(main, sections, panel) {
    this.#main = main;
    this.#sections = sections;
    this.#panel = panel;
    for (const { element } of sections.flatMap(({ questions }) => questions)) {
      boxesOf(element).forEach((box, place) => {
        const key = document.createElement("kbd");
        key.className = "key";
        key.textContent = KEYS[place] ?? "";
        box.after(key);
      });
    }
    document.addEventListener("keydown", (event) => this.#press(event));
    main.addEventListener("focusin", ({ target }) => {
      const question = this.#asked.find(({ element }) => element.contains(asNode(target)));
      if (question && main.dataset.view === "entry") this.#mark(question);
    });
  }

  /** @param {Steps} steps */
  show(steps) {
    this.#main.dataset.view = "entry";
    for (const { element, questions } of this.#sections) element.hidden = !questions.length;
    one(this.#main, "#check", HTMLElement).hidden = true;
    const heading = one(this.#panel, "h2", HTMLElement);
    steps.name(heading.textContent ?? "");
    const questions = this.#asked;
    const open = questions.find((question) => answerText(question) === null) ?? questions[0];
    this.#mark(open);
    if (open === questions[0]) steps.focus(heading);
    else this.#turnTo(open);
  }

  get #asked() {
    return this.#sections.flatMap(asked);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const question = this.#current;
    if (this.#main.dataset.view !== "entry" || !question) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest("a, button, summary")) return;
    const field = fieldOf(question.element);
    const act = field ? this.#typing(question, field, event) : this.#choosing(question, event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /**
   * What a key does to a question with options.
   *
   * @param {Question} question
   * @param {string} key
   * @returns {(() => void) | undefined}
   */
  #choosing(question, key) {
    const box = boxesOf(question.element)[KEYS.indexOf(key.toLowerCase())];
    if (key.length === 1 && box) {
      return () => {
        box.click();
        if (box.type === "radio") this.#goOn(question);
        else this.#tell(question);
      };
    }
    return this.#moving(question, key);
  }

  /**
   * What a key does to a question with a field; most keys are left to the field.
   *
   * @param {Question} question
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {KeyboardEvent} event
   * @returns {(() => void) | undefined}
   */
  #typing(question, field, { key, shiftKey }) {
    if (document.activeElement !== field && key.length === 1) field.focus(); // and type there
    const lines = field instanceof HTMLTextAreaElement;
    const empty = field.value === "" && !field.validity.badInput;
    const forTheField =
      key.length === 1 ||
      (key === "Enter" && lines && shiftKey) ||
      (key === "Backspace" && !empty) ||
      (key.startsWith("Arrow") && lines && !empty);
    return forTheField ? undefined : this.#moving(question, key);
  }

  /**
   * @param {Question} question
   * @param {string} key
   * @returns {(() => void) | undefined}
   */
  #moving(question, key) {
    switch (key) {
      case "Enter":
      case "ArrowDown":
        return () => this.#goOn(question);
      case ".":
        return () => {
          leaveOpen(question.element);
          this.#goOn(question);
        };
      case "Backspace":
      case "ArrowUp":
        return () => this.#turnTo(this.#beside(question, -1) ?? question);
    }
    return undefined;
  }

  /**
   * Goes on to the next question, or to the check of all answers; not from what is not right.
   *
   * @param {Question} question
   */
  #goOn(question) {
    const wrong = firstWrong(question.element);
    if (wrong) {
      wrong.reportValidity();
      return;
    }
    this.#tell(question);
    const next = this.#beside(question, 1);
    if (next) this.#turnTo(next);
    else location.hash = "check";
  }

  /**
   * @param {Question} question
   * @param {1 | -1} by
   */
  #beside(question, by) {
    const questions = this.#asked;
    return questions[questions.indexOf(question) + by];
  }

  /** @param {Question} question */
  #turnTo(question) {
    this.#mark(question);
    const place =
      question.element.querySelector("input:checked") ??
      one(question.element, "input, textarea", HTMLElement);
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
    if (place instanceof HTMLInputElement) place.select();
    question.element.scrollIntoView({ block: "center" });
  }

  /** @param {Question} question */
  #mark(question) {
    this.#current?.element.removeAttribute("aria-current");
    this.#current = question;
    question.element.setAttribute("aria-current", "true");
  }

  /** @param {Question} question */
  #tell(question) {
    const open = one(this.#panel, "template", HTMLTemplateElement).content.textContent;
    const place = one(this.#panel, "[role=status]", HTMLElement);
    place.textContent = `${question.number} ${answerText(question) ?? open}`;
  }
}

/** @param {EventTarget | null} target */
const asNode = (target) => (target instanceof Node ? target : null);

/** @param {HTMLElement} element */
const boxesOf = (element) =>
  /** @type {HTMLInputElement[]} */ (all(element, "[type=radio], [type=checkbox]"));

/**
 * @param {HTMLElement} element
 * @returns {HTMLInputElement | HTMLTextAreaElement | null}
 */
const fieldOf = (element) =>
  element.querySelector(TYPED);

/** @param {HTMLElement} element */
function leaveOpen(element) {
  for (const box of boxesOf(element)) box.checked = false;
  boxesOf(element)[0].dispatchEvent(new Event("input", { bubbles: true }));
}
