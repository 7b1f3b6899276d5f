/** Wires the page: events become actions, actions become states, states are shown. */

import { docOf, entityOf, markAt, neighbour } from './document.js';
import { EngineClient } from './engine.js';
import { InOut } from './inout.js';
import { KeptDictionary } from './kept.js';
import { watchKeys } from './keys.js';
import { kindOf } from './kinds.js';
import { keepOffline } from './offline.js';
import { fetchParts } from './place.js';
import { SAMPLES } from './samples.js';
import { Session } from './session.js';
import { initialState, reduce } from './state.js';
import { S } from './strings.js';
import { loadSetting, saveSetting } from './store/settings.js';
import { ArticleView } from './view/article.js';
import { BarView, ToolsView } from './view/bar.js';
import { CardView } from './view/card.js';
import { DictionaryDialog } from './view/dictionary.js';
import { h } from './view/dom.js';
import { watchDrops } from './view/drop.js';
import { EditorView } from './view/editor.js';
import { EntitiesView } from './view/entities.js';
import { helpDialog } from './view/help.js';
import { LegendView } from './view/legend.js';
import { saveAs } from './view/out.js';
import { SelectionView } from './view/selection.js';
import { StatusView } from './view/status.js';
import { TableView } from './view/table.js';
import { TabsView } from './view/tabs.js';
import { WriteView } from './view/write.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Action} Action */
/** @typedef {import('./types.js').Annotation} Annotation */

let state = initialState();

/** @param {Action} action */
function dispatch(action) {
  const before = state;
  state = reduce(state, action);
  if (state !== before) show(before);
}

const engine = new EngineClient(fetchParts, (next) => dispatch({ type: 'engine', engine: next }));
const say = (/** @type {string} */ sentence) => status.say(sentence);
const session = new Session(engine, () => state, dispatch, {
  say,
  lexicon: async () => {
    await dictionary.read;
    return dictionary.lexicon();
  },
  marked: () => inout.inspect(),
});
const inout = new InOut({ state: () => state, dispatch, engine, session, say, submit });
const dictionary = new KeptDictionary({
  check: (lexicon) => engine.check(lexicon),
  notice: (message) => dispatch({ type: 'notice', message }),
  changed: () => session.annotate(),
});
const dictionaryDialog = new DictionaryDialog({
  get: () => dictionary.value,
  set: (next) => dictionary.set(next),
  load: (file) => dictionary.import(file),
  save: () => saveAs(dictionary.json(), 'newsmark-dictionary.json', 'application/json'),
});
let shortcuts = loadSetting('shortcuts') !== 'off';
const help = helpDialog(shortcuts, (on) => {
  shortcuts = on;
  saveSetting('shortcuts', on ? 'on' : 'off');
});


const bar = new BarView({
  home: () => {
    engine.cancel();
    dispatch({ type: 'new' });
    write.box.focus();
  },
  theme: (theme) => dispatch({ type: 'theme', theme }),
  export: () => inout.exports.open(),
  share: () => inout.sharing.open(),
  dictionary: () => dictionaryDialog.open(),
  help: () => help.open(),
});
const write = new WriteView({
  draft: (text) => dispatch({ type: 'draft', text }),
  submit: (text) => submit(text ?? state.draft),
  file: (file) => inout.open(file),
  sample: (which) => {
    dispatch({ type: 'date', date: SAMPLES[which].date });
    submit(SAMPLES[which].text);
  },
  back: () => dispatch({ type: 'read' }),
});
const tools = new ToolsView({
  date: (date) => {
    dispatch({ type: 'date', date });
    session.annotate();
  },
  labels: (labels) => dispatch({ type: 'labels', labels }),
  edit: toggleEditing,
  undo: () => back('undo'),
  redo: () => back('redo'),
});
const status = new StatusView({
  cancel: () => {
    engine.cancel();
    dispatch({ type: 'cancelled', message: S.cancelled });
  },
  dismissError: () => dispatch({ type: 'error', message: null }),
  dismissNotice: () => {
    dispatch({ type: 'notice', message: null });
    dispatch({ type: 'engine', engine: { ...state.engine, message: null } });
  },
  again: () => session.annotate(),
});
const legend = new LegendView({
  toggle: (kind) => dispatch({ type: 'toggle', kind }),
  solo: (kind, all) => dispatch({ type: 'solo', kind, all }),
  preset: (kinds) => dispatch({ type: 'hide', kinds }),
});
const article = new ArticleView({
  open: (start) => {
    const entity = markAt(docOf(state), start)?.entity;
    if (entity != null) dispatch({ type: 'follow', entity });
    dispatch({ type: 'open', start });
    card.focus();
  },
  at: (start) => {
    current = start;
    showEntities();
  },
});
const editor = new EditorView(article, {
  change: (change, joined) => {
    dispatch({ type: 'change', change, joined });
    session.follow();
  },
  undo: () => back('undo'),
  redo: () => back('redo'),
});
const card = new CardView({
  close: closeCard,
  label: (kind, everywhere) => label(state.open, kind, everywhere),
  remove: (everywhere) => remove(state.open, everywhere),
  merge: (into) => {
    const start = state.open;
    if (start === null) return;
    dispatch({ type: 'correct', op: { op: 'merge', start, into: docOf(state).marks[into.mentions[0]].start } });
    say(S.merged(into.name));
  },
  split: () => {
    if (state.open === null) return;
    dispatch({ type: 'correct', op: { op: 'split', start: state.open } });
    say(S.splitDone);
  },
  step: (by) => step(by),
});
const entities = new EntitiesView({
  follow: (entity) => dispatch({ type: 'follow', entity }),
  step: (by) => step(by),
  go: (start) => go(start),
  rename: (entity, name) => {
    dispatch({ type: 'correct', op: { op: 'rename', start: docOf(state).marks[entity.mentions[0]].start, name } });
  },
});
const table = new TableView({
  go: (start) => {
    dispatch({ type: 'tab', tab: 'article' });
    go(start);
  },
  say,
});
const adder = new SelectionView(article.el, {
  text: () => state.text,
  active: () => state.screen === 'read' && state.tab === 'article' && !state.editing && state.result !== null,
  add,
});

