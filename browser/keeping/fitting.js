/** What is kept of another edition, made to fit the present one; Python says what that took. */

import { amend } from "./assessments.js";
import { differences, entriesOf, responseSetOf } from "./entries.js";
import { pastEditions } from "../page/fetching.js";

/** @import { Whole } from "./records.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @import { ResponseSet } from "../report/paper.js" */

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
 * The response set of what is kept, in the present edition; what is kept stays as it is.
 *
 * @param {Engine} engine
 * @param {Whole} whole
 * @param {Edition} edition
 * @returns {Promise<{ responses: ResponseSet, html: string, known: boolean }>} `html` tells what is
 *   new, reworded or gone since; `known` whether it is of an edition that this page knows, which a
 *   page out of the browser's cache may not. Rejected when Python can't tell.
 */
export async function fitted(engine, whole, edition) {
  const { assessment } = whole;
  const responses = responsesOf(whole);
  if (assessment.digest === edition.digest) return { responses, html: "", known: true };
  const editions = await pastEditions(edition.editions);
  const more = { editions, digest: assessment.digest };
  const answer = await engine.ask("fit", responses, more);
  if (!answer.ok) throw new Error(answer.problems[0].text);
  const past = /** @type {Edition[]} */ (editions);
  const known = [edition, ...past].some(({ version }) => version === assessment.version);
  return { responses: answer.responses, html: answer.html, known };
}

/**
 * Keeps an assessment in the present edition from now on.
 *
 * @param {Whole} whole as it is kept
 * @param {ResponseSet} responses what was made of it
 * @param {Edition} edition
 */
export async function keepFitted({ assessment, entries }, responses, edition) {
  const { version = "", digest = "" } = edition;
  const changes = differences(entries, entriesOf(responses));
  await amend(assessment.id, { version, digest }, changes);
}
