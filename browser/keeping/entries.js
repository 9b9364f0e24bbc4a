/**
 * A response set as entries, one for each thing that the visitor gave, and back again.
 *
 * Keys: `response/item`, `target/item`, `scale_target/scale`, `note/item`, `field/id`,
 * `statement/id`, `reviewed/`, `shown/`, `plan/step`, and `aside/part` for what has no place in
 * the present edition.
 */

/** @import { Answers } from "../page/form.js" */
/** @import { Entries } from "./records.js" */
/** @import { ResponseSet } from "../report/paper.js" */

const LISTS = { responses: "response", targets: "target", scale_targets: "scale_target", notes: "note" };

/**
 * @param {Partial<Answers> & { plan?: any[], set_aside?: object }} set
 * @returns {Entries}
 */
export function entriesOf(set) {
  /** @type {Entries} */
  const entries = new Map();
  /**
   * @param {string} part
   * @param {object} [values]
   */
  const list = (part, values = {}) => {
    for (const [id, value] of Object.entries(values)) entries.set(`${part}/${id}`, value);
  };
  for (const [key, part] of Object.entries(LISTS)) list(part, Reflect.get(set, key));
  list("field", set.details?.fields);
  for (const id of set.details?.statements ?? []) entries.set(`statement/${id}`, true);
  if (set.details?.reviewed) entries.set("reviewed/", true);
  if (set.details?.shown) entries.set("shown/", true);
  for (const step of set.plan ?? []) entries.set(`plan/${step.id}`, step);
  list("aside", set.set_aside);
  return entries;
}

/**
 * @param {Entries} entries
 * @param {{ id: string, version: string }} instrument
 * @returns {ResponseSet}
 */
export function responseSetOf(entries, instrument) {
  /** @param {string} part */
  const list = (part) =>
    [...entries].flatMap(([key, value]) =>
      key.startsWith(`${part}/`) ? [/** @type {const} */ ([key.slice(part.length + 1), value])] : [],
    );
  /** @type {Record<string, any>} */
  const set = { format: "inkbubble/responses@1", instrument };
  for (const [key, part] of Object.entries(LISTS)) set[key] = Object.fromEntries(list(part));
  if (!Object.keys(set.notes).length) delete set.notes;
  const details = {
    fields: Object.fromEntries(list("field")),
    statements: list("statement").map(([id]) => id),
    reviewed: entries.has("reviewed/"),
    shown: entries.has("shown/"),
  };
  const given = /^(field|statement|reviewed|shown)\//;
  if ([...entries.keys()].some((key) => given.test(key))) set.details = details;
  const plan = list("plan").map(([, step]) => step);
  if (plan.length) set.plan = plan;
  const aside = list("aside");
  if (aside.length) set.set_aside = Object.fromEntries(aside);
  return /** @type {ResponseSet} */ (set);
}

/**
 * What differs: the newer value by key, undefined for what is no more.
 *
 * @param {Entries} before
 * @param {Entries} after
 * @returns {Entries}
 */
export function differences(before, after) {
  /** @type {Entries} */
  const changes = new Map();
  for (const key of before.keys()) if (!after.has(key)) changes.set(key, undefined);
  for (const [key, value] of after) {
    if (JSON.stringify(value) !== JSON.stringify(before.get(key))) changes.set(key, value);
  }
  return changes;
}
