/**
 * Files brought in: each is read by Python, shown with what would come in and what does not fit, and
 * only then becomes an assessment of its own, in one piece. What was kept before stays as it is, and
 * the whole can be undone.
 */

import { add, remove } from "./assessments.js";
import { entriesOf } from "./entries.js";
import { pastEditions } from "./fetching.js";
import { one } from "./form.js";
import { instrumentIn, readText } from "./opened.js";
import { fill } from "./steps.js";
import { today } from "./today.js";
import { begin } from "./records.js";
import { trustedHTML } from "./trusted.js";

/** @import { Whole } from "./records.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Edition } from "./fitting.js" */
/** @import { Problem } from "./opened.js" */
/** @import { ResponseSet } from "./paper.js" */

/**
 * @typedef {{ file: string, responses: ResponseSet, date: string, html: string }} Preview
 */

export class BringingIn {
  #place;
  #engine;
  #editions;
  /** @type {Preview[]} */
  #previews = [];
  /** What was brought in last. @type {string[]} */
  #brought = [];

  /**
   * @param {HTMLElement} place
   * @param {() => Engine} engine
   * @param {Map<string, Edition>} editions by instrument
   * @param {{ look: (preview: Preview) => void, changed: () => void }} done
   */
  constructor(place, engine, editions, done) {
    this.#place = place;
    this.#engine = engine;
    this.#editions = editions;
    place.addEventListener("click", async ({ target }) => {
      const button = target instanceof Element && target.closest("[data-bring]");
      if (!(button instanceof HTMLElement)) return;
      const { bring } = button.dataset;
      if (bring === "look") return done.look(this.#previews[Number(button.dataset.number)]);
      if (bring === "in") await this.#bringIn();
      if (bring === "undo") await this.#undo();
      if (bring === "not") this.#show("none");
      done.changed();
    });
  }

  /**
   * Reads files and shows what is in them.
   *
   * @param {File[]} files
   */
  async read(files) {
    this.#show("reading");
    this.#previews = [];
    const refused = [];
    for (const file of files) {
      const found = await this.#preview(file);
      if ("problems" in found) refused.push(found);
      else this.#previews.push(found);
    }
    this.#tell(refused);
    this.#show(this.#previews.length ? "preview" : "refused");
    one(this.#place, this.#previews.length ? ".previews" : ".refused-file", HTMLElement).focus();
  }

  /**
   * @param {File} file
   * @returns {Promise<Preview | { file: string, problems: Problem[] }>}
   */
  async #preview(file) {
    const text = await readText(file);
    const opened = await this.#engine().ask("open", {}, { text });
    if (!opened.ok) return { file: file.name, problems: opened.problems };
    const instrument = instrumentIn(opened.responses);
    const editions = await pastEditions(this.#editions.get(instrument.id)?.editions);
    const read = await this.#engine().ask("preview", { instrument }, { text, editions });
    if (!read.ok) return { file: file.name, problems: read.problems };
    const { responses, html } = read;
    return { file: file.name, responses, html, date: read.date ?? today() };
  }

  /** @param {{ file: string, problems: Problem[] }[]} refused */
  #tell(refused) {
    const sheet = one(this.#place, "#preview_", HTMLTemplateElement);
    one(this.#place, ".previews .list", HTMLElement).replaceChildren(
      ...this.#previews.map(({ file, html }, number) => {
        const entry = one(document.importNode(sheet.content, true), "li", HTMLElement);
        fill(entry, "[data-file]", file);
        one(entry, ".preview-place", HTMLElement).innerHTML = trustedHTML(html);
        one(entry, "[data-bring=look]", HTMLElement).dataset.number = String(number);
        return entry;
      }),
    );
    const why = one(this.#place, ".refused-file", HTMLElement);
    why.hidden = !refused.length;
    one(why, "ul", HTMLElement).replaceChildren(
      ...refused.flatMap(({ file, problems }) => problems.slice(0, MOST_TOLD).map((problem) => {
        const entry = one(document.importNode(one(this.#place, "#refused_", HTMLTemplateElement).content, true), "li", HTMLElement);
        fill(entry, "[data-file]", file);
        fill(entry, "[data-why]", `${problem.message}. ${problem.hint}`);
        return entry;
      })),
    );
  }

  async #bringIn() {
    const wholes = this.#previews.map((preview) => this.#made(preview));
    try {
      await add(wholes);
    } catch {
      return this.#show("not-kept");
    }
    this.#brought = wholes.map(({ assessment }) => assessment.id);
    fill(this.#place, "[data-brought]", wholes.length);
    this.#show("brought");
  }

  /**
   * @param {Preview} preview
   * @returns {Whole} a finished assessment, since it is of another day
   */
  #made({ responses, date }) {
    const { id } = responses.instrument;
    const { version = "", digest = "" } = this.#editions.get(id) ?? {};
    const assessment = begin({ instrument: id, version, digest });
    return { assessment: { ...assessment, finished: date }, entries: entriesOf(responses) };
  }

  async #undo() {
    try {
      await remove(this.#brought);
    } catch {
      return this.#show("not-kept");
    }
    this.#show("undone");
  }

  /** @param {string} state */
  #show(state) {
    this.#place.dataset.state = state;
    for (const part of this.#place.querySelectorAll("[data-in]")) {
      const states = (part.getAttribute("data-in") ?? "").split(" ");
      /** @type {HTMLElement} */ (part).hidden = !states.includes(state);
    }
    const said = this.#place.querySelector("[data-in]:not([hidden])[tabindex]");
    if (said instanceof HTMLElement) said.focus();
  }
}

const MOST_TOLD = 5; // of one file; with more it is of another kind
