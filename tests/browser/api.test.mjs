// The JavaScript API in a real browser: the same answers as the command line, offsets that slice, clear errors.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { cli, open } from './harness.mjs';

const BLANK = {
  'api.html': '<!doctype html><meta charset="utf-8"><title>API</title><link rel="icon" href="data:,">',
};

/** Opens an empty page with the engine, and the model where there is one, in `window.engine`. */
async function engine(t) {
  const opened = await open(t, { path: 'api.html', files: BLANK });
  await opened.page.evaluate(async () => {
    const module = await import('./pkg/newsmark.js');
    await module.default();
    const model = await (await fetch('./pkg/newsmark.nmk')).arrayBuffer();
    Object.assign(globalThis, {
      Engine: module.Engine,
      model: new Uint8Array(model),
      engine: new module.Engine(new Uint8Array(model)),
    });
  });
  return opened;
}

const annotate = (page, text, options) => page.evaluate((t, o) => globalThis.engine.annotate(t, o), text, options);

/** The message of the Error that `call` throws in the page; fails when it throws none, or no Error. */
async function thrown(page, call, ...args) {
  const message = await page.evaluate(`(() => {
    try { (${call})(...${JSON.stringify(args)}); } catch (error) { return error instanceof Error ? error.message : 'no Error'; }
    return null;
  })()`);
  assert.ok(message && message !== 'no Error', `an Error was due, got ${message}`);
  return message;
}

// Our own words; every line is a text of its own.
const TEXTS = {
  plain: 'Mayor Anna Lindqvist said on Thursday that 1,250 people had left Gothenburg, 12.5% more than in March 2024.',
  emoji: '🚢🌊 The ferry carried 340 people for €2.5 million 👩‍👩‍👧 on 3 May 2023. 🎉 About 20 km later it turned.',
  combining: 'Zoe\u0308 Mu\u0308ller paid $1\u00a0200 in Sa\u0303o Paulo on 1 April 2022.',
  rightToLeft: 'The word \u05e9\u05dc\u05d5\u05dd and \u0645\u0631\u062d\u0628\u0627 stood beside 45 percent and $3bn.',
  lines: 'First line with 10 km.\r\n\r\n- second item, 20 kg\r\n- third item, 30 minutes\r\n\tEND 2021',
  invisible: 'A soft\u00adhyphen, a zero\u200bwidth space, a\ufeff mark, a nul\u0000 and 7 days.',
  capitals: 'FLOODS LEAVE 12 DEAD IN KERALA, OFFICIALS SAY',
  mixed: 'At least five of the 30 ships, worth up to $1.2bn each, reached Odesa between 2019 and 2021; see https://example.org/a?b=1.',
  nothing: 'and so on and so forth',
  empty: '',
  one: '7',
};

test('annotations slice back to their text', async (t) => {
  const { page, errors } = await engine(t);
  let found = 0;
  for (const [name, text] of Object.entries(TEXTS)) {
    const result = await annotate(page, text, { date: '2025-04-25' });
    assert.equal(result.offsets, 'utf16', name);
    assert.equal(result.length, text.length, name);
    let last = 0;
    for (const mark of result.annotations) {
      assert.ok(last <= mark.start && mark.start < mark.end && mark.end <= text.length, `${name}: ${JSON.stringify(mark)}`);
      assert.equal(text.slice(mark.start, mark.end), mark.text, name);
      last = mark.end;
      found += 1;
    }
  }
  assert.ok(found >= 12, `only ${found} annotations in all`);
  assert.deepEqual(errors, []);
});

test('the browser gives what the command line gives', async (t) => {
  const { page } = await engine(t);
  for (const options of [{}, { date: '2025-04-25' }, { kinds: ['cardinal', 'money', 'person'] }]) {
    const args = ['annotate', '--offsets', 'utf16', '--format', 'json'];
    if (options.date) args.push('--date', options.date);
    if (options.kinds) args.push('--kinds', options.kinds.join(','));
    for (const [name, text] of Object.entries(TEXTS)) {
      const native = JSON.parse(await cli(args, text));
      const here = await annotate(page, text, options);
      assert.deepEqual({ ...here, id: null }, { ...native, id: null }, `${name} with ${JSON.stringify(options)}`);
    }
  }
});

test('a result is plain data', async (t) => {
  const { page } = await engine(t);
  const plain = await page.evaluate((text) => {
    const result = globalThis.engine.annotate(text, null);
    const copy = structuredClone(result);
    const prototypes = new Set();
    (function walk(value) {
      if (value === null || typeof value !== 'object') return;
      prototypes.add(Object.getPrototypeOf(value).constructor.name);
      Object.values(value).forEach(walk);
    })(result);
    return { same: JSON.stringify(copy) === JSON.stringify(result), prototypes: [...prototypes].sort() };
  }, TEXTS.mixed);
  assert.deepEqual(plain, { same: true, prototypes: ['Array', 'Object'] });
});

