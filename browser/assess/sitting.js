/**
 * A sitting: what stands in the form and what this device keeps are one and the same, whichever of
 * the two changes.
 */

import { entriesOf, responseSetOf } from "../keeping/entries.js";
import { answersIn } from "../page/form.js";
import { Saving } from "../keeping/saving.js";
import { whyNot } from "../keeping/store.js";

/** @import { Entries, Whole } from "../keeping/records.js" */
/** @import { Answers, Section } from "../page/form.js" */
/** @import { ResponseSet } from "../report/paper.js" */

/**
 * Fires "answers" when what stands in the form has changed, from here (`detail` is "here") or from
 * elsewhere.
 */
export class Sitting extends EventTarget {
  saving;
  #form;
  #sections;
  /** What stood in the form when it was last looked at. @type {Entries} */
  #seen = new Map();
  /** What is in the form waits while an assessment is looked for. */
  #waiting = false;

  /**
   * @param {HTMLElement} main
   * @param {HTMLFormElement} form
   * @param {Section[]} sections
   */
  constructor(main, form, sections) {
    super();
    this.#form = form;
    this.#sections = sections;
    const { id: instrument = "", version = "", digest = "" } = main.dataset;
    this.saving = new Saving({ instrument, version, digest });
    this.saving.addEventListener("entries", (event) => {
      this.#fill(/** @type {CustomEvent} */ (event).detail);
    });
    form.addEventListener("input", () => this.look());
  }

  /** @returns {Answers} */
  get answers() {
    return answersIn(this.#form, this.#sections);
  }

  /** Everything given: what stands in the form, and what belongs to it. @returns {ResponseSet} */
  get responses() {
    const { instrument: id, version } = this.saving.of;
    return { ...responseSetOf(this.saving.entries, { id, version }), ...this.answers };
  }

  /** Takes what now stands in the form. */
  look() {
    if (this.#waiting) return;
    const now = this.#withStrangers(entriesOf(this.answers));
    this.saving.take(now, this.#seen);
    this.#seen = now;
    this.dispatchEvent(new CustomEvent("answers", { detail: "here" }));
  }

  /**
   * Turns to an assessment that this device keeps. What was filled in before the page's scripts ran
   * goes into it, unless it is finished; what belongs to another assessment stays there.
   *
   * @param {string} id
   * @returns {Promise<Whole | null>} null when it is not kept, or can't be read
   */
  async resume(id) {
    this.#waiting = true;
    const { whole } = await import("../keeping/assessments.js");
    const found = await whole(id).catch((error) => {
      this.saving.tell(whyNot(error)); // the form is empty, and what is kept can't be seen
      return null;
    });
    this.#waiting = false;
    if (found?.assessment.instrument !== this.saving.of.instrument) {
      this.look();
      return null;
    }
    await this.turnTo(found);
    return found;
  }

  /** @param {Whole} which */
  async turnTo(which) {
    const { fillIn } = await import("./filling.js");
    const begun = this.saving.entries.size > 0 || which.assessment.finished !== null;
    if (begun) this.#form.reset();
    const typed = begun ? new Map() : entriesOf(this.answers);
    this.saving.open(which);
    fillIn(this.#form, new Map([...which.entries, ...typed]));
    // What has no field in this edition is not looked at, and so stays as it is.
    const shown = this.#withStrangers(entriesOf(this.answers));
    this.#seen = new Map([...shown].filter(([key]) => !typed.has(key)));
    this.look();
  }

  /**
   * Begins a new assessment, with these entries or with none.
   *
   * @param {Entries} [entries]
   */
  begin(entries = new Map()) {
    this.#form.reset();
    this.saving.begin();
    this.#seen = new Map();
    if (entries.size) this.saving.put(entries);
    return this.#fill(entries);
  }

  /**
   * Deletes the assessment from this device, and begins a new one.
   *
   * @returns {Promise<void>} rejected when it could not be deleted; then all is as it was
   */
  async clear() {
    await this.saving.remove();
    await this.begin();
  }

  /**
   * Adds to lists of options what was chosen in another edition and has no box in this one.
   *
   * @param {Entries} now
   */
  #withStrangers(now) {
    for (const [key, options] of this.saving.entries) {
      if (!Array.isArray(options)) continue;
      const name = CSS.escape(key.slice(key.indexOf("/") + 1));
      const strangers = options.filter(
        (option) => !this.#form.querySelector(`[name="${name}"][value="${CSS.escape(option)}"]`),
      );
      if (strangers.length) now.set(key, [...(now.get(key) ?? []), ...strangers]);
    }
    return now;
  }

  /** @param {Entries} entries */
  async #fill(entries) {
    const { fillIn } = await import("./filling.js");
    fillIn(this.#form, entries);
    this.#seen = this.#withStrangers(entriesOf(this.answers));
    this.dispatchEvent(new CustomEvent("answers", { detail: "elsewhere" }));
  }
}
