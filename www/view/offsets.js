/** Positions in the rendered article <-> offsets in the text. A block element knows the offset where it begins. */

/** @type {WeakMap<Element, {start: number, end: number}>} */
const STARTS = new WeakMap();

/**
 * Remembers where a block stands; `place` may change later, as when text is put in before it.
 * @param {Element} block
 * @param {{start: number, end: number}} place
 */
export function setBlock(block, place) {
  STARTS.set(block, place);
}

/**
 * The offset where a block element begins.
 * @param {Element} block
 */
export function blockStart(block) {
  return STARTS.get(block)?.start ?? 0;
}

/**
 * The offset where a block element ends.
 * @param {Element} block
 */
export function blockEnd(block) {
  return STARTS.get(block)?.end ?? 0;
}

/**
 * The offset of the mark that an element belongs to, or null.
 * @param {Element} mark
 */
export function markStart(mark) {
  const block = mark.closest('.block');
  return block ? blockStart(block) + Number(mark.getAttribute('data-at')) : null;
}

/**
 * The text offset of a DOM position inside an article, or null outside its blocks.
 * @param {Node} node
 * @param {number} offset as in a Range
 * @param {Element} article
 * @returns {number|null}
 */
export function offsetAt(node, offset, article) {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest('.block');
  if (block && article.contains(block)) {
    const range = document.createRange();
    range.selectNodeContents(block);
    range.setEnd(node, offset);
    return blockStart(block) + range.toString().length;
  }
  if (!(node instanceof Element) || !article.contains(node) && node !== article) return null;
  // Between blocks: the beginning of the next one, or the end of the last.
  const next = node.childNodes[offset];
  const first = next instanceof Element ? (next.matches('.block') ? next : next.querySelector('.block')) : null;
  if (first) return blockStart(first);
  const blocks = node.querySelectorAll('.block');
  const last = blocks[blocks.length - 1];
  return last ? blockStart(last) + (last.textContent ?? '').length : null;
}

/**
 * The part of the text that is selected in the article; null where nothing in it is.
 * @param {Element} article
 * @returns {{start: number, end: number}|null}
 */
export function selectedSpan(article) {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(article)) return null;
  const start = article.contains(range.startContainer) ? offsetAt(range.startContainer, range.startOffset, article) : 0;
  const end = article.contains(range.endContainer) ? offsetAt(range.endContainer, range.endOffset, article) : Infinity;
  if (start === null || end === null || end <= start) return null;
  return { start, end };
}

/**
 * The DOM position of an offset inside a block element.
 * @param {Element} block
 * @param {number} offset text offset
 * @returns {[Node, number]}
 */
export function positionIn(block, offset) {
  let left = offset - blockStart(block);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Node} */
  let last = block;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = (node.nodeValue ?? '').length;
    if (left <= length) return [node, left];
    left -= length;
    last = node;
  }
  return last === block ? [block, 0] : [last, (last.nodeValue ?? '').length];
}

/**
 * Where the selection in an article begins and where it goes on to; null where it is not in the article.
 * @param {Element} article
 * @returns {[number, number]|null}
 */
export function caretIn(article) {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  if (!article.contains(selection.anchorNode) || !article.contains(selection.focusNode)) return null;
  const anchor = offsetAt(selection.anchorNode, selection.anchorOffset, article);
  const focus = offsetAt(selection.focusNode, selection.focusOffset, article);
  return anchor === null || focus === null ? null : [anchor, focus];
}