test('lone surrogates keep every offset in place', async (t) => {
  const { page } = await engine(t);
  const results = await page.evaluate(() => {
    const high = '\ud83d';
    const low = '\ude00';
    return [`${high} 25 km`, `${low}${high} 25 km`, `25 km ${low}`, `a${high}`.repeat(3) + ' 25 km'].map((text) => {
      const { length, annotations } = globalThis.engine.annotate(text, {});
      return { size: text.length, length, cut: annotations.map((mark) => text.slice(mark.start, mark.end)) };
    });
  });
  for (const { size, length, cut } of results) {
    assert.equal(length, size);
    assert.deepEqual(cut, ['25 km']);
  }
});

test('empty text gives an empty result', async (t) => {
  const { page } = await engine(t);
  const result = await annotate(page, '', undefined);
  assert.deepEqual([result.length, result.annotations, result.entities], [0, [], []]);
});

test('only the kinds asked for are returned', async (t) => {
  const { page } = await engine(t);
  const result = await annotate(page, TEXTS.mixed, { kinds: ['money'] });
  assert.deepEqual([...new Set(result.annotations.map((mark) => mark.kind))], ['money']);
});

test('a relative date is resolved only with a reference date', async (t) => {
  const { page } = await engine(t);
  const day = async (options) => (await annotate(page, 'They met on Thursday.', options)).annotations[0]?.value;
  assert.equal((await day({ date: '2025-04-25' }))?.resolved, '2025-04-24');
  assert.equal((await day({}))?.resolved ?? null, null);
});

test('wrong options are one sentence', async (t) => {
  const { page } = await engine(t);
  for (const [options, word] of [
    [{ date: 'soon' }, 'soon'],
    [{ date: '2025-02-30' }, '2025-02-30'],
    [{ kinds: ['animal'] }, 'animal'],
    [{ kinds: 7 }, 'options'],
    ['text', 'options'],
  ]) {
    const message = await thrown(page, '(o) => engine.annotate("a", o)', options);
    assert.match(message, /^[^\n]+\.$/);
    assert.ok(message.includes(word), `${message} should name ${word}`);
  }
});

test('a broken model is one sentence, and the engine that is there goes on', async (t) => {
  const { page } = await engine(t);
  const size = await page.evaluate(() => globalThis.model.length);
  const broken = {
    'no model at all': 'new Uint8Array([1, 2, 3])',
    noise: 'new Uint8Array(5000).fill(65)',
  };
  // These need bytes to break.
  if (size > 100) {
    broken['cut short'] = 'model.slice(0, model.length >> 1)';
    broken['one byte short'] = 'model.slice(0, -1)';
    broken['one flipped bit'] = 'model.map((byte, at) => at === model.length >> 1 ? byte ^ 4 : byte)';
    broken['a flipped bit in the header'] = 'model.map((byte, at) => at === 1 ? byte ^ 4 : byte)';
  }
  for (const [name, bytes] of Object.entries(broken)) {
    const message = await thrown(page, `() => new Engine(${bytes})`);
    assert.match(message, /^[^\n]{10,}$/, name);
    assert.doesNotMatch(message, /unreachable|panicked|memory access/, name);
  }
  assert.equal((await annotate(page, '25 km', {})).annotations.length, 1);
});

test('a freed engine says so, another one can be made', async (t) => {
  const { page } = await engine(t);
  const message = await thrown(page, '() => { const e = new Engine(model); e.free(); e.annotate("a", null); }');
  assert.ok(message.length > 0);
  assert.equal(await page.evaluate(() => new globalThis.Engine(globalThis.model).annotate('25 km', null).annotations.length), 1);
});

test('a megabyte is annotated, and its marks slice', async (t) => {
  const { page } = await engine(t);
  const result = await page.evaluate((line) => {
    const text = `${line}\n`.repeat(Math.ceil(1_000_000 / line.length));
    const { length, annotations } = globalThis.engine.annotate(text, {});
    const wrong = annotations.filter((mark) => text.slice(mark.start, mark.end) !== mark.text).length;
    return { whole: length === text.length, marks: annotations.length, wrong };
  }, TEXTS.emoji);
  assert.ok(result.whole && result.marks > 10_000 && result.wrong === 0, JSON.stringify(result));
});

test('nothing leaves the browser, and the page is asked for nothing more', async (t) => {
  const { page, requests, outside } = await engine(t);
  const before = requests.length;
  await annotate(page, TEXTS.mixed, { date: '2025-04-25' });
  assert.equal(requests.length, before);
  assert.deepEqual(outside(), []);
});
