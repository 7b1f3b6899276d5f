/** Marks what the reader selects: a small bar beside the selection offers the kinds. */

import { snap } from '../corrections.js';
import { S } from '../strings.js';
import { button, h } from './dom.js';
import { selectedSpan } from './offsets.js';
import { kindSelect } from './pick.js';

export class SelectionView {
  /**
   * @param {HTMLElement} article
   * @param {object} on
   * @param {() => string} on.text
   * @param {() => boolean} on.active whether selecting marks anything now
   * @param {(span: {start: number, end: number}, kind: string, everywhere: boolean) => void} on.add
   */
  constructor(article, on) {
    this.article = article;
    this.on = on;
    /** @type {{start: number, end: number}|null} */
    this.span = null;
    this.kind = kindSelect('person', S.addKind);
    this.everywhere = h('input', { type: 'checkbox' });
    this.el = h('div', { class: 'adder', role: 'group', 'aria-label': S.addMark, hidden: true },
      this.kind, button(S.addMark, () => this.#add(), { class: 'small primary', id: 'add-mark' }),
      h('label', { class: 'check' }, this.everywhere, S.everywhere));
    document.addEventListener('selectionchange', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#look(), 120);
    });
    this.el.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.hide();
    });
  }

  /** The selected words, snapped to whole ones; null where none can be marked. */
  selected() {
    const selected = selectedSpan(this.article);
    const text = this.on.text();
    const span = selected && snap(text, selected.start, selected.end);
    // A selection of several lines is for copying, not for marking.
    return !span || span.end - span.start > 300 || /[\r\n]/.test(text.slice(span.start, span.end)) ? null : span;
  }

  hide() {
    this.el.hidden = true;
    this.span = null;
  }

  #look() {
    if (this.el.contains(document.activeElement) && !this.el.hidden) return;
    const span = this.on.active() ? this.selected() : null;
    if (!span) {
      this.hide();
      return;
    }
    this.span = span;
    this.everywhere.checked = false;
    this.el.hidden = false;
    const rect = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
    if (!rect) return;
    const left = Math.max(8, Math.min(rect.left, document.documentElement.clientWidth - this.el.offsetWidth - 8));
    this.el.style.setProperty('--left', `${Math.round(left + scrollX)}px`);
    this.el.style.setProperty('--top', `${Math.round(rect.bottom + scrollY + 8)}px`);
  }

  #add() {
    const { span } = this;
    if (!span) return;
    document.getSelection()?.removeAllRanges();
    this.hide();
    this.on.add(span, this.kind.value, this.everywhere.checked);
  }
}
