/** A modal dialog: the browser keeps the focus in it and gives it back afterwards. */

import { S } from '../strings.js';
import { button, h } from './dom.js';

export class Dialog {
  /**
   * @param {string} title
   * @param {string} id
   * @param {...(Node|null|false)} children
   */
  constructor(title, id, ...children) {
    this.el = h('dialog', { class: 'dialog', id, 'aria-labelledby': `${id}-title` },
      h('div', { class: 'dialog-head' },
        h('h2', { id: `${id}-title` }, title),
        button('\u00d7', () => this.close(), { class: 'close', 'aria-label': S.close })),
      ...children);
    this.el.addEventListener('click', (event) => {
      // A click beside the dialog falls on the dialog element itself.
      if (event.target === this.el) this.close();
    });
  }

  open() {
    if (!this.el.isConnected) document.body.append(this.el);
    if (!this.el.open) this.el.showModal();
  }

  close() {
    this.el.close();
  }
}
