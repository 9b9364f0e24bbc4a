/**
 * What if: the visitor changes answers in a drawer of the report, and Python says what they would
 * come to. The answers that the report was made from are never touched.
 */

import { all, one } from "../page/form.js";
import { trustedHTML } from "../page/trusted.js";

/** @import { Engine } from "../engine/engine.js" */
/** @import { Field } from "../page/form.js" */
/** @import { ResponseSet } from "./paper.js" */

export class Trial {
  #drawer;
  #engine;
  #responses;
  #asking = false;
  #changedMeanwhile = false;
  /** Counts how often the visitor went back to their own answers. */
  #turn = 0;
  /** Whether the answers to change came onto the page. @type {Promise<boolean>} */
  opened;

  /**
   * @param {HTMLElement} drawer
   * @param {Engine} engine
   * @param {ResponseSet} responses
   */
  constructor(drawer, engine, responses) {
    this.#drawer = drawer;
    this.#engine = engine;
    this.#responses = responses;
    this.opened = this.open();
  }

  /** Shows the visitor's own answers, ready to be changed; whether that went well. */
  async open() {
    const tried = this.#responses.responses;
    const answer = await this.#ask(tried, true);
    if (answer?.ok) one(this.#drawer, "[data-trial-place]", HTMLElement).innerHTML = trustedHTML(answer.html ?? "");
    one(this.#drawer, "[data-trial-failed]", HTMLElement).hidden = answer?.ok === true;
    return answer?.ok === true;
  }

  /** Goes back to the visitor's own answers. */
  async reset() {
    this.#turn += 1; // what is still being worked out is of no interest any more
    await this.open();
    one(this.#drawer, "[data-paper=reset-trial]", HTMLElement).focus();
    this.#say();
  }

  /**
   * Chooses these options for these items; several are joined by spaces.
   *
   * @param {string[][]} choices
   */
  set(choices) {
    for (const [item, option] of choices) {
      const question = one(this.#drawer, `[data-trial-item="${item}"]`, HTMLElement);
      const several = new Set(option.split(" "));
      for (const field of /** @type {Field[]} */ (all(question, "select, input"))) {
        if (field.type === "checkbox") {
          /** @type {HTMLInputElement} */ (field).checked = several.has(field.value);
        } else field.value = option;
      }
    }
    this.changed();
  }

  /** Shows what the answers now come to; while Python is busy, only the last change counts. */
  async changed() {
    this.#changedMeanwhile = true;
    if (this.#asking) return;
    this.#asking = true;
    while (this.#changedMeanwhile) {
      this.#changedMeanwhile = false;
      const turn = this.#turn;
      const answer = await this.#ask(this.#tried(), false);
      if (turn !== this.#turn) continue;
      one(this.#drawer, "[data-trial-failed]", HTMLElement).hidden = answer?.ok === true;
      if (answer?.ok) this.#show(answer.html ?? "", new Set(answer.hidden));
    }
    this.#asking = false;
  }

  /**
   * @param {Record<string, any>} tried
   * @param {boolean} whole
   */
  #ask(tried, whole) {
    return this.#engine.ask("trial", this.#responses, { tried, whole }).catch(() => null);
  }

  /**
   * @param {string} html
   * @param {Set<string>} hidden
   */
  #show(html, hidden) {
    const place = one(this.#drawer, ".trial-outcome", HTMLElement);
    const folds = () => /** @type {HTMLDetailsElement[]} */ (all(place, "details"));
    const unfolded = folds().map(({ open }) => open);
    place.innerHTML = trustedHTML(html);
    for (const [at, fold] of folds().entries()) fold.open = unfolded[at] ?? false;
    this.#say();
    for (const question of all(this.#drawer, "[data-trial-item]")) {
      question.hidden = hidden.has(question.dataset.trialItem ?? "");
    }
  }

  /** Has the outcome read out to those who don't see it change. */
  #say() {
    const said = one(this.#drawer, ".trial-head", HTMLElement).textContent ?? "";
    one(this.#drawer, "[data-trial-said]", HTMLElement).textContent = said;
  }

  /** The responses as they stand in the drawer; what it does not show stays as it was. */
  #tried() {
    const tried = { ...this.#responses.responses };
    for (const question of all(this.#drawer, "[data-trial-item]")) {
      const { trialItem: id = "", kind } = question.dataset;
      const fields = all(question, "select, input");
      const value =
        kind === "multiple_choice"
          ? all(question, "input:checked").map((box) => /** @type {HTMLInputElement} */ (box).value)
          : /** @type {HTMLInputElement} */ (fields[0]).value;
      if (value.length) tried[id] = value;
      else delete tried[id];
    }
    return tried;
  }
}