const empty = h('p', { class: 'nothing', hidden: true }, S.nothingFound);
const articlePanel = h('div', { class: 'panel' }, empty, article.el);
const views = new TabsView(S.view, 'view', [
  { id: 'article', label: S.viewArticle, panel: articlePanel },
  { id: 'table', label: S.viewTable, panel: table.el },
], (tab) => dispatch({ type: 'tab', tab: /** @type {State['tab']} */ (tab) }));
const sides = new TabsView(S.beside, 'side', [
  { id: 'legend', label: S.legend, panel: legend.el },
  { id: 'entities', label: S.entities, panel: entities.el },
], (side) => dispatch({ type: 'side', side: /** @type {State['side']} */ (side) }));
// On a narrow page what stands beside the article is folded up above it.
const wide = matchMedia('(min-width: 60.01rem)');
const fold = h('details', { class: 'fold', open: wide.matches }, h('summary', {}, S.beside), sides.el, legend.el, entities.el);
wide.addEventListener('change', () => {
  fold.open = wide.matches;
});
addEventListener('beforeprint', () => {
  fold.open = true;
});
const side = h('aside', { class: 'side', 'aria-label': S.beside }, fold);
const reader = h('div', { class: 'reader' }, h('div', { class: 'column' }, inout.boilerplate.el, tools.el, views.el, articlePanel, table.el), side);
/** @type {HTMLElement} */ (document.getElementById('app')).append(
  h('a', { class: 'skip', href: '#article' }, S.skip),
  bar.el,
  h('main', {}, status.el, write.el, reader, card.el, adder.el));

/** Start of the mark the reader is at; what j and k go on from. @type {number|null} */
let current = null;

/** @param {State|null} before */
function show(before) {
  const doc = docOf(state);
  const root = document.documentElement;
  Object.assign(root.dataset, { theme: state.theme, labels: state.labels, phase: state.phase, engine: state.engine.phase });
  bar.show(state);
  write.show(state);
  status.show(state);
  const reading = state.screen === 'read';
  reader.hidden = !reading;
  editor.set(reading && state.editing);
  if (reading) {
    tools.show(state);
    views.show(state.tab);
    sides.show(state.side);
    legend.show(state, doc.counts);
    empty.hidden = !(state.phase === 'done' && doc.counts.size === 0);
    reader.classList.toggle('bare', doc.counts.size === 0);
    reader.dataset.tab = state.tab;
    // What an input method is composing must not be taken from under it.
    if (!editor.composing) article.show(state.text, doc.visible, state.editing);
    if (state.tab === 'table') table.show(doc, state.text);
    showEntities();
  }
  if (!before || before.open !== state.open || before.result !== state.result || before.patch !== state.patch) showCard();
  if (!before || before.entity !== state.entity) article.follow(state.entity);
  if (before && before.theme !== state.theme) saveSetting('theme', state.theme);
  if (before && before.labels !== state.labels) saveSetting('labels', state.labels);
}

function showCard() {
  const doc = docOf(state);
  const mark = markAt(doc, state.open);
  if (!mark) return card.hide();
  return card.show(mark, entityOf(doc, mark.entity) ?? null, doc.entities, state.date !== '', article.elementOf(mark.start), state.text);
}

function showEntities() {
  if (state.side !== 'entities') return;
  const doc = docOf(state);
  const entity = entityOf(doc, state.entity);
  const n = entity && current !== null ? entity.mentions.findIndex((i) => doc.marks[i].start === current) + 1 : 0;
  entities.show(doc, state.entity, n, state.text.length);
}

function closeCard() {
  const start = state.open;
  dispatch({ type: 'open', start: null });
  if (start !== null) article.elementOf(start)?.focus({ preventScroll: true });
}

/** @param {number} start */
function go(start) {
  dispatch({ type: 'open', start: null });
  article.reveal(start);
}

