/**
 * The state of the page and its transitions: plain data in, plain data out. Nothing here touches the DOM, a clock or
 * storage; `reduce` never changes the state it is given.
 *
 * @typedef {import('./types.js').Analysis} Analysis
 * @typedef {import('./types.js').EngineState} EngineState
 *
 * @typedef {object} State
 * @property {'write'|'read'} screen
 * @property {'idle'|'working'|'done'} phase
 * @property {string} text the text as it came in, never changed by marks
 * @property {string} draft what stands in the text box; only differs from `text` on the write screen
 * @property {string} date reference date, YYYY-MM-DD, or empty
 * @property {Analysis|null} result
 * @property {boolean} partial whether `result` covers the beginning only
 * @property {string|null} error one sentence
 * @property {string|null} notice one sentence
 * @property {EngineState} engine
 * @property {readonly string[]} hidden kinds that are not shown
 * @property {'inline'|'hover'|'off'} labels
 * @property {'auto'|'light'|'dark'} theme
 * @property {number|null} open start offset of the mark whose card is open
 *
 * @typedef {{type: 'draft', text: string}
 *   | {type: 'submit', text: string}
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
 *   | {type: 'open', start: number|null}
 *   | {type: 'write'}
 *   | {type: 'read'}
 *   | {type: 'new'}} Action
 */

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
    error: null,
    notice: null,
    engine: { phase: 'starting', model: false, message: null },
    hidden: [],
    labels: 'inline',
    theme: 'auto',
    open: null,
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
      return {
        ...state,
        screen: 'read',
        phase: 'working',
        text: action.text,
        draft: action.text,
        result: action.text === state.text ? state.result : null,
        partial: false,
        error: null,
        notice: null,
        open: null,
      };
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
    case 'open':
      return { ...state, open: action.start };
    case 'write':
      return { ...state, screen: 'write', draft: state.text, open: null };
    case 'read':
      return state.text ? { ...state, screen: 'read', draft: state.text } : state;
    case 'new':
      return {
        ...initialState(),
        engine: state.engine, theme: state.theme, labels: state.labels, hidden: state.hidden,
      };
    default:
      return state;
  }
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
