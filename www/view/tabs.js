/** Tabs: one of several panels is shown; arrows move between them. */

import { button, h } from './dom.js';

/**
 * @template {string} V
 */
export class TabsView {
  /**
   * @param {string} label
   * @param {string} name prefix of ids
   * @param {readonly {id: V, label: string, panel: HTMLElement}[]} tabs
   * @param {(id: V) => void} onpick
   */
  constructor(label, name, tabs, onpick) {
    this.tabs = tabs.map(({ id, label: text, panel }, i) => {
      const el = button(text, () => onpick(id), {
        role: 'tab', id: `${name}-${id}`, 'aria-controls': `${name}-${id}-panel`,
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (!step) return;
          event.preventDefault();
          event.stopPropagation();
          const next = this.tabs[(i + step + this.tabs.length) % this.tabs.length];
          onpick(next.id);
          next.el.focus();
        },
      });
      panel.id = `${name}-${id}-panel`;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', el.id);
      return { id, el, panel };
    });
    this.el = h('div', { class: 'tabs', role: 'tablist', 'aria-label': label }, ...this.tabs.map((t) => t.el));
  }

  /** @param {V} id */
  show(id) {
    for (const tab of this.tabs) {
      const on = tab.id === id;
      tab.el.setAttribute('aria-selected', String(on));
      tab.el.tabIndex = on ? 0 : -1;
      tab.panel.hidden = !on;
    }
  }
}
