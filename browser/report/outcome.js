/**
 * From "See your result" to the report: the engine's state as the visitor sees it, the wait,
 * the failure with a way on, and Python's report.
 */

import { Engine } from "../engine/engine.js";
import { style } from "../network.js";
import { words } from "../page/fetching.js";
import { all, one } from "../page/form.js";
import { every } from "../keeping/assessments.js";
import { entriesOf, responseSetOf } from "../keeping/entries.js";
import { isLasting } from "../keeping/lasting.js";
import { upkeep } from "../offline/upkeep.js";
import { Paper } from "./paper.js";
import { fill } from "../assess/steps.js";
import { longDay, today } from "../page/today.js";

/** @import { Earlier, ResponseSet } from "./paper.js" */
/** @import { Sitting } from "../assess/sitting.js" */
/** @import { Steps } from "../assess/steps.js" */

const PATIENCE = 150; // milliseconds before a wait is worth telling
const MEGABYTE = 1e6;

export class Outcome {
  #main;
  #steps;
  #engine;
  #status;
  #paper;
  /** Whether what stands around a report is there, once that is known. @type {Promise<boolean>} */
  styled;
  /** Counts what the visitor asked for, so that an answer to an older wish is dropped. */
  #wish = 0;
  /** The answers that the report on the page was made from, as text. */
  #shown = "";
  /** The plan as it stands in the report. @type {import("../keeping/records.js").Entries} */
  #plan = new Map();
  #sitting;

