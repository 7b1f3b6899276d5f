/** The card of a mark: what it is, what it is worth, why it was marked, what else it could be; and how to correct it. */

import { READER } from '../corrections.js';
import { isName, kindOf } from '../kinds.js';
import { S } from '../strings.js';
import { valueRows } from '../value/format.js';
import { button, fill, h } from './dom.js';
import { entitySelect, kindSelect } from './pick.js';

/** @typedef {import('../types.js').Annotation} Annotation */
/** @typedef {import('../types.js').Entity} Entity */

export class CardView {
  /**
   * @param {object} on
   * @param {() => void} on.close
   * @param {(kind: string, everywhere: boolean) => void} on.label
   * @param {(everywhere: boolean) => void} on.remove
   * @param {(into: Entity) => void} on.merge
   * @param {() => void} on.split
   * @param {(step: 1|-1) => void} on.step
   */
  constructor(on) {
    this.on = on;
    this.body = h('div', { class: 'card-body' });
    this.title = h('h2', { id: 'card-title', class: 'card-title', tabindex: -1 });
    this.el = h('div', { class: 'card', role: 'dialog', 'aria-labelledby': 'card-title', hidden: true },
      h('div', { class: 'card-head' }, this.title, button('\u00d7', on.close, { class: 'close', 'aria-label': S.close })),
      this.body);
    this.everywhere = h('input', { type: 'checkbox', id: 'everywhere' });
    /** @type {HTMLElement|null} */
    this.anchor = null;
    addEventListener('resize', () => this.#place());
  }

  /**
   * @param {Annotation} mark
   * @param {Entity|null} entity
   * @param {readonly Entity[]} entities all of them, to merge with
   * @param {boolean} dated whether a reference date is set
   * @param {HTMLElement|null} anchor the mark's element
   * @param {string} text the whole text
   */
  show(mark, entity, entities, dated, anchor, text) {
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
      entity && entity.mentions.length > 1 && h('div', { class: 'row tight' },
        button(S.previousMention, () => this.on.step(-1), { class: 'small' }),
        button(S.nextMention, () => this.on.step(1), { class: 'small' })),
      ...why(mark, text),
      this.#corrections(mark, entity, entities));
    this.anchor?.removeAttribute('aria-expanded');
    this.anchor = anchor;
    anchor?.setAttribute('aria-expanded', 'true');
    this.el.hidden = false;
    this.#place();
    this.el.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  /** Moves the focus into the card. */
  focus() {
    this.title.focus({ preventScroll: true });
  }

  hide() {
    this.el.hidden = true;
    this.anchor?.removeAttribute('aria-expanded');
    this.anchor = null;
  }

  /** @param {Annotation} mark @param {Entity|null} entity @param {readonly Entity[]} entities */
  #corrections(mark, entity, entities) {
    this.everywhere.checked = false;
    const others = entities.filter((e) => e !== entity);
    const kinds = kindSelect(mark.kind, S.relabel, (kind) => this.on.label(kind, this.everywhere.checked));
    return h('div', { class: 'correct' },
      h('h3', {}, S.correct),
      h('div', { class: 'row tight' },
        kinds, button(S.remove, () => this.on.remove(this.everywhere.checked), { class: 'small', id: 'remove' }),
        h('label', { class: 'check' }, this.everywhere, S.everywhere)),
      isName(mark.kind) && entity && h('div', { class: 'row tight' },
        others.length > 0 && entitySelect(others, S.merge, (into) => this.on.merge(into)),
        entity.mentions.length > 1 && button(S.split, this.on.split, { class: 'small', id: 'split' })));
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

/** @param {Annotation} mark @param {string} text */
function why(mark, text) {
  if (mark.source === READER) return [h('h3', {}, S.cardWhy), h('p', {}, S.byReader)];
  const source = mark.source ? S.sources[mark.source] ?? mark.source : '';
  const score = mark.score;
  const sure = score !== undefined && score < 1 ? S.sure(Math.round(score * 100)) : '';
  const list = mark.alternatives ?? [];
  return [
    h('h3', {}, S.cardWhy),
    mark.why && mark.why.length > 0
      ? h('ul', { class: 'why' }, ...mark.why.map((reason) => h('li', {}, reason)))
      : h('p', { class: 'quiet' }, S.noWhy),
    source !== '' && h('p', { class: 'quiet' }, `${S.cardFoundBy}: ${[source, sure].filter(Boolean).join(', ')}`),
    list.length > 0 && h('details', { class: 'alternatives' },
      h('summary', {}, S.cardAlternatives),
      h('ul', {}, ...list.map((a) => h('li', {}, S.alternative(shortened(text.slice(a.start, a.end)), kindOf(a.kind).label, a.reason ?? ''))))),
  ];
}

/** @param {string} text */
function shortened(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
