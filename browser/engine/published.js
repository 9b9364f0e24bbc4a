/** Python with every instrument that the site publishes, for pages that take files of any of them. */

import { Engine } from "./engine.js";
import { upkeep } from "../offline/upkeep.js";

/**
 * @param {HTMLElement} main says where the engine is
 * @param {Map<string | undefined, HTMLElement>} places says of each instrument where it is
 * @param {{ keepsCopies?: boolean }} [how] whether the site is made ready for use without a
 *   connection, once Python is ready
 * @returns {() => Engine} the one engine of the page, made when it is first asked for
 */
export function publishedEngine(main, places, { keepsCopies = true } = {}) {
  /** @param {string | undefined} relative */
  const address = (relative) => new URL(relative ?? "", document.baseURI).href;
  /** @type {Engine | null} */
  let engine = null;
  return () => {
    if (!engine) {
      engine = new Engine({
        manifest: address(main.dataset.engine),
        instruments: [...places.values()].map(({ dataset }) => address(dataset.compiled)),
        worker: new URL("../engine/worker.js", import.meta.url).href,
      });
      if (keepsCopies) upkeep.prepareOnceReady(engine);
    }
    if (engine.state.name === "failed") engine.retry();
    return engine;
  };
}
