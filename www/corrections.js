/**
 * The reader's corrections: a list of operations kept apart from the engine's result, so that the engine can be run
 * again under them. Operations name places of the text, never indices of a result.
 *
 * @typedef {import('./types.js').Annotation} Annotation
 * @typedef {import('./types.js').Entity} Entity
 * @typedef {import('./types.js').Analysis} Analysis
 *
 * @typedef {{op: 'label', start: number, end: number, kind: string, everywhere: boolean}
 *   | {op: 'delete', start: number, end: number, everywhere: boolean}
 *   | {op: 'merge', start: number, into: number}
 *   | {op: 'split', start: number}
 *   | {op: 'rename', start: number, name: string}} Op `start` is where a mark begins; `merge`, `split` and `rename` mean
 *   the entity of the mark that begins there. `label` marks a span, or marks it anew.
 *
 * @typedef {object} Group an entity while it is being corrected
 * @property {string} kind
 * @property {string|null} name null: the longest mention
 *
 * @typedef {Omit<Annotation, 'entity'> & {group: Group|null}} Draft
 */

import { isName } from './kinds.js';

/** The `source` of marks that the reader made; as in the engine's exports. */
export const READER = 'user';

/**
 * The result with the corrections in it. The result itself is not changed; without corrections it is returned as it is.
 * @param {Analysis} result
 * @param {readonly Op[]} patch in the order they were made
 * @param {string} text
 * @returns {Analysis}
 */
export function corrected(result, patch, text) {
  if (patch.length === 0) return result;
  /** @type {Map<number, Group>} */
  const groups = new Map(result.entities.map((e) => [e.id, { kind: e.kind, name: e.name }]));
  /** @type {Draft[]} */
  let marks = result.annotations.map(({ entity, ...rest }) => ({
    ...rest, group: entity == null ? null : groups.get(entity) ?? null,
  }));
  for (const op of patch) marks = apply(marks, op, text);
  return { ...result, ...finish(marks, result.entities) };
}

/**
 * The corrections after the text changed: those before the change stay, those behind it move, those inside it go.
 * @param {readonly Op[]} patch
 * @param {number} at where text was taken out and put in
 * @param {number} removed length of what was taken out
 * @param {number} inserted length of what was put in
 * @returns {Op[]}
 */
export function shiftPatch(patch, at, removed, inserted) {
  const move = (/** @type {number} */ offset) => shiftOffset(offset, at, removed, inserted);
  return patch.flatMap((op) => /** @type {Op[]} */ (moved(op)));

  /** @param {Op} op */
  function moved(op) {
    const start = move(op.start);
    if (start === null) return [];
    if (op.op === 'label' || op.op === 'delete') {
      const end = move(op.end - 1);
      return end === null || end - start !== op.end - 1 - op.start ? [] : [{ ...op, start, end: end + 1 }];
    }
    if (op.op === 'merge') {
      const into = move(op.into);
      return into === null ? [] : [{ ...op, start, into }];
    }
    return [{ ...op, start }];
  }
}

/**
 * The result after the text changed, until the engine has seen it: marks move with their text, marks that were touched go.
 * @param {Analysis} result
 * @param {number} at
 * @param {number} removed
 * @param {number} inserted
 * @returns {Analysis}
 */
export function shiftResult(result, at, removed, inserted) {
  const move = (/** @type {number} */ offset) => shiftOffset(offset, at, removed, inserted);
  /** @type {Map<number, number>} */
  const places = new Map();
  /** @type {Annotation[]} */
  const annotations = [];
  result.annotations.forEach((mark, i) => {
    const start = move(mark.start);
    const last = move(mark.end - 1);
    if (start === null || last === null || last - start !== mark.end - 1 - mark.start) return;
    places.set(i, annotations.length);
    annotations.push({ ...mark, start, end: last + 1, alternatives: [] });
  });
  const entities = result.entities
    .map((e) => ({ ...e, mentions: e.mentions.flatMap((i) => places.get(i) ?? []) }))
    .filter((e) => e.mentions.length > 0);
  const sentences = result.sentences.flatMap(([s, e]) => {
    const start = move(s);
    const end = move(e - 1);
    return start === null || end === null ? [] : [/** @type {[number, number]} */ ([start, end + 1])];
  });
  return { ...result, annotations, entities, sentences };
}

/**
 * @param {number} offset
 * @param {number} at
 * @param {number} removed
 * @param {number} inserted
 * @returns {number|null} null where the character itself was taken out
 */
function shiftOffset(offset, at, removed, inserted) {
  if (offset < at) return offset;
  return offset < at + removed ? null : offset + inserted - removed;
}

/**
 * Every place where the same words stand as words of their own.
 * @param {string} text
 * @param {string} words
 * @returns {number[]} start offsets, ascending
 */
export function occurrences(text, words) {
  /** @type {number[]} */
  const found = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + words.length, at + words.length + 2);
    const startsInside = /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(words);
    const endsInside = /^[\p{L}\p{N}]/u.test(after) && /[\p{L}\p{N}]$/u.test(words);
    if (!startsInside && !endsInside) found.push(at);
  }
  return found;
}

/**
 * Widens a selection to whole words and takes white space and outer punctuation off; null where nothing is left.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {{start: number, end: number}|null}
 */