/**
 * Goes to the next or previous mention of the entity that is followed, or mark where none is.
 * @param {1|-1} by
 */
function step(by) {
  const doc = docOf(state);
  const entity = entityOf(doc, state.entity);
  const carded = state.open !== null;
  let start;
  if (entity) {
    const { mark, n } = neighbour(doc, entity, state.open ?? current, by);
    if (state.hidden.includes(mark.kind)) dispatch({ type: 'toggle', kind: mark.kind });
    start = mark.start;
    say(S.atMention(entity.name, n, entity.mentions.length));
  } else {
    const i = doc.visible.findIndex((m) => m.start >= (current ?? 0));
    const at = doc.visible[i]?.start === current ? i + by : i - (by > 0 ? 0 : 1);
    start = doc.visible[Math.max(0, Math.min(at, doc.visible.length - 1))]?.start;
  }
  if (start === undefined) return;
  if (state.tab !== 'article') dispatch({ type: 'tab', tab: 'article' });
  article.reveal(start);
  if (carded) dispatch({ type: 'open', start });
}

/** @param {number|null} start @param {string} kind @param {boolean} everywhere */
function label(start, kind, everywhere) {
  const mark = markAt(docOf(state), start);
  if (!mark) return;
  dispatch({ type: 'correct', op: { op: 'label', start: mark.start, end: mark.end, kind, everywhere } });
  say(S.labelled(mark.text, kindOf(kind).label));
}

/** @param {{start: number, end: number}} span @param {string} kind @param {boolean} everywhere */
function add({ start, end }, kind, everywhere) {
  dispatch({ type: 'correct', op: { op: 'label', start, end, kind, everywhere } });
  say(S.labelled(state.text.slice(start, end), kindOf(kind).label));
  if (!state.editing) article.elementOf(start)?.focus({ preventScroll: true });
}

/** @param {number|null} start @param {boolean} everywhere */
function remove(start, everywhere) {
  const doc = docOf(state);
  const mark = markAt(doc, start);
  if (!mark) return;
  const next = doc.visible.find((m) => m.start > mark.start && !(everywhere && m.text === mark.text));
  dispatch({ type: 'open', start: null });
  dispatch({ type: 'correct', op: { op: 'delete', start: mark.start, end: mark.end, everywhere } });
  say(S.removed(mark.text));
  if (next) article.reveal(next.start);
  else article.el.focus();
}

/** @param {'undo'|'redo'} way */
function back(way) {
  const step_ = way === 'undo' ? state.past[state.past.length - 1] : state.future[state.future.length - 1];
  if (!step_) return;
  dispatch({ type: way });
  say(way === 'undo' ? S.undone : S.redone);
  if (!step_.text) return;
  if (state.editing) article.caret(step_.text.at + (way === 'undo' ? step_.text.removed : step_.text.inserted).length);
  session.follow();
}

function toggleEditing() {
  dispatch({ type: 'editing', on: !state.editing });
  if (!state.editing) return;
  article.el.focus();
  article.caret(current ?? 0);
  say(S.editing);
}

/** @param {string} text */
function submit(text) {
  if (text.trim() === '') {
    dispatch({ type: 'error', message: S.errEmpty });
    write.box.focus();
    return;
  }
  current = null;
  inout.boilerplate.el.hidden = true;
  dispatch({ type: 'submit', text });
  scrollTo(0, 0);
  session.annotate();
}

watchDrops((file) => inout.open(file), (text) => submit(text));
watchKeys({
  reading: () => state.screen === 'read',
  editing: () => state.editing,
  single: () => shortcuts,
  step,
  label: (kind, everywhere) => label(state.open ?? focusedMark(), kind, everywhere),
  remove: (everywhere) => remove(state.open ?? focusedMark(), everywhere),
  mark: (kind, everywhere) => {
    const span = state.tab === 'article' ? adder.selected() : null;
    if (span) add(span, kind, everywhere);
  },
  undo: () => back('undo'),
  redo: () => back('redo'),
  help: () => help.open(),
  search: () => {
    dispatch({ type: 'side', side: 'entities' });
    fold.open = true;
    entities.search.focus();
  },
  edit: toggleEditing,
  escape: () => {
    if (state.open !== null) closeCard();
    else if (state.editing) toggleEditing();
  },
});

/** Start of the mark that has the focus. */
function focusedMark() {
  return document.activeElement?.matches('.article mark') ? current : null;
}

document.addEventListener('pointerdown', (event) => {
  if (state.open === null || !(event.target instanceof Element)) return;
  if (!event.target.closest('.card, mark, dialog')) dispatch({ type: 'open', start: null });
});

const theme = loadSetting('theme');
if (theme === 'light' || theme === 'dark') dispatch({ type: 'theme', theme });
const labels = loadSetting('labels');
if (labels === 'hover' || labels === 'off') dispatch({ type: 'labels', labels });
show(null);
engine.start().catch(() => {
  // `onState` has said it; the next annotation tries again.
});
inout.openLink();
keepOffline();
addEventListener('hashchange', () => inout.openLink());
