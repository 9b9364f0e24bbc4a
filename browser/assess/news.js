/** Tells a visitor who comes back what has changed in the questionnaire since they answered. */

import { pastEditions } from "../page/fetching.js";
import { fitted, keepFitted } from "../keeping/fitting.js";
import { one } from "../page/form.js";
import { trustedHTML } from "../page/trusted.js";

/** @import { ResponseSet } from "../report/paper.js" */
/** @import { Whole } from "../keeping/records.js" */
/** @import { Engine } from "../engine/engine.js" */

/**
 * Makes what was found fit this edition, on the device, and says what that took.
 *
 * @param {HTMLElement} main
 * @param {Engine} engine
 * @param {Whole} found of another edition
 * @param {() => boolean} isOpen whether it still is the one that the page shows
 */
export async function tellNews(main, engine, found, isOpen) {
  const { responses, html, known } = await fitted(engine, found, main.dataset);
  if (known) await keepFitted(found, responses, main.dataset);
  if (isOpen()) one(main, ".news", HTMLElement).innerHTML = trustedHTML(html);
}

/**
 * Lists the answers that have no place in this edition, beside those that have.
 *
 * @param {HTMLElement} main
 * @param {Engine} engine
 * @param {ResponseSet} responses
 */
export async function listAside(main, engine, responses) {
  const { digest, editions: address } = main.dataset;
  const editions = await pastEditions(address);
  const answer = await engine.ask("fit", responses, { digest, editions });
  const html = answer.ok ? answer.kept : "";
  one(main, ".aside", HTMLElement).innerHTML = trustedHTML(html);
}
