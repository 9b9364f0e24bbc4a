/**
 * A report on the page: what Python wrote, and how it answers to the visitor.
 *
 * Python has written every sentence. Here its later blocks are put in their places, the plan is
 * read, other answers are tried, and files are made for the visitor to take along.
 */

import { all, one } from "../page/form.js";
import { planIn, stepOfOnesOwn } from "./plan.js";
import { download } from "../page/download.js";
import { siteStyle } from "../page/site-style.js";
import { fill } from "../assess/steps.js";
import { Trial } from "./trial.js";
import { trustedHTML } from "../page/trusted.js";

/** @import { Engine } from "../engine/engine.js" */
/** @import { Step } from "./plan.js" */

/**
 * A response set, as Python takes it.
 * @typedef {{ format: string, instrument: { id: string, version: string },
 *   responses: Record<string, any>, plan?: Step[], [key: string]: unknown }} ResponseSet
 *
 * A result of another day; `id` and `name` are those of its assessment on this device.
 * @typedef {{ id: string, name: string, date: string, responses: ResponseSet }} Earlier
 */

const PATIENCE = 1_000; // milliseconds for the store to say what it keeps

/** Fires "plan" whenever the visitor changed the plan. */
export class Paper extends EventTarget {
  #place;
  #engine;
  /** @type {ResponseSet | null} */
  #responses = null;
  #date = "";
  /** Earlier results of the same assessment. @type {Promise<Earlier[]>} */
  #earlier = Promise.resolve([]);
  /** @type {Trial | null} */
  #trial = null;
  /** Counts the reports shown, so that what comes late for an older one is dropped. */
  #turn = 0;

