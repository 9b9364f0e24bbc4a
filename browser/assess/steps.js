/**
 * One step of the page at a time: which is shown, where the focus goes, how far the visitor is.
 *
 * Which of its other parts the page shows follows from `data-view` on the main element, in the
 * style sheet: first, step, check, waiting, failed or report.
 */

import { all, asked, isAsked, one } from "../page/form.js";

/** @import { Answers, Section } from "../page/form.js" */

export class Steps {
  /** @type {string} */
  current;
  #main;
  #sections;
  #check;
  #title = document.title;

  /**
   * @param {HTMLElement} main
   * @param {Section[]} sections
   */
  constructor(main, sections) {
    this.#main = main;
    this.#sections = sections;
    this.#check = one(main, "#check", HTMLElement);
    this.current = sections[0].fragment;
    for (const element of all(main, "[data-scripted]")) element.hidden = false;
  }

  /** The fragments of all steps in order, without those that a condition takes out. */
  get order() {
    const open = this.#sections.filter(isOpen);
    return [...open.map((section) => section.fragment), "check", "result"];
  }

  /**
   * The step that is *by* places from the current one, passing over what is not asked.
   *
   * @param {number} by 1 or -1
   */
  beside(by) {
    return this.order[this.order.indexOf(this.current) + by];
  }

  /**
   * The section itself, or, where nothing of it is asked, the next step that is.
   *
   * @param {Section} section
   */
  nearest(section) {
    const later = this.#sections.slice(this.#sections.indexOf(section)).find(isOpen);
    return later ? later.fragment : "check";
  }

  /**
   * Shows a section or the check step.
   *
   * @param {string} fragment
   */
  show(fragment) {
    this.current = fragment;
    const first = fragment === this.#sections[0].fragment;
    this.#main.dataset.view = fragment === "check" ? "check" : first ? "first" : "step";
    for (const { fragment: id, element } of this.#sections) element.hidden = id !== fragment;
    this.#check.hidden = fragment !== "check";
    this.#mark(fragment);
    const heading = one(this.#main, ".step:not([hidden]) h2", HTMLElement).textContent;
    this.name(first ? "" : (heading ?? ""));
  }

  /**
   * Shows what comes after the steps.
   *
   * @param {"waiting" | "failed" | "report"} name
   */
  finish(name) {
    this.#main.dataset.view = name;
    this.#mark("result");
  }

  /** @param {string} fragment */
  #mark(fragment) {
    for (const link of all(this.#main, ".steps a")) {
      if (link.getAttribute("href") === `#${fragment}`) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
  }

  /**
   * Puts the heading of what is shown before the page's own title.
   *
   * @param {string} heading
   */
  name(heading) {
    document.title = heading ? `${heading} · ${this.#title}` : this.#title;
  }

  /**
   * Moves the focus to a heading that has just come up, and the top of the page into view.
   *
   * @param {HTMLElement} heading
   */
  focus(heading) {
    heading.focus({ preventScroll: true });
    scrollTo(0, this.#main.offsetTop);
  }

  /**
   * Shows how many of the questions that are asked have an answer, in all and by section.
   *
   * @param {Answers} answers
   */
  progress({ responses }) {
    let answered = 0;
    let total = 0;
    const links = all(this.#main, ".steps a[data-section]");
    const withQuestions = this.#sections.filter(({ questions }) => questions.length);
    for (const [place, section] of withQuestions.entries()) {
      const questions = asked(section);
      const done = questions.filter(({ id }) => id in responses).length;
      answered += done;
      total += questions.length;
      const link = links[place];
      /** @type {HTMLElement} */ (link.parentElement).hidden = !isOpen(section);
      fill(link, "[data-done]", done);
      fill(link, "[data-asked]", questions.length);
      link.dataset.progress = done === questions.length ? "all" : done ? "some" : "none";
      all(link, ".bubbles i").forEach((bubble, at) => {
        if (bubble.hidden !== at >= questions.length) bubble.hidden = at >= questions.length;
        if (bubble.classList.contains("on") !== at < done) bubble.classList.toggle("on");
      });
    }
    fill(this.#main, "[data-answered]", answered);
    fill(this.#main, ".overall [data-asked]", total);
    const bar = one(this.#main, ".overall progress", HTMLProgressElement);
    bar.max = total;
    bar.value = answered;
  }
}

/**
 * Whether there is something to answer in a step.
 *
 * @param {Section} section
 */
function isOpen(section) {
  if (!section.questions.length) return true;
  return isAsked(section.element) && asked(section).length > 0;
}

/**
 * Writes a number or text into every place for it.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @param {number | string} value
 */
export function fill(root, selector, value) {
  const text = String(value);
  for (const place of all(root, selector)) if (place.textContent !== text) place.textContent = text;
}
