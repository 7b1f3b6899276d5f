/** Wires the page: events become actions, actions become states, states are shown. */

import { EngineClient, Stale, fetchParts } from './engine.js';
import { readFile } from './input/file.js';
import { SAMPLES } from './samples.js';
import { initialState, reduce } from './state.js';
import { S } from './strings.js';
import { loadSetting, saveSetting } from './storage.js';
import { ArticleView } from './view/article.js';
import { BarView, ToolsView } from './view/bar.js';
import { CardView } from './view/card.js';
import { h } from './view/dom.js';
import { watchDrops } from './view/drop.js';
import { LegendView } from './view/legend.js';
import { StatusView } from './view/status.js';
import { WriteView } from './view/write.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Action} Action */
/** @typedef {import('./types.js').Annotation} Annotation */

let state = initialState();

const bar = new BarView({
  home: () => {
    engine.cancel();
    dispatch({ type: 'new' });
    write.box.focus();
  },
  theme: (theme) => dispatch({ type: 'theme', theme }),
});
const write = new WriteView({
  draft: (text) => dispatch({ type: 'draft', text }),
  submit: () => submit(state.draft),
  file: (file) => openFile(file),
  sample: (which) => {
    dispatch({ type: 'date', date: SAMPLES[which].date });
    submit(SAMPLES[which].text);
  },
  back: () => dispatch({ type: 'read' }),
});
const tools = new ToolsView({
  date: (date) => {
    dispatch({ type: 'date', date });
    annotate();
  },
  labels: (labels) => dispatch({ type: 'labels', labels }),
  edit: () => {
    engine.cancel();
    dispatch({ type: 'write' });
    write.box.focus();
  },
});
const status = new StatusView({
  cancel: () => {
    engine.cancel();
    dispatch({ type: 'cancelled', message: S.cancelled });
    status.say(S.cancelled);
  },
  dismissError: () => dispatch({ type: 'error', message: null }),
  dismissNotice: () => {
    dispatch({ type: 'notice', message: null });
    dispatch({ type: 'engine', engine: { ...state.engine, message: null } });
  },
  again: () => annotate(),
});
const legend = new LegendView({
  toggle: (kind) => dispatch({ type: 'toggle', kind }),
  solo: (kind, all) => dispatch({ type: 'solo', kind, all }),
  preset: (kinds) => dispatch({ type: 'hide', kinds }),
});
const article = new ArticleView({ open: (start) => dispatch({ type: 'open', start }) });
const card = new CardView(closeCard);

const empty = h('p', { class: 'nothing', hidden: true }, S.nothingFound);
const reader = h('div', { class: 'reader' },
  h('div', { class: 'column' }, tools.el, empty, article.el),
  h('aside', { class: 'side', 'aria-label': S.legend }, legend.el));
const app = /** @type {HTMLElement} */ (document.getElementById('app'));
app.append(
  h('a', { class: 'skip', href: '#article' }, S.skip),
  bar.el,
  h('main', {}, status.el, write.el, reader),
  card.el);

const engine = new EngineClient(fetchParts, (next) => dispatch({ type: 'engine', engine: next }));

/** @param {Action} action */
function dispatch(action) {
  const before = state;
  state = reduce(state, action);
  if (state !== before) show(before);
}

/** @type {{result: State['result'], hidden: readonly string[], counts: Map<string, number>, visible: Annotation[]}} */
let derived = { result: null, hidden: [], counts: new Map(), visible: [] };

/** @param {State|null} before */
function show(before) {
  if (derived.result !== state.result || derived.hidden !== state.hidden) derive();
  const reading = state.screen === 'read';
  document.documentElement.dataset.theme = state.theme;
  document.documentElement.dataset.labels = state.labels;
  document.documentElement.dataset.phase = state.phase;
  document.documentElement.dataset.engine = state.engine.phase;
  bar.show(state);
  write.show(state);
  status.show(state);
  reader.hidden = !reading;
  if (reading) {
    tools.show(state);
    legend.show(state, derived.counts);
    empty.hidden = !(state.phase === 'done' && derived.counts.size === 0);
    reader.classList.toggle('bare', derived.counts.size === 0);
    const changed = !before || before.text !== state.text || before.result !== state.result || before.hidden !== state.hidden;
    if (changed || before.screen !== state.screen) article.show(state.text, derived.visible);
  }
  if (!before || before.open !== state.open || (state.open !== null && before.result !== state.result)) showCard();
  if (before && before.theme !== state.theme) saveSetting('theme', state.theme);
  if (before && before.labels !== state.labels) saveSetting('labels', state.labels);
}

function derive() {
  const marks = state.result?.annotations ?? [];
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { kind } of marks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const hidden = new Set(state.hidden);
  derived = { result: state.result, hidden: state.hidden, counts, visible: marks.filter((m) => !hidden.has(m.kind)) };
}

function showCard() {
  const mark = state.open === null ? undefined : derived.visible.find((m) => m.start === state.open);
  if (!mark) {
    card.hide();
    return;
  }
  const entity = mark.entity == null ? null : state.result?.entities.find((e) => e.id === mark.entity) ?? null;
  card.show(mark, entity, state.date !== '', article.elementOf(mark.start));
}

function closeCard() {
  const start = state.open;
  dispatch({ type: 'open', start: null });
  if (start !== null) article.elementOf(start)?.focus({ preventScroll: true });
}

/** @param {string} text */
function submit(text) {
  if (text.trim() === '') {
    dispatch({ type: 'error', message: S.errEmpty });
    write.box.focus();
    return;
  }
  dispatch({ type: 'submit', text });
  scrollTo(0, 0);
  annotate();
}

async function annotate() {
  const { text, date } = state;
  if (text === '') return;
  dispatch({ type: 'submit', text });
  try {
    const options = { date: date === '' ? null : date };
    const result = await engine.annotate(text, options, (partial) => {
      if (!state.result) dispatch({ type: 'marked', result: partial, partial: true });
    });
    dispatch({ type: 'marked', result, partial: false });
    if (result.diagnostics.length > 0) dispatch({ type: 'notice', message: result.diagnostics.join(' ') });
    status.say(result.annotations.length === 0 ? S.nothingFound : S.done(result.annotations.length, result.entities.length));
  } catch (cause) {
    if (cause instanceof Stale) return;
    dispatch({ type: 'failed', message: cause instanceof Error ? cause.message : S.errEngineDied });
  }
}

/** @param {File} file */
async function openFile(file) {
  status.say(S.reading);
  try {
    const { text } = await readFile(file);
    dispatch({ type: 'date', date: '' });
    submit(text);
  } catch (cause) {
    dispatch({ type: 'error', message: cause instanceof Error ? cause.message : S.errRead(file.name) });
  }
}

watchDrops((file) => openFile(file), (text) => submit(text));

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && state.open !== null) closeCard();
});
document.addEventListener('pointerdown', (event) => {
  if (state.open === null || !(event.target instanceof Element)) return;
  if (!event.target.closest('.card, mark')) dispatch({ type: 'open', start: null });
});

const theme = loadSetting('theme');
if (theme === 'light' || theme === 'dark') dispatch({ type: 'theme', theme });
const labels = loadSetting('labels');
if (labels === 'hover' || labels === 'off') dispatch({ type: 'labels', labels });
show(null);
engine.start().catch(() => {
  // `onState` has said it; the next annotation tries again.
});
