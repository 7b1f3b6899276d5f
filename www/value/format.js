/** What a mark is worth, as rows of label and text for the card and as one phrase for tables. */

import { S } from '../strings.js';
import { grouped, scaled } from './decimal.js';
import { timexInWords } from './timex.js';
import { currencyName, unitName } from './units.js';

/** @typedef {import('../types.js').Value} Value */
/** @typedef {import('../types.js').NumberValue} NumberValue */
/** @typedef {import('../types.js').Annotation} Annotation */

/** @type {Readonly<Record<string, string>>} */
const HEDGES = Object.freeze({
  approx: 'about ', at_least: 'at least ', more_than: 'more than ', at_most: 'at most ', less_than: 'less than ',
});

/**
 * The value as one short phrase: "at least 12", "2,300,000,000 RON (2.3 billion)", "Thursday 24 April 2025".
 * @param {Annotation} mark
 * @returns {string}
 */
export function phrase(mark) {
  const value = mark.value;
  if (!value) return '';
  if (isTime(value)) return timexInWords(value.resolved ?? value.timex ?? '', value.mod ?? null, value.type ?? null);
  return numberPhrase(mark.kind, value);
}

/**
 * The rows of a card: everything the engine knows about the value, nothing it does not.
 * @param {Annotation} mark
 * @param {boolean} dated whether a reference date is set
 * @returns {[string, string][]}
 */
export function valueRows(mark, dated) {
  const value = mark.value;
  if (!value) return [];
  const L = S.value;
  /** @type {[string, string][]} */
  const rows = [];
  if (isTime(value)) {
    const relative = /^X|^P|X/.test(value.timex ?? '');
    rows.push([L.value, phrase(mark)]);
    if (value.resolved) rows.push([L.resolved, value.resolved]);
    else if (relative && !dated && value.type !== 'DURATION' && value.type !== 'SET') rows.push([L.resolved, L.unresolved]);
    rows.push([L.written, [value.timex, value.mod].filter(Boolean).join(', ')]);
    if (value.quantity) rows.push([L.amount, numberPhrase(mark.kind, value.quantity)]);
    return rows;
  }
  rows.push([L.value, numberPhrase(mark.kind, value)]);
  const words = value.amount == null ? null : scaled(value.amount);
  if (words) rows.push([L.words, words]);
  const range = bounds(value);
  if (range) rows.push([L.bounds, range]);
  if (value.parts && value.parts.length > 1 && value.amount != null) rows.push([L.amount, grouped(value.amount)]);
  if (value.currency) {
    const name = currencyName(value.currency);
    rows.push([L.currency, value.currency_ambiguous ? `${name} (${L.ambiguousCurrency})` : name]);
  }
  if (value.unit) rows.push([L.unit, unitName(value.unit, value.amount)]);
  if (value.per) rows.push([L.per, unitName(value.per, '1')]);
  if (value.counted) rows.push([L.counted, value.counted]);
  if (value.change) rows.push([L.change, value.change === 'up' ? L.up : L.down]);
  return rows;
}

/**
 * The bounds in signs: "12 or more", "more than 20", "20 to 30"; null where the value has none.
 * @param {Value} value
 * @returns {string|null}
 */
export function bounds(value) {
  const lo = value.lo == null ? null : grouped(value.lo);
  const hi = value.hi == null ? null : grouped(value.hi);
  if (lo !== null && hi !== null) {
    return `${value.lo_incl === false ? 'above ' : ''}${lo} to ${value.hi_incl === false ? 'below ' : ''}${hi}`;
  }
  if (lo !== null) return value.lo_incl === false ? `above ${lo}` : `${lo} or more`;
  if (hi !== null) return value.hi_incl === false ? `below ${hi}` : `${hi} or less`;
  return null;
}

/** @param {Value} value */
export function isTime(value) {
  return typeof value.timex === 'string';
}

/** @param {string} kind @param {NumberValue} value */
function numberPhrase(kind, value) {
  if (value.parts && value.parts.length > 1) {
    const hedge = HEDGES[value.mod ?? 'exact'] ?? '';
    return rate(hedge + value.parts.map(grouped).join(partJoint(kind)), value);
  }
  return rate(`${HEDGES[value.mod ?? 'exact'] ?? ''}${figure(value)}`, value);
}

/** @param {NumberValue} value */
function figure(value) {
  const amount = value.amount ?? (value.lo != null && value.hi != null ? null : value.lo ?? value.hi ?? null);
  if (amount != null) return withUnit(grouped(amount), amount, value);
  if (value.lo != null && value.hi != null) return withUnit(`${grouped(value.lo)} to ${grouped(value.hi)}`, null, value);
  return '';
}

/** @param {string} shown @param {string|null} amount @param {NumberValue} value */
function withUnit(shown, amount, value) {
  if (value.currency) return `${shown} ${value.currency}`;
  if (value.unit === '%') return `${shown} %`;
  return value.unit ? `${shown} ${unitName(value.unit, amount)}` : shown;
}

/** @param {string} shown @param {NumberValue} value */
function rate(shown, value) {
  if (!value.per) return shown;
  return value.per === 'each' ? `${shown} each` : `${shown} per ${unitName(value.per, '1')}`;
}

/** @param {string} kind */
function partJoint(kind) {
  if (kind === 'fraction') return '/';
  return kind === 'ratio' ? ' : ' : '\u2013';
}
