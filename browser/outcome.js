/**
 * From "See your result" to the report: the engine's state as the visitor sees it, the wait,
 * the failure with a way on, and Python's report.
 */

import { Engine } from "./engine.js";
import { all, one } from "./form.js";
import { amend, everything, keep } from "./kept.js";
import { Paper } from "./paper.js";
import { fill } from "./steps.js";
import { today } from "./today.js";

/** @import { Answers } from "./form.js" */
/** @import { ResponseSet } from "./paper.js" */
/** @import { Steps } from "./steps.js" */

const PATIENCE = 150; // milliseconds before a wait is worth telling
const MEGABYTE = 1e6;

export class Outcome {
  #main;
  #steps;
  #engine;
  #status;
  #paper;
  /** Settled once the report's style is there, or is not to be had. */
  #styled;
  /** Counts what the visitor asked for, so that an answer to an older wish is dropped. */
  #wish = 0;
  /** The answers that the report on the page was made from, as text. */
  #shown = "";
  /** Counts the changes of a plan that is kept. */
  #amendments = 0;
  /** Whether the result that is shown is kept on this device. */
  #kept = false;

  /**
   * @param {HTMLElement} main
   * @param {Steps} steps
   */
  constructor(main, steps) {
    this.#main = main;
    this.#steps = steps;
    this.#status = one(main, ".engine", HTMLElement);
    this.#engine = new Engine({
      manifest: this.#address(main.dataset.engine),
      instruments: [this.#address(main.dataset.compiled)],
      worker: new URL("worker.js", import.meta.url).href,
    });
    this.#engine.addEventListener("state", () => this.#tellState());
    this.#paper = new Paper(one(main, ".paper", HTMLElement), this.#engine);
    this.#paper.addEventListener("plan", () => this.#kept && this.#amend());
    this.#styled = this.#fetchStyle();
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

  /**
   * Shows the report of these answers; waits for it, or says why there is none.
   *
   * @param {Answers} answers
   */
  async show(answers) {
    const { id = "", version = "" } = this.#main.dataset;
    /** @type {ResponseSet} */
    const responses = {
      format: "inkbubble/responses@1",
      instrument: { id, version },
      ...answers,
    };
    const asked = JSON.stringify(responses);
    const wish = ++this.#wish;
    if (asked === this.#shown) return this.#reveal("report");
    if (this.#shown) responses.plan = this.#paper.responses.plan;
    if (this.#engine.state.name === "failed") this.#engine.retry();
    const patience = setTimeout(() => wish === this.#wish && this.#reveal("waiting"), PATIENCE);
    try {
      const answer = await this.#engine.ask("report", responses, { date: today() });
      await this.#styled;
      if (wish !== this.#wish) return;
      if (!answer.ok) return this.#fail("refused", answer.problems);
      this.#paper.show(answer.html ?? "", responses, today(), everything());
      this.#shown = asked;
      this.#tellKept("not-yet");
      this.#reveal("report");
    } catch {
      if (wish === this.#wish) this.#fail(this.#engine.state.reason ?? "broken");
    } finally {
      clearTimeout(patience);
    }
  }

  /** Keeps the result that is shown on this device, and says so once it is on disk. */
  async keep() {
    this.#tellKept("keeping");
    await this.#store();
    one(this.#main, ".keeping p:not([hidden])", HTMLElement).focus();
  }

  /** The plan of a result that is kept is kept with it. */
  async #amend() {
    const place = one(this.#main, ".keeping", HTMLElement);
    const turn = ++this.#amendments;
    place.ariaBusy = "true";
    try {
      if (!(await amend(this.#toKeep))) this.#tellKept("not-yet");
    } catch {
      this.#tellKept("refused");
    }
    if (turn === this.#amendments) place.ariaBusy = "false"; // all of it is on disk
  }

  get #toKeep() {
    const { details: _, ...responses } = this.#paper.responses;
    return { id: responses.instrument.id, date: today(), responses };
  }

  async #store() {
    try {
      await keep(this.#toKeep);
      this.#tellKept("kept");
    } catch {
      this.#tellKept("refused");
    }
  }

  /** @param {"not-yet" | "keeping" | "kept" | "refused"} state */
  #tellKept(state) {
    this.#kept = state === "kept";
    const place = one(this.#main, ".keeping", HTMLElement);
    for (const text of all(place, "[data-kept]")) text.hidden = text.dataset.kept !== state;
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

  /** The report's style sheet comes with the engine: nothing before the first answer needs it. */
  #fetchStyle() {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = this.#address(this.#main.dataset.style);
    const settled = new Promise((resolve) => {
      link.onload = resolve;
      link.onerror = resolve;
    });
    document.head.append(link);
    return settled;
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
   * @param {{message: string, hint?: string}[]} [problems]
   */
  #fail(reason, problems = []) {
    const failed = one(this.#main, ".failed", HTMLElement);
    for (const text of all(failed, "[data-reason]")) text.hidden = text.dataset.reason !== reason;
    one(failed, "ul", HTMLElement).replaceChildren(
      ...problems.map(({ message, hint = "" }) => {
        const entry = document.createElement("li");
        entry.textContent = `${message}. ${hint}`;
        return entry;
      }),
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
