/**
 * Coming back, and coming by a link: assessments to go on with, what has changed in the questionnaire
 * since, and answers that somebody sent.
 */

import { beginFromThis } from "./acting.js";
import { every } from "../keeping/assessments.js";
import { takeOver } from "../keeping/first-store.js";
import "../offline/page.js"; // who has been here may have copies of the site
import { one } from "../page/form.js";
import { tellNews } from "./news.js";
import { offer } from "./returning.js";
import { soon } from "../keeping/store.js";

/** @import { Walk } from "./acting.js" */
/** @import { Whole } from "../keeping/records.js" */

export class Coming {
  #walk;
  #sitting;

  /** @param {Walk} walk */
  constructor(walk) {
    this.#walk = walk;
    this.#sitting = walk.sitting;
  }

  /**
   * Takes fragments that are no place on the page: an assessment to go on with (`continue=…`), and
   * answers that somebody sent (`=…`), which leave the address at once.
   *
   * @param {string} fragment
   */
  async visit(fragment) {
    const [way, ...rest] = fragment.split("=");
    const named = rest.join("=");
    if (way !== "continue" && way !== "") return;
    history.replaceState(history.state, "", location.pathname);
    if (!named) return;
    if (way === "continue") return this.goOnWith(named);
    void this.offerToReturn();
    const { follow } = await import("./sharing.js");
    await follow(await this.#walk.fetchOutcome(), this.#sitting, named);
  }

  /** @param {string} id of an assessment */
  async goOnWith(id) {
    if (this.#sitting.saving.isUnsaved) return; // what this window alone has must not be left
    const found = await this.#sitting.resume(id);
    if (!found) return this.offerToReturn();
    void this.bringUpToDate(found);
    const { finished, place } = found.assessment;
    one(this.#walk.main, ".returning", HTMLElement).replaceChildren();
    const { steps } = this.#walk;
    if (finished) location.hash = "result";
    else if (place && place !== steps.current) location.hash = place;
    else steps.focus(one(this.#walk.main, ".step:not([hidden]) h2", HTMLElement));
  }

  /**
   * Fits what was given in another edition of the questionnaire, and tells what has changed since.
   *
   * @param {Whole} found
   */
  async bringUpToDate(found) {
    const { saving } = this.#sitting;
    if (found.assessment.digest === saving.of.digest) return;
    try {
      const { engine } = await this.#walk.fetchOutcome();
      await tellNews(this.#walk.main, engine, found, () => found.assessment.id === saving.assessment.id);
      await saving.look(); // as it does when another window has changed something
    } catch {
      return; // tried again when the visitor comes back; what has a place is there by now
    }
  }

  /** Offers what this device keeps of this questionnaire, if there is anything. */
  async offerToReturn() {
    const { instrument } = this.#sitting.saving.of;
    await soon(takeOver([instrument])).catch(() => {});
    const kept = await every(instrument).catch(() => []);
    if (!kept.length || this.#sitting.saving.entries.size) return;
    await offer(one(this.#walk.main, ".returning", HTMLElement), kept, {
      goOn: (id) => this.goOnWith(id),
      beginFrom: async (id) => {
        if (await this.#sitting.resume(id)) await beginFromThis(this.#walk);
      },
    });
  }
}
