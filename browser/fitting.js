/** What is kept of another edition, made to fit the present one; Python says what that took. */

import { amend } from "./assessments.js";
import { differences, entriesOf, responseSetOf } from "./entries.js";
import { pastEditions } from "./fetching.js";

/** @import { Assessment, Whole } from "./records.js" */
/** @import { Engine } from "./engine.js" */
/** @import { ResponseSet } from "./paper.js" */

/**
 * The present edition, as the page says it: its version, digest, and where the records of its past
 * editions are.
 * @typedef {{ version?: string, digest?: string, editions?: string }} Edition
 */

/**
 * @param {Whole} whole
 * @returns {ResponseSet} as it is kept
 */
export function responsesOf({ assessment: { instrument: id, version }, entries }) {
  return responseSetOf(entries, { id, version });
}

/**
 * The response set of what is kept, in the present edition; what was made of it is kept as well.
 *
 * @param {Engine} engine
 * @param {Whole} whole
 * @param {Edition} edition
 * @returns {Promise<{ responses: ResponseSet, whole: Whole, html: string }>} `html` tells what is
 *   new, reworded or gone since; rejected when Python can't tell
 */
export async function fitted(engine, whole, edition) {
  const { assessment, entries } = whole;
  const responses = responsesOf(whole);
  if (assessment.digest === edition.digest) return { responses, whole, html: "" };
  const editions = await pastEditions(edition.editions);
  const more = { editions, digest: assessment.digest };
  const answer = await engine.ask("fit", responses, more);
  if (!answer.ok) throw new Error(answer.problems[0].message);
  const now = entriesOf(answer.responses);
  const { version = "", digest = "" } = edition;
  const changed = await amend(assessment.id, { version, digest }, differences(entries, now));
  const fit = { assessment: /** @type {Assessment} */ (changed ?? assessment), entries: now };
  return { responses: answer.responses, whole: fit, html: answer.html };
}
