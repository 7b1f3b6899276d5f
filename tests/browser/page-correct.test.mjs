// Corrections, entities, the table, editing in place.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, shot } from './harness.mjs';
import { ARTICLE, done, mark, marks, openPage } from './page-tools.mjs';

const kindOf = async (page, text) => (await marks(page)).filter((m) => m.startsWith(`${text}/`)).map((m) => m.split('/').pop());

/** Opens the card of the nth mark with this text. */
async function openCard(page, text, n = 0) {
  await page.evaluate(([wanted, index]) => {
    const list = [...document.querySelectorAll('.article mark[role]')].filter((el) => el.textContent === wanted);
    list[index].click();
  }, [text, n]);
  await page.waitForSelector('.card:not([hidden])');
}

/** Selects a piece of the article, as a mouse does. */
async function select(page, words) {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.article'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue.indexOf(wanted);
      if (at < 0) continue;
      document.getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`no ${wanted}`);
  }, words);
  await page.waitForSelector('.adder:not([hidden])');
}

test('a mark is relabelled here or everywhere, undone and redone', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  await openCard(page, 'Anna Berg');
  await page.select('.card .kind-select', 'fac');
  assert.deepEqual(await kindOf(page, 'Anna Berg'), ['fac', 'person']);
  await page.click('#undo');
  assert.deepEqual(await kindOf(page, 'Anna Berg'), ['person', 'person']);
  await openCard(page, 'Anna Berg');
  await page.click('#everywhere');
  await page.select('.card .kind-select', 'work');
  assert.deepEqual(await kindOf(page, 'Anna Berg'), ['work', 'work']);
  await page.keyboard.press('Escape');
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  assert.deepEqual(await kindOf(page, 'Anna Berg'), ['person', 'person']);
  await page.keyboard.press('y');
  await page.keyboard.up('Control');
  assert.deepEqual(await kindOf(page, 'Anna Berg'), ['work', 'work']);
});

test('a mark is deleted, and the focus goes on to the next', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  await openCard(page, 'Varnes');
  await page.click('#everywhere');
  await page.click('#remove');
  assert.deepEqual(await kindOf(page, 'Varnes'), []);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Anna Berg');
  await page.keyboard.press('Delete');
  assert.deepEqual(await kindOf(page, 'Anna Berg'), ['person']);
});

test('a selection is snapped to whole words and marked, here or everywhere', async (t) => {
  const { page } = await openPage(t);
  await mark(page, 'The port of call.\n\nNo port is an airport, said the port.');
  await select(page, 'por');
  await page.select('.adder .kind-select', 'fac');
  await page.click('#add-mark');
  assert.deepEqual(await marks(page), ['port/fac', 'No/org']);
  await page.click('#undo');
  await select(page, ' port ');
  await page.select('.adder .kind-select', 'fac');
  await page.click('.adder input');
  await page.click('#add-mark');
  assert.deepEqual((await marks(page)).filter((m) => m.endsWith('fac')), ['port/fac', 'port/fac', 'port/fac']);
});

test('digits relabel the mark that has the focus, with Shift everywhere', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  await page.$$eval('.article mark', (list) => list.find((el) => el.textContent === 'Anna Berg').focus());
  await page.keyboard.press('3');
  assert.deepEqual(await kindOf(page, 'Anna Berg'), ['org', 'person']);
  await page.keyboard.down('Shift');
  await page.keyboard.press('Digit4');
  await page.keyboard.up('Shift');
  assert.deepEqual(await kindOf(page, 'Anna Berg'), ['gpe', 'gpe']);
});

test('entities: search, follow, next and previous by button and by j and k, n of N', async (t) => {
  const { page } = await openPage(t);
  await mark(page, `${ARTICLE}\nAnna Berg came back.`);
  await page.click('#side-entities');
  await page.type('#entity-search', 'anna');
  assert.equal(await page.$eval('.entities .quiet', (el) => el.textContent), '1 of 4 entities');
  await page.click('.entity-row');
  assert.equal(await page.$$eval('.strip .tick', (list) => list.length), 3);
  assert.equal(await page.$$eval('.article mark.same', (list) => list.length), 3);
  const of = () => page.$eval('.of', (el) => el.textContent);
  assert.equal(await of(), '3 mentions');
  await page.click('#entity-next');
  assert.equal(await of(), '1 of 3');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  assert.equal(await of(), '3 of 3');
  await page.keyboard.press('j');
  assert.equal(await of(), '1 of 3');
  await page.keyboard.press('k');
  assert.equal(await of(), '3 of 3');
  assert.deepEqual(await axe(page), []);
  await shot(page, 'entities', { fullPage: false });
});

