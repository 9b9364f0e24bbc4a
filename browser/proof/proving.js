/**
 * The proof itself: Python starts, answers again what it answered when the site was built, and
 * the browser's own lists tell what was fetched meanwhile; then what must be refused is tried.
 */

import { ELSEWHERE, tryElsewhere, tryQuery } from "../network.js";
import { sha256 } from "../page/digest.js";
import { text } from "../page/fetching.js";
import { held, list } from "./listed.js";
import { cameBetween, fetchedSoFar, Watch } from "./watching.js";

/** @import { Engine } from "../engine/engine.js" */
/** @import { Held } from "./listed.js" */

/**
 * A response set of the build's file of proofs, and the SHA-256 of each answer to it.
 * @typedef {{ of: string, kind: string, name: string, responses: any,
 *   answers: Record<string, string> }} Asked
 *
 * @typedef {object} Findings
 * @property {{ of: string, kind: string, differ: boolean }[]} sets
 * @property {number} answers how many were compared
 * @property {string[]} differ which of them differ, each by assessment, name and operation
 * @property {number} files how many were fetched
 * @property {string} build the digest of its list of files
 * @property {Held} held
 * @property {string[]} later what was fetched after Python was ready
 * @property {string[]} refused other addresses that the browser refused meanwhile
 * @property {boolean} elsewhere whether the browser refused the try to reach another address
 * @property {boolean | null} query whether a try with a query was refused; null if not tried
 *
 * @typedef {(done: number, of: number) => void} Progress
 */

const PATIENCE = 2_000; // milliseconds until the browser has told what it refused

/**
 * @param {Engine} engine
 * @param {string} address of the build's file of proofs
 * @param {(phase: "loading" | "replaying" | "checking") => void} enter told where the proof is
 * @param {Progress} progress of the replay
 * @returns {Promise<Findings>} rejected where a file can't be had, or Python not started
 */
export async function prove(engine, address, enter, progress) {
  const watch = new Watch(ELSEWHERE);
  try {
    enter("loading");
    const { date, sets } = JSON.parse(await text(address));
    const files = await list();
    const before = await fetchedSoFar(engine);
    enter("replaying");
    const replayed = await replay(engine, date, sets, progress);
    const after = await fetchedSoFar(engine);
    enter("checking");
    const all = [...after.page, ...after.python];
    return {
      ...replayed,
      files: new Set(all).size,
      build: files.digest,
      held: await held(files, all),
      later: cameBetween(before, after),
      elsewhere: await isElsewhereRefused(),
      query: await tryQuery(),
      refused: watch.refused,
    };
  } finally {
    watch.end();
  }
}

/**
 * @param {Engine} engine
 * @param {string} date
 * @param {Asked[]} asked
 * @param {Progress} progress
 */
async function replay(engine, date, asked, progress) {
  const differ = /** @type {string[]} */ ([]);
  const sets = /** @type {Findings["sets"]} */ ([]);
  let answers = 0;
  for (const { of, kind, name, responses, answers: expected } of asked) {
    const before = differ.length;
    for (const [operation, digest] of Object.entries(expected)) {
      const answer = await engine.askForText({ operation, responses, date });
      if ((await sha256(new TextEncoder().encode(answer))) !== digest) {
        differ.push([of, `${kind} ${name}`, operation].join(" · "));
      }
      answers += 1;
    }
    sets.push({ of, kind, differ: differ.length > before });
    progress(sets.length, asked.length);
  }
  return { sets, answers, differ };
}

/** @returns {Promise<boolean>} */
async function isElsewhereRefused() {
  const ending = new AbortController();
  const refused = new Promise((resolve) => {
    const hear = (/** @type {SecurityPolicyViolationEvent} */ { blockedURI, disposition }) => {
      if (ELSEWHERE.startsWith(blockedURI) && disposition === "enforce") resolve(true);
    };
    document.addEventListener("securitypolicyviolation", hear, { signal: ending.signal });
  });
  const wait = () => new Promise((resolve) => setTimeout(resolve, PATIENCE, false));
  const found = await Promise.race([refused, tryElsewhere().then(wait)]);
  ending.abort();
  return /** @type {boolean} */ (found);
}
