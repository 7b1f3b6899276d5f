/** The dialog of the reader's dictionary. */

import { isEmpty } from '../dictionary.js';
import { kindOf } from '../kinds.js';
import { S } from '../strings.js';
import { Dialog } from './dialog.js';
import { button, fill, h } from './dom.js';
import { kindSelect } from './pick.js';

/** @typedef {import('../dictionary.js').Dictionary} Dictionary */

export class DictionaryDialog {
  /**
   * @param {object} on
   * @param {() => Dictionary} on.get
   * @param {(next: Dictionary) => Promise<string|null>} on.set gives the sentence of what is wrong
   * @param {(file: File) => Promise<string|null>} on.load
   * @param {() => void} on.save
   */
  constructor(on) {
    this.on = on;
    this.lists = h('div', {});
    this.said = h('p', { class: 'quiet', role: 'status' });
    this.name = h('input', { type: 'text', id: 'new-name', autocomplete: 'off' });
    this.nameKind = kindSelect('person', S.dictKind);
    this.word = h('input', { type: 'text', id: 'new-word', autocomplete: 'off' });
    this.pattern = h('input', { type: 'text', id: 'new-pattern', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'pattern-error' });
    this.patternKind = kindSelect('product', S.dictKind);
    this.patternError = h('p', { class: 'field-error', id: 'pattern-error', role: 'alert' });
    this.chooser = h('input', {
      type: 'file', accept: '.json,application/json', hidden: true, id: 'dictionary-file', 'aria-label': S.dictImport,
      onchange: async () => {
        const file = this.chooser.files?.[0];
        this.chooser.value = '';
        if (file) this.#say((await on.load(file)) ?? S.dictImported);
      },
    });
    this.dialog = new Dialog(S.dictTitle, 'dictionary-dialog',
      h('p', { class: 'quiet' }, S.dictHint),
      this.#form(S.dictName, this.name, this.nameKind, () => this.#addName(), 'add-name'),
      this.#form(S.dictWord, this.word, null, () => this.#addWord(), 'add-word'),
      this.#form(S.dictPattern, this.pattern, this.patternKind, () => this.#addPattern(), 'add-pattern'),
      this.patternError, this.lists,
      h('div', { class: 'row' },
        button(S.dictImport, () => this.chooser.click(), { class: 'small' }),
        button(S.dictExport, on.save, { class: 'small', id: 'dictionary-export' }), this.chooser),
      this.said);
  }

  open() {
    this.#say('');
    this.#show();
    this.dialog.open();
    this.name.focus();
  }

  /**
   * @param {string} label
   * @param {HTMLInputElement} input
   * @param {HTMLElement|null} kind
   * @param {() => void} add
   * @param {string} id
   */
  #form(label, input, kind, add, id) {
    return h('form', {
      class: 'dict-form',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        add();
      },
    }, h('label', { for: input.id }, label), input, kind, h('button', { type: 'submit', class: 'small', id }, S.dictAdd));
  }

  #addName() {
    const text = this.name.value.trim();
    if (!text) return;
    const { names, ...rest } = this.on.get();
    this.#set({ ...rest, names: [...names.filter((n) => n.text !== text), { text, kind: this.nameKind.value, any_case: false }] }, this.name);
  }

  #addWord() {
    const word = this.word.value.trim();
    if (!word) return;
    const { ignore, ...rest } = this.on.get();
    this.#set({ ...rest, ignore: [...ignore.filter((w) => w !== word), word] }, this.word);
  }

  #addPattern() {
    const pattern = this.pattern.value;
    if (!pattern.trim()) return;
    const { patterns, ...rest } = this.on.get();
    this.#set({ ...rest, patterns: [...patterns.filter((p) => p.pattern !== pattern), { pattern, kind: this.patternKind.value }] }, this.pattern);
  }

  /** @param {Dictionary} next @param {HTMLInputElement} [input] */
  async #set(next, input) {
    const wrong = await this.on.set(next);
    const isPattern = input === this.pattern;
    this.patternError.textContent = isPattern ? wrong ?? '' : '';
    this.pattern.toggleAttribute('aria-invalid', isPattern && wrong !== null);
    this.#say(isPattern ? '' : wrong ?? '');
    if (wrong === null && input) {
      input.value = '';
      this.#say(S.dictAdded);
    }
    this.#show();
    input?.focus();
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.said.textContent = sentence;
    this.#show();
  }

  #show() {
    const all = this.on.get();
    const row = (/** @type {string} */ text, /** @type {string|null} */ kind, /** @type {() => void} */ remove) => h('li', {},
      h('span', { class: 'dict-text' }, text),
      kind !== null && h('span', { class: 'swatch', 'data-kind': kind, 'data-group': kindOf(kind).group }, kindOf(kind).label),
      button(S.dictRemove, remove, { class: 'small', 'aria-label': S.dictRemoveLabel(text) }));
    const list = (/** @type {string} */ title, /** @type {HTMLElement[]} */ rows) => rows.length > 0
      && h('section', {}, h('h3', {}, title), h('ul', { class: 'dict-list' }, ...rows));
    fill(this.lists,
      isEmpty(all) && h('p', { class: 'quiet' }, S.dictEmpty),
      list(S.dictNames, all.names.map((n) => row(n.text, n.kind, () => this.#set({ ...all, names: all.names.filter((x) => x !== n) })))),
      list(S.dictWords, all.ignore.map((w) => row(w, null, () => this.#set({ ...all, ignore: all.ignore.filter((x) => x !== w) })))),
      list(S.dictPatterns, all.patterns.map((p) => row(p.pattern, p.kind, () => this.#set({ ...all, patterns: all.patterns.filter((x) => x !== p) })))));
  }
}
