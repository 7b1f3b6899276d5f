/**
 * Talks to the engine: in a worker where there is one, on the page itself where there is none.
 *
 * Every message has an id; a newer `annotate` makes the replies to older ones stale, and stale replies are dropped.
 * When the worker dies, everything pending is rejected with one sentence and a new worker is started from the bytes
 * that are already here, so that nothing is fetched twice.
 *
 * @typedef {import('./types.js').Analysis} Analysis
 * @typedef {import('./types.js').EngineOptions} EngineOptions
 * @typedef {import('./types.js').EngineState} EngineState
 * @typedef {import('./core.js').Request} Request
 * @typedef {import('./core.js').Reply} Reply
 * @typedef {import('./place.js').Parts} Parts
 */

import { answer } from './core.js';
import { makeWorker } from './place.js';
import { S } from './strings.js';

/** The reply to a request that a newer one has overtaken, or that the reader cancelled. */
export class Stale extends Error {}

/** How long a text must be before its beginning is marked first, in UTF-16 units, and how long that beginning is. */
const LONG = 60_000;
const HEAD = 12_000;

export class EngineClient {
  /**
   * @param {() => Promise<Parts>} fetchParts
   * @param {(state: EngineState) => void} onState
   * @param {{makeWorker?: (() => Worker)|null}} [options] null for an engine without a worker
   */
  constructor(fetchParts, onState, options = {}) {
    this.fetchParts = fetchParts;
    this.onState = onState;
    this.makeWorker = options.makeWorker === undefined ? makeWorker : options.makeWorker;
    /** @type {Map<number, {op: string, resolve: (value: any) => void, reject: (cause: Error) => void}>} */
    this.pending = new Map();
    this.nextId = 1;
    this.run = 0;
    /** @type {Worker|null} */
    this.worker = null;
    /** @type {Promise<Parts>|null} */
    this.parts = null;
    /** @type {Promise<void>|null} */
    this.started = null;
    this.loading = false;
  }

  /** Starts the engine; called again it returns the same promise until a restart. */
  start() {
    this.started ??= this.#load();
    return this.started;
  }

  /**
   * Annotates a text. A long one is first marked at its beginning, and `onPartial` gets that result.
   *
   * Rejects with `Stale` when a newer call or `cancel` came in between, with one sentence otherwise.
   * @param {string} text
   * @param {EngineOptions} options
   * @param {(partial: Analysis) => void} [onPartial]
   * @returns {Promise<Analysis>}
   */
  async annotate(text, options, onPartial) {
    const run = ++this.run;
    const check = () => {
      if (run !== this.run) throw new Stale();
    };
    await this.start();
    check();
    if (onPartial && text.length > LONG) {
      const head = await this.#send({ id: 0, op: 'annotate', text: text.slice(0, headEnd(text)), options });
      check();
      onPartial(head);
    }
    const result = await this.#send({ id: 0, op: 'annotate', text, options });
    check();
    return result;
  }

  /**
   * Writes a report in another format.
   * @param {string} text
   * @param {Analysis} report
   * @param {string} format id as the engine knows it
   * @returns {Promise<string>}
   */
  async export(text, report, format) {
    await this.start();
    return this.#send({ id: 0, op: 'export', text, report, format });
  }

  /**
   * Whether the engine can use a dictionary.
   * @param {unknown} lexicon
   * @returns {Promise<string|null>} one sentence about what is wrong with it
   */
  async check(lexicon) {
    await this.start();
    try {
      await this.#send({ id: 0, op: 'annotate', text: '', options: { date: null, lexicon } });
      return null;
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
  }

  /** Gives up whatever is running: its promise rejects with `Stale`, and the worker is replaced if it was busy. */
  cancel() {
    this.run += 1;
    if (this.pending.size > 0 && !this.loading) this.#restart(new Stale());
  }

  async #load() {
    this.loading = true;
    this.onState({ phase: 'starting', model: false, message: null });
    try {
      this.parts ??= this.fetchParts();
      // The worker starts while its parts are still on their way.
      this.worker = this.#newWorker();
      const parts = await this.parts;
      const { refused } = await this.#loadSomewhere(parts);
      const model = parts.model !== null && refused === null;
      const message = model ? null : refused === null ? S.noModel : S.badModel(refused);
      this.onState({ phase: 'ready', model, message });
    } catch (cause) {
      this.parts = null;
      this.started = null;
      this.onState({ phase: 'failed', model: false, message: S.errEngineStart });
      throw new Error(S.errEngineStart, { cause });
    } finally {
      this.loading = false;
    }
  }

  /**
   * Loads the engine in a worker, and on the page where the worker cannot be had or dies of it.
   * @param {Parts} parts
   * @returns {Promise<{refused: string|null}>}
   */
  async #loadSomewhere(parts) {
    try {
      return await this.#send({ id: 0, op: 'load', ...parts });
    } catch (cause) {
      if (!this.makeWorker) throw cause;
      this.makeWorker = null;
      this.#drop(new Error(S.errEngineDied));
      return this.#send({ id: 0, op: 'load', ...parts });
    }
  }

  #newWorker() {
    if (!this.makeWorker) return null;
    let worker;
    try {
      worker = this.makeWorker();
    } catch {
      // No worker here (an old browser, a page opened from disk): the engine runs on the page.
      return null;
    }
    worker.addEventListener('message', (event) => this.#settle(event.data));
    const died = (/** @type {Event} */ event) => {
      event.preventDefault?.();
      if (worker !== this.worker) return;
      if (this.loading) this.#drop(new Error(S.errEngineDied));
      else this.#restart(new Error(S.errEngineDied));
    };
    worker.addEventListener('error', died);
    worker.addEventListener('messageerror', died);
    return worker;
  }

  /**
   * @param {Request} request
   * @returns {Promise<any>}
   */
  #send(request) {
    const id = this.nextId++;
    const message = { ...request, id };
    return new Promise((resolve, reject) => {
      this.pending.set(id, { op: request.op, resolve, reject });
      if (this.worker) {
        this.worker.postMessage(message);
      } else {
        // One turn later, so that the page can paint what it says first.
        setTimeout(async () => {
          this.#settle(await answer(message));
        }, 0);
      }
    });
  }

  /** @param {Reply} reply */
  #settle(reply) {
    const waiting = this.pending.get(reply.id);
    if (!waiting) return;
    this.pending.delete(reply.id);
    if (reply.ok) {
      waiting.resolve(reply.result);
      return;
    }
    waiting.reject(new Error(reply.fatal ? S.errEngineDied : reply.error));
    if (reply.fatal && waiting.op !== 'load') this.#restart(new Error(S.errEngineDied));
  }

  /**
   * Ends the worker and rejects everything that waits for it.
   * @param {Error} cause
   */
  #drop(cause) {
    this.worker?.terminate();
    this.worker = null;
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of waiting) reject(cause);
  }

  /** @param {Error} cause */
  #restart(cause) {
    this.#drop(cause);
    this.started = null;
    // Starting anew is not the reader's concern unless it fails, and then `annotate` says so.
    this.start().catch(() => {});
  }
}

/**
 * Where the beginning of a long text ends: at a line end or a space, never inside a word.
 * @param {string} text
 */
function headEnd(text) {
  const line = text.lastIndexOf('\n', HEAD);
  if (line > HEAD / 2) return line;
  const space = text.lastIndexOf(' ', HEAD);
  return space > 0 ? space : HEAD;
}
