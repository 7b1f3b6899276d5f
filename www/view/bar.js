/** The bar above the page, and the row of tools above a marked article. */

import { S } from '../strings.js';
import { timexInWords } from '../value/timex.js';
import { button, choice, fill, h } from './dom.js';

/** @typedef {import('../state.js').State} State */

export class BarView {
  /**
   * @param {object} on
   * @param {() => void} on.home
   * @param {(theme: State['theme']) => void} on.theme
   * @param {() => void} on.export
   * @param {() => void} on.share
   * @param {() => void} on.dictionary
   * @param {() => void} on.help
   */
  constructor(on) {
    const order = /** @type {const} */ ([['auto', S.themeAuto], ['light', S.themeLight], ['dark', S.themeDark]]);
    this.select = h('select', { id: 'theme', onchange: () => on.theme(/** @type {State['theme']} */ (this.select.value)) },
      ...order.map(([value, text]) => h('option', { value }, text)));
    this.fresh = button(S.newText, on.home, { class: 'plain', id: 'new' });
    this.export = button(S.export, on.export, { class: 'plain', id: 'export' });
    this.share = button(S.share, on.share, { class: 'plain', id: 'share' });
    this.el = h('header', { class: 'bar' },
      h('h1', { class: 'brand' }, S.product),
      h('div', { class: 'bar-buttons' }, this.fresh, this.export, this.share,
        button(S.dictionary, on.dictionary, { class: 'plain', id: 'dictionary' }),
        button(S.help, on.help, { class: 'plain', id: 'help', 'aria-keyshortcuts': '?' })),
      h('label', { class: 'theme' }, h('span', {}, S.theme), this.select));
  }

  /** @param {State} state */
  show(state) {
    this.select.value = state.theme;
    for (const el of [this.fresh, this.export, this.share]) el.hidden = state.screen === 'write';
  }
}

export class ToolsView {
  /**
   * @param {object} on
   * @param {(date: string) => void} on.date
   * @param {(labels: State['labels']) => void} on.labels
   * @param {() => void} on.edit
   * @param {() => void} on.undo
   * @param {() => void} on.redo
   */
  constructor(on) {
    this.on = on;
    this.date = h('input', {
      type: 'date', id: 'date', min: '0001-01-01', max: '9999-12-31', 'aria-describedby': 'date-hint',
      title: S.publishedHint,
      onchange: () => on.date(this.date.value),
    });
    this.suggest = h('span', { class: 'suggest' });
    /** @type {string|null|undefined} */
    this.suggested = null;
    this.labels = choice(S.labels, 'labels', /** @type {const} */ ([
      ['inline', S.labelsInline], ['hover', S.labelsHover], ['off', S.labelsOff],
    ]), on.labels);
    this.edit = button(S.edit, on.edit, { id: 'edit', 'aria-pressed': 'false' });
    this.undo = button(S.undo, on.undo, { id: 'undo' });
    this.redo = button(S.redo, on.redo, { id: 'redo' });
    this.el = h('div', { class: 'tools' },
      h('div', { class: 'field' },
        h('label', { for: 'date' }, S.published), this.date, this.suggest,
        h('span', { class: 'sr-only', id: 'date-hint' }, S.publishedHint)),
      this.labels.el,
      h('div', { class: 'tool-buttons' }, this.undo, this.redo, this.edit));
  }

  /** @param {State} state */
  show(state) {
    if (this.date.value !== state.date) this.date.value = state.date;
    this.labels.pick(state.labels);
    this.edit.setAttribute('aria-pressed', String(state.editing));
    this.edit.textContent = state.editing ? S.editDone : S.edit;
    this.edit.disabled = state.tab !== 'article';
    this.undo.disabled = state.past.length === 0;
    this.redo.disabled = state.future.length === 0;
    const day = state.date === '' ? state.result?.suggested_date : null;
    if (this.suggested === day) return;
    this.suggested = day;
    fill(this.suggest, day ? button(S.suggestDate(timexInWords(day)), () => this.on.date(day), { class: 'plain' }) : null);
  }
}
