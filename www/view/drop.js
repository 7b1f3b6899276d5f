/** Files and text dropped anywhere on the page. */

import { textOf } from '../input/file.js';
import { S } from '../strings.js';
import { h } from './dom.js';

/**
 * @param {(file: File) => void} onfile
 * @param {(text: string) => void} ontext
 */
export function watchDrops(onfile, ontext) {
  const veil = h('div', { class: 'drop-veil', hidden: true, 'aria-hidden': 'true' }, h('p', {}, S.dropHere));
  document.body.append(veil);
  let depth = 0;
  const carries = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;

  addEventListener('dragenter', (event) => {
    if (!carries(event)) return;
    depth += 1;
    veil.hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (!carries(event)) return;
    depth = Math.max(0, depth - 1);
    veil.hidden = depth === 0;
  });
  addEventListener('dragover', (event) => {
    if (carries(event) || !(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    depth = 0;
    veil.hidden = true;
    const data = event.dataTransfer;
    if (!data) return;
    const file = data.files[0];
    if (file) {
      event.preventDefault();
      onfile(file);
    } else if (!(event.target instanceof HTMLTextAreaElement)) {
      event.preventDefault();
      const text = textOf(data);
      if (text.trim()) ontext(text);
    }
  });
}
