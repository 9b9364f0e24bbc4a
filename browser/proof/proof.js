/** The button *Prove it*: starts the proof, shows how far it is, stops it, tells what came of it. */

import { canDigest } from "../page/digest.js";
import { download } from "../page/download.js";
import { all, one } from "../page/form.js";
import { longDay, today } from "../page/today.js";
import { prove } from "./proving.js";
import { tell } from "./telling.js";

/** @import { Engine } from "../engine/engine.js" */

export class Proof {
  #place;
  #python;
  #buttons;
  #outcome;
  #bar;
  /** The run that is under way; what an earlier one still finds is not shown. @type {object | null} */
  #run = null;

  /**
   * @param {HTMLElement} place
   * @param {() => Engine} python
   */
  constructor(place, python) {
    this.#place = place;
    this.#python = python;
    this.#buttons = new Map(
      ["prove", "stop", "save"].map((name) => [name, one(place, `[data-go=${name}]`, HTMLElement)]),
    );
    this.#outcome = one(place, ".proven", HTMLElement);
    this.#bar = one(place, "progress", HTMLProgressElement);
    this.#buttons.get("prove")?.addEventListener("click", () => void this.#prove());
    this.#buttons.get("stop")?.addEventListener("click", () => this.#stop());
    this.#buttons.get("save")?.addEventListener("click", () => this.#save());
    if (canDigest()) this.#offer("prove");
    else this.#say("insecure");
  }

  async #prove() {
    const engine = this.#python();
    const mine = (this.#run = {});
    const ifMine = (/** @type {() => void} */ act) => this.#run === mine && act();
    const loading = () => {
      const { name, loaded, total } = engine.state;
      if (name === "loading") ifMine(() => this.#advance(loaded, total));
    };
    engine.addEventListener("state", loading);
    this.#outcome.hidden = true;
    this.#offer("stop");
    try {
      const found = await prove(
        engine,
        new URL(this.#place.dataset.cases ?? "", document.baseURI).href,
        (phase) => ifMine(() => this.#enter(phase)),
        (done, of) => ifMine(() => this.#advance(done, of)),
      );
      ifMine(() => {
        tell(this.#outcome, found, longDay(today()));
        this.#end("done");
      });
    } catch (error) {
      ifMine(() => {
        console.warn(`The proof could not be carried out: ${error}`);
        this.#end(engine.state.reason ?? "unreachable");
      });
    } finally {
      engine.removeEventListener("state", loading);
    }
  }

  #stop() {
    this.#run = null;
    this.#python().stop();
    this.#end("given-up");
  }

  /** @param {string} phase */
  #enter(phase) {
    this.#say(phase);
    this.#advance(0, 0);
    this.#bar.hidden = false;
  }

  /**
   * @param {number} done
   * @param {number} of 0 while nobody knows
   */
  #advance(done, of) {
    this.#bar.max = of || 1;
    if (of) this.#bar.value = done;
    else this.#bar.removeAttribute("value");
  }

  /** @param {string} how it ended */
  #end(how) {
    const active = document.activeElement;
    const mayMove = active === document.body || active === this.#buttons.get("stop");
    this.#run = null;
    this.#bar.hidden = true;
    this.#say(how);
    this.#offer("prove");
    this.#outcome.hidden = how !== "done";
    if (!mayMove) return;
    if (how === "done") one(this.#outcome, "h3", HTMLElement).focus();
    else this.#buttons.get("prove")?.focus();
  }

  /** @param {string} name the one state that is told */
  #say(name) {
    for (const text of all(this.#place, "[data-proof]")) text.hidden = text.dataset.proof !== name;
  }

  /** @param {"prove" | "stop"} name the one of the two buttons that is there */
  #offer(name) {
    const [there, other] = [name, name === "stop" ? "prove" : "stop"].map((one) =>
      this.#buttons.get(one),
    );
    if (there) there.hidden = false;
    if (name === "stop") there?.focus();
    if (other) other.hidden = true;
  }

  #save() {
    const { name = "", title = "" } = this.#outcome.dataset;
    const text = `${title}\n\n${one(this.#outcome, ".told", HTMLElement).innerText}\n`;
    download({ name, type: "text/plain", text });
  }
}
