/**
 * Editing in place. The browser says what it would change; the change is made in the state, and the state is shown.
 * Only what an input method composes is left to the browser and read back afterwards.
 */

import { textOf } from '../input/file.js';
import { blockEnd, blockStart, offsetAt } from './offsets.js';

/** @typedef {import('./article.js').ArticleView} ArticleView */

export class EditorView {
  /**
   * @param {ArticleView} article
   * @param {object} on
   * @param {(change: {at: number, removed: string, inserted: string}, joined: boolean) => void} on.change
   * @param {() => void} on.undo
   * @param {() => void} on.redo
   */
  constructor(article, on) {
    this.article = article;
    this.on = on;
    this.active = false;
    /** @type {Element|null} */
    this.composing = null;
    const { el } = article;
    el.addEventListener('beforeinput', (event) => this.#before(event));
    el.addEventListener('compositionstart', () => this.#composition());
    el.addEventListener('compositionend', () => this.#composed());
    el.addEventListener('cut', (event) => this.#cut(event));
    el.addEventListener('paste', (event) => this.#paste(event));
    el.addEventListener('drop', (event) => {
      if (this.active) event.preventDefault();
    });
  }

  /** @param {boolean} active */
  set(active) {
    if (active === this.active) return;
    this.active = active;
    const { el } = this.article;
    if (!active) {
      el.removeAttribute('contenteditable');
      el.setAttribute('role', 'article');
      el.removeAttribute('aria-multiline');
      return;
    }
    // Not "plaintext-only": Chromium then does not say which text an input would change.
    el.setAttribute('contenteditable', 'true');
    el.setAttribute('role', 'textbox');
    el.setAttribute('aria-multiline', 'true');
    el.setAttribute('spellcheck', 'false');
  }

  /** @param {InputEvent} event */
  #before(event) {
    if (!this.active || this.composing || event.inputType === 'insertCompositionText') return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') return this.on.undo();
    if (event.inputType === 'historyRedo') return this.on.redo();
    if (event.inputType.startsWith('format')) return undefined;
    const span = this.#target(event.getTargetRanges()[0]) ?? this.#selected();
    if (!span) return undefined;
    const data = event.inputType === 'insertParagraph' || event.inputType === 'insertLineBreak'
      ? '\n'
      : event.inputType.startsWith('insert') ? event.data ?? event.dataTransfer?.getData('text/plain') ?? '' : '';
    const joined = event.inputType === 'insertText' && data.length === 1 && data.trim() !== '';
    return this.#change(span, data, joined);
  }

  /**
   * @param {{start: number, end: number}} span
   * @param {string} inserted
   * @param {boolean} joined
   */
  #change({ start, end }, inserted, joined) {
    const removed = this.article.text.slice(start, end);
    if (removed === inserted) return;
    // The caret is put where it belongs once, behind what was put in.
    this.article.placing = true;
    try {
      this.on.change({ at: start, removed, inserted }, joined);
    } finally {
      this.article.placing = false;
    }
    this.article.caret(start + inserted.length);
  }

  /** @param {StaticRange|Range|undefined} range */
  #target(range) {
    const { el } = this.article;
    const from = range && offsetAt(range.startContainer, range.startOffset, el);
    const to = range && offsetAt(range.endContainer, range.endOffset, el);
    return from == null || to == null ? null : { start: Math.min(from, to), end: Math.max(from, to) };
  }

  #selected() {
    const selection = document.getSelection();
    return selection && selection.rangeCount > 0 ? this.#target(selection.getRangeAt(0)) : null;
  }

  #composition() {
    const span = this.active ? this.#selected() : null;
    if (!span) return;
    // What is composed replaces the selection, which may reach over several elements: take it out first.
    if (span.end > span.start) this.#change(span, '', false);
    const node = document.getSelection()?.focusNode;
    const element = node instanceof Element ? node : node?.parentElement;
    this.composing = element?.closest('.block') ?? null;
  }

  #composed() {
    const block = this.composing;
    this.composing = null;
    if (!this.active || !block) return;
    const start = blockStart(block);
    const old = this.article.text.slice(start, blockEnd(block));
    const now = (block.textContent ?? '').replace(/[\r\n]/g, '');
    let same = 0;
    while (same < Math.min(old.length, now.length) && old[same] === now[same]) same += 1;
    let tail = 0;
    while (tail < Math.min(old.length, now.length) - same && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
    this.article.forget(block);
    this.#change({ start: start + same, end: start + old.length - tail }, now.slice(same, now.length - tail), false);
  }

  /** @param {ClipboardEvent} event */
  #cut(event) {
    const span = this.active ? this.#selected() : null;
    if (!span || span.end === span.start || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', this.article.text.slice(span.start, span.end));
    this.#change(span, '', false);
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const span = this.active ? this.#selected() : null;
    if (!span || !event.clipboardData) return;
    event.preventDefault();
    this.#change(span, textOf(event.clipboardData), false);
  }
}
