/**
 * Python in the page: a worker that computes results, watched over.
 *
 * The worker starts at the first `start` or `ask`, never before. A worker that hangs or dies is
 * replaced once by itself and its call repeated; after that the engine has failed, until `retry`.
 */
import { read, worker } from "../network.js";

/**
 * Why an engine failed: a file could not be fetched; a file arrived changed; the worker stopped
 * twice; the browser lacks something, or a policy forbids it; Python itself went wrong.
 * @typedef {"missing" | "damaged" | "stopped" | "unsupported" | "broken"} Reason
 *
 * @typedef {object} State
 * @property {"not-started" | "loading" | "ready" | "working" | "failed"} name
 * @property {number} loaded bytes fetched so far
 * @property {number} total bytes to fetch; 0 until known
 * @property {Reason | null} reason why, once failed
 *
 * @typedef {object} Places absolute addresses
 * @property {string} manifest of engine.json
 * @property {string[]} instruments of the compiled instruments
 * @property {string} worker of worker.js
 *
 * What the door in reporting/door.py answers, read from its JSON.
 * @typedef {{ ok: true, [key: string]: any }
 *   | { ok: false, problems: { code: string, text: string, [key: string]: string }[] }
 * } Answer
 *
 * @typedef {object} Call
 * @property {Asked} asked
 * @property {(text: string) => void} resolve with what the worker answers
 * @property {(failure: EngineFailure) => void} reject
 *
 * What the worker is asked: an operation of the door, or the addresses of all that it has fetched.
 * @typedef {{ kind: "ask", request: object } | { kind: "fetched" }} Asked
 *
 * What the worker says.
 * @typedef {{ kind: "alive" } | { kind: "progress", loaded: number, total: number }
 *   | { kind: "ready" } | { kind: "answer", text: string }
 *   | { kind: "failed", reason: Reason, detail: string }} Message
 */

/** How long a worker may say nothing while it loads, and while it answers; in milliseconds. */
const PATIENCE = { loading: 45_000, working: 20_000 };

/** What the worker is made of, beside one another. */
const WORKER_SCRIPTS = [
  "worker.js",
  "download.js",
  "confine.js",
  "../network.js",
  "../page/digest.js",
  "../page/trusted.js",
];

/** Why a call got no answer. */
export class EngineFailure extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason);
    this.name = "EngineFailure";
    this.reason = reason;
  }
}

/** Fires "state" whenever `state` has changed. */
export class Engine extends EventTarget {
  /** @type {Places} */
  #places;
  /** @type {State} */
  #state = { name: "not-started", loaded: 0, total: 0, reason: null };
  /** @type {Worker | null} */
  #worker = null;
  /** The calls not yet answered, in their order. @type {Call[]} */
  #calls = [];
  /** Workers lost since the last answer. */
  #losses = 0;
  /** Whether a policy that somebody has added to the page's own keeps workers from it. */
  #forbidden = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Places} places */
  constructor(places) {
    super();
    this.#places = places;
    addEventListener("securitypolicyviolation", (event) => {
      this.#forbidden ||= Reflect.get(event, "effectiveDirective") === "worker-src";
    });
  }

  get state() {
    return this.#state;
  }

