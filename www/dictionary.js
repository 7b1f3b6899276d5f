/**
 * The reader's dictionary: names with a kind, words never to mark, patterns with a kind. Pure data; view/dictionary.js
 * shows it, store/database.js keeps it.
 *
 * @typedef {{text: string, kind: string, any_case?: boolean}} DictionaryName
 * @typedef {{pattern: string, kind: string}} DictionaryPattern
 * @typedef {{names: DictionaryName[], ignore: string[], patterns: DictionaryPattern[]}} Dictionary
 */

import { KINDS } from './kinds.js';

const KNOWN = new Set(KINDS.map((k) => k.id));

/** @returns {Dictionary} */
export function emptyDictionary() {
  return { names: [], ignore: [], patterns: [] };
}

/** @param {Dictionary} dictionary */
export function isEmpty({ names, ignore, patterns }) {
  return names.length === 0 && ignore.length === 0 && patterns.length === 0;
}

/**
 * Reads a dictionary from data of unknown origin.
 * @param {unknown} data
 * @returns {Dictionary|null} null where it is none
 */
export function readDictionary(data) {
  if (typeof data !== 'object' || data === null) return null;
  const { names = [], ignore = [], patterns = [] } = /** @type {any} */ (data);
  if (![names, ignore, patterns].every(Array.isArray)) return null;
  const text = (/** @type {any} */ value) => typeof value === 'string' && value.trim() !== '';
  if (!names.every((/** @type {any} */ n) => text(n?.text) && KNOWN.has(n.kind))) return null;
  if (!ignore.every(text)) return null;
  if (!patterns.every((/** @type {any} */ p) => text(p?.pattern) && KNOWN.has(p.kind))) return null;
  return merged(emptyDictionary(), {
    names: names.map((/** @type {any} */ n) => ({ text: n.text.trim(), kind: n.kind, any_case: n.any_case === true })),
    ignore: ignore.map((/** @type {string} */ w) => w.trim()),
    patterns: patterns.map((/** @type {any} */ p) => ({ pattern: p.pattern, kind: p.kind })),
  });
}

/**
 * Both dictionaries in one; where both know a name or pattern, the second decides.
 * @param {Dictionary} first
 * @param {Dictionary} second
 * @returns {Dictionary}
 */
export function merged(first, second) {
  const names = new Map([...first.names, ...second.names].map((n) => [n.text, n]));
  const patterns = new Map([...first.patterns, ...second.patterns].map((p) => [p.pattern, p]));
  return { names: [...names.values()], ignore: [...new Set([...first.ignore, ...second.ignore])], patterns: [...patterns.values()] };
}
