/** The entities: one row each, with all its mentions, where they stand, and how to go through them. */

import { kindOf } from '../kinds.js';
import { S, groupDigits } from '../strings.js';
import { button, fill, h } from './dom.js';

/** @typedef {import('../document.js').Doc} Doc */
/** @typedef {import('../types.js').Entity} Entity */

/** More rows than this are shown on demand. */
const FIRST = 200;

export class EntitiesView {
  /**
   * @param {object} on
   * @param {(entity: number|null) => void} on.follow
   * @param {(step: 1|-1) => void} on.step
   * @param {(start: number) => void} on.go
   * @param {(entity: Entity, name: string) => void} on.rename
   */
  constructor(on) {
    this.on = on;
    this.search = h('input', {
      type: 'search', id: 'entity-search', placeholder: S.entitySearch, 'aria-label': S.entitySearch, oninput: () => this.#list(),
    });
    this.list = h('ul', { class: 'entity-list' });
    this.count = h('p', { class: 'quiet', role: 'status' });
    this.el = h('section', { class: 'entities', 'aria-label': S.entities }, this.search, this.count, this.list);
    /** @type {Doc|null} */
    this.doc = null;
    /** @type {number|null} */
    this.followed = null;
    this.at = 0;
    this.length = 1;
    this.limit = FIRST;
  }

  /**
   * @param {Doc} doc
   * @param {number|null} followed id of the entity that is followed
   * @param {number} n number of the mention the reader is at, 0 for none
   * @param {number} length of the text
   */
  show(doc, followed, n, length) {
    if (doc === this.doc && followed === this.followed && n === this.at) return;
    if (doc.entities !== this.doc?.entities) this.limit = FIRST;
    this.doc = doc;
    this.followed = followed;
    this.at = n;
    this.length = Math.max(1, length);
    this.#list();
  }

  #list() {
    const doc = this.doc;
    if (!doc) return;
    const wanted = this.search.value.trim().toLocaleLowerCase('en');
    const entities = doc.entities
      .filter((e) => wanted === '' || matches(doc, e, wanted))
      .sort((a, b) => b.mentions.length - a.mentions.length || doc.marks[a.mentions[0]].start - doc.marks[b.mentions[0]].start);
    const focused = this.list.contains(document.activeElement) ? document.activeElement?.id : null;
    const shown = entities.slice(0, this.limit);
    this.count.textContent = S.entityCount(entities.length, doc.entities.length);
    fill(this.list, ...shown.map((e) => this.#row(doc, e)),
      entities.length > shown.length && h('li', {}, button(S.more, () => {
        this.limit += 1000;
        this.#list();
      }, { class: 'plain' })));
    if (focused) document.getElementById(focused)?.focus();
  }

  /** @param {Doc} doc @param {Entity} entity */
  #row(doc, entity) {
    const kind = kindOf(entity.kind);
    const open = entity.id === this.followed;
    return h('li', { class: open ? 'entity open' : 'entity', 'data-entity': entity.id },
      h('button', {
        type: 'button', class: 'entity-row', 'aria-expanded': String(open), id: `entity-${entity.id}`,
        onclick: () => this.on.follow(open ? null : entity.id),
      },
        h('span', { class: 'entity-name' }, entity.name),
        h('span', { class: 'swatch', 'data-kind': entity.kind, 'data-group': kind.group }, kind.label),
        h('span', { class: 'count' }, groupDigits(entity.mentions.length))),
      open && this.#details(doc, entity));
  }

  /** @param {Doc} doc @param {Entity} entity */
  #details(doc, entity) {
    const total = entity.mentions.length;
    const name = h('input', {
      type: 'text', value: entity.name, 'aria-label': S.entityName, id: 'entity-name', autocomplete: 'off',
      onchange: () => {
        if (name.value.trim() && name.value !== entity.name) this.on.rename(entity, name.value.trim());
      },
    });
    const surfaces = [...new Set(entity.mentions.map((i) => doc.marks[i].text))];
    return h('div', { class: 'entity-more' },
      this.#strip(doc, entity),
      h('div', { class: 'row tight' },
        button(S.previousMention, () => this.on.step(-1), { class: 'small', id: 'entity-previous' }),
        button(S.nextMention, () => this.on.step(1), { class: 'small', id: 'entity-next' }),
        h('span', { class: 'quiet of' }, S.nOf(this.at, total))),
      surfaces.length > 1 && h('p', { class: 'quiet' }, S.writtenAs(surfaces.slice(0, 8))),
      h('label', { class: 'rename' }, h('span', {}, S.entityName), name));
  }

  /**
   * Where the mentions stand in the text, from its beginning to its end.
   * @param {Doc} doc
   * @param {Entity} entity
   */
  #strip(doc, entity) {
    const strip = h('div', { class: 'strip', 'aria-hidden': 'true', 'data-kind': entity.kind });
    entity.mentions.slice(0, 400).forEach((i, n) => {
      const { start } = doc.marks[i];
      const tick = h('span', { class: n + 1 === this.at ? 'tick at' : 'tick', onclick: () => this.on.go(start) });
      tick.style.setProperty('--at', `${(100 * start) / this.length}%`);
      strip.append(tick);
    });
    return strip;
  }
}

/** @param {Doc} doc @param {Entity} entity @param {string} wanted in lower case */
function matches(doc, entity, wanted) {
  return entity.name.toLocaleLowerCase('en').includes(wanted)
    || entity.mentions.some((i) => doc.marks[i].text.toLocaleLowerCase('en').includes(wanted));
}

