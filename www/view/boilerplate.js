/** Offers lines that are not part of the article for removal; nothing goes without the reader's word. */

import { S } from '../strings.js';
import { Dialog } from './dialog.js';
import { button, fill, h } from './dom.js';

/** @typedef {import('../input/boilerplate.js').Suspect} Suspect */

export class BoilerplateView {
  /** @param {(lines: Suspect[]) => void} onremove */
  constructor(onremove) {
    this.onremove = onremove;
    this.el = h('div', { class: 'notice offer', hidden: true });
    this.list = h('ul', { class: 'formats' });
    /** @type {{line: Suspect, box: HTMLInputElement}[]} */
    this.boxes = [];
    this.dialog = new Dialog(S.boilerTitle, 'boilerplate-dialog', h('p', { class: 'quiet' }, S.boilerHint), this.list,
      h('div', { class: 'row' }, button(S.boilerRemove, () => this.#remove(), { class: 'primary', id: 'remove-lines' })));
  }

  /** @param {readonly Suspect[]} lines @param {string} text */
  offer(lines, text) {
    this.el.hidden = lines.length === 0;
    if (lines.length === 0) return;
    fill(this.el, h('p', {}, S.boilerFound(lines.length)),
      button(S.boilerLook, () => this.#open(lines, text), { class: 'small', id: 'look-lines' }),
      button('\u00d7', () => {
        this.el.hidden = true;
      }, { class: 'close', 'aria-label': S.dismiss }));
  }

  /** @param {readonly Suspect[]} lines @param {string} text */
  #open(lines, text) {
    this.boxes = lines.map((line) => ({ line, box: h('input', { type: 'checkbox', checked: true }) }));
    fill(this.list, ...this.boxes.map(({ line, box }) => h('li', {}, h('label', { class: 'check' }, box,
      h('span', {}, text.slice(line.start, line.end).trim(), ' ', h('span', { class: 'quiet' }, `(${S.boilerReasons[line.reason]})`))))));
    this.dialog.open();
  }

  #remove() {
    const lines = this.boxes.filter(({ box }) => box.checked).map(({ line }) => line);
    this.dialog.close();
    this.el.hidden = true;
    if (lines.length > 0) this.onremove(lines);
  }
}
