/** Looks into the stores that this site does not use, so that the page shows what it says of them. */

/**
 * How many there are; null where the browser lets no page look.
 * @typedef {{ cookies: number | null, small: number | null }} OtherStores
 */

/** @returns {OtherStores} */
export function otherStores() {
  return {
    cookies: many(() => document.cookie.split(";").filter((cookie) => cookie.trim()).length),
    small: many(() => localStorage.length + sessionStorage.length),
  };
}

/** @param {() => number} count */
function many(count) {
  try {
    return count();
  } catch {
    return null;
  }
}
