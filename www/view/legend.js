/** The legend: what was found, how often, and which of it is shown. */

import { GROUPS, KINDS } from '../kinds.js';
import { isSolo } from '../state.js';
import { S, groupDigits } from '../strings.js';
import { button, fill, h } from './dom.js';

/** @typedef {import('../state.js').State} State */

export class LegendView {
  /**
   * @param {object} on
   * @param {(kind: string) => void} on.toggle
   * @param {(kind: string, all: string[]) => void} on.solo
   * @param {(hidden: string[]) => void} on.preset
   */
  constructor(on) {
    this.on = on;
    this.rows = h('div', { class: 'legend-groups' });
    this.sum = h('p', { class: 'legend-sum' });
    this.presets = [
      { id: 'all', el: button(S.presetAll, () => on.preset([])), groups: GROUPS },
      { id: 'names', el: button(S.presetNames, () => on.preset(without(['name']))), groups: ['name'] },
      { id: 'numbers', el: button(S.presetNumbers, () => on.preset(without(['number', 'time']))), groups: ['number', 'time'] },
    ];
    this.el = h('section', { class: 'legend' },
      h('div', { class: 'presets', role: 'group', 'aria-label': S.presets }, ...this.presets.map((p) => p.el)),
      this.rows, this.sum);
    this.signature = '';
  }

  /**
   * @param {State} state
   * @param {ReadonlyMap<string, number>} counts marks of each kind
   */
  show(state, counts) {
    for (const { el, groups } of this.presets) {
      const hidden = without(groups);
      const on = KINDS.every(({ id }) => hidden.includes(id) === state.hidden.includes(id) || !counts.has(id));
      el.setAttribute('aria-pressed', String(on));
    }
    let total = 0;
    let shown = 0;
    for (const [kind, n] of counts) {
      total += n;
      if (!state.hidden.includes(kind)) shown += n;
    }
    this.sum.textContent = total === 0 ? '' : S.shownOf(total, shown);
    const signature = [...counts].map(([kind, n]) => `${kind}${n}`).join();
    if (signature !== this.signature) {
      this.signature = signature;
      this.#rebuild(counts);
    }
    const all = [...counts.keys()];
    for (const row of this.rows.querySelectorAll('li')) {
      const kind = row.getAttribute('data-kind') ?? '';
      const box = row.querySelector('input');
      if (box) box.checked = !state.hidden.includes(kind);
      row.querySelector('button')?.setAttribute('aria-pressed', String(isSolo(state, kind, all)));
    }
  }

  /** @param {ReadonlyMap<string, number>} counts */
  #rebuild(counts) {
    const all = [...counts.keys()];
    const focused = this.rows.contains(document.activeElement) ? document.activeElement?.id : null;
    fill(this.rows, ...GROUPS.map((group) => {
      const kinds = KINDS.filter((k) => k.group === group && counts.has(k.id));
      return kinds.length > 0 && h('div', { class: 'legend-group' },
        h('h2', { id: `group-${group}` }, S.group[group]),
        h('ul', { 'aria-labelledby': `group-${group}` }, ...kinds.map((kind) => h('li', { 'data-kind': kind.id },
          h('label', { class: 'legend-kind', title: kind.about },
            h('input', { type: 'checkbox', id: `kind-${kind.id}`, onchange: () => this.on.toggle(kind.id) }),
            h('span', { class: 'swatch', 'data-kind': kind.id, 'data-group': group, 'aria-hidden': 'true' }, kind.label),
            h('span', { class: 'legend-name' }, kind.name),
            h('span', { class: 'count' }, groupDigits(counts.get(kind.id) ?? 0))),
          button(S.only, () => this.on.solo(kind.id, all), { class: 'solo', 'aria-label': S.onlyLabel(kind.name) })))));
    }));
    if (focused) document.getElementById(focused)?.focus();
  }
}

/**
 * The kinds outside the given groups.
 * @param {readonly string[]} groups
 */
function without(groups) {
  return KINDS.filter((k) => !groups.includes(k.group)).map((k) => k.id);
}
