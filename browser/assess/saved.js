/** What is true of the visitor's answers, as the page says it: saved, or not, and then what to do. */

import { all, one } from "../page/form.js";

/** @import { Saving } from "../keeping/saving.js" */

/**
 * @param {HTMLElement} main
 * @param {Saving} saving
 */
export function tellWhatIsSaved(main, saving) {
  const line = one(main, ".saved", HTMLElement);
  const notice = one(main, ".unsaved", HTMLElement);
  saving.addEventListener("state", () => {
    const { state } = saving;
    const failed = !["nothing", "saving", "saved"].includes(state);
    for (const text of all(line, "[data-saved]")) text.hidden = text.dataset.saved !== state;
    for (const text of all(notice, "[data-why]")) text.hidden = text.dataset.why !== state;
    if (notice.hidden === failed) notice.hidden = !failed;
    if (failed) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  });
}

/** @param {Event} event */
const ask = (event) => event.preventDefault();
