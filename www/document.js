/**
 * What follows from the state: the corrected result, counts, the marks that are shown. Computed once for each state.
 *
 * @typedef {import('./types.js').Analysis} Analysis
 * @typedef {import('./types.js').Annotation} Annotation
 * @typedef {import('./types.js').Entity} Entity
 * @typedef {import('./state.js').State} State
 *
 * @typedef {object} Doc
 * @property {readonly Annotation[]} marks all marks, corrected, by start
 * @property {readonly Entity[]} entities
 * @property {ReadonlyMap<string, number>} counts marks of each kind
 * @property {readonly Annotation[]} visible marks of the kinds that are not hidden
 * @property {Analysis|null} result the corrected result
 */

import { corrected } from './corrections.js';

/** @type {{result: State['result'], patch: State['patch'], text: string, hidden: State['hidden'], doc: Doc}|null} */
let last = null;

/**
 * @param {State} state
 * @returns {Doc} the same object as long as nothing it follows from has changed
 */
export function docOf(state) {
  const { result, patch, text, hidden } = state;
  if (last && last.result === result && last.patch === patch && last.text === text && last.hidden === hidden) return last.doc;
  const same = last && last.result === result && last.patch === patch && last.text === text ? last.doc : null;
  const whole = same ? same.result : result && corrected(result, patch, text);
  const marks = whole?.annotations ?? [];
  let counts = same?.counts;
  if (!counts) {
    const fresh = new Map();
    for (const { kind } of marks) fresh.set(kind, (fresh.get(kind) ?? 0) + 1);
    counts = fresh;
  }
  const off = new Set(hidden);
  const visible = off.size === 0 ? marks : marks.filter((m) => !off.has(m.kind));
  last = { result, patch, text, hidden, doc: { marks, entities: whole?.entities ?? [], counts, visible, result: whole } };
  return last.doc;
}

/**
 * The mark that begins at `start`.
 * @param {Doc} doc
 * @param {number|null} start
 */
export function markAt(doc, start) {
  return start === null ? undefined : doc.marks.find((m) => m.start === start);
}

/**
 * The entity with this id.
 * @param {Doc} doc
 * @param {number|null|undefined} id
 */
export function entityOf(doc, id) {
  return id == null ? undefined : doc.entities.find((e) => e.id === id);
}

/**
 * The mention of an entity that follows or precedes a place, round the ends.
 * @param {Doc} doc
 * @param {Entity} entity
 * @param {number|null} from start of the mention to go on from
 * @param {1|-1} step
 * @returns {{mark: Annotation, n: number}} the mention and its number, from 1
 */
export function neighbour(doc, entity, from, step) {
  const starts = entity.mentions.map((i) => doc.marks[i].start);
  let n = from === null ? -1 : starts.indexOf(from);
  if (n >= 0) n += step;
  else if (from === null) n = step > 0 ? 0 : starts.length - 1;
  else {
    const after = starts.findIndex((s) => s > from);
    n = step > 0 ? after : (after < 0 ? starts.length : after) - 1;
    if (step > 0 && after < 0) n = 0;
  }
  n = (n + starts.length) % starts.length;
  return { mark: doc.marks[entity.mentions[n]], n: n + 1 };
}
