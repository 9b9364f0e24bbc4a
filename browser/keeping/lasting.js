/**
 * Whether the browser has promised to keep what this site keeps. Some clear the store of a site
 * that nobody visits for days, unless the visitor lets it stay.
 */

let asked = false;

/** Asks the browser, which may ask the visitor, now that there is something to lose. */
export async function askToPersist() {
  if (asked) return;
  asked = true;
  if (!(await isLasting())) await navigator.storage?.persist?.().catch(() => false);
}

/** @returns {Promise<boolean>} */
export async function isLasting() {
  return (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
}
