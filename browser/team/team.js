/**
 * The team view: the files of several people, read by Python in batches and put together.
 *
 * What was read stays in this page's memory alone, in the form that Python gave it.
 */

import { all, one } from "../page/form.js";
import { download } from "../page/download.js";
import { siteStyle } from "../page/site-style.js";
import { publishedEngine } from "../engine/published.js";
import { fill } from "../assess/steps.js";
import { trustedHTML } from "../page/trusted.js";

/**
 * What Python made of a file; only Python looks into it.
 * @typedef {object} Entry
 *
 * @typedef {{ name: string, why: string[], instrument: string | null }} LeftOut
 * @typedef {{ name: string, text: string | null }} Text
 * @typedef {{ entries: Entry[], left_out: LeftOut[],
 *   elsewhere: { place: number, instrument: string }[] }} Gathered
 */

const LARGEST = 20_000_001; // bytes of a file; Python says more exactly what is too large
const BATCH = { files: 25, characters: 4_000_000 };
const FEW = 8; // files left out that are listed without being asked for

const main = one(document, "main", HTMLElement);
const title = one(main, "h1", HTMLElement);
const [files, folder] = /** @type {HTMLInputElement[]} */ (all(main, "input[type=file]"));
const drop = one(main, ".drop", HTMLElement);
const unnamed = one(main, "[data-unnamed]", HTMLInputElement);
const each = one(main, "[data-each]", HTMLInputElement);
const reading = one(main, ".reading", HTMLElement);
const bar = one(reading, "progress", HTMLProgressElement);
const places = new Map(all(main, "[data-team]").map((place) => [place.dataset.team ?? "", place]));
const published = [...places.keys()];

const python = publishedEngine(main, places);
/** What was read, by instrument. @type {Map<string, Entry[]>} */
let read = new Map();
/** @type {LeftOut[]} */
let leftOut = [];
/** Files chosen and not read yet. @type {File[]} */
let waiting = [];
/** Instruments whose views are behind. @type {Set<string>} */
const behind = new Set();
/** The entries that a view on the page was made of, in its order. @type {Map<string, any[]>} */
const shown = new Map();
/** Whether somebody is at work; what comes meanwhile waits. */
let busy = false;
/** How many files were chosen, and how many of them are done. */
let chosen = 0;
let done = 0;

/** @param {string} name the one state that the page shows */
function tell(name) {
  for (const text of all(main, "[data-while]")) text.hidden = text.dataset.while !== name;
}

/** @param {Iterable<File>} more */
function add(more) {
  const some = [...more];
  if (!some.length) return;
  waiting.push(...some);
  chosen += some.length;
  work();
}

/** Reads what waits, then brings the views up to date; what came meanwhile follows. */
async function work() {
  if (busy) return;
  busy = true;
  try {
    while (waiting.length || behind.size) {
      if (waiting.length) await readBatch();
      else await showNext();
    }
    if (chosen) tell("done");
  } catch {
    tell("failed");
  }
  busy = false;
  reading.hidden = true;
}

async function readBatch() {
  tell("reading");
  reading.hidden = false;
  progress();
  const mine = waiting;
  const batch = await texts();
  /** What is left of the batch, by the instrument that it is taken to be of. */
  const left = new Map([[mostLikely(), batch]]);
  /** @type {[string, Gathered][]} */
  const every = [];
  for (const [id, some] of left) {
    const answer = await ask("gather", id, { files: some, published });
    left.delete(id);
    const found = /** @type {Gathered} */ (/** @type {unknown} */ (answer));
    every.push([id, found]);
    for (const { place, instrument } of found.elsewhere) {
      left.set(instrument, [...(left.get(instrument) ?? []), some[place]]);
    }
  }
  if (mine !== waiting) return; // all files have been taken out meanwhile
  // Only now, so that nothing is counted twice when a batch failed halfway and is read again.
  for (const [id, { entries, left_out }] of every) {
    if (entries.length) read.set(id, [...(read.get(id) ?? []), ...entries]);
    if (entries.length || left_out.length) behind.add(id);
    leftOut.push(...left_out);
  }
  waiting.splice(0, batch.length);
  done += batch.length;
  progress();
}

/** The texts of the next files, as many as are good to read at a time. */
async function texts() {
  /** @type {Text[]} */
  const batch = [];
  let characters = 0;
  for (const file of waiting.slice(0, BATCH.files)) {
    const name = file.webkitRelativePath || file.name;
    // What is dropped may be a folder, which has no text.
    const text = await file
      .slice(0, LARGEST)
      .text()
      .catch(() => null);
    batch.push({ name, text });
    characters += text?.length ?? 0;
    if (characters > BATCH.characters) break;
  }
  return batch;
}

/** The instrument that most files were of so far. */
function mostLikely() {
  const [first] = [...read].sort(([, a], [, b]) => b.length - a.length);
  return first ? first[0] : published[0];
}

/** Counts how often everything was taken away: what is under way by then is of no interest. */
let turn = 0;

