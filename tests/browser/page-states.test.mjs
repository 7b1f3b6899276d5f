// Every state of the page, in every dress: the accessibility rules hold and nothing sticks out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, shot } from './harness.mjs';
import { ARTICLE, done, mark, openFile, openPage, paste } from './page-tools.mjs';

const DRESSES = {
  light: {},
  dark: { media: { 'prefers-color-scheme': 'dark' } },
  narrow: { viewport: { width: 320, height: 640 } },
  forced: { forced: true },
};

/** What brings the page from the marked article into a state, and what brings it back. */
const STATES = {
  entities: [
    async (page) => {
      await page.$eval('.fold', (el) => {
        el.open = true;
      });
      await page.click('#side-entities');
      await page.click('.entity-row');
    },
    (page) => page.click('#side-legend'),
  ],
  table: [(page) => page.click('#view-table'), (page) => page.click('#view-article')],
  editing: [(page) => page.click('#edit'), (page) => page.click('#edit')],
  selecting: [
    async (page) => {
      await page.evaluate(() => {
        const block = document.querySelectorAll('.article .block')[1];
        document.getSelection().setBaseAndExtent(block.childNodes[1], 1, block.childNodes[1], 8);
      });
      await page.waitForSelector('.adder:not([hidden])');
    },
    (page) => page.evaluate(() => document.getSelection().removeAllRanges()),
  ],
  card: [(page) => page.$eval('mark[data-kind=person]', (el) => el.click()), (page) => page.keyboard.press('Escape')],
  export: [(page) => page.click('#export'), (page) => page.keyboard.press('Escape')],
  share: [
    async (page) => {
      await page.click('#share');
      await page.click('#make-link');
      await page.waitForSelector('#link');
    },
    (page) => page.keyboard.press('Escape'),
  ],
  dictionary: [
    async (page) => {
      await page.click('#dictionary');
      await page.type('#new-name', 'Zorblax');
      await page.click('#add-name');
      await page.waitForSelector('.dict-list');
    },
    (page) => page.keyboard.press('Escape'),
  ],
  help: [(page) => page.click('#help'), (page) => page.keyboard.press('Escape')],
  refused: [(page) => openFile(page, 'x.txt', [0, 1, 2]), (page) => page.click('.error .close')],
};

for (const [dress, { forced, ...options }] of Object.entries(DRESSES)) {
  test(`${dress}: every state`, async (t) => {
    const { page, errors } = await openPage(t, options);
    if (forced) {
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    }
    await mark(page);
    for (const [state, [enter, leave]] of Object.entries(STATES)) {
      await enter(page);
      await shot(page, `state-${dress}-${state}`, { fullPage: false });
      assert.deepEqual(await axe(page), [], `${dress}, ${state}`);
      const wide = await page.evaluate(() => Math.max(...[document.documentElement, ...document.querySelectorAll('dialog[open], .card:not([hidden])')]
        .map((el) => el.scrollWidth - el.clientWidth)));
      assert.equal(wide, 0, `${dress}, ${state}: nothing sticks out`);
      await leave(page);
    }
    await page.click('#new');
    await paste(page, { 'text/plain': 'slow Anna Berg' });
    await page.click('#annotate');
    await page.waitForSelector('.working:not([hidden])');
    assert.deepEqual(await axe(page), [], `${dress}, working`);
    await done(page);
    assert.deepEqual(errors, []);
  });
}

test('words are marked without a mouse: edit, select with Shift, Alt and a digit', async (t) => {
  const { page } = await openPage(t);
  await mark(page, ARTICLE);
  await page.click('#edit');
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Control');
  await page.keyboard.down('Shift');
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Shift');
  const selected = await page.evaluate(() => document.getSelection().toString());
  await page.keyboard.down('Alt');
  await page.keyboard.press('Digit9');
  await page.keyboard.up('Alt');
  const works = await page.$$eval('mark[data-kind=work]', (list) => list.map((el) => el.textContent));
  assert.equal(works.length, 1);
  assert.ok(works[0].includes(selected.trim()), `${works[0]} for ${selected}`);
});
