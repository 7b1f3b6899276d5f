/** The first screen: where text comes in. */

import { ACCEPT, textOf } from '../input/file.js';
import { S } from '../strings.js';
import { button, h } from './dom.js';

export class WriteView {
  /**
   * @param {object} on
   * @param {(text: string) => void} on.draft
   * @param {(text?: string) => void} on.submit without a text: the draft
   * @param {(file: File) => void} on.file
   * @param {(which: number) => void} on.sample
   * @param {() => void} on.back
   */
  constructor(on) {
    this.on = on;
    this.box = h('textarea', {
      id: 'source', class: 'source', 'aria-label': S.writeLabel, placeholder: S.writePlaceholder, spellcheck: 'false',
      autocomplete: 'off', rows: 12,
      oninput: () => on.draft(this.box.value),
      onpaste: (/** @type {ClipboardEvent} */ event) => this.#paste(event),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          on.submit();
        }
      },
    });
    this.chooser = h('input', {
      type: 'file', accept: ACCEPT, hidden: true, tabindex: -1, 'aria-hidden': 'true', id: 'file',
      onchange: () => {
        const file = this.chooser.files?.[0];
        this.chooser.value = '';
        if (file) on.file(file);
      },
    });
    this.back = button(S.back, on.back, { class: 'plain' });
    this.intro = h('div', { class: 'intro' },
      h('p', { class: 'tagline' }, S.tagline),
      h('p', { class: 'promise' }, S.promise));
    this.how = h('ol', { class: 'how' }, ...S.how.map(([word, rest]) => h('li', {}, h('strong', {}, word), ` ${rest}`)));
    this.el = h('section', { class: 'write', 'aria-label': S.writeLabel },
      this.intro, this.box,
      h('div', { class: 'row' },
        button(S.annotate, () => on.submit(), { class: 'primary', title: S.annotateHint, id: 'annotate' }),
        button(S.open, () => this.chooser.click(), { title: S.openHint }),
        button(S.sampleOne, () => on.sample(0), { class: 'plain', id: 'sample' }),
        button(S.sampleTwo, () => on.sample(1), { class: 'plain', id: 'sample-2' }),
        this.back, this.chooser),
      this.how);
  }

  /** @param {import('../state.js').State} state */
  show(state) {
    this.el.hidden = state.screen !== 'write';
    this.back.hidden = state.text === '';
    // A text box turns every line end into \n; only a real difference is put into it.
    if (!this.el.hidden && lines(this.box.value) !== lines(state.draft)) this.box.value = state.draft;
  }

  /**
   * Rich text with paragraphs is reduced to them; any other paste is the browser's own.
   * @param {ClipboardEvent} event
   */
  #paste(event) {
    const data = event.clipboardData;
    if (!data) return;
    const file = data.files[0];
    if (file && !data.getData('text/plain')) {
      event.preventDefault();
      this.on.file(file);
      return;
    }
    const text = textOf(data);
    if (text === '') return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = this.box;
    const whole = selectionStart === 0 && selectionEnd === value.length;
    if (whole) {
      // An article that is pasted into the empty box is what the reader came for.
      if (text.trim().length > 200) this.on.submit(text);
      else this.on.draft(text);
      return;
    }
    this.box.setRangeText(text, selectionStart, selectionEnd, 'end');
    this.on.draft(this.box.value);
  }
}

/** @param {string} text */
function lines(text) {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