  /**
   * @param {HTMLElement} main
   * @param {Steps} steps
   * @param {Sitting} sitting
   */
  constructor(main, steps, sitting) {
    this.#main = main;
    this.#steps = steps;
    this.#sitting = sitting;
    this.#status = one(main, ".engine", HTMLElement);
    this.#engine = new Engine({
      manifest: this.#address(main.dataset.engine),
      instruments: [this.#address(main.dataset.compiled)],
      worker: new URL("../engine/worker.js", import.meta.url).href,
    });
    this.#engine.addEventListener("state", () => this.#tellState());
    upkeep.prepareOnceReady(this.#engine);
    this.#paper = new Paper(one(main, ".paper", HTMLElement), this.#engine);
    this.#paper.addEventListener("plan", () => this.#takePlan());
    sitting.saving.addEventListener("state", () => this.#tellKept());
    this.styled = this.#furnish();
    addEventListener("beforeprint", () => this.#openForPrint(true));
    addEventListener("afterprint", () => this.#openForPrint(false));
  }

  /** Starts the engine once more after it failed, while the visitor goes on answering. */
  again() {
    this.#engine.retry();
  }

  /** Fetches the engine, so that it is ready when the visitor is. */
  start() {
    this.#engine.start();
  }

  /** What the page says of itself. */
  get place() {
    return this.#main.dataset;
  }

  /** The engine, for what else the page asks of it. */
  get engine() {
    if (this.#engine.state.name === "failed") this.#engine.retry();
    return this.#engine;
  }

  /** Shows the report of what is given; waits for it, or says why there is none. */
  async show() {
    const { responses } = this.#sitting;
    const wish = ++this.#wish;
    if (JSON.stringify(responses) === this.#shown) return this.#reveal("report");
    const patience = setTimeout(() => wish === this.#wish && this.#reveal("waiting"), PATIENCE);
    try {
      const refused = await this.#put(responses, wish);
      if (wish !== this.#wish) return;
      if (refused) return this.#fail("refused", refused);
      this.#reveal("report");
    } catch {
      if (wish === this.#wish) this.#fail(this.#engine.state.reason ?? "broken");
    } finally {
      clearTimeout(patience);
    }
  }

  /** Brings the report up to date, if it is shown, once the visitor is not writing in it. */
  async refresh() {
    const { responses } = this.#sitting;
    if (this.#main.dataset.view !== "report" || JSON.stringify(responses) === this.#shown) return;
    const paper = one(this.#main, ".paper", HTMLElement);
    if (paper.querySelector(":focus:is(input, select, textarea)")) {
      paper.addEventListener("focusout", () => this.refresh(), { once: true });
    } else await this.#put(responses, ++this.#wish).catch(() => {});
  }

  /**
   * Puts the report of a response set on the page, unless the visitor wishes for something else.
   *
   * @param {ResponseSet} responses
   * @param {number} wish
   * @returns {Promise<import("../overview/opened.js").Problem[] | undefined>} why there is none
   */
  async #put(responses, wish) {
    const date = this.#sitting.saving.assessment.finished ?? today();
    const answer = await this.engine.ask("report", responses, { date });
    if (!(await this.styled)) this.styled = this.#furnish();
    if (wish !== this.#wish) return undefined;
    if (!answer.ok) return answer.problems;
    this.#paper.show(answer.html ?? "", responses, date, this.#earlier());
    this.#plan = entriesOf({ plan: responses.plan });
    this.#shown = JSON.stringify(responses);
    this.#tellKept();
    return undefined;
  }

  /** @returns {Promise<Earlier[]>} */
  async #earlier() {
    const { assessment } = this.#sitting.saving;
    const kept = await every(assessment.instrument);
    return kept.flatMap(({ assessment: { id, name, finished, instrument, version }, entries }) =>
      finished && id !== assessment.id
        ? [{ id, name, date: finished, responses: responseSetOf(entries, { id: instrument, version }) }]
        : [],
    );
  }

  /** The plan is a part of the assessment. */
  #takePlan() {
    const now = entriesOf({ plan: this.#paper.responses.plan });
    this.#sitting.saving.take(now, this.#plan);
    this.#plan = now;
    this.#shown = JSON.stringify(this.#sitting.responses);
  }

  /** Makes the assessment one of this day; its result then stands in the history. */
  async finish() {
    await this.#sitting.saving.amend({ finished: today() });
    one(this.#main, ".keeping", HTMLElement).focus();
  }

  async #tellKept() {
    if (!(await this.styled)) return;
    const { state, assessment } = this.#sitting.saving;
    const place = one(this.#main, ".keeping", HTMLElement);
    const now = state !== "saved" ? "saving" : assessment.finished ? "finished" : "open";
    for (const text of all(place, "[data-kept]")) text.hidden = text.dataset.kept !== now;
    fill(place, "time", longDay(assessment.finished));
    one(place, ".lasting", HTMLElement).hidden = now === "saving" || (await isLasting());
  }

  /** Takes the report off the page: its answers are gone. */
  clear() {
    this.leave();
    this.#shown = "";
    this.#paper.clear();
  }

  /** The visitor has turned to something else: what is still under way must not call them back. */
  leave() {
    this.#wish += 1;
  }

  /** Fetches the style and the words around a report, which nothing before the first answer needs. */
  async #furnish() {
    await style(this.#address(this.#main.dataset.style));
    try {
      for (const [name, place] of [
        ["report/keeping", ".keeping"],
        ["report/failing", ".rarer"], // what goes wrong once all is here, and seldom
      ]) {
        one(this.#main, place, HTMLElement).replaceChildren(await words(name));
      }
      return true;
    } catch {
      return false; // tried again with the result
    }
  }

  /** @param {string | undefined} relative */
  #address(relative) {
    return new URL(relative ?? "", document.baseURI).href;
  }

  /** @param {"waiting" | "failed" | "report"} view */
  #reveal(view) {
    if (this.#main.dataset.view === view && view === "waiting") return;
    this.#steps.finish(view);
    const place = { waiting: ".waiting", failed: ".failed", report: ".paper" }[view];
    const heading = one(one(this.#main, place, HTMLElement), "h1, h2", HTMLElement);
    this.#steps.name(heading.textContent ?? "");
    this.#steps.focus(heading);
  }

  /**
   * @param {string} reason
   * @param {{ text: string }[]} [problems]
   */
  #fail(reason, problems = []) {
    const failed = one(this.#main, ".failed", HTMLElement);
    for (const text of all(failed, "[data-reason]")) text.hidden = text.dataset.reason !== reason;
    failed.querySelector("ul")?.replaceChildren(
      ...problems.map(({ text }) =>
        Object.assign(document.createElement("li"), { textContent: text }),
      ),
    );
    this.#reveal("failed");
  }

  /** Shows the engine's state; only a change of its name is announced, not each byte. */
  #tellState() {
    const { name, loaded, total, reason } = this.#engine.state;
    if (this.#status.dataset.state !== name) {
      this.#status.dataset.state = name;
      const words = this.#main.querySelector(`template[data-state="${name}"]`);
      if (words instanceof HTMLTemplateElement) {
        this.#status.replaceChildren(words.content.cloneNode(true));
        const why = this.#main.querySelector(`.failed [data-reason="${reason}"]`);
        fill(this.#status, "[data-why]", why?.textContent ?? "");
      }
    }
    if (total) fill(this.#main, "[data-loaded]", (loaded / MEGABYTE).toFixed(1));
    const bar = one(this.#main, ".waiting progress", HTMLProgressElement);
    if (total) {
      bar.max = total;
      bar.value = loaded;
    } else bar.removeAttribute("value");
    one(this.#main, ".amount", HTMLElement).hidden = name !== "loading";
    const doing = name === "loading" ? "loading" : "working";
    for (const text of all(this.#main, "[data-while]")) text.hidden = text.dataset.while !== doing;
    if (name === "failed" && this.#main.dataset.view === "waiting") {
      this.#wish += 1;
      this.#fail(reason ?? "broken");
    }
  }

  /** @param {boolean} open */
  #openForPrint(open) {
    for (const details of all(this.#main, ".paper :not(.print-never) > details")) {
      if (open && !details.hasAttribute("open")) details.dataset.closed = "";
      if ("closed" in details.dataset) details.toggleAttribute("open", open);
      if (!open) delete details.dataset.closed;
    }
  }
}
