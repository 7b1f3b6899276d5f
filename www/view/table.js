/** Numbers and dates as a table: sortable, with a way to each mark, and to be copied. */

import { isName, kindOf } from '../kinds.js';
import { S } from '../strings.js';
import { compareDecimals } from '../value/decimal.js';
import { bounds, isTime, phrase } from '../value/format.js';
import { currencyName, unitName } from '../value/units.js';
import { button, fill, h } from './dom.js';

/** @typedef {import('../types.js').Annotation} Annotation */
/** @typedef {import('../document.js').Doc} Doc */

/**
 * @typedef {object} Row
 * @property {Annotation} mark
 * @property {string[]} cells text, kind, value, unit, bounds, counted, sentence
 */

/** More rows than this are shown on demand. */
const FIRST = 300;

export class TableView {
  /**
   * @param {object} on
   * @param {(start: number) => void} on.go
   * @param {(sentence: string) => void} on.say
   */
  constructor(on) {
    this.on = on;
    this.sort = 0;
    this.down = false;
    this.limit = FIRST;
    /** @type {Row[]} */
    this.rows = [];
    this.body = h('tbody', {});
    this.heads = S.tableHeads.map((text, i) => h('th', { scope: 'col' }, button(text, () => this.#sortBy(i), { class: 'sort' })));
    this.table = h('table', { class: 'facts' }, h('caption', { class: 'sr-only' }, S.table), h('thead', {}, h('tr', {}, ...this.heads)), this.body);
    this.more = button(S.more, () => {
      this.limit += 2000;
      this.#render();
    }, { class: 'plain' });
    this.empty = h('p', { class: 'nothing' }, S.tableEmpty);
    this.el = h('section', { class: 'table', 'aria-label': S.table },
      h('div', { class: 'row tight' }, button(S.copyTable, () => this.#copy(), { id: 'copy-table' })),
      this.empty, h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': S.table }, this.table), this.more);
    /** @type {readonly Annotation[]|null} */
    this.visible = null;
  }

  /** @param {Doc} doc @param {string} text */
  show(doc, text) {
    if (doc.visible === this.visible) return;
    this.visible = doc.visible;
    this.limit = FIRST;
    const sentences = doc.result?.sentences ?? [];
    let s = 0;
    this.rows = doc.visible.filter((m) => !isName(m.kind)).map((mark) => {
      while (s + 1 < sentences.length && sentences[s][1] <= mark.start) s += 1;
      const sentence = sentences[s] ? text.slice(sentences[s][0], sentences[s][1]).replace(/\s+/g, ' ').trim() : '';
      return { mark, cells: cellsOf(mark, sentence) };
    });
    this.#order();
  }

  /** @param {number} column */
  #sortBy(column) {
    this.down = this.sort === column ? !this.down : false;
    this.sort = column;
    this.#order();
    this.on.say(S.sortedBy(S.tableHeads[column], this.down));
  }

  #order() {
    const { sort } = this;
    const way = this.down ? -1 : 1;
    const by = sort === 2
      ? compareValues
      : sort === 0
        ? (/** @type {Row} */ a, /** @type {Row} */ b) => a.mark.start - b.mark.start
        : (/** @type {Row} */ a, /** @type {Row} */ b) => compareText(a.cells[sort], b.cells[sort]);
    this.rows.sort((a, b) => way * by(a, b) || a.mark.start - b.mark.start);
    this.heads.forEach((th, i) => {
      if (i === sort) th.setAttribute('aria-sort', this.down ? 'descending' : 'ascending');
      else th.removeAttribute('aria-sort');
    });
    this.#render();
  }

  #render() {
    this.empty.hidden = this.rows.length > 0;
    this.table.hidden = this.rows.length === 0;
    this.more.hidden = this.rows.length <= this.limit;
    fill(this.body, ...this.rows.slice(0, this.limit).map(({ mark, cells }) => h('tr', {},
      h('th', { scope: 'row' }, button(cells[0], () => this.on.go(mark.start), { class: 'plain' })),
      h('td', {}, h('span', { class: 'swatch', 'data-kind': mark.kind, 'data-group': kindOf(mark.kind).group }, cells[1])),
      ...cells.slice(2).map((text, i) => i === 4
        ? h('td', { class: 'sentence' }, h('div', { class: 'clamp' }, text))
        : h('td', { class: i === 0 ? 'figure' : null }, text)))));
  }

  async #copy() {
    const clean = (/** @type {string} */ cell) => cell.replace(/[\t\r\n]+/g, ' ');
    const lines = [S.tableHeads, ...this.rows.map((row) => row.cells)].map((cells) => cells.map(clean).join('\t'));
    try {
      await navigator.clipboard.writeText(`${lines.join('\n')}\n`);
      this.on.say(S.copied);
    } catch {
      this.on.say(S.errClipboard);
    }
  }
}

/** @param {Annotation} mark @param {string} sentence */
function cellsOf(mark, sentence) {
  const value = mark.value;
  const number = value && isTime(value) ? value.quantity ?? null : value;
  const unit = number?.currency ? currencyName(number.currency) : number?.unit ? unitName(number.unit) : '';
  return [
    mark.text.replace(/\s+/g, ' '), kindOf(mark.kind).label, value ? phrase(mark) : '', unit,
    number ? bounds(number) ?? '' : '', number?.counted ?? number?.per ?? '', sentence,
  ];
}

/**
 * By kind of thing first (unit, currency), then by size; times by their value.
 * @param {Row} a
 * @param {Row} b
 */
function compareValues(a, b) {
  const [x, y] = [sortKey(a), sortKey(b)];
  return compareText(x.family, y.family) || (x.amount && y.amount ? compareDecimals(x.amount, y.amount) : compareText(x.text, y.text));
}

/** @param {Row} row */
function sortKey({ mark }) {
  const value = mark.value;
  if (!value) return { family: '~', amount: null, text: mark.text };
  if (isTime(value)) return { family: `time ${value.type}`, amount: null, text: value.resolved ?? value.timex ?? '' };
  const amount = value.amount ?? value.lo ?? value.hi ?? value.parts?.[0] ?? null;
  return { family: `number ${value.currency ?? value.unit ?? mark.kind}`, amount, text: mark.text };
}

/** @param {string} a @param {string} b */
function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