  /**
   * @param {HTMLElement} place
   * @param {Engine} engine
   */
  constructor(place, engine) {
    super();
    this.#place = place;
    this.#engine = engine;
    place.addEventListener("click", ({ target }) => this.#clicked(target));
    place.addEventListener("click", (event) => this.#explain(event));
    place.addEventListener("input", ({ target }) => this.#changed(target));
    place.addEventListener("toggle", ({ target }) => this.#toggled(target), { capture: true });
  }

  /**
   * The responses that the report was made from, with the plan as it now stands.
   *
   * @returns {ResponseSet}
   */
  get responses() {
    const { plan: _, ...responses } = /** @type {ResponseSet} */ (this.#responses);
    const plan = this.#plan;
    return /** @type {ResponseSet} */ (plan.length ? { ...responses, plan } : responses);
  }

  /** @returns {Step[]} what is picked; what the report was made with while its plan is not there */
  get #plan() {
    const block = this.#place.querySelector(".plan");
    return block ? planIn(block) : (this.#responses?.plan ?? []);
  }

  /**
   * Puts a report on the page; its later blocks follow by themselves.
   *
   * @param {string} html
   * @param {ResponseSet} responses
   * @param {string} date
   * @param {Promise<Earlier[]>} earlier results of the same instrument, for how it changed
   */
  show(html, responses, date, earlier) {
    // A store that is silent must not hold up the report.
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE, []));
    this.#earlier = Promise.race([earlier.catch(() => []), patience]);
    this.#turn += 1;
    this.#responses = responses;
    this.#date = date;
    this.#trial = null;
    this.#place.innerHTML = trustedHTML(html);
    // The first blocks are painted before Python turns to the rest.
    requestAnimationFrame(() => setTimeout(() => this.#rest()));
  }

  /** Takes the report off the page. */
  clear() {
    this.#turn += 1;
    this.#responses = null;
    this.#place.replaceChildren();
  }

  async #rest() {
    const turn = this.#turn;
    const kept = await this.#earlier;
    if (turn !== this.#turn || !this.#responses) return;
    this.#engine.retry();
    const more = { date: this.#date, earlier: kept };
    const answer = await this.#engine.ask("later", this.#responses, more).catch(() => null);
    if (turn !== this.#turn) return;
    one(this.#place, "[data-rest-failed]", HTMLElement).hidden = answer?.ok === true;
    if (!answer?.ok) return;
    for (const place of all(this.#place, "[data-later]")) {
      const holder = document.createElement("template");
      holder.innerHTML = trustedHTML(answer.blocks?.[place.dataset.later ?? ""] ?? "");
      place.replaceWith(holder.content);
    }
    this.#tellPlanned();
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button =
      target instanceof Element && target.closest("[data-paper], [data-export], [data-try]");
    if (!(button instanceof HTMLElement)) return;
    const { paper: wish, export: format, try: scale } = button.dataset;
    if (format) this.#export(format);
    else if (scale) this.#tryPath(scale);
    else if (wish === "rest") this.#rest();
    else if (wish === "own-step") {
      stepOfOnesOwn(one(this.#place, ".plan", HTMLElement));
      this.#tellPlanned();
    } else if (wish === "reset-trial") this.#trial?.reset();
  }

  /**
   * Opens what a number leads to. The address stays as it is: it says where the visitor is.
   *
   * @param {Event} event
   */
  #explain(event) {
    const link = event.target instanceof Element && event.target.closest("a.why");
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const told = this.#place.querySelector(`[id="${link.hash.slice(1)}"]`)?.closest("details");
    if (!told) return; // Python is still at it
    told.open = true;
    told.scrollIntoView();
    one(told, "summary", HTMLElement).focus({ preventScroll: true });
  }

  /** @param {EventTarget | null} target */
  #changed(target) {
    if (!(target instanceof Element)) return;
    if (target.closest(".trial")) this.#trial?.changed();
    if (target.matches("[data-history]")) this.#compare(/** @type {HTMLSelectElement} */ (target));
    if (!target.closest(".plan")) return;
    this.#tellPlanned();
    this.dispatchEvent(new Event("plan"));
  }

  /**
   * Compares with the earlier result that the visitor chose.
   *
   * @param {HTMLSelectElement} choice
   */
  async #compare(choice) {
    const more = { date: this.#date, earlier: await this.#earlier, with: choice.value };
    if (!this.#responses) return;
    const answer = await this.#engine.ask("history", this.#responses, more).catch(() => null);
    if (!answer?.ok || !choice.isConnected) return;
    one(this.#place, "[data-history-place]", HTMLElement).innerHTML = trustedHTML(answer.html);
  }

  /** @param {EventTarget | null} target */
  async #toggled(target) {
    if (!(target instanceof HTMLDetailsElement) || !("trial" in target.dataset)) return;
    if (target.open) await this.#openTrial(target);
  }

  /** @param {HTMLDetailsElement} drawer */
  async #openTrial(drawer) {
    if (!this.#responses) return;
    this.#engine.retry();
    this.#trial ??= new Trial(drawer, this.#engine, this.#responses);
    if (!(await this.#trial.opened)) this.#trial = null;
  }

  /**
   * Tries the answers that a path to the next band names.
   *
   * @param {string} scale
   */
  async #tryPath(scale) {
    const drawer = one(this.#place, "[data-trial]", HTMLDetailsElement);
    const path = one(this.#place, `[data-path="${scale}"]`, HTMLElement);
    const steps = all(path, ".changes > li").slice(0, Number(path.dataset.needed));
    drawer.open = true;
    await this.#openTrial(drawer);
    this.#trial?.set(steps.map(({ dataset: { item = "", option = "" } }) => [item, option]));
    drawer.scrollIntoView();
    one(drawer, "summary", HTMLElement).focus({ preventScroll: true });
  }

  /** Only a plan makes a table, and only one with a day in it a calendar. */
  #tellPlanned() {
    const plan = this.#plan;
    for (const place of all(this.#place, "[data-planned]")) place.hidden = !plan.length;
    const dated = plan.some(({ due }) => due);
    for (const place of all(this.#place, "[data-dated]")) place.hidden = !dated;
    for (const day of all(this.#place, ".plan input[type=date]")) {
      day.toggleAttribute("data-empty", !(/** @type {HTMLInputElement} */ (day).value));
    }
  }

  /** @param {string} format */
  async #export(format) {
    const failed = one(this.#place, "[data-export-failed]", HTMLElement);
    const made = one(this.#place, "[data-exported]", HTMLElement);
    this.#engine.retry();
    try {
      const style = format === "receipt" ? siteStyle() : "";
      const more = { format, style, date: this.#date };
      const answer = await this.#engine.ask("export", this.responses, more);
      if (!answer.ok) throw new Error(answer.problems[0].text);
      download(answer.file);
      fill(made, "b", answer.file.name);
      failed.hidden = true;
      made.hidden = false;
    } catch {
      failed.hidden = false;
      made.hidden = true;
    }
  }
}
