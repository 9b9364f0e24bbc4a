/** Files for the visitor to take along; made here, they go into the downloads and nowhere else. */

/** @import { ResponseSet } from "../report/paper.js" */

/**
 * Gives the visitor a response file, without Python: it must work when nothing else does.
 *
 * @param {ResponseSet} responses
 * @param {string | null} date the day of a finished assessment
 */
export function downloadAnswers(responses, date) {
  const text = JSON.stringify(date ? { ...responses, date } : responses, null, 2);
  download({ name: `${responses.instrument.id}.json`, type: "application/json", text });
}

/** @param {{ name: string, type: string, text: string }} file */
export function download({ name, type, text }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
