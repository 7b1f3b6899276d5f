/** The card of a mark: what it is, what it is worth, why it was marked, and what else it could have been. */

import { kindOf } from '../kinds.js';
import { S } from '../strings.js';
import { valueRows } from '../value/format.js';
import { button, fill, h } from './dom.js';

/** @typedef {import('../types.js').Annotation} Annotation */
/** @typedef {import('../types.js').Entity} Entity */

export class CardView {
  /** @param {() => void} onclose */
  constructor(onclose) {
    this.onclose = onclose;
    this.body = h('div', { class: 'card-body' });
    this.title = h('h2', { id: 'card-title', class: 'card-title', tabindex: -1 });
    this.el = h('div', { class: 'card', role: 'dialog', 'aria-labelledby': 'card-title', hidden: true },
      h('div', { class: 'card-head' }, this.title, button('\u00d7', onclose, { class: 'close', 'aria-label': S.close })),
      this.body);
    this.el.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onclose();
    });
    /** @type {HTMLElement|null} */
    this.anchor = null;
    addEventListener('resize', () => this.#place());
  }

  /**
   * @param {Annotation} mark
   * @param {Entity|null} entity
   * @param {boolean} dated whether a reference date is set
   * @param {HTMLElement|null} anchor the mark's element
   */
  show(mark, entity, dated, anchor) {
    const kind = kindOf(mark.kind);
    fill(this.title, h('span', { class: 'card-text' }, shortened(mark.text)), ' ',
      h('span', { class: 'swatch', 'data-kind': mark.kind, 'data-group': kind.group }, kind.label));
    fill(this.body,
      rows([
        [S.cardKind, `${kind.about} (${mark.kind})`],
        ...(mark.title ? [/** @type {[string, string]} */ ([S.cardTitleRow, mark.title])] : []),
        ...valueRows(mark, dated),
        ...(entity ? [/** @type {[string, string]} */ ([S.cardEntity, S.mentionsOf(entity.name, entity.mentions.length)])] : []),
      ]),
      h('h3', {}, S.cardWhy),
      mark.why && mark.why.length > 0
        ? h('ul', { class: 'why' }, ...mark.why.map((reason) => h('li', {}, reason)))
        : h('p', { class: 'quiet' }, S.noWhy),
      h('p', { class: 'quiet' }, foundBy(mark)),
      alternatives(mark));
    this.anchor = anchor;
    this.el.hidden = false;
    this.#place();
    this.title.focus({ preventScroll: true });
  }

  hide() {
    this.el.hidden = true;
    this.anchor = null;
  }

  /** Puts the card under its mark, or above where there is no room; a narrow window shows it as a sheet (CSS). */
  #place() {
    if (this.el.hidden || !this.anchor?.isConnected) return;
    const rects = this.anchor.getClientRects();
    const mark = rects[0] ?? this.anchor.getBoundingClientRect();
    const width = this.el.offsetWidth;
    const height = this.el.offsetHeight;
    const page = document.documentElement;
    const left = Math.max(8, Math.min(mark.left, page.clientWidth - width - 8));
    const below = mark.bottom + 8;
    const above = mark.top - height - 8;
    const top = below + height <= page.clientHeight || above < 0 ? below : above;
    this.el.style.setProperty('--left', `${Math.round(left + scrollX)}px`);
    this.el.style.setProperty('--top', `${Math.round(top + scrollY)}px`);
  }
}

/** @param {[string, string][]} pairs */
function rows(pairs) {
  return h('dl', {}, ...pairs.flatMap(([term, text]) => [h('dt', {}, term), h('dd', {}, text)]));
}

/** @param {Annotation} mark */
function foundBy(mark) {
  const source = mark.source ? S.sources[mark.source] ?? mark.source : '';
  const score = mark.score;
  const sure = score !== undefined && score < 1 && mark.source !== 'reader' ? S.sure(Math.round(score * 100)) : '';
  return source ? `${S.cardFoundBy}: ${[source, sure].filter(Boolean).join(', ')}` : '';
}

/** @param {Annotation} mark */
function alternatives(mark) {
  const list = mark.alternatives ?? [];
  return list.length > 0 && h('details', { class: 'alternatives' },
    h('summary', {}, S.cardAlternatives),
    h('ul', {}, ...list.map((a) => h('li', {}, [a.text, kindOf(a.kind).label, a.reason].filter(Boolean).join(', ')))));
}

/** @param {string} text */
function shortened(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