  /** Begin to load; does nothing when begun. */
  start() {
    if (this.#state.name === "not-started") this.#load(false);
  }

  /** Begin again after a failure, past the browser's cache. */
  retry() {
    if (this.#state.name !== "failed") return;
    this.#losses = 0;
    this.#forbidden = false;
    this.#become({ name: "loading", loaded: 0, total: 0, reason: null });
    void scriptFault(this.#places.worker).then(() => this.#load(true));
  }

  /**
   * Have Python carry out an operation; starts the engine if need be and waits until it is ready.
   * @param {"report" | "later" | "trial" | "card" | "export" | "open"
   *   | "fit" | "history" | "link" | "follow" | "beside" | "preview"
   *   | "gather" | "team" | "team-export"} operation
   * @param {{ instrument?: { id: string } }} responses a response set
   * @param {Record<string, unknown>} [more] what else the operation takes
   * @returns {Promise<Answer>} rejected with an `EngineFailure` once the engine has failed
   */
  async ask(operation, responses, more = {}) {
    return JSON.parse(await this.askForText({ ...more, operation, responses }));
  }

  /**
   * The same, with the answer as Python wrote it.
   * @param {{ operation: string, responses: { instrument?: { id: string } }, [key: string]: unknown }
   * } request
   */
  askForText(request) {
    const instrument = request.responses?.instrument?.id;
    return this.#call({ kind: "ask", request: { ...request, instrument } });
  }

  /**
   * The addresses of all files that the worker has fetched so far, by the browser's own list.
   * @returns {Promise<string[]>} rejected like `ask`
   */
  async fetched() {
    return JSON.parse(await this.#call({ kind: "fetched" }));
  }

  /** Give up what is under way: the worker goes, its calls are rejected. It can be started again. */
  stop() {
    this.#losses = 0;
    this.#fail("stopped");
    this.#become({ name: "not-started", loaded: 0, total: 0, reason: null });
  }

  /**
   * @param {Asked} asked
   * @returns {Promise<string>}
   */
  #call(asked) {
    return new Promise((resolve, reject) => {
      if (this.#state.reason) {
        reject(new EngineFailure(this.#state.reason));
        return;
      }
      this.#calls.push({ asked, resolve, reject });
      this.start();
      this.#next();
    });
  }

  /** @param {Partial<State>} change */
  #become(change) {
    this.#state = { ...this.#state, ...change };
    this.dispatchEvent(new Event("state"));
  }

  /** @param {boolean} afresh whether to go past the browser's cache */
  #load(afresh) {
    this.#become({ name: "loading", loaded: 0, total: 0, reason: null });
    const needed = ["Worker", "WebAssembly", "DecompressionStream"];
    if (!needed.every((name) => name in globalThis)) {
      this.#fail("unsupported");
      return;
    }
    const { worker: made, begun } = worker(this.#places.worker);
    this.#worker = made;
    let alive = false;
    made.addEventListener("message", ({ data }) => {
      if (!alive) begun();
      alive = true;
      this.#hear(data);
    });
    made.addEventListener("error", (event) => {
      event.preventDefault();
      this.#lose(alive ? "stopped" : null);
    });
    const { manifest, instruments } = this.#places;
    made.postMessage({ kind: "start", manifest, instruments, afresh });
    this.#wait(PATIENCE.loading);
  }

  /** @param {Message} message */
  #hear(message) {
    switch (message.kind) {
      case "alive":
        this.#wait(PATIENCE.loading);
        break;
      case "progress":
        this.#wait(PATIENCE.loading);
        this.#become({ loaded: message.loaded, total: message.total });
        break;
      case "ready":
        this.#rest();
        break;
      case "answer":
        this.#losses = 0;
        this.#calls.shift()?.resolve(message.text);
        this.#rest();
        break;
      case "failed":
        console.warn(`The engine failed (${message.reason}): ${message.detail}`);
        if (this.#state.name === "working") this.#lose(message.reason);
        else this.#fail(message.reason);
    }
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#become({ name: "ready" });
    this.#next();
  }

  /** Send the first call to a worker that is free. */
  #next() {
    const call = this.#calls[0];
    if (!call || this.#state.name !== "ready") return;
    this.#worker?.postMessage(call.asked);
    this.#wait(PATIENCE.working);
    this.#become({ name: "working" });
  }

  /** @param {number} patience in milliseconds, until the worker counts as hung */
  #wait(patience) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose("stopped"), patience);
  }

  /**
   * Replace a lost worker once; give up the second time.
   * @param {Reason | null} reason null when its script never ran
   */
  #lose(reason) {
    this.#dismiss();
    this.#losses += 1;
    if (this.#losses === 1) this.#load(false);
    else if (reason || this.#forbidden) this.#fail(reason ?? "unsupported");
    else void scriptFault(this.#places.worker).then((fault) => this.#fail(fault));
  }

  /** @param {Reason} reason */
  #fail(reason) {
    this.#dismiss();
    const calls = this.#calls;
    this.#calls = [];
    this.#become({ name: "failed", reason });
    for (const call of calls) call.reject(new EngineFailure(reason));
  }

  #dismiss() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
  }
}

/**
 * Why the worker's scripts never ran, if they did not; the browser does not say. They are fetched
 * anew, which also mends the browser's cache.
 * @param {string} worker the address of worker.js
 * @returns {Promise<Reason>}
 */
async function scriptFault(worker) {
  try {
    const scripts = WORKER_SCRIPTS.map((name) => read(new URL(name, worker), { cache: "reload" }));
    return (await Promise.all(scripts)).every(({ ok }) => ok) ? "damaged" : "missing";
  } catch {
    return "missing";
  }
}
