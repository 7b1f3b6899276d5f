/**
 * The state of the page and its transitions: plain data in, plain data out. Nothing here touches the DOM, a clock or
 * storage; `reduce` never changes the state it is given.
 *
 * @typedef {import('./types.js').Analysis} Analysis
 * @typedef {import('./types.js').EngineState} EngineState
 * @typedef {import('./corrections.js').Op} Op
 *
 * @typedef {object} State
 * @property {'write'|'read'} screen
 * @property {'idle'|'working'|'done'} phase
 * @property {string} text the text as it came in, never changed by marks
 * @property {string} draft what stands in the text box; only differs from `text` on the write screen
 * @property {string} date reference date, YYYY-MM-DD, or empty
 * @property {Analysis|null} result the engine's own, without corrections
 * @property {boolean} partial whether `result` covers the beginning only
 * @property {readonly Op[]} patch corrections
 * @property {readonly Step[]} past what undo takes back, latest last
 * @property {readonly Step[]} future what redo brings back, next last
 * @property {string|null} error one sentence
 * @property {string|null} notice one sentence
 * @property {EngineState} engine
 * @property {readonly string[]} hidden kinds that are not shown
 * @property {'inline'|'hover'|'off'} labels
 * @property {'auto'|'light'|'dark'} theme
 * @property {'article'|'table'} tab what the reading screen shows
 * @property {'legend'|'entities'} side what stands beside it
 * @property {boolean} editing whether the article can be typed into
 * @property {number|null} open start offset of the mark whose card is open
 * @property {number|null} entity id of the entity that is followed
 *
 * @typedef {object} Step one change of corrections or text
 * @property {readonly Op[]} before
 * @property {readonly Op[]} after
 * @property {TextChange|null} text
 *
 * @typedef {object} TextChange
 * @property {number} at
 * @property {string} removed
 * @property {string} inserted
 *
 * @typedef {{type: 'draft', text: string}
 *   | {type: 'submit', text: string}
 *   | {type: 'restored', text: string, date: string, result: Analysis|null, patch: readonly Op[]}
 *   | {type: 'working'}
 *   | {type: 'marked', result: Analysis, partial: boolean}
 *   | {type: 'failed', message: string}
 *   | {type: 'cancelled', message: string}
 *   | {type: 'notice', message: string|null}
 *   | {type: 'error', message: string|null}
 *   | {type: 'engine', engine: EngineState}
 *   | {type: 'date', date: string}
 *   | {type: 'hide', kinds: readonly string[]}
 *   | {type: 'toggle', kind: string}
 *   | {type: 'solo', kind: string, all: readonly string[]}
 *   | {type: 'labels', labels: State['labels']}
 *   | {type: 'theme', theme: State['theme']}
 *   | {type: 'tab', tab: State['tab']}
 *   | {type: 'side', side: State['side']}
 *   | {type: 'editing', on: boolean}
 *   | {type: 'open', start: number|null}
 *   | {type: 'follow', entity: number|null}
 *   | {type: 'correct', op: Op}
 *   | {type: 'change', change: TextChange, joined: boolean}
 *   | {type: 'undo'}
 *   | {type: 'redo'}
 *   | {type: 'read'}
 *   | {type: 'new'}} Action
 */

import { shiftPatch, shiftResult } from './corrections.js';

/** @returns {State} */
export function initialState() {
  return {
    screen: 'write',
    phase: 'idle',
    text: '',
    draft: '',
    date: '',
    result: null,
    partial: false,
    patch: [],
    past: [],
    future: [],
    error: null,
    notice: null,
    engine: { phase: 'starting', model: false, message: null },
    hidden: [],
    labels: 'inline',
    theme: 'auto',
    tab: 'article',
    side: 'legend',
    editing: false,
    open: null,
    entity: null,
  };
}

