// The page's pure modules, table by table: values in words, cutting into blocks, corrections, boilerplate.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

/** Calls an exported function of a module once for each row of arguments. */
async function calls(t, module, name, rows) {
  const { page } = await open(t, { path: 'blank.html', files: { 'blank.html': '<!doctype html><link rel=icon href="data:,">' } });
  return page.evaluate(async ([address, exported, list]) => {
    const found = await import(address);
    return list.map((args) => found[exported](...args));
  }, [`./${module}`, name, rows]);
}

/** A table: what is expected, and the arguments. */
function table(name, module, exported, rows) {
  test(name, async (t) => {
    const found = await calls(t, module, exported, rows.map(([, ...args]) => args));
    assert.deepEqual(found, rows.map(([expected]) => expected));
  });
}

table('TIMEX3 values in words', 'value/timex.js', 'timexInWords', [
  ['Thursday 24 April 2025', '2025-04-24', null, 'DATE'],
  ['a Thursday', 'XXXX-WXX-4', null, 'DATE'],
  ['Thursday 12 March 2026, night', '2026-03-12TNI', null, 'TIME'],
  ['18:30', 'T18:30', null, 'TIME'],
  ['15:00 UTC', 'T15:00Z', null, 'TIME'],
  ['the middle of February', 'XXXX-02', 'MID', 'DATE'],
  ['the year 2014', '2014', null, 'DATE'],
  ['the 1990s', '199', null, 'DATE'],
  ['the 21st century', '20', null, 'DATE'],
  ['second half of 2026', '2026-H2', null, 'DATE'],
  ['summer 2024', '2024-SU', null, 'DATE'],
  ['2 years 6 months', 'P2Y6M', null, 'DURATION'],
  ['1 hour 30 minutes', 'PT1H30M', null, 'DURATION'],
  ['3 centuries', 'P3CE', null, 'DURATION'],
  ['1 day before', 'P-1D', null, 'DATE'],
  ['the same year', 'P0Y', null, 'DATE'],
  ['1 April to 31 July', 'XXXX-04-01/XXXX-07-31', null, 'DATE'],
  ['the weekend of week 7 of 2026', '2026-W07-WE', null, 'DATE'],
  ['nonsense', 'nonsense', null, 'DATE'],
  ['2025-13-45', '2025-13-45', null, 'DATE'],
]);

table('large decimals with a scale word', 'value/decimal.js', 'scaled', [
  ['2.3 billion', '2300000000'], ['45 million', '45000000'], ['\u22121.25 trillion', '-1250000000000'],
  [null, '999999'], [null, '1234567'.padEnd(9, '8')], [null, '0.5'], [null, 'x'],
]);

table('digits in groups', 'value/decimal.js', 'grouped', [
  ['9500', '9500'], ['14,000', '14000'], ['1,234,567.8901', '1234567.8901'], ['\u22124', '-4'], ['', ''],
]);

table('exact decimals in order', 'value/decimal.js', 'compareDecimals', [
  [-1, '2', '10'], [1, '10', '9.99'], [0, '1.50', '1.5'], [-1, '-3', '2'], [1, '-2', '-3'], [0, '-0', '0'],
  [-1, '99999999999999999998', '99999999999999999999'],
]);

table('a selection is snapped to whole words', 'corrections.js', 'snap', [
  [{ start: 4, end: 8 }, 'the port of', 5, 6],
  [{ start: 4, end: 8 }, 'the port, of', 3, 9],
  [{ start: 1, end: 10 }, '“Anna Berg', 0, 8],
  [{ start: 0, end: 6 }, 'Zürich', 2, 3],
  [null, 'a , b', 1, 4],
  [null, '   ', 0, 3],
  [{ start: 0, end: 2 }, '😀', 0, 2],
]);

table('the same words elsewhere, as words of their own', 'corrections.js', 'occurrences', [
  [[4, 30], 'the port, an airport, portal, port', 'port'],
  [[0, 4], 'a.b a.b', 'a.b'],
  [[], 'anything', ''],
  [[0], 'É E\u0301', 'É'],
]);

