/** What this device keeps, counted: of the assessments, the copies of files, and all that is none. */

import { every } from "../keeping/assessments.js";
import { firstResults } from "../keeping/first-store.js";
import { isLasting } from "../keeping/lasting.js";
import { otherStores } from "./looking.js";

/** @import { Whole } from "../keeping/records.js" */

/**
 * @typedef {object} Kept
 * @property {Whole[]} wholes
 * @property {number} firsts results in the store of the first days
 * @property {Record<string, number>} parts of the assessments, by what they are called in the page
 * @property {Copies | null} copies
 * @property {number | null} bytes that the browser counts for all sites of this address
 * @property {boolean} lasting
 * @property {import("./looking.js").OtherStores} others
 *
 * @typedef {{ ready: boolean, files: number, bytes: number }} Copies of the site's own files
 */

/** What an entry counts as, by the part of its key before the slash. */
const PARTS = {
  answers: ["response"],
  notes: ["note"],
  targets: ["target", "scale_target"],
  steps: ["plan"],
  details: ["field", "statement"],
  aside: ["aside"],
};

/** @returns {Promise<Kept>} rejected where the browser does not let the page see its store */
export async function kept() {
  const [wholes, firsts] = await Promise.all([every(), firstResults()]);
  const keys = wholes.flatMap(({ entries }) => [...entries.keys()]);
  const parts = Object.entries(PARTS).map(([part, kinds]) => [
    part,
    keys.filter((key) => kinds.includes(key.slice(0, key.indexOf("/")))).length,
  ]);
  return {
    wholes,
    firsts: firsts.length,
    parts: Object.fromEntries(parts),
    copies: await copies(),
    bytes: await bytesUsed(),
    lasting: await isLasting(),
    others: otherStores(),
  };
}

/** @returns {Promise<Copies | null>} null where there are none */
async function copies() {
  const { state } = await import("../offline/copies.js");
  return state();
}

/** Deletes the copies, and the service worker that keeps them. */
export async function forgetCopies() {
  const { forget } = await import("../offline/copies.js");
  await forget();
}

/** @returns {Promise<number | null>} */
async function bytesUsed() {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  return estimate?.usage ?? null;
}
