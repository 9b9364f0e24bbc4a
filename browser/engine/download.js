/**
 * Fetches the engine's files in the worker: counted as they come, and checked before they are used.
 */
import { read } from "../network.js";
import * as digest from "../page/digest.js";

/**
 * @typedef {import("./engine.js").Reason} Reason
 * @typedef {ReadableStream<Uint8Array<ArrayBuffer>>} Bytes
 *
 * One file of engine.json: its address, its bytes over the wire, its bytes once inflated, and the
 * SHA-256 of what is served.
 * @typedef {{ url: string, bytes: number, inflated: number, sha256: string }} Entry
 *
 * @typedef {{ format: string, total: number, lock: object, files: Record<string, Entry> }} Manifest
 */

/** Why the engine cannot start; `message` is for the console. */
export class Failure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} detail
   */
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

/** Fetches files side by side; the first failure ends the others. */
export class Download {
  #loaded = 0;
  #total = 0;
  #ending = new AbortController();
  /** @type {RequestCache} */
  #cache;
  /** @type {(loaded: number, total: number) => void} */
  #report;

  /**
   * @param {boolean} afresh whether to go past the browser's cache, which may hold a damaged file
   * @param {(loaded: number, total: number) => void} report told of every progress, in bytes
   */
  constructor(afresh, report) {
    this.#cache = afresh ? "reload" : "default";
    this.#report = report;
  }

  /** End whatever is still being fetched. */
  end() {
    this.#ending.abort();
  }

  /**
   * A JSON file of the given format, with its text. Its address stays when its content changes, so
   * the host is always asked whether it has.
   * @param {string} url
   * @param {string} format
   */
  async json(url, format) {
    const cache = this.#cache === "default" ? "no-cache" : this.#cache;
    const response = await this.#response(url, cache);
    const text = await response.text().catch((error) => {
      throw new Failure("missing", `${url} broke off: ${error}`);
    });
    try {
      const data = JSON.parse(text);
      if (data.format === format) return { data, text };
    } catch {
      // Told below: a text that is no JSON is as wrong as one of another format.
    }
    throw new Failure("damaged", `${url} is not of the format ${format}`);
  }

  /**
   * A file of a manifest, checked; inflated if it was packed.
   * @template Made
   * @param {Manifest} manifest
   * @param {string} base the manifest's own address
   * @param {string} name
   * @param {(stream: Bytes) => Promise<Made>} make what to make of it, begun while it comes in; but
   *   nobody gets that before all of it is found to be right
   */
  async file(manifest, base, name, make) {
    const entry = manifest.files[name];
    if (!entry) throw new Failure("damaged", `${base} names no ${name}`);
    this.#total = manifest.total;
    const url = new URL(entry.url, base).href;
    const packed = url.endsWith(".bin");
    const served = packed ? entry.bytes : entry.inflated;
    const response = await this.#response(url, this.#cache);
    // A host sends scripts gzipped, but the browser hands them over inflated.
    const counting = this.#counting(url, served, entry.bytes / served);
    const body = /** @type {Bytes} */ (response.body).pipeThrough(counting.stream);
    const [checked, used] = body.tee();
    const made = make(packed ? used.pipeThrough(new DecompressionStream("gzip")) : used).catch(
      (error) => (error instanceof Failure ? error : new Failure("damaged", `${url}: ${error}`)),
    );
    const original = await bytes(checked).catch((error) => {
      throw counting.fault() ?? new Failure("missing", `${url} broke off: ${error}`);
    });
    if (original.length !== served || !(await matches(original, entry.sha256))) {
      throw new Failure("damaged", `${url} is not what was built`);
    }
    const data = await made;
    if (data instanceof Failure) throw data;
    return { url, data };
  }

  /**
   * @param {string} url
   * @param {RequestCache} cache
   */
  async #response(url, cache) {
    try {
      const response = await read(url, { cache, signal: this.#ending.signal });
      if (response.ok) return response;
      throw new Failure("missing", `${url}: status ${response.status}`);
    } catch (error) {
      throw error instanceof Failure ? error : new Failure("missing", `${url}: ${error}`);
    }
  }

  /**
   * Counts the bytes that pass, and stops at more than expected. Whoever reads the stream is then told
   * of some error by the browser, so `fault` has the real one.
   * @param {string} url
   * @param {number} expected
   * @param {number} weight bytes over the wire for each byte that passes
   */
  #counting(url, expected, weight) {
    let length = 0;
    /** @type {Failure | null} */
    let fault = null;
    /** @type {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>} */
    const stream = new TransformStream({
      transform: (part, controller) => {
        length += part.length;
        if (length > expected) {
          fault = new Failure("damaged", `${url} is longer than what was built`);
          throw fault;
        }
        this.#loaded += part.length * weight;
        this.#report(Math.min(Math.round(this.#loaded), this.#total), this.#total);
        controller.enqueue(part);
      },
    });
    return { stream, fault: () => fault };
  }
}

/**
 * All that comes out of a stream.
 * @param {Bytes} stream
 */
export async function bytes(stream) {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Whether the data have this SHA-256. Only secure contexts can tell; elsewhere the length decides.
 * @param {Uint8Array<ArrayBuffer>} data
 * @param {string} sha256 in hex
 */
async function matches(data, sha256) {
  return !digest.canDigest() || (await digest.sha256(data)) === sha256;
}
