/** Lists to pick a kind or an entity from. */

import { GROUPS, KINDS } from '../kinds.js';
import { S } from '../strings.js';
import { h } from './dom.js';

/** @typedef {import('../types.js').Entity} Entity */

/**
 * A list of all kinds; picking one calls `onpick`.
 * @param {string} current id of the kind that is shown, or empty for the label
 * @param {string} label
 * @param {(kind: string) => void} [onpick]
 */
export function kindSelect(current, label, onpick) {
  const select = h('select', { 'aria-label': label, class: 'small kind-select', onchange: () => onpick?.(select.value) },
    ...GROUPS.map((group) => h('optgroup', { label: S.group[group] },
      ...KINDS.filter((k) => k.group === group).map((k) => h('option', { value: k.id }, k.name)))));
  if (current) select.value = current;
  return select;
}

/**
 * A list of entities, most mentioned first; picking one calls `onpick`.
 * @param {readonly Entity[]} entities
 * @param {string} label
 * @param {(entity: Entity) => void} onpick
 */
export function entitySelect(entities, label, onpick) {
  const sorted = [...entities].sort((a, b) => b.mentions.length - a.mentions.length || a.id - b.id);
  const select = h('select', {
    'aria-label': label, class: 'small merge-select',
    onchange: () => {
      const entity = sorted.find((e) => String(e.id) === select.value);
      if (entity) onpick(entity);
    },
  }, h('option', { value: '' }, label), ...sorted.map((e) => h('option', { value: e.id }, `${e.name} (${e.mentions.length})`)));
  return select;
}