table('lines that look like boilerplate, and lines that do not', 'input/boilerplate.js', 'suspects', [
  [[{ start: 0, end: 11, reason: 'cookies' }], 'Accept all\nThe minister accepted all of it.'],
  [[{ start: 0, end: 24, reason: 'share' }], 'Share | Tweet | WhatsApp\r\n'.trimEnd()],
  [[{ start: 0, end: 33, reason: 'more' }], 'Read more: Ten tips for the storm'],
  [[{ start: 0, end: 26, reason: 'caption' }], 'Photo: Anna Berg / Reuters'],
  [[{ start: 0, end: 27, reason: 'rights' }], '© 2026 All rights reserved.'],
  [[], 'Share prices fell in Oslo.\nRead the law again, she said.\nFacebook said on Monday it would pay.\nSave the whales'],
]);

table('blocks: headline, paragraphs, lines without an empty line between', 'view/blocks.js', 'blocksOf', [
  [[{ start: 0, end: 5, kind: 'head' }, { start: 7, end: 11, kind: 'para' }, { start: 12, end: 16, kind: 'tight' }], 'Title\n\nOne.\nTwo.'],
  [[{ start: 0, end: 4, kind: 'para' }, { start: 6, end: 10, kind: 'para' }], 'One.\r\nTwo.'],
  [[], ' \n\n \t'],
  [[{ start: 0, end: 1, kind: 'para' }, { start: 2, end: 2, kind: 'para' }, { start: 3, end: 4, kind: 'para' }], 'a\n\nb', { lines: true }],
  [[{ start: 0, end: 0, kind: 'para' }], '', { lines: true }],
]);

const RESULT = {
  offsets: 'utf16', length: 30, diagnostics: [], sentences: [[0, 30]],
  annotations: [
    { start: 0, end: 4, kind: 'person', text: 'Anna', entity: 1, value: null },
    { start: 5, end: 9, kind: 'gpe', text: 'Oslo', entity: 2, value: null },
    { start: 10, end: 14, kind: 'person', text: 'Anna', entity: 1, value: null },
  ],
  entities: [{ id: 1, kind: 'person', name: 'Anna', mentions: [0, 2] }, { id: 2, kind: 'gpe', name: 'Oslo', mentions: [1] }],
};
const TEXT = 'Anna Oslo Anna and nobody else';

test('corrections: relabelled here, the mention leaves its entity; everywhere, the entity changes', async (t) => {
  const op = { op: 'label', start: 0, end: 4, kind: 'org' };
  const [here, everywhere, again] = await calls(t, 'corrections.js', 'corrected', [
    [RESULT, [{ ...op, everywhere: false }], TEXT],
    [RESULT, [{ ...op, everywhere: true }], TEXT],
    [{ ...RESULT, annotations: [], entities: [] }, [{ ...op, everywhere: true }], TEXT],
  ]);
  assert.deepEqual(here.annotations.map((m) => m.kind), ['org', 'gpe', 'person']);
  assert.deepEqual(here.entities.map((e) => [e.name, e.kind, e.mentions]), [['Anna', 'org', [0]], ['Oslo', 'gpe', [1]], ['Anna', 'person', [2]]]);
  assert.equal(new Set(here.entities.map((e) => e.id)).size, 3);
  assert.deepEqual(everywhere.entities.map((e) => [e.name, e.kind, e.mentions]), [['Anna', 'org', [0, 2]], ['Oslo', 'gpe', [1]]]);
  assert.deepEqual(again.annotations.map((m) => [m.start, m.kind]), [[0, 'org'], [10, 'org']], 'they hold where the engine finds nothing');
});

test('corrections move with the text, and go when their words go', async (t) => {
  const patch = [
    { op: 'label', start: 10, end: 14, kind: 'org', everywhere: false },
    { op: 'merge', start: 5, into: 0 },
  ];
  const [before, inside, behind] = await calls(t, 'corrections.js', 'shiftPatch', [
    [patch, 0, 0, 3], [patch, 11, 1, 0], [patch, 20, 2, 9],
  ]);
  assert.deepEqual(before.map((op) => [op.start, op.end ?? op.into]), [[13, 17], [8, 3]]);
  assert.deepEqual(inside, [patch[1]]);
  assert.deepEqual(behind, patch);
});
