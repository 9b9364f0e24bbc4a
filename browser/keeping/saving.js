/**
 * Keeps what the visitor gives, as they give it: one assessment, open in this window and perhaps in
 * others. What could not be written stays here and is tried again, until it is on disk.
 */

import { differences } from "./entries.js";
import { begin, onNews, write } from "./records.js";
import { whyNot } from "./store.js";

/** @import { Assessment, Entries, News, Whole } from "./records.js" */
/** @import { Why } from "./store.js" */

/**
 * What is true of everything given so far: there is nothing yet; some of it is being written; all
 * of it is on disk; it could not be written, and why; another window has deleted the assessment.
 * @typedef {"nothing" | "saving" | "saved" | Why | "deleted"} Saved
 */

/** What is needed once something is kept. */
const kept = () => import("./assessments.js");

const AGAIN = 3_000; // milliseconds until what could not be written is tried once more

/**
 * Fires "state" when `state` or the assessment's record has changed, and "entries" when another
 * window has changed some: the event's `detail` has what they now are.
 */
export class Saving extends EventTarget {
  /** @type {Assessment} */
  assessment;
  /** Everything given, whether it is on disk or not. @type {Entries} */
  entries = new Map();
  /** @type {Saved} */
  state = "nothing";
  /** Keys whose last value is not on disk. @type {Set<string>} */
  #unsaved = new Set();
  /** Whether another window has changed something while this one was writing. */
  #doubtful = false;
  /** Keys whose last value is on its way there. @type {Set<string>} */
  #underway = new Set();
  #kept = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;

  /** @param {{ instrument: string, version: string, digest: string }} of */
  constructor(of) {
    super();
    this.of = of;
    this.assessment = begin(of);
    onNews((news) => this.#hear(news));
    addEventListener("pageshow", () => this.look()); // a window that slept has heard nothing
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
  }

  /** Whether the assessment is on this device. */
  get isKept() {
    return this.#kept;
  }

  /** Whether something is in this window alone. */
  get isUnsaved() {
    return this.#unsaved.size + this.#underway.size > 0;
  }

  /**
   * Turns to an assessment that is kept.
   *
   * @param {Whole} which
   */
  open({ assessment, entries }) {
    this.begin();
    this.assessment = assessment;
    this.entries = new Map(entries);
    this.#kept = true;
    this.#become(entries.size ? "saved" : "nothing");
  }

  /** Turns to a new assessment, of which nothing is kept yet. */
  begin() {
    clearTimeout(this.#again);
    this.assessment = begin(this.of);
    this.entries = new Map();
    this.#unsaved.clear();
    this.#kept = false;
    this.#become("nothing");
  }

  /**
   * Takes what now stands in a part of the page, and writes what has changed.
   *
   * @param {Entries} now
   * @param {Entries} before what stood there, as the visitor last saw it
   */
  take(now, before) {
    const changes = differences(before, now);
    if (changes.size) this.put(changes);
  }

  /** @param {Entries} changes to be written, undefined for what is no more */
  put(changes) {
    for (const [key, value] of changes) {
      if (value === undefined) this.entries.delete(key);
      else this.entries.set(key, value);
      this.#unsaved.add(key);
    }
    this.#become(this.state === "nothing" || this.state === "saved" ? "saving" : this.state);
    void this.#write();
  }

  /**
   * Changes the assessment's record, once all of its entries are on disk.
   *
   * @param {Partial<Assessment>} changes
   * @param {Entries} [entries] to be written with it
   * @returns {Promise<boolean>} whether it is on disk
   */
  async amend(changes, entries) {
    if (!this.#kept) return false;
    try {
      const { amend } = await kept();
      const made = await amend(this.assessment.id, changes, entries);
      if (!made) this.#become("deleted");
      else this.assessment = made;
      this.dispatchEvent(new Event("state"));
      return made !== null;
    } catch (error) {
      if ("finished" in changes) this.#become(whyNot(error)); // where the visitor was is no loss
      return false;
    }
  }

  /** Deletes the assessment; rejected when that failed, and then nothing has changed. */
  async remove() {
    const unsaved = [...this.#unsaved];
    this.#unsaved.clear(); // what is under way is written before it is deleted
    try {
      await (await kept()).remove([this.assessment.id]);
    } catch (error) {
      for (const key of unsaved) this.#unsaved.add(key);
      void this.#write();
      throw error;
    }
  }

  /**
   * Has the page say that the store can't be used.
   *
   * @param {Why} why
   */
  tell(why) {
    this.#become(why);
  }

  /** Tries once more what could not be written; brings back what another window has deleted. */
  retry() {
    if (this.state === "deleted") {
      this.#kept = false;
      for (const key of this.entries.keys()) this.#unsaved.add(key);
    }
    void this.#write();
  }

  /** Reads again what is kept, and takes over what other windows have changed. */
  async look() {
    if (!this.#kept) return;
    this.#doubtful = false;
    const found = await kept()
      .then(({ whole }) => whole(this.assessment.id))
      .catch(() => undefined);
    if (found === null) return this.#become("deleted");
    if (found?.assessment.id !== this.assessment.id) return; // no answer, or one to an older wish
    this.assessment = found.assessment;
    this.#takeOver(differences(this.entries, found.entries));
    this.dispatchEvent(new Event("state"));
  }

  async #write() {
    if (this.#underway.size) return;
    clearTimeout(this.#again);
    const { id } = this.assessment;
    while (this.#unsaved.size && id === this.assessment.id) {
      this.#underway = this.#unsaved;
      this.#unsaved = new Set();
      const failed = await this.#writeUnderway();
      if (id !== this.assessment.id) break; // the visitor has turned to another one
      if (failed) return this.#fail(failed);
    }
    this.#underway = new Set();
    if (id !== this.assessment.id) return void this.#write();
    this.#become("saved");
    if (this.#doubtful) await this.look();
  }

  /** @returns {Promise<Saved | null>} why it could not be written, if it could not */
  async #writeUnderway() {
    try {
      const { assessment } = this;
      const made = await write(assessment, this.#values(this.#underway), !this.#kept);
      if (!made) return "deleted";
      if (assessment.id !== this.assessment.id) return null;
      this.assessment = made;
      this.#kept = true;
      return null;
    } catch (error) {
      return whyNot(error);
    }
  }

  /** @param {Saved} why */
  #fail(why) {
    for (const key of this.#underway) this.#unsaved.add(key);
    this.#underway = new Set();
    this.#become(why);
    if (why !== "deleted") this.#again = setTimeout(() => this.#write(), AGAIN);
  }

  /** @param {Set<string>} keys */
  #values(keys) {
    return new Map([...keys].map((key) => [key, this.entries.get(key)]));
  }

  /** @param {News} news */
  #hear({ assessment }) {
    if (assessment !== this.assessment.id) return;
    this.#doubtful = true;
    if (!this.#underway.size) void this.look();
  }

  /** @param {Entries} changes */
  #takeOver(changes) {
    for (const [key, value] of changes) {
      if (this.#unsaved.has(key) || this.#underway.has(key)) changes.delete(key);
      else if (value === undefined) this.entries.delete(key);
      else this.entries.set(key, value);
    }
    if (changes.size) this.dispatchEvent(new CustomEvent("entries", { detail: changes }));
  }

  /** @param {Saved} state */
  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
