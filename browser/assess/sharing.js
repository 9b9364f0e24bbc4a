/**
 * Answers in a link: made on purpose, after the visitor has read who can see them; and shown, when
 * somebody opens one, beside their own. Python codes and decodes; the link's fragment is not sent
 * to any host.
 */

import { every } from "../keeping/assessments.js";
import { responseSetOf } from "../keeping/entries.js";
import { pastEditions, words } from "../page/fetching.js";
import { all, one } from "../page/form.js";
import { fill } from "./steps.js";
import { dayOf, today } from "../page/today.js";
import { trustedHTML } from "../page/trusted.js";

/** @import { Answer } from "../engine/engine.js" */
/** @import { Outcome } from "../report/outcome.js" */
/** @import { Sitting } from "./sitting.js" */

/** @type {Promise<HTMLElement> | null} */
let sheets = null;

/** @param {string} name of the one dialog that is needed */
async function dialog(name) {
  sheets ??= words("assess/sharing").then((frame) => {
    document.body.append(frame);
    return frame;
  });
  sheets.catch(() => (sheets = null));
  return one(await sheets, `dialog.${name}`, HTMLDialogElement);
}

/**
 * Shows answers that were sent beside the visitor's own.
 *
 * @param {Outcome} outcome
 * @param {Sitting} sitting
 * @param {string} payload the link's
 */
export async function follow(outcome, sitting, payload) {
  const place = await dialog("sent");
  one(place, ".sent-place", HTMLElement).replaceChildren();
  for (const told of all(place, ".refused, .failed-sent")) told.hidden = true;
  one(place, ".working", HTMLElement).hidden = false;
  place.showModal();
  one(place, "h2", HTMLElement).focus();
  try {
    const editions = await pastEditions(outcome.place.editions);
    const { id = "" } = outcome.place;
    const sent = await outcome.engine.ask("follow", { instrument: { id } }, { payload, editions });
    const own = await newest(sitting);
    const more = { date: sent.ok && sent.date, ...own };
    const answer = sent.ok ? await outcome.engine.ask("beside", sent.responses, more) : sent;
    await outcome.styled;
    if (answer.ok) one(place, ".sent-place", HTMLElement).innerHTML = trustedHTML(answer.html);
    else refuse(one(place, ".refused", HTMLElement), answer);
  } catch {
    one(place, ".failed-sent", HTMLElement).hidden = false;
  }
  one(place, ".working", HTMLElement).hidden = true;
}

/** @param {Sitting} sitting what the visitor has here, or gave last */
async function newest(sitting) {
  const { saving } = sitting;
  if (saving.entries.size) {
    return { own: sitting.responses, own_date: saving.assessment.finished ?? today() };
  }
  const [last] = await every(saving.of.instrument).catch(() => []);
  if (!last) return { own: null, own_date: null };
  const { instrument: id, version, finished, changed } = last.assessment;
  const day = finished ?? dayOf(changed);
  return { own: responseSetOf(last.entries, { id, version }), own_date: day };
}

/**
 * Offers a link to the answers as they now stand.
 *
 * @param {Outcome} outcome
 * @param {Sitting} sitting
 */
export async function offerLink(outcome, sitting) {
  const place = await dialog("link");
  const failed = one(place, ".failed-link", HTMLElement);
  const made = one(place, ".link-made", HTMLElement);
  const make = one(place, "[data-link=make]", HTMLButtonElement);
  const address = one(place, "#link_address", HTMLInputElement);
  [failed.hidden, made.hidden, make.hidden] = [true, true, true];
  one(place, "[data-copied]", HTMLElement).hidden = true;
  one(place, ".link-told", HTMLElement).replaceChildren();
  place.showModal();
  one(place, "h2", HTMLElement).focus();
  const answer = await outcome.engine
    .ask("link", sitting.responses, { date: sitting.saving.assessment.finished ?? today() })
    .catch(() => null);
  if (!answer?.ok) return refuse(failed, answer);
  one(place, ".link-told", HTMLElement).innerHTML = trustedHTML(answer.told);
  make.hidden = false;
  make.onclick = () => {
    address.value = `${location.href.split("#")[0]}#=${answer.payload}`;
    [made.hidden, make.hidden] = [false, true];
    address.select();
  };
  one(place, "[data-link=copy]", HTMLElement).onclick = async () => {
    address.select();
    const copied = await navigator.clipboard.writeText(address.value).then(() => true, () => false);
    one(place, "[data-copied]", HTMLElement).hidden = !copied;
  };
}

/**
 * @param {HTMLElement} place
 * @param {Answer | null} answer
 */
function refuse(place, answer) {
  const problems = answer && !answer.ok ? answer.problems : [];
  fill(place, "[data-why]", problems.map(({ text }) => text).join(" "));
  place.hidden = false;
}
