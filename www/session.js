/** Runs the engine for the state: on demand for a new text, quietly after every change of it. */

import { Stale } from './engine.js';
import { S } from './strings.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Action} Action */
/** @typedef {import('./engine.js').EngineClient} EngineClient */

export class Session {
  /**
   * @param {EngineClient} engine
   * @param {() => State} state
   * @param {(action: Action) => void} dispatch
   * @param {object} on
   * @param {(sentence: string) => void} on.say
   * @param {() => Promise<unknown>} on.lexicon the reader's dictionary as the engine takes it
   * @param {() => void} on.marked a new text has been marked
   */
  constructor(engine, state, dispatch, on) {
    this.engine = engine;
    this.state = state;
    this.dispatch = dispatch;
    this.on = on;
    this.busy = false;
    this.again = false;
  }

  /** Marks the text as it is now; whatever is running is overtaken. */
  async annotate() {
    const { text } = this.state();
    if (text === '') return;
    this.again = false;
    this.dispatch({ type: 'working' });
    try {
      const result = await this.#run(text, true);
      if (result.diagnostics.length > 0) this.dispatch({ type: 'notice', message: result.diagnostics.join(' ') });
      this.on.marked();
      this.on.say(result.annotations.length === 0 ? S.nothingFound : S.done(result.annotations.length, result.entities.length));
    } catch (cause) {
      this.#failed(cause);
    }
  }

  /** Marks a text that is being edited: one run at a time, and after it another if the text has changed meanwhile. */
  async follow() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    try {
      do {
        this.again = false;
        const { text } = this.state();
        if (text !== '') await this.#run(text, false);
      } while (this.again);
    } catch (cause) {
      this.#failed(cause);
    } finally {
      this.busy = false;
    }
  }

  /** @param {string} text @param {boolean} first */
  async #run(text, first) {
    const { date } = this.state();
    const options = { date: date === '' ? null : date, lexicon: await this.on.lexicon() };
    const result = await this.engine.annotate(text, options, first
      ? (partial) => {
        if (!this.state().result) this.dispatch({ type: 'marked', result: partial, partial: true });
      }
      : undefined);
    // What was typed meanwhile is followed by another run; its marks are in place already.
    if (this.state().text === text) this.dispatch({ type: 'marked', result, partial: false });
    return result;
  }

  /** @param {unknown} cause */
  #failed(cause) {
    if (cause instanceof Stale) return;
    this.dispatch({ type: 'failed', message: cause instanceof Error ? cause.message : S.errEngineDied });
  }
}
