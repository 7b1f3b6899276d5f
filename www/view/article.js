/**
 * The article: blocks in chunks. A short text gets all its marks at once. In a long one a chunk holds plain text until
 * it comes near the window, so that find-in-page and selection work everywhere and scrolling stays smooth.
 *
 * @typedef {import('../types.js').Annotation} Annotation
 * @typedef {import('./blocks.js').Block} Block
 *
 * @typedef {object} Piece a chunk on the page
 * @property {HTMLElement} el
 * @property {import('./blocks.js').Chunk} chunk
 * @property {string|null} shown what its marks were when it was filled, null for plain text
 */

import { S } from '../strings.js';
import { blocksOf, chunksOf, firstEndingAfter } from './blocks.js';
import { h } from './dom.js';
import { blockElement } from './marks.js';
import { blockStart, caretIn, markStart, positionIn, selectedSpan, setBlock } from './offsets.js';

/** Up to this length every chunk is filled at once. */
const SHORT = 40_000;

/** How long one slice of work on a long text may take, in milliseconds. */
const SLICE = 8;

export class ArticleView {
  /**
   * @param {object} on
   * @param {(start: number) => void} on.open a mark was chosen
   * @param {(start: number) => void} on.at the focus came to a mark
   */
  constructor(on) {
    this.on = on;
    this.el = h('div', { class: 'article', id: 'article', role: 'article', 'aria-label': S.articleLabel, lang: 'en', tabindex: -1 });
    this.text = '';
    /** @type {readonly Annotation[]} */
    this.marks = [];
    /** @type {Piece[]} */
    this.pieces = [];
    /** @type {import('./blocks.js').Chunk[]} */
    this.chunks = [];
    /** @type {Map<Element, Piece>} */
    this.byElement = new Map();
    /** The mark that Tab reaches. */
    this.current = 0;
    this.work = 0;
    this.editing = false;
    /** Whether somebody else is about to put the caret somewhere. */
    this.placing = false;
    /** @type {number|null} */
    this.followed = null;
    /** Whether chunks are still being put on the page. */
    this.rendering = false;
    this.observer = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: '1500px 0px' });
    this.el.addEventListener('click', (event) => this.#click(event));
    this.el.addEventListener('keydown', (event) => this.#key(event));
    this.el.addEventListener('focusin', (event) => this.#focused(event));
    this.el.addEventListener('copy', (event) => this.#copy(event));
    addEventListener('beforeprint', () => this.#fillAll());
  }

  /**
   * Shows a text with its marks; what did not change stays in place.
   * @param {string} text
   * @param {readonly Annotation[]} marks visible marks, by start
   * @param {boolean} editing whether every line is shown as it is, to be typed into
   */
  show(text, marks, editing) {
    this.marks = marks;
    // Where the caret is must outlive the elements that are put in anew.
    const caret = editing && this.editing && !this.placing ? caretIn(this.el) : null;
    const whole = editing !== this.editing || this.pieces.length === 0 || this.rendering;
    this.editing = editing;
    if (whole) {
      this.text = text;
      this.#rebuild();
    } else {
      if (text !== this.text) this.#replace(text);
      for (const piece of this.pieces) if (piece.shown !== null) this.#fill(piece);
    }
    if (!editing) this.#rove();
    if (caret) this.#select(caret);
  }

  /**
   * Brings a mark into view and focuses it.
   * @param {number} start
   * @param {{focus?: boolean}} [options]
   */
  reveal(start, { focus = true } = {}) {
    const el = this.elementOf(start);
    if (!el) return null;
    el.scrollIntoView({ block: 'center', behavior: 'instant' });
    // What lies around it is filled now, which may move it: look again.
    el.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (focus) el.focus({ preventScroll: true });
    return el;
  }

  /**
   * The element of the mark that begins at `start`, filled if it was not yet.
   * @param {number} start
   * @returns {HTMLElement|null}
   */
  elementOf(start) {
    const i = firstEndingAfter(this.chunks, start);
    const piece = this.pieces[i];
    if (!piece) return null;
    if (piece.shown === null) this.#fill(piece);
    for (const el of piece.el.querySelectorAll('mark[role]')) {
      if (markStart(el) === start) return /** @type {HTMLElement} */ (el);
    }
    return null;
  }

  /**
   * Puts the caret at an offset of the text.
   * @param {number} offset
   */
  caret(offset) {
    this.#select([offset, offset]);
  }

  /** @param {[number, number]} offsets where a selection begins and where it goes on to */
  #select([anchor, focus]) {
    const from = this.#position(anchor);
    const to = anchor === focus ? from : this.#position(focus);
    if (from && to) document.getSelection()?.setBaseAndExtent(...from, ...to);
  }

  /** @param {number} offset @returns {[Node, number]|null} */
  #position(offset) {
    const piece = this.pieces[firstEndingAfter(this.chunks, offset - 1)] ?? this.pieces[this.pieces.length - 1];
    if (!piece) return null;
    if (piece.shown === null) this.#fill(piece);
    const blocks = [...piece.el.children];
    const block = [...blocks].reverse().find((el) => blockStart(el) <= offset) ?? blocks[0];
    return block ? positionIn(block, offset) : null;
  }

  /**
   * Says that the browser has changed a block by itself: it is put on the page anew with the next `show`.
   * @param {Element} block
   */
  forget(block) {
    const piece = this.byElement.get(block.closest('.chunk') ?? block);
    if (piece) piece.shown = '?';
  }

  /**
   * Marks the mentions of one entity, or none.
   * @param {number|null} entity
   */
  follow(entity) {
    this.followed = entity;
    for (const el of this.el.querySelectorAll('mark')) el.classList.toggle('same', entity !== null && el.getAttribute('data-entity') === String(entity));
  }

  #rebuild() {
    this.observer.disconnect();
    this.byElement.clear();
    const job = ++this.work;
    this.chunks = chunksOf(blocksOf(this.text, { lines: this.editing }));
    this.pieces = this.chunks.map((chunk) => this.#piece(chunk));
    this.el.classList.toggle('long', this.text.length > SHORT);
    this.el.replaceChildren();
    this.rendering = true;
    this.#append(0, job);
  }

  /**
   * Puts a changed text in place of the old: chunks before and behind the change stay.
   * @param {string} text
   */
  #replace(text) {
    const old = this.text;
    let same = 0;
    const shorter = Math.min(old.length, text.length);
    while (same < shorter && old.charCodeAt(same) === text.charCodeAt(same)) same += 1;
    let tail = 0;
    while (tail < shorter - same && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail += 1;
    const delta = text.length - old.length;
    // A chunk stays when the change neither touches it nor the line end beside it.
    let first = 0;
    while (first < this.pieces.length && this.pieces[first].chunk.end + 2 < same) first += 1;
    let last = this.pieces.length;
    while (last > first && this.pieces[last - 1].chunk.start - 2 > old.length - tail) last -= 1;
    const before = this.pieces[first - 1];
    const behind = this.pieces[last];
    const from = before ? lineStart(text, before.chunk.end) : 0;
    this.text = text;
    const to = behind ? lineEnd(text, behind.chunk.start + delta) : text.length;
    const chunks = from <= to ? chunksOf(blocksOf(text, { from, to, lines: this.editing })) : [];
    const fresh = chunks.map((chunk) => this.#piece(chunk));
    for (const piece of this.pieces.slice(last)) shift(piece.chunk, delta);
    for (const piece of fresh) this.#fill(piece);
    for (const piece of this.pieces.slice(first, last)) {
      this.observer.unobserve(piece.el);
      this.byElement.delete(piece.el);
      piece.el.remove();
    }
    for (const piece of fresh) this.el.insertBefore(piece.el, behind?.el ?? null);
    this.pieces.splice(first, last - first, ...fresh);
    this.chunks = this.pieces.map((piece) => piece.chunk);
  }

  /** @param {import('./blocks.js').Chunk} chunk @returns {Piece} */
  #piece(chunk) {
    const el = h('div', { class: 'chunk' });
    el.style.setProperty('--length', String(chunk.end - chunk.start));
    const piece = { el, chunk, shown: null };
    this.byElement.set(el, piece);
    return piece;
  }

  /**
   * Puts chunks on the page from `from` on, in slices that leave the page responsive.
   * @param {number} from
   * @param {number} job
   */
  #append(from, job) {
    if (job !== this.work) return;
    const short = this.text.length <= SHORT;
    const end = performance.now() + SLICE;
    const batch = document.createDocumentFragment();
    let i = from;
    for (; i < this.pieces.length && (short || i < 4 || performance.now() < end); i += 1) {
      const piece = this.pieces[i];
      if (short || i < 4) this.#fill(piece);
      else this.#plain(piece);
      batch.append(piece.el);
      if (!short) this.observer.observe(piece.el);
    }
    this.el.append(batch);
    if (i < this.pieces.length) requestAnimationFrame(() => this.#append(i, job));
    else this.rendering = false;
  }

  /** @param {Piece} piece */
  #plain(piece) {
    this.#put(piece, []);
    piece.shown = null;
  }

  /** @param {Piece} piece */
  #fill(piece) {
    const { start, end } = piece.chunk;
    const first = firstEndingAfter(this.marks, start);
    let last = first;
    while (last < this.marks.length && this.marks[last].start < end) last += 1;
    const marks = this.marks.slice(first, last);
    const shown = marks.map((m) => `${m.start - start},${m.end - start},${m.kind},${m.source},${m.entity}`).join(';');
    if (shown === piece.shown) return;
    this.#put(piece, marks);
    piece.shown = shown;
    if (this.followed !== null) this.follow(this.followed);
  }

  /** @param {Piece} piece @param {readonly Annotation[]} marks */
  #put(piece, marks) {
    const focused = piece.el.contains(document.activeElement) ? markStart(/** @type {Element} */ (document.activeElement)) : null;
    piece.el.replaceChildren(...piece.chunk.blocks.map((block) => {
      const el = blockElement(this.text, block, marks, this.editing);
      setBlock(el, block);
      return el;
    }));
    if (focused !== null) {
      const again = [...piece.el.querySelectorAll('mark[role]')].find((el) => markStart(el) === focused);
      if (again instanceof HTMLElement) again.focus({ preventScroll: true });
    }
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    const near = entries.filter((e) => e.isIntersecting).map((e) => this.byElement.get(e.target));
    for (const piece of near) if (piece && piece.shown === null) this.#fill(piece);
  }

  #fillAll() {
    for (const piece of this.pieces) if (piece.shown === null) this.#fill(piece);
  }

  /** Lets Tab reach exactly one mark: the one last focused, or the first. */
  #rove() {
    if (this.marks.length === 0) return;
    const i = Math.min(firstEndingAfter(this.marks, this.current), this.marks.length - 1);
    this.#setCurrent(this.marks[i].start);
  }

  /** @param {number} start */
  #setCurrent(start) {
    for (const el of this.el.querySelectorAll('mark[tabindex="0"]')) el.setAttribute('tabindex', '-1');
    this.current = start;
    this.elementOf(start)?.setAttribute('tabindex', '0');
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (this.editing) return;
    const el = markOf(event.target, this.el);
    if (!el || !document.getSelection()?.isCollapsed) return;
    const start = markStart(el);
    if (start !== null) this.on.open(start);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.editing) return;
    const el = markOf(event.target, this.el);
    if (!el || event.altKey || event.ctrlKey || event.metaKey) return;
    const start = markStart(el) ?? 0;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.on.open(start);
      return;
    }
    const i = firstEndingAfter(this.marks, start);
    const to = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: this.marks.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const mark = this.marks[Math.max(0, Math.min(to, this.marks.length - 1))];
    if (mark) this.reveal(mark.start);
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    const el = markOf(event.target, this.el);
    const start = el ? markStart(el) : null;
    if (start === null) return;
    this.#setCurrent(start);
    this.on.at(start);
  }

  /**
   * Copies the original text: its own line ends, no labels.
   * @param {ClipboardEvent} event
   */
  #copy(event) {
    const span = selectedSpan(this.el);
    if (!span || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', this.text.slice(span.start, Math.min(span.end, this.text.length)));
    event.preventDefault();
  }
}

/**
 * The start of the line after the one that ends at `end`.
 * @param {string} text
 * @param {number} end
 */
function lineStart(text, end) {
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2;
  return end + 1;
}

/**
 * The end of the line before the one that begins at `start`.
 * @param {string} text
 * @param {number} start
 */
function lineEnd(text, start) {
  if (text[start - 1] === '\n' && text[start - 2] === '\r') return start - 2;
  return start - 1;
}

/** @param {import('./blocks.js').Chunk} chunk @param {number} delta */
function shift(chunk, delta) {
  chunk.start += delta;
  chunk.end += delta;
  for (const block of chunk.blocks) {
    block.start += delta;
    block.end += delta;
  }
}

/**
 * @param {EventTarget|null} target
 * @param {Element} article
 * @returns {HTMLElement|null}
 */
function markOf(target, article) {
  const el = target instanceof Element ? target.closest('mark') : null;
  return el && article.contains(el) ? /** @type {HTMLElement} */ (el) : null;
}
