/**
 * The page's own JSON: the result as everywhere, with the text, the date and the corrections, so that it comes back
 * the same. `parseSaved` takes nothing for granted: such a file may have been edited by hand.
 *
 * @typedef {import('./types.js').Analysis} Analysis
 * @typedef {import('./corrections.js').Op} Op
 * @typedef {{text: string, date: string, result: Analysis|null, patch: Op[]}} Saved
 */

import { validDate } from './state.js';
import { S } from './strings.js';

/** The version that this page writes; it reads this one and those before it. */
const VERSION = 1;

/**
 * @param {{text: string, date: string, result: Analysis|null, patch: readonly Op[]}} state
 * @param {Analysis|null} corrected the result with the corrections in it
 * @returns {string}
 */
export function savedJson(state, corrected) {
  const report = corrected ?? { offsets: 'utf16', length: state.text.length, annotations: [], entities: [], sentences: [], diagnostics: [] };
  const newsmark = { version: VERSION, date: state.date || null, patch: state.patch, engine: state.patch.length > 0 ? state.result : null };
  return `${JSON.stringify({ ...report, text: state.text, newsmark }, null, 1)}\n`;
}

/**
 * @param {string} json
 * @param {string} name of the file, for the sentence
 * @returns {Saved}
 * @throws {Error} with one sentence for the reader
 */
export function parseSaved(json, name) {
  let data;
  try {
    data = JSON.parse(json);
  } catch (cause) {
    throw new Error(S.errJson(name), { cause });
  }
  if (!isObject(data) || typeof data.text !== 'string' || data.text === '') throw new Error(S.errNotSaved(name));
  const own = isObject(data.newsmark) ? data.newsmark : {};
  if (typeof own.version === 'number' && own.version > VERSION) throw new Error(S.errNewer(name));
  if (data.offsets !== undefined && data.offsets !== 'utf16') throw new Error(S.errOffsets(name));
  const patch = Array.isArray(own.patch) ? own.patch : [];
  const result = isObject(own.engine) ? own.engine : data;
  if (!patch.every((op) => isOp(op, data.text.length)) || !isAnalysis(result, data.text)) throw new Error(S.errDamaged(name));
  const { text: _text, newsmark: _own, ...analysis } = /** @type {any} */ (result);
  return {
    text: data.text,
    date: typeof own.date === 'string' && validDate(own.date) ? own.date : '',
    result: { ...analysis, sentences: analysis.sentences ?? [], diagnostics: analysis.diagnostics ?? [] },
    patch,
  };
}

/** @param {any} value @param {string} text @returns {value is Analysis} */
function isAnalysis(value, text) {
  if (!Array.isArray(value.annotations) || !Array.isArray(value.entities)) return false;
  let last = 0;
  for (const mark of value.annotations) {
    if (!isObject(mark) || !isSpan(mark, text.length) || mark.start < last || typeof mark.kind !== 'string') return false;
    if (mark.text !== text.slice(mark.start, mark.end)) return false;
    if (mark.value != null && !isObject(mark.value)) return false;
    last = mark.end;
  }
  const ids = new Set();
  for (const entity of value.entities) {
    if (!isObject(entity) || !Number.isInteger(entity.id) || ids.has(entity.id) || typeof entity.name !== 'string') return false;
    if (typeof entity.kind !== 'string' || !Array.isArray(entity.mentions) || entity.mentions.length === 0) return false;
    if (!entity.mentions.every((/** @type {any} */ i) => value.annotations[i]?.entity === entity.id)) return false;
    ids.add(entity.id);
  }
  if (!value.annotations.every((/** @type {any} */ m) => m.entity == null || ids.has(m.entity))) return false;
  const sentences = value.sentences ?? [];
  return Array.isArray(sentences) && sentences.every((s) => Array.isArray(s) && isSpan({ start: s[0], end: s[1] }, text.length));
}

/**
 * Whether this is a correction that fits a text of this length.
 * @param {any} op
 * @param {number} length
 * @returns {op is Op}
 */
export function isOp(op, length) {
  if (!isObject(op) || !Number.isInteger(op.start) || op.start < 0 || op.start >= length) return false;
  switch (op.op) {
    case 'label': return isSpan(op, length) && typeof op.kind === 'string' && typeof op.everywhere === 'boolean';
    case 'delete': return isSpan(op, length) && typeof op.everywhere === 'boolean';
    case 'merge': return Number.isInteger(op.into);
    case 'split': return true;
    case 'rename': return typeof op.name === 'string';
    default: return false;
  }
}

/** @param {any} span @param {number} length */
function isSpan(span, length) {
  return Number.isInteger(span.start) && Number.isInteger(span.end) && span.start >= 0 && span.start < span.end && span.end <= length;
}

/** @param {any} value @returns {value is Record<string, any>} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
