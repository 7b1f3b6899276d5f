/** What the page says: progress, results, notices, errors. */

import { S } from '../strings.js';
import { button, fill, h } from './dom.js';

/** @typedef {import('../state.js').State} State */

export class StatusView {
  /**
   * @param {object} on
   * @param {() => void} on.cancel
   * @param {() => void} on.dismissError
   * @param {() => void} on.dismissNotice
   * @param {() => void} on.again
   */
  constructor(on) {
    this.on = on;
    this.work = h('div', { class: 'working', hidden: true },
      h('progress', { 'aria-label': S.working }), h('span', {}, S.working), button(S.cancel, on.cancel, { id: 'cancel' }));
    this.notice = h('div', { class: 'notice', hidden: true });
    this.error = h('div', { class: 'error', hidden: true });
    // Two regions in turn, so that the same sentence said twice is heard twice.
    this.live = [h('div', { class: 'sr-only', role: 'status' }), h('div', { class: 'sr-only', role: 'status' })];
    this.turn = 0;
    this.el = h('div', { class: 'status' },
      h('div', { role: 'alert' }, this.error), h('div', { role: 'status' }, this.notice), this.work, ...this.live);
    this.timer = 0;
    /** @type {State['phase']} */
    this.phase = 'idle';
  }

  /**
   * Says a sentence to those who cannot see what changed.
   * @param {string} sentence
   */
  say(sentence) {
    this.live[this.turn].textContent = '';
    this.turn = 1 - this.turn;
    this.live[this.turn].textContent = sentence;
  }

  /** @param {State} state */
  show(state) {
    if (state.phase !== this.phase) {
      this.phase = state.phase;
      clearTimeout(this.timer);
      this.work.hidden = true;
      // Most texts are done before anybody could read that they are being worked on.
      if (state.phase === 'working') {
        this.timer = window.setTimeout(() => {
          this.work.hidden = false;
          this.say(S.working);
        }, 150);
      }
    }
    this.#sentence(this.error, state.error, this.on.dismissError, button(S.again, this.on.again, { class: 'plain' }));
    this.#sentence(this.notice, state.notice ?? state.engine.message, this.on.dismissNotice, null);
  }

  /**
   * @param {HTMLElement} el
   * @param {string|null} sentence
   * @param {() => void} dismiss
   * @param {HTMLElement|null} more
   */
  #sentence(el, sentence, dismiss, more) {
    if (el.dataset.sentence === (sentence ?? '')) return;
    el.dataset.sentence = sentence ?? '';
    el.hidden = !sentence;
    fill(el, sentence ? h('p', {}, sentence) : null, more,
      button('\u00d7', dismiss, { class: 'close', 'aria-label': S.dismiss }));
  }
}