/** Has Python make the view that is furthest behind. */
async function showNext() {
  const [id] = behind;
  const place = /** @type {HTMLElement} */ (places.get(id));
  const entries = read.get(id) ?? [];
  tell("together");
  const mine = turn;
  behind.delete(id); // what changes from here on puts it behind again
  let answer;
  try {
    answer = entries.length ? await ask("team", id, together(id)) : { html: "" };
  } catch (error) {
    behind.add(id);
    throw error;
  }
  if (mine !== turn) return;
  shown.set(id, entries);
  one(place, ".team-view", HTMLElement).innerHTML = trustedHTML(String(answer.html));
  place.hidden = !entries.length;
  for (const told of all(place, "[data-exported], [data-export-failed]")) told.hidden = true;
  tellLeftOut();
  for (const tools of all(main, "[data-any]")) tools.hidden = !chosen;
}

/** @param {string} id */
const together = (id) => ({
  entries: read.get(id) ?? [],
  left_out: leftOut.filter(({ instrument }) => instrument === null || instrument === id),
  unnamed: unnamed.checked,
  each: each.checked,
});

/**
 * @param {"gather" | "team" | "team-export"} operation
 * @param {string} id of the instrument
 * @param {Record<string, unknown>} more
 */
async function ask(operation, id, more) {
  const answer = await python().ask(operation, { instrument: { id } }, more);
  if (!answer.ok) throw new Error(answer.problems[0].text);
  return answer;
}

function progress() {
  bar.max = chosen;
  bar.value = done;
  fill(main, "[data-read]", done);
  fill(main, "[data-all]", chosen);
}

/** Names what was left out; Python has written why. */
function tellLeftOut() {
  const place = one(main, ".left-out", HTMLElement);
  place.hidden = !leftOut.length;
  fill(place, "[data-many]", leftOut.length);
  one(place, "ul", HTMLElement).replaceChildren(
    ...leftOut.map(({ name, why }) => {
      const entry = document.createElement("li");
      const about = entry.appendChild(document.createElement("bdi"));
      about.textContent = unnamed.checked ? "" : name;
      const reasons = entry.appendChild(document.createElement("ul"));
      for (const sentence of why) {
        reasons.appendChild(document.createElement("li")).textContent = sentence;
      }
      return entry;
    }),
  );
  one(place, "details", HTMLDetailsElement).open = leftOut.length <= FEW;
}

/**
 * @param {string} id
 * @param {number} at the place of the entry among those that are shown
 */
function takeOut(id, at) {
  const wanted = (shown.get(id) ?? [])[at];
  const entries = read.get(id) ?? [];
  if (!entries.includes(wanted)) return; // it has been taken out already
  read.set(id, entries.filter((entry) => entry !== wanted));
  chosen -= 1;
  done -= 1;
  progress();
  behind.add(id);
  title.focus({ preventScroll: true });
  work();
}

function clear() {
  turn += 1;
  for (const place of places.values()) {
    place.hidden = true;
    one(place, ".team-view", HTMLElement).replaceChildren();
  }
  [read, leftOut, waiting, chosen, done] = [new Map(), [], [], 0, 0];
  behind.clear();
  progress();
  tellLeftOut();
  tell("none");
  for (const tools of all(main, "[data-any]")) tools.hidden = true;
  title.focus();
}

/**
 * @param {HTMLElement} place
 * @param {string} format
 */
async function save(place, format) {
  const [made, failed] = all(place, "[data-exported], [data-export-failed]");
  const id = place.dataset.team ?? "";
  const style = format === "html" ? siteStyle() : "";
  try {
    const { file } = await ask("team-export", id, { ...together(id), format, style });
    download(file);
    fill(made, "b", file.name);
    [made.hidden, failed.hidden] = [false, true];
  } catch {
    [made.hidden, failed.hidden] = [true, false];
  }
}

main.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-out], [data-export], [data-go]");
  if (!(button instanceof HTMLElement)) return;
  const place = button.closest("[data-team]");
  const { out, export: format, go } = button.dataset;
  if (place instanceof HTMLElement && out) takeOut(place.dataset.team ?? "", Number(out));
  else if (place instanceof HTMLElement && format) save(place, format);
  else if (go === "print") print();
  else if (go === "clear") clear();
  else if (go === "retry") work();
});

for (const box of [unnamed, each]) {
  box.addEventListener("change", () => {
    for (const [id, entries] of read) if (entries.length) behind.add(id);
    tellLeftOut();
    work();
  });
}

files.addEventListener("change", () => {
  add(files.files ?? []);
  files.value = ""; // the same files can be chosen again
});
folder.addEventListener("change", () => {
  const wanted = files.accept.split(",").filter((ending) => ending.startsWith("."));
  const found = [...(folder.files ?? [])];
  add(found.filter(({ name }) => wanted.some((ending) => name.toLowerCase().endsWith(ending))));
  folder.value = "";
});

// Beside the place for them, too: a browser opens a file that is dropped on the page, which would
// take the place of what was read.
for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const inside = event.target instanceof Node && drop.contains(event.target);
    drop.classList.toggle("over", kind === "dragover" && inside);
    if (kind === "drop") add(event.dataTransfer.files);
  });
}
document.addEventListener("dragleave", () => drop.classList.remove("over"));

title.tabIndex = -1;
for (const input of [files, folder]) input.disabled = false; // until now nothing came of them
