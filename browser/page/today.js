/** Days: the visitor's own today, as Python takes it, and a day as the page's language writes it. */

/** The visitor's own day, as Python takes it. */
export const today = () => dayOf(Date.now());

/**
 * The visitor's own day at a moment.
 *
 * @param {number} moment in milliseconds
 * @returns {string} such as 2026-11-22
 */
export function dayOf(moment) {
  const now = new Date(moment);
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * @param {string | number | null} day such as 2026-11-22, or a moment in milliseconds
 * @returns {string} such as 22 November 2026
 */
export function longDay(day) {
  if (day === null) return "";
  const date = typeof day === "number" ? new Date(day) : new Date(`${day}T12:00`);
  return date.toLocaleDateString("en-GB", { dateStyle: "long" });
}
