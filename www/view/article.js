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
import { markStart, selectedSpan, setBlock } from './offsets.js';

/** Up to this length every chunk is filled at once. */
const SHORT = 40_000;

/** How long one slice of work on a long text may take, in milliseconds. */
const SLICE = 8;

export class ArticleView {
  /**
   * @param {object} on
   * @param {(start: number, el: HTMLElement) => void} on.open a mark was chosen
   */
  constructor(on) {
    this.on = on;
    this.el = h('article', { class: 'article', id: 'article', 'aria-label': S.articleLabel, lang: 'en', tabindex: -1 });
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
   */
  show(text, marks) {
    this.marks = marks;
    if (text !== this.text || this.pieces.length === 0) {
      this.text = text;
      this.#rebuild();
    } else {
      for (const piece of this.pieces) if (piece.shown !== null) this.#fill(piece);
    }
    this.#rove();
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

  #rebuild() {
    this.observer.disconnect();
    this.byElement.clear();
    const job = ++this.work;
    this.chunks = chunksOf(blocksOf(this.text));
    this.pieces = this.chunks.map((chunk) => {
      const el = h('div', { class: 'chunk' });
      el.style.setProperty('--length', String(chunk.end - chunk.start));
      /** @type {Piece} */
      const piece = { el, chunk, shown: null };
      this.byElement.set(el, piece);
      return piece;
    });
    this.el.classList.toggle('long', this.text.length > SHORT);
    this.el.replaceChildren();
    this.#append(0, job);
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
    else this.el.dispatchEvent(new CustomEvent('rendered', { bubbles: true }));
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
    const shown = marks.map((m) => `${m.start - start},${m.end - start},${m.kind},${m.source}`).join(';');
    if (shown === piece.shown) return;
    this.#put(piece, marks);
    piece.shown = shown;
  }

  /** @param {Piece} piece @param {readonly Annotation[]} marks */
  #put(piece, marks) {
    const focused = piece.el.contains(document.activeElement) ? markStart(/** @type {Element} */ (document.activeElement)) : null;
    piece.el.replaceChildren(...piece.chunk.blocks.map((block) => {
      const el = blockElement(this.text, block, marks);
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
    const el = markOf(event.target, this.el);
    if (!el || !document.getSelection()?.isCollapsed) return;
    const start = markStart(el);
    if (start !== null) this.on.open(start, this.elementOf(start) ?? el);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const el = markOf(event.target, this.el);
    if (!el || event.altKey || event.ctrlKey || event.metaKey) return;
    const start = markStart(el) ?? 0;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.on.open(start, el);
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
    if (start !== null) this.#setCurrent(start);
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
 * @param {EventTarget|null} target
 * @param {Element} article
 * @returns {HTMLElement|null}
 */
function markOf(target, article) {
  const el = target instanceof Element ? target.closest('mark') : null;
  return el && article.contains(el) ? /** @type {HTMLElement} */ (el) : null;
}
