/** The help overlay: what the page does and every key. */

import { DIGIT_KINDS } from '../keys.js';
import { kindOf } from '../kinds.js';
import { S } from '../strings.js';
import { Dialog } from './dialog.js';
import { h } from './dom.js';

/**
 * @param {boolean} shortcuts whether keys without Ctrl do anything
 * @param {(on: boolean) => void} onshortcuts
 * @returns {Dialog}
 */
export function helpDialog(shortcuts, onshortcuts) {
  const keys = [...S.helpKeys, /** @type {const} */ (['1 … 9, 0', DIGIT_KINDS.map((k) => kindOf(k).label).join(', ')])];
  return new Dialog(S.helpTitle, 'help-dialog',
    ...S.helpText.map((text) => h('p', {}, text)),
    h('h3', {}, S.helpKeysTitle),
    h('label', { class: 'check' }, h('input', {
      type: 'checkbox', id: 'shortcuts', checked: shortcuts,
      onchange: (/** @type {Event} */ event) => onshortcuts(/** @type {HTMLInputElement} */ (event.target).checked),
    }), S.helpShortcuts),
    h('dl', { class: 'keys' }, ...keys.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)])));
}
