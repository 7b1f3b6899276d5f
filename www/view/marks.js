/** One block of text -> one element with its marks. */

import { READER } from '../corrections.js';
import { kindOf } from '../kinds.js';
import { firstEndingAfter } from './blocks.js';
import { h } from './dom.js';

/** @typedef {import('../types.js').Annotation} Annotation */
/** @typedef {import('./blocks.js').Block} Block */

/**
 * The element of a block. A mark that reaches over the end of the block is cut there; only its first piece can be
 * focused, the others are continuations.
 * @param {string} text the whole text
 * @param {Block} block
 * @param {readonly Annotation[]} marks in order, none overlapping; those outside the block are passed over
 * @param {boolean} [plain] for editing: marks that cannot be focused
 * @returns {HTMLElement}
 */
export function blockElement(text, block, marks, plain = false) {
  // Runs of spaces are shown only where there are some: a line end is not to carry the tint of a trailing space.
  const spaced = /[ \t]{2}|\t/.test(text.slice(block.start, block.end)) ? ' spaced' : '';
  const el = h(block.kind === 'head' ? 'h2' : 'p', { class: `block ${block.kind}${spaced}` });
  let at = block.start;
  for (let i = firstEndingAfter(marks, block.start); i < marks.length && marks[i].start < block.end; i += 1) {
    const mark = marks[i];
    const from = Math.max(mark.start, block.start);
    const to = Math.min(mark.end, block.end);
    if (from >= to || from < at) continue;
    if (from > at) el.append(text.slice(at, from));
    el.append(markElement(text.slice(from, to), mark, !plain && from === mark.start, to === mark.end, block.start));
    at = to;
  }
  if (at < block.end) el.append(text.slice(at, block.end));
  if (block.start === block.end) el.append(h('br'));
  return el;
}

/**
 * @param {string} text
 * @param {Annotation} mark
 * @param {boolean} first whether this piece is the one to focus
 * @param {boolean} last whether it ends it
 * @param {number} base offset of the block
 */
function markElement(text, mark, first, last, base) {
  const kind = kindOf(mark.kind);
  return h('mark', {
    class: mark.source === READER ? 'mark by-reader' : 'mark',
    'data-kind': mark.kind,
    'data-group': kind.group,
    'data-at': mark.start - base,
    'data-label': last ? kind.label : null,
    role: first ? 'button' : null,
    tabindex: first ? -1 : null,
    'aria-haspopup': first ? 'dialog' : null,
    'data-entity': mark.entity,
  }, text);
}
