/** Asks before an assessment is deleted, and says how much there is. */

import { words } from "../page/fetching.js";
import { one } from "../page/form.js";
import { fill } from "./steps.js";

/** @import { Answers } from "../page/form.js" */

/** @type {Promise<HTMLElement> | null} */
let sheet = null;
dialog().catch(() => {}); // there may be no connection when it is needed

async function dialog() {
  sheet ??= words("assess/clearing").then((frame) => {
    document.body.append(frame);
    return frame;
  });
  sheet.catch(() => (sheet = null));
  return one(await sheet, "dialog", HTMLDialogElement);
}

/**
 * @param {Answers} answers
 * @param {string[]} keys of everything that is given, whether it has a place in the form or not
 * @param {boolean} failed whether it was tried just now, in vain
 * @returns {Promise<boolean>} whether the visitor wants it deleted
 */
export async function mayClear({ responses, targets, scale_targets, notes }, keys, failed) {
  const place = await dialog();
  const wanted = Object.keys(targets).length + Object.keys(scale_targets).length;
  tell(place, "answers", Object.keys(responses).length);
  tell(place, "targets", wanted);
  tell(place, "notes", Object.keys(notes).length);
  tell(place, "details", keys.filter((key) => /^(field|statement)\//.test(key)).length);
  tell(place, "aside", keys.filter((key) => key.startsWith("aside/")).length);
  one(place, ".notice", HTMLElement).hidden = !failed;
  place.returnValue = "";
  place.showModal();
  await new Promise((resolve) => place.addEventListener("close", resolve, { once: true }));
  return place.returnValue === "clear";
}

/**
 * Answers are always told of, of the other things only what there is.
 *
 * @param {HTMLElement} dialog
 * @param {string} what
 * @param {number} many
 */
function tell(dialog, what, many) {
  const place = `[data-cleared=${what}]`;
  fill(dialog, place, many);
  const line = one(dialog, `li:has(${place})`, HTMLElement);
  line.hidden = !many && what !== "answers";
}
