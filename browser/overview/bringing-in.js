/**
 * Files brought in: each is read by Python, shown with what would come in and what does not fit, and
 * only then becomes an assessment of its own, in one piece. What was kept before stays as it is, and
 * the whole can be undone.
 */

import { add, every, remove } from "../keeping/assessments.js";
import { EngineFailure } from "../engine/engine.js";
import { differences, entriesOf } from "../keeping/entries.js";
import { pastEditions } from "../page/fetching.js";
import { one } from "../page/form.js";
import { instrumentIn, readText } from "./opened.js";
import { fill } from "../assess/steps.js";
import { begin } from "../keeping/records.js";
import { today } from "../page/today.js";
import { trustedHTML } from "../page/trusted.js";

/** @import { Assessment, Whole } from "../keeping/records.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { Edition } from "../keeping/fitting.js" */
/** @import { Problem } from "./opened.js" */
/** @import { ResponseSet } from "../report/paper.js" */

/**
 * What a file holds; one without a day is of an assessment in progress.
 * @typedef {{ file: string, responses: ResponseSet, date: string | null, html: string }} Preview
 */

export class BringingIn {
  #place;
  #engine;
  #editions;
  #kept;
  /** @type {Preview[]} */
  #previews = [];
  /** What was brought in last. @type {Assessment[]} */
  #brought = [];

  /**
   * @param {HTMLElement} place
   * @param {() => Engine} engine
   * @param {Map<string, Edition>} editions by instrument
   * @param {() => Whole[]} kept what is on the device
   * @param {{ look: (preview: Preview) => void, changed: () => void }} done
   */
  constructor(place, engine, editions, kept, done) {
    this.#kept = kept;
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
    try {
      await this.#readAll(files);
    } catch (error) {
      this.#show("none");
      throw error;
    }
  }

  /** @param {File[]} files */
  async #readAll(files) {
    const refused = [];
    for (const file of files) {
      const found = await this.#preview(file).catch((error) => {
        if (error instanceof EngineFailure) throw error;
        const { content } = one(this.#place, "#unreadable_", HTMLTemplateElement);
        return { file: file.name, problems: [{ text: content.textContent ?? "" }] };
      });
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
    const published = [...this.#editions.keys()];
    const more = { text, editions, published, today: today() };
    const read = await this.#engine().ask("preview", { instrument }, more);
    if (!read.ok) return { file: file.name, problems: read.problems };
    const { responses, html } = read;
    return { file: file.name, responses, html, date: read.date ?? null };
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
        one(entry, "[data-already]", HTMLElement).hidden = !this.#isKept(this.#previews[number]);
        return entry;
      }),
    );
    const why = one(this.#place, ".refused-file", HTMLElement);
    why.hidden = !refused.length;
    one(why, "ul", HTMLElement).replaceChildren(
      ...refused.flatMap(({ file, problems }) => problems.slice(0, MOST_TOLD).map((problem) => {
        const entry = one(document.importNode(one(this.#place, "#refused_", HTMLTemplateElement).content, true), "li", HTMLElement);
        fill(entry, "[data-file]", file);
        fill(entry, "[data-why]", problem.text);
        return entry;
      })),
    );
  }

  async #bringIn() {
    this.#show("writing"); // whoever presses twice brings in once
    const wholes = this.#previews.map((preview) => this.#made(preview));
    try {
      await add(wholes);
    } catch {
      return this.#show("not-kept");
    }
    this.#brought = wholes.map(({ assessment }) => assessment);
    fill(this.#place, "[data-brought]", wholes.length);
    this.#show("brought");
  }

  /**
   * Whether the same is kept already.
   *
   * @param {Preview} preview
   */
  #isKept({ responses, date }) {
    const entries = entriesOf(responses);
    return this.#kept().some(
      ({ assessment, entries: other }) =>
        assessment.instrument === responses.instrument.id &&
        assessment.finished === date &&
        !differences(entries, other).size,
    );
  }

  /**
   * @param {Preview} preview
   * @returns {Whole}
   */
  #made({ responses, date }) {
    const { id } = responses.instrument;
    const { version = "", digest = "" } = this.#editions.get(id) ?? {};
    const assessment = begin({ instrument: id, version, digest });
    return { assessment: { ...assessment, finished: date }, entries: entriesOf(responses) };
  }

  async #undo() {
    this.#show("writing");
    try {
      const now = new Map((await every()).map(({ assessment: one }) => [one.id, one.changed]));
      const same = this.#brought.filter(({ id, changed }) => now.get(id) === changed);
      await remove(same.map(({ id }) => id));
      const all = same.length === this.#brought.filter(({ id }) => now.has(id)).length;
      this.#show(all ? "undone" : "undone-in-part");
    } catch {
      this.#show("not-kept");
    }
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
