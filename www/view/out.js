/** The dialogs for taking the marked text elsewhere: export and share. */

import { LONGEST_LINK } from '../share.js';
import { S, groupDigits } from '../strings.js';
import { Dialog } from './dialog.js';
import { button, fill, h } from './dom.js';

/** What can be exported: id of the format, ending of the file, type of the content. */
export const FORMATS = Object.freeze(/** @type {const} */ ([
  ['json', 'json', 'application/json'],
  ['csv', 'csv', 'text/csv'],
  ['factcheck', 'csv', 'text/csv'],
  ['conll', 'conll', 'text/plain'],
  ['brat', 'ann', 'text/plain'],
  ['w3c', 'jsonld', 'application/ld+json'],
  ['html', 'html', 'text/html'],
  ['markdown', 'md', 'text/markdown'],
]));

export class ExportDialog {
  /**
   * @param {object} on
   * @param {(format: string) => Promise<string>} on.render
   * @param {() => string} on.name name of the file, without ending
   * @param {(sentence: string) => void} on.say
   */
  constructor(on) {
    this.on = on;
    this.said = h('p', { class: 'quiet', role: 'status' });
    this.dialog = new Dialog(S.exportTitle, 'export-dialog',
      h('p', { class: 'quiet' }, S.exportHint),
      h('ul', { class: 'formats' }, ...FORMATS.map(([format, ending, type]) => h('li', {},
        h('div', { class: 'format-about' }, h('strong', {}, S.formats[format][0]), h('span', { class: 'quiet' }, S.formats[format][1])),
        button(S.download, () => this.#download(format, ending, type), {
          class: 'small', 'data-format': format, 'aria-label': S.downloadAs(S.formats[format][0]),
        }),
        button(S.copy, () => this.#copy(format), { class: 'small', 'data-copy': format, 'aria-label': S.copyAs(S.formats[format][0]) })))),
      this.said);
  }

  open() {
    this.said.textContent = '';
    this.dialog.open();
  }

  /** @param {string} format @param {string} ending @param {string} type */
  async #download(format, ending, type) {
    await this.#try(async () => {
      const text = await this.on.render(format);
      const name = `${this.on.name()}${format === 'factcheck' ? '-fact-check' : ''}.${ending}`;
      saveAs(text, name, type);
      return S.downloaded(name);
    });
  }

  /** @param {string} format */
  async #copy(format) {
    await this.#try(async () => {
      await navigator.clipboard.writeText(await this.on.render(format));
      return S.copied;
    });
  }

  /** @param {() => Promise<string>} work */
  async #try(work) {
    try {
      this.said.textContent = await work();
    } catch (cause) {
      this.said.textContent = cause instanceof DOMException ? S.errClipboard : cause instanceof Error ? cause.message : String(cause);
    }
  }
}

export class ShareDialog {
  /** @param {() => Promise<string>} makeLink */
  constructor(makeLink) {
    this.makeLink = makeLink;
    this.body = h('div', {});
    this.said = h('p', { class: 'quiet', role: 'status' });
    this.dialog = new Dialog(S.shareTitle, 'share-dialog', h('p', {}, S.shareHint), this.body, this.said);
  }

  open() {
    this.said.textContent = '';
    fill(this.body, button(S.shareMake, () => this.#make(), { class: 'primary', id: 'make-link' }));
    this.dialog.open();
  }

  async #make() {
    const link = await this.makeLink();
    const size = S.linkSize(groupDigits(link.length));
    if (link.length > LONGEST_LINK) {
      fill(this.body, h('p', { class: 'warn', id: 'link-too-long' }, S.linkTooLong(groupDigits(link.length), groupDigits(LONGEST_LINK))));
      return;
    }
    const box = h('input', { type: 'text', readonly: true, value: link, id: 'link', 'aria-label': S.link, onfocus: () => box.select() });
    fill(this.body, box, h('div', { class: 'row tight' },
      button(S.copy, async () => {
        try {
          await navigator.clipboard.writeText(link);
          this.said.textContent = S.copied;
        } catch {
          box.select();
          this.said.textContent = S.errClipboard;
        }
      }, { id: 'copy-link' }),
      h('span', { class: 'quiet' }, size)));
    box.focus();
  }
}

/**
 * Gives the reader a file.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function saveAs(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