export function snap(text, start, end) {
  let [from, to] = [Math.max(0, start), Math.min(end, text.length)];
  const word = (/** @type {number} */ i) => i >= 0 && i < text.length && /[\p{L}\p{N}\p{M}\ud800-\udfff\u00ad\u200d]/u.test(text[i]);
  const outer = (/** @type {number} */ i) => /[\s.,;:!?"“”„«»()[\]{}…]/.test(text[i]);
  while (from < to && outer(from)) from += 1;
  while (to > from && outer(to - 1)) to -= 1;
  if (from >= to) return null;
  while (word(from) && word(from - 1)) from -= 1;
  while (word(to - 1) && word(to)) to += 1;
  return { start: from, end: to };
}

/**
 * @param {Draft[]} marks by start
 * @param {Op} op
 * @param {string} text
 * @returns {Draft[]}
 */
function apply(marks, op, text) {
  if (op.op === 'label') return label(marks, op, text);
  const at = marks.find((m) => m.start === op.start);
  if (op.op === 'delete') {
    const words = text.slice(op.start, op.end);
    return marks.filter((m) => !(m.start === op.start && m.end === op.end) && !(op.everywhere && text.slice(m.start, m.end) === words));
  }
  if (!at?.group) return marks;
  const group = at.group;
  if (op.op === 'rename') {
    const renamed = { ...group, name: op.name };
    return marks.map((m) => (m.group === group ? { ...m, group: renamed } : m));
  }
  if (op.op === 'split') {
    const own = { kind: at.kind, name: null };
    return marks.map((m) => (m === at ? { ...m, group: own } : m));
  }
  const target = marks.find((m) => m.start === op.into)?.group;
  if (!target || target === group) return marks;
  return marks.map((m) => (m.group === group ? { ...touched(m), kind: target.kind, group: target } : m));
}

/**
 * @param {Draft[]} marks
 * @param {Extract<Op, {op: 'label'}>} op
 * @param {string} text
 */
function label(marks, op, text) {
  const words = text.slice(op.start, op.end);
  const before = marks.find((m) => m.start === op.start && m.end === op.end);
  /** @type {Set<number>} */
  const starts = new Set([op.start]);
  /** @type {Draft[]} */
  let rest = marks;
  let group = before && isName(op.kind) ? regroup(marks, before, op) : null;
  if (op.everywhere) {
    for (const at of occurrences(text, words)) starts.add(at);
    if (before?.group) {
      // The whole entity is of the new kind, however it is written.
      const old = before.group;
      rest = rest.map((m) => (m.group === old ? anew(m, op.kind, group) : m));
    }
  }
  if (!group && isName(op.kind)) group = sameWords(marks, words, op.kind, text) ?? { kind: op.kind, name: null };
  /** @type {Draft[]} */
  const added = [];
  for (const start of [...starts].sort((a, b) => a - b)) {
    const end = start + words.length;
    const crossing = rest.filter((m) => m.start < end && m.end > start);
    // Elsewhere a mark that reaches further than the words knows better than they do.
    if (start !== op.start && crossing.some((m) => m.start < start || m.end > end)) continue;
    const same = crossing.find((m) => m.start === start && m.end === end);
    if (crossing.length > 0) rest = rest.filter((m) => !crossing.includes(m));
    added.push(anew(same ?? blank(start, end, words), op.kind, group));
  }
  return [...rest, ...added].sort((a, b) => a.start - b.start);
}

/**
 * The entity of a relabelled name: its own, in the new kind, if all of it changes; a new one if only this mention does.
 * @param {Draft[]} marks
 * @param {Draft} before
 * @param {Extract<Op, {op: 'label'}>} op
 * @returns {Group|null}
 */
function regroup(marks, before, op) {
  const old = before.group;
  if (!old) return null;
  if (old.kind === op.kind) return old;
  const alone = marks.every((m) => m === before || m.group !== old);
  return op.everywhere || alone ? { ...old, kind: op.kind } : null;
}

/**
 * The entity of a mark with the same words and kind elsewhere.
 * @param {Draft[]} marks
 * @param {string} words
 * @param {string} kind
 * @param {string} text
 */
function sameWords(marks, words, kind, text) {
  return marks.find((m) => m.group && m.kind === kind && text.slice(m.start, m.end) === words)?.group ?? null;
}

/** @param {Draft} mark @param {string} kind @param {Group|null} group @returns {Draft} */
function anew(mark, kind, group) {
  if (mark.kind === kind && (group === null || mark.group === group)) return touched(mark);
  return { ...touched(mark), kind, group, value: null, title: isName(kind) ? mark.title : undefined };
}

/** @param {Draft} mark @returns {Draft} */
function touched(mark) {
  return { ...mark, source: READER, score: 1, why: [], alternatives: [] };
}

/** @param {number} start @param {number} end @param {string} text @returns {Draft} */
function blank(start, end, text) {
  return { start, end, kind: '', text, value: null, group: null };
}

/**
 * Numbers the entities that are left, by first mention.
 * @param {Draft[]} marks
 * @param {readonly Entity[]} old
 * @returns {{annotations: Annotation[], entities: Entity[]}}
 */
function finish(marks, old) {
  let next = old.reduce((most, e) => Math.max(most, e.id), 0);
  const ids = new Map(old.map((e) => [`${e.kind}\n${e.name}`, e.id]));
  /** @type {Map<Group, Entity>} */
  const entities = new Map();
  const annotations = marks.map(({ group, ...mark }, i) => {
    if (!group) return { ...mark, entity: null };
    let entity = entities.get(group);
    if (!entity) {
      const key = `${group.kind}\n${group.name}`;
      const known = ids.get(key);
      ids.delete(key);
      entity = { id: known ?? (next += 1), kind: group.kind, name: group.name ?? '', mentions: [] };
      entities.set(group, entity);
    }
    entity.mentions.push(i);
    if (group.name === null && mark.text.length > entity.name.length) entity.name = mark.text;
    return { ...mark, entity: entity.id };
  });
  return { annotations, entities: [...entities.values()] };
}
