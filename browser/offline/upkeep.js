/**
 * What becomes of this site's service worker: installed once a visitor has begun to answer, and
 * followed from then on by a newer one.
 */

import { isOwn, register, serviceWorkers } from "../network.js";
import { registered } from "./copies.js";
import { WANTED } from "./wanted.js";

/** @import { Engine } from "../engine/engine.js" */
/** @import { Reason } from "./build.js" */

const HOUR = 3_600_000; // milliseconds
const AGAIN = 250; // milliseconds

/** Fires "change" whenever one of its properties may have changed. */
class Upkeep extends EventTarget {
  /** Why the site, or its newer build, could not be kept. @type {Reason | null} */
  failed = null;
  /** A newer build that is ready, and waits until it is wanted. @type {ServiceWorker | null} */
  newer = null;
  /** @type {ServiceWorkerRegistration | undefined} */
  #registration;
  #prepared = false;
  #looked = 0;

  /** Follows what is there, and begins nothing. */
  async follow() {
    const workers = WANTED ? serviceWorkers() : null;
    if (!workers) return;
    workers.addEventListener("message", ({ data }) => data?.notKept && this.#fail(data.notKept));
    workers.startMessages();
    addEventListener("online", () => this.failed === "missing" && this.prepare());
    document.addEventListener("visibilitychange", () => this.#lookForNewer());
    if (workers.controller && isOwn(workers.controller)) workers.controller.postMessage("hello");
    const registration = await registered().catch(() => undefined);
    if (registration) this.#watch(registration);
  }

  /** Has the browser keep the site, or try once more. */
  async prepare() {
    if (!WANTED || !serviceWorkers()) return;
    this.failed = null;
    this.dispatchEvent(new Event("change"));
    try {
      const there = await registered();
      // Registering what is registered does not look whether there is something newer.
      const registration = there?.active ? await there.update() : await register();
      if (registration) this.#watch(registration);
    } catch (error) {
      // Where the browser has none for this page, all is as it was without.
      if (error instanceof TypeError) this.#fail("missing");
    }
  }

  /**
   * Has the browser keep the site once its engine is here: then the visitor waits for none of it.
   *
   * @param {Engine} engine
   */
  prepareOnceReady(engine) {
    engine.addEventListener("state", () => {
      if (this.#prepared || engine.state.name !== "ready") return;
      this.#prepared = true;
      import("./telling.js").then(() => this.prepare()).catch(() => {});
    });
  }

  /** Puts the newer build in the place of the older one; settled once it is there. */
  async use() {
    const { newer } = this;
    if (!newer) return;
    // A browser may overlook the wish while the older one is busy with other windows.
    while (newer.state === "installed") {
      newer.postMessage("use");
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }

  /** @param {ServiceWorkerRegistration} registration */
  #watch(registration) {
    if (this.#registration !== registration) {
      this.#registration = registration;
      registration.addEventListener("updatefound", () => this.#watchWorker(registration.installing));
    }
    this.#watchWorker(registration.installing);
    this.#look();
  }

  /** @param {ServiceWorker | null} worker */
  #watchWorker(worker) {
    worker?.addEventListener("statechange", () => this.#look());
  }

  #look() {
    const waiting = this.#registration?.waiting ?? null;
    // Without an older one to make room, it does not wait for long.
    this.newer = this.#registration?.active ? waiting : null;
    this.dispatchEvent(new Event("change"));
  }

  /** @param {Reason} reason */
  #fail(reason) {
    if (reason === "another") return; // a deployment under way: the browser comes back to it
    if (reason === "missing" && this.#registration?.active) return; // what is here works on
    this.failed = reason;
    this.dispatchEvent(new Event("change"));
  }

  /** The browser itself looks for a newer build whenever a page is loaded. */
  #lookForNewer() {
    if (document.hidden || performance.now() - this.#looked < HOUR) return;
    this.#looked = performance.now();
    void this.#registration?.update().catch(() => {});
  }
}

export const upkeep = new Upkeep();