/**
 * The state after an action.
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function reduce(state, action) {
  switch (action.type) {
    case 'draft':
      return { ...state, draft: action.text };
    case 'submit':
      return fresh(state, action.text);
    case 'restored':
      return {
        ...fresh(state, action.text),
        date: action.date, result: action.result, patch: action.patch, phase: action.result ? 'done' : 'working',
      };
    case 'working':
      return { ...state, phase: 'working', error: null };
    case 'marked':
      return { ...state, phase: action.partial ? 'working' : 'done', result: action.result, partial: action.partial };
    case 'failed':
      return { ...state, phase: state.result ? 'done' : 'idle', error: action.message };
    case 'cancelled':
      return { ...state, phase: state.result ? 'done' : 'idle', notice: action.message };
    case 'notice':
      return { ...state, notice: action.message };
    case 'error':
      return { ...state, error: action.message };
    case 'engine':
      return { ...state, engine: action.engine };
    case 'date':
      return { ...state, date: validDate(action.date) ? action.date : '' };
    case 'hide':
      return { ...state, hidden: [...action.kinds], open: null };
    case 'toggle':
      return {
        ...state,
        hidden: state.hidden.includes(action.kind)
          ? state.hidden.filter((k) => k !== action.kind)
          : [...state.hidden, action.kind],
        open: null,
      };
    case 'solo': {
      const others = action.all.filter((k) => k !== action.kind);
      return { ...state, hidden: isSolo(state, action.kind, action.all) ? [] : others, open: null };
    }
    case 'labels':
      return { ...state, labels: action.labels };
    case 'theme':
      return { ...state, theme: action.theme };
    case 'tab':
      return { ...state, tab: action.tab, open: null, editing: false };
    case 'side':
      return { ...state, side: action.side };
    case 'editing':
      return { ...state, editing: action.on, open: null };
    case 'open':
      return { ...state, open: action.start };
    case 'follow':
      return { ...state, entity: action.entity };
    case 'correct': {
      const after = [...state.patch, action.op];
      return { ...state, patch: after, past: [...state.past, { before: state.patch, after, text: null }], future: [] };
    }
    case 'change':
      return change(state, action.change, action.joined);
    case 'undo':
      return undo(state);
    case 'redo':
      return redo(state);
    case 'read':
      return state.text ? { ...state, screen: 'read', draft: state.text } : state;
    case 'new':
      return { ...state, screen: 'write', draft: '', phase: state.result ? 'done' : 'idle', open: null, editing: false };
    default:
      return state;
  }
}

/**
 * Another text: nothing that was said about the old one holds.
 * @param {State} state
 * @param {string} text
 * @returns {State}
 */
function fresh(state, text) {
  return {
    ...state,
    screen: 'read', phase: 'working', text, draft: text, result: null, partial: false,
    patch: [], past: [], future: [], error: null, notice: null, tab: 'article', editing: false, open: null, entity: null,
  };
}

/**
 * @param {State} state
 * @param {TextChange} text
 * @param {boolean} joined whether it goes on where the last change ended, as typing does
 * @returns {State}
 */
function change(state, text, joined) {
  const last = state.past[state.past.length - 1];
  const next = replaceText(state, text);
  if (joined && last?.text && text.removed === '' && last.text.at + last.text.inserted.length === text.at) {
    const both = { ...last, after: next.patch, text: { ...last.text, inserted: last.text.inserted + text.inserted } };
    return { ...next, past: [...state.past.slice(0, -1), both], future: [] };
  }
  return { ...next, past: [...state.past, { before: state.patch, after: next.patch, text }], future: [] };
}

/** @param {State} state @param {TextChange} change @returns {State} */
function replaceText(state, { at, removed, inserted }) {
  const text = state.text.slice(0, at) + inserted + state.text.slice(at + removed.length);
  return {
    ...state,
    text,
    draft: text,
    result: state.result && shiftResult(state.result, at, removed.length, inserted.length),
    patch: shiftPatch(state.patch, at, removed.length, inserted.length),
    open: null,
  };
}

/** @param {State} state @returns {State} */
function undo(state) {
  const step = state.past[state.past.length - 1];
  if (!step) return state;
  const back = step.text && replaceText(state, { at: step.text.at, removed: step.text.inserted, inserted: step.text.removed });
  return { ...(back ?? state), patch: step.before, past: state.past.slice(0, -1), future: [...state.future, step], open: null };
}

/** @param {State} state @returns {State} */
function redo(state) {
  const step = state.future[state.future.length - 1];
  if (!step) return state;
  const again = step.text && replaceText(state, step.text);
  return { ...(again ?? state), patch: step.after, past: [...state.past, step], future: state.future.slice(0, -1), open: null };
}

/**
 * Whether `kind` is the only kind shown of those in `all`.
 * @param {State} state
 * @param {string} kind
 * @param {readonly string[]} all
 */
export function isSolo(state, kind, all) {
  return !state.hidden.includes(kind) && all.every((k) => k === kind || state.hidden.includes(k));
}

/**
 * Whether this is a day of the calendar as YYYY-MM-DD.
 * @param {string} date
 */
export function validDate(date) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (!match || match[1] === '0000') return false;
  const day = new Date(0);
  day.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return day.getUTCMonth() === Number(match[2]) - 1 && day.getUTCDate() === Number(match[3]);
}