test('entities are merged, split and renamed; corrections outlive another run of the engine', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  const names = () => page.$$eval('.entity-name', (list) => list.map((el) => el.textContent));
  await page.click('#side-entities');
  assert.deepEqual(await names(), ['Varnes', 'Anna Berg', 'Nils Berg', 'Write']);
  await openCard(page, 'Nils Berg');
  const anna = await page.$$eval('.merge-select option', (list) => list.find((o) => o.textContent.startsWith('Anna')).value);
  await page.select('.merge-select', anna);
  assert.deepEqual(await names(), ['Anna Berg', 'Varnes', 'Write']);
  await page.keyboard.press('Escape');
  await openCard(page, 'Varnes');
  await page.click('#split');
  assert.deepEqual(await names(), ['Anna Berg', 'Varnes', 'Varnes', 'Write']);
  await page.keyboard.press('Escape');
  await page.click('#undo');
  await page.$$eval('.entity-row', (list) => list[0].click());
  if (!(await page.$('#entity-name'))) await page.click('.entity-row');
  await page.$eval('#entity-name', (el) => {
    el.value = 'The Bergs';
    el.dispatchEvent(new Event('change'));
  });
  assert.deepEqual(await names(), ['The Bergs', 'Varnes', 'Write']);
  await page.$eval('#date', (el) => {
    el.value = '2026-03-13';
    el.dispatchEvent(new Event('change'));
  });
  await done(page);
  assert.deepEqual(await names(), ['The Bergs', 'Varnes', 'Write']);
});

test('numbers and dates as a table: sorted, copied, and a click goes to the mark', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  await page.click('#view-table');
  const column = (n) => page.$$eval(`.facts tbody tr > :nth-child(${n})`, (list) => list.map((el) => el.textContent));
  assert.deepEqual(await column(1), ['Thursday', '14,000', 'At least 12', '€45 million', '6.3 percent', 'help@varnes.example']);
  assert.deepEqual(await column(3), ['a Thursday', '14,000', 'at least 12', '45,000,000 EUR', '6.3 %', '']);
  assert.deepEqual(await column(5), ['', '', '12 or more', '', '', '']);
  assert.deepEqual(await axe(page), []);
  await shot(page, 'table', { fullPage: false });
  await page.click('.facts th:nth-child(3) .sort');
  assert.deepEqual((await column(1)).slice(0, 4), ['6.3 percent', '€45 million', 'At least 12', '14,000']);
  assert.equal(await page.$eval('.facts th:nth-child(3)', (el) => el.getAttribute('aria-sort')), 'ascending');
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      globalThis.copied = text;
    };
  });
  await page.click('#copy-table');
  const copied = await page.evaluate(() => globalThis.copied);
  assert.equal(copied.split('\n').length, 8);
  assert.match(copied, /^As written\tKind\tValue\tUnit\tBounds\tCounts\tSentence\n/);
  await page.click('.facts tbody tr:nth-child(2) .plain');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '€45 million');
});

test('editing in place: typing, deleting, new lines; marks follow, corrections stay, undo takes text back', async (t) => {
  const { page, errors } = await openPage(t);
  await mark(page, 'Anna Berg left Oslo.\n\nShe paid €45 million.');
  await openCard(page, 'Oslo');
  await page.select('.card .kind-select', 'loc');
  await page.keyboard.press('Escape');
  await page.click('#edit');
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.up('Control');
  await page.keyboard.type('Nils Berg and ');
  await done(page);
  await page.waitForFunction(() => document.querySelector('.article').textContent.startsWith('Nils Berg and Anna Berg left'));
  await page.waitForFunction(() => document.querySelectorAll('.article mark').length === 4);
  assert.deepEqual(await marks(page), ['Nils Berg/person', 'Anna Berg/person', 'Oslo/loc', '€45 million/money']);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  assert.equal(await page.$eval('.article .block', (el) => el.textContent), 'Nils Berg andAnna Berg left Oslo.');
  for (let i = 0; i < 30 && !(await page.$eval('#undo', (el) => el.disabled)); i += 1) await page.click('#undo');
  await page.click('#edit');
  await done(page);
  assert.deepEqual(await page.$$eval('.block', (list) => list.map((el) => el.textContent)), ['Anna Berg left Oslo.', 'She paid €45 million.']);
  assert.deepEqual(await marks(page), ['Anna Berg/person', 'Oslo/gpe', '€45 million/money']);
  assert.deepEqual(errors, []);
});
