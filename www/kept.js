/** The reader's dictionary as it is kept in the browser: read once, checked, written after every change. */

import { emptyDictionary, isEmpty, merged, readDictionary } from './dictionary.js';
import { load, save } from './store/database.js';
import { S } from './strings.js';

/** @typedef {import('./dictionary.js').Dictionary} Dictionary */

const KEY = 'dictionary';

export class KeptDictionary {
  /**
   * @param {object} on
   * @param {(lexicon: Dictionary) => Promise<string|null>} on.check the engine's sentence about what it cannot use
   * @param {(sentence: string) => void} on.notice
   * @param {() => void} on.changed
   */
  constructor(on) {
    this.on = on;
    this.value = emptyDictionary();
    this.read = this.#read();
  }

  /** What the engine is told: nothing where there is nothing to tell. */
  lexicon() {
    return isEmpty(this.value) ? null : this.value;
  }

  /**
   * Puts another dictionary in place, if the engine can use it.
   * @param {Dictionary} next
   * @returns {Promise<string|null>} one sentence where it cannot
   */
  async set(next) {
    const wrong = isEmpty(next) ? null : await this.on.check(next);
    if (wrong !== null) return wrong;
    this.value = next;
    this.on.changed();
    try {
      await save(KEY, next);
      return null;
    } catch (cause) {
      this.on.notice(cause instanceof Error ? cause.message : S.errStorage);
      return null;
    }
  }

  /**
   * Takes in a file that `json` made.
   * @param {File} file
   * @returns {Promise<string|null>} one sentence where it is none
   */
  async import(file) {
    let read = null;
    try {
      read = readDictionary(JSON.parse(await file.text()));
    } catch {
      // Said below: not JSON is not a dictionary either.
    }
    return read ? this.set(merged(this.value, read)) : S.errDictionary(file.name);
  }

  json() {
    return `${JSON.stringify(this.value, null, 1)}\n`;
  }

  async #read() {
    let kept;
    try {
      kept = await load(KEY);
    } catch {
      // Storage is forbidden here; the reader is told when there is something to keep.
      return;
    }
    if (kept === undefined) return;
    const read = readDictionary(kept);
    if (read) {
      this.value = read;
      return;
    }
    this.on.notice(S.dictSetAside);
    await save(`${KEY}.set-aside`, kept).then(() => save(KEY, emptyDictionary())).catch(() => {});
  }
}
