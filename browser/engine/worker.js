/**
 * The worker in which Python runs. `engine.js` starts it and describes what the two say.
 *
 * It shuts itself in, fetches the files of engine.json and the compiled instruments, boots Pyodide,
 * and then does one thing: it hands requests to `reporting.door.call`, text in, text out. A request
 * names its instrument by id, and gets the text of it here.
 */
import { confine } from "./confine.js";
import { bytes, Download, Failure } from "./download.js";
import * as network from "../network.js";

/**
 * @typedef {(text: string) => string} Door
 *
 * @typedef {object} Answering
 * @property {(request: { instrument: string, [key: string]: unknown }) => string} answer
 * @property {Compiled[]} instruments
 *
 * What is needed here of a compiled instrument.
 * @typedef {{ id: string, version: string, sections: { items: Item[] }[] }} Compiled
 * @typedef {{ id: string, type?: string, options: { id: string, value: string | null }[] }} Item
 */

const port = /** @type {{ postMessage(message: import("./engine.js").Message): void }} */ (
  /** @type {unknown} */ (globalThis)
);

/** How long a worker without work waits before it warms itself up, in milliseconds. */
const IDLE = 50;

/** @type {Promise<Answering> | undefined} */
let booted;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;

globalThis.addEventListener("message", ({ data }) =>
  orFail(async () => {
    if (data.kind === "start") {
      booted = boot(data);
      const answering = await booted;
      port.postMessage({ kind: "ready" });
      idle = setTimeout(() => orFail(async () => warmUp(answering)), IDLE);
    } else if (data.kind === "fetched") {
      const files = performance.getEntriesByType("resource").map(({ name }) => name);
      port.postMessage({ kind: "answer", text: JSON.stringify(files) });
    } else {
      clearTimeout(idle);
      const answering = await booted;
      port.postMessage({ kind: "answer", text: answering?.answer(data.request) ?? "" });
    }
  }),
);
port.postMessage({ kind: "alive" });

/**
 * Does something, and tells the page if it fails.
 * @param {() => Promise<void>} something
 */
async function orFail(something) {
  try {
    await something();
  } catch (error) {
    const reason = error instanceof Failure ? error.reason : "broken";
    port.postMessage({ kind: "failed", reason, detail: String(error) });
  }
}

/**
 * @param {{ manifest: string, instruments: string[], afresh: boolean }} places
 * @returns {Promise<Answering>}
 */
async function boot(places) {
  /** @type {Record<string, () => Response>} */
  const known = {};
  confine(known);
  const download = new Download(places.afresh, progress());
  try {
    const [door, ...compiled] = await Promise.all([
      python(download, places.manifest, known),
      ...places.instruments.map((url) => download.json(url, "inkbubble/instrument@1")),
    ]);
    const texts = new Map(compiled.map(({ data, text }) => [data.id, text]));
    // Python tells what is wrong with responses to an instrument that is not here.
    const textOf = (/** @type {string} */ id) => texts.get(id) ?? compiled[0].text;
    return {
      answer: (request) =>
        door(JSON.stringify({ ...request, instrument: textOf(request.instrument) })),
      instruments: compiled.map(({ data }) => data),
    };
  } finally {
    download.end();
  }
}

/** Tells the page of the progress, but not of each of the thousand pieces. */
function progress() {
  let told = 0;
  /**
   * @param {number} loaded
   * @param {number} total
   */
  return (loaded, total) => {
    if (loaded < total && loaded - told < total / 200 && loaded !== 0) return;
    told = loaded;
    port.postMessage({ kind: "progress", loaded, total });
  };
}

/**
 * Fetches and boots Pyodide, and opens the door.
 * @param {Download} download
 * @param {string} url of engine.json
 * @param {Record<string, () => Response>} known what Pyodide may fetch
 * @returns {Promise<Door>}
 */
async function python(download, url, known) {
  const { data: manifest } = await download.json(url, "inkbubble/engine@1");
  /**
   * @template Made
   * @param {string} name
   * @param {(stream: import("./download.js").Bytes) => Promise<Made>} make
   */
  const file = (name, make) => download.file(manifest, url, name, make);
  const [loader, core, { data: compiled }, archive] = await Promise.all([
    file("pyodide.mjs", bytes).then(script),
    file("pyodide.asm.mjs", bytes).then(script),
    file("pyodide.asm.wasm", compile),
    file("python.zip", bytes),
  ]);
  const home = new URL("./", archive.url).href;
  known[`${home}pyodide.asm.wasm`] = () => new Response();
  known[archive.url] = () => new Response(archive.data);
  const refused = new Promise((_resolve, reject) => {
    // Pyodide would compile once more, and wait for ever where that fails.
    WebAssembly.instantiateStreaming = async (_response, imports) => {
      const made = WebAssembly.instantiate(compiled, imports);
      made.catch(reject);
      return { module: compiled, instance: await made };
    };
  });
  const loading = loader.loadPyodide({
    indexURL: home,
    packageBaseUrl: home,
    stdLibURL: archive.url,
    lockFileContents: manifest.lock,
    createPyodideModule: core.default,
    // The browser is not for Python to use.
    jsglobals: {},
  });
  const pyodide = await Promise.race([loading, refused]);
  shutOut(pyodide);
  return pyodide.pyimport("reporting.door").call;
}

/**
 * Takes from Python the modules by which it would find the browser, and Pyodide's own scripts.
 * @param {any} pyodide
 */
function shutOut(pyodide) {
  const { modules } = pyodide.pyimport("sys");
  for (const name of ["js", "pyodide_js"]) pyodide.unregisterJsModule(name);
  for (const name of [...modules.keys()]) if (/^(js|pyodide_js)(\.|$)/.test(name)) modules.delete(name);
}

/**
 * Imports a module script that was just fetched: it comes out of the browser's cache. One that can be
 * had and yet not imported came without the type of a script.
 * @param {{ url: string }} file
 */
async function script({ url }) {
  try {
    return await network.script(url);
  } catch (error) {
    const there = await network.read(url).then(
      ({ ok }) => ok,
      () => false,
    );
    throw new Failure(there ? "damaged" : "missing", `${url}: ${error}`);
  }
}

/** @param {import("./download.js").Bytes} stream */
async function compile(stream) {
  const headers = { "Content-Type": "application/wasm" };
  try {
    return await WebAssembly.compileStreaming(new Response(stream, { headers }));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new Failure("unsupported", String(error));
  }
}

/**
 * Have a report made that nobody reads, so that the visitor's is quick: much of the code, Pyodide's
 * too, is compiled only when it is first needed. Every question is answered, so that all of it is.
 * @param {Answering} answering
 */
function warmUp({ answer, instruments: [{ id, version, sections }] }) {
  const chosen = sections.flatMap(({ items }) =>
    items
      .filter(({ type }) => !type)
      .map((item) => [item.id, item.options.find(({ value }) => value !== null)?.id]),
  );
  const responses = {
    format: "inkbubble/responses@1",
    instrument: { id, version },
    responses: Object.fromEntries(chosen),
  };
  answer({ operation: "report", instrument: id, responses });
}
