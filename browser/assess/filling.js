/** Puts entries into the fields of the page, as `form.js` reads them out. */

import { all } from "../page/form.js";
import { noteOf } from "./notes.js";

/** @import { Entries } from "../keeping/records.js" */
/** @import { Field } from "../page/form.js" */

/** How the names of fields begin that belong to an entry's part. @type {Record<string, string>} */
const NAMES = {
  response: "",
  target: "target_",
  scale_target: "scale-target_",
  note: "note_",
  field: "detail_",
  statement: "statement_",
  reviewed: "reviewed_",
  shown: "shown_",
};

/**
 * Undefined empties a field; an entry that has no field changes nothing.
 *
 * @param {HTMLFormElement} form
 * @param {Entries} entries
 */
export function fillIn(form, entries) {
  for (const key of entries.keys()) if (key.startsWith("note/")) noteOf(form, key.slice(5));
  /** @type {Map<string, Field[]>} */
  const fields = new Map();
  for (const element of all(form, "input, select, textarea")) {
    const field = /** @type {Field} */ (element);
    fields.set(field.name, [...(fields.get(field.name) ?? []), field]);
  }
  for (const [key, value] of entries) {
    const [part, id] = [key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1)];
    if (!(part in NAMES)) continue;
    for (const field of fields.get(NAMES[part] + id) ?? []) set(field, value);
    if (part === "field") for (const field of fields.get(`again_${id}`) ?? []) set(field, value);
  }
}

/**
 * @param {Field} field
 * @param {any} value
 */
function set(field, value) {
  const chosen = field.type === "radio" || field.type === "checkbox";
  if (!chosen) field.value = value === undefined ? "" : String(value);
  else if (field instanceof HTMLInputElement) {
    field.checked = Array.isArray(value)
      ? value.includes(field.value)
      : value === true || value === field.value;
  }
}
