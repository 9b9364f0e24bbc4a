/** The whole report of an assessment or of a file, in place of the overview's list. */

import { differences, entriesOf } from "../keeping/entries.js";
import { one } from "../page/form.js";
import { Paper } from "./paper.js";
import { write } from "../keeping/records.js";

/** @import { Engine } from "../engine/engine.js" */
/** @import { Earlier, ResponseSet } from "./paper.js" */
/** @import { Whole } from "../keeping/records.js" */

export class WholeReport {
  #main;
  #place;
  #python;
  /** @type {Paper | null} */
  #paper = null;
  /** What is shown, if it is one that is kept. @type {Whole | null} */
  #kept = null;

  /**
   * @param {HTMLElement} main
   * @param {() => Engine} python
   */
  constructor(main, python) {
    this.#main = main;
    this.#place = one(main, ".whole", HTMLElement);
    this.#python = python;
  }

  get kept() {
    return this.#kept;
  }

  /**
   * @param {ResponseSet} responses
   * @param {string} date
   * @param {Earlier[]} earlier
   * @param {Whole | null} kept the assessment that it is of
   * @returns {Promise<boolean>} whether there is a report to show
   */
  async show(responses, date, earlier, kept) {
    const answer = await this.#python().ask("report", responses, { date }).catch(() => null);
    if (!answer?.ok) return false;
    if (!this.#paper) {
      this.#paper = new Paper(one(this.#place, ".paper", HTMLElement), this.#python());
      this.#paper.addEventListener("plan", () => this.#keepPlan());
    }
    this.#kept = kept;
    this.#paper.show(answer.html, responses, date, Promise.resolve(earlier));
    this.#main.dataset.view = "report";
    one(this.#place, "h1", HTMLElement).focus({ preventScroll: true });
    scrollTo(0, 0);
    return true;
  }

  close() {
    delete this.#main.dataset.view;
    this.#kept = null;
    this.#paper?.clear();
  }

  /** The plan of a result that is kept is kept with it. */
  async #keepPlan() {
    if (!this.#paper || !this.#kept) return;
    const { assessment, entries } = this.#kept;
    const before = new Map([...entries].filter(([key]) => key.startsWith("plan/")));
    const changes = differences(before, entriesOf({ plan: this.#paper.responses.plan }));
    for (const [key, value] of changes) {
      if (value === undefined) entries.delete(key);
      else entries.set(key, value);
    }
    this.#place.ariaBusy = "true";
    const written = await write(assessment, changes, false).catch(() => null);
    one(this.#main, ".plan-lost", HTMLElement).hidden = written !== null;
    this.#place.ariaBusy = "false";
  }
}
