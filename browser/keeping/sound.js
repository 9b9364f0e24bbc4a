/**
 * What is in the store, as far as it can be relied on: all pages of one owner on github.io may write
 * into it. What is no assessment or no entry is passed over.
 */

/** @import { Assessment, Entries } from "./records.js" */

/**
 * @param {any} record
 * @returns {Assessment[]} the one, or none
 */
export function soundAssessment(record) {
  const { id, instrument } = record ?? {};
  if (typeof id !== "string" || typeof instrument !== "string") return [];
  return [
    {
      id,
      instrument,
      version: text(record.version),
      digest: text(record.digest),
      name: text(record.name),
      begun: moment(record.begun),
      changed: moment(record.changed),
      finished: isDay(record.finished) ? record.finished : null,
      place: text(record.place),
    },
  ];
}

/**
 * @param {any[]} records
 * @returns {Entries}
 */
export function soundEntries(records) {
  const sound = records.filter(({ key, value }) => typeof key === "string" && isValue(key, value));
  return new Map(sound.map(({ key, value }) => [key, value]));
}

/** @param {unknown} value */
const text = (value) => (typeof value === "string" ? value : "");

/** @param {unknown} value */
const moment = (value) => (Number.isFinite(new Date(Number(value)).getTime()) ? Number(value) : 0);

/** @param {unknown} value */
const isDay = (value) =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  new Date(`${value}T12:00Z`).toJSON()?.slice(0, 10) === value;

/**
 * @param {string} key
 * @param {any} value
 */
const isValue = (key, value) =>
  key.startsWith("plan/") ? typeof value?.id === "string" : value !== undefined && value !== null;
