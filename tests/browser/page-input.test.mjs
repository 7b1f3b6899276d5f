// What comes in: rich text, files, junk, long texts; and an engine that stops.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { ARTICLE, done, mark, marks, openFile, openPage, paste, sentence, watchFrames } from './page-tools.mjs';

const article = (page) => page.$$eval('.block', (list) => list.map((el) => el.textContent));

test('rich text is reduced to text and paragraphs, and nothing in it runs', async (t) => {
  const { page, errors, outside } = await openPage(t);
  await paste(page, {
    'text/plain': 'flat',
    'text/html': `<h1>A Title</h1><p>Anna <b>Berg</b> paid&nbsp;<i>€45 million</i>.<script>window.bad = 1</script></p>
      <p onclick="window.bad = 2">One<br>Two</p><img src=x onerror="window.bad = 3"><iframe src="https://example.org"></iframe>
      <style>p { color: red }</style><ul><li>First item</li><li>Second item</li></ul><svg onload="window.bad = 4"><text>no</text></svg>`,
  });
  await page.click('#annotate');
  await done(page);
  assert.deepEqual(await article(page), [
    'A Title', 'Anna Berg paid\u00a0€45 million.', 'One', 'Two', 'First item', 'Second item',
  ]);
  assert.equal(await page.evaluate(() => window.bad), undefined);
  // The page's policy reports what it would have refused, had the document not been inert; nothing else happens.
  assert.deepEqual(errors.filter((line) => !/^policy: .* inline$|Content Security Policy/.test(line)), []);
  assert.deepEqual(outside(), []);
});

test('HTML that is pasted as text stays text', async (t) => {
  const { page } = await openPage(t);
  await mark(page, '<img src=x onerror="window.bad = 1"><script>window.bad = 2</script> by Anna Berg');
  assert.match((await article(page))[0], /^<img src=x/);
  assert.equal(await page.evaluate(() => window.bad), undefined);
  assert.equal(await page.$('.article img, .article script'), null);
});

test('a long paste is marked at once, a short one waits for the button', async (t) => {
  const { page } = await openPage(t);
  await paste(page, { 'text/plain': 'Anna Berg' });
  assert.equal(await page.$eval('.reader', (el) => el.hidden), true);
  assert.equal(await page.$eval('#source', (el) => el.value), 'Anna Berg');
  await page.click('#source', { clickCount: 3 });
  await paste(page, { 'text/plain': ARTICLE });
  await done(page);
  assert.ok((await marks(page)).length > 5);
});

const FILES = [
  ['story.txt', 'Anna Berg left Oslo.', ['Anna Berg left Oslo.']],
  ['story.md', '# Heading\n\nAnna Berg left.', ['# Heading', 'Anna Berg left.']],
  ['story.html', '<title>x</title><p>Anna Berg left.</p><p>Then she came.</p>', ['Anna Berg left.', 'Then she came.']],
  ['utf16.txt', [0xff, 0xfe, 0x41, 0, 0x42, 0], ['AB']],
  ['crlf.txt', 'One\r\nTwo\rThree', ['One', 'Two', 'Three']],
];
for (const [name, content, lines] of FILES) {
  test(`${name} is opened`, async (t) => {
    const { page } = await openPage(t);
    await openFile(page, name, content);
    await done(page);
    assert.deepEqual(await article(page), lines);
  });
}

const REFUSED = [
  ['photo.png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13], '“photo.png” is not a text file, so it was not opened.'],
  ['latin1.txt', [0x63, 0x61, 0x66, 0xe9, 0x20, 0x61], '“latin1.txt” is not valid UTF-8 or UTF-16 text, so it was not opened; save it as UTF-8 and try again.'],
  ['empty.txt', '', '“empty.txt” contains no text.'],
  ['blank.html', '<script>x</script>', '“blank.html” contains no text.'],
];
for (const [name, content, wanted] of REFUSED) {
  test(`${name} is refused with one sentence, and the reader's text is kept`, async (t) => {
    const { page } = await openPage(t);
    await paste(page, { 'text/plain': 'my draft' });
    await openFile(page, name, content);
    assert.equal(await sentence(page), wanted);
    assert.equal(await page.$eval('#source', (el) => el.value), 'my draft');
  });
}

const JUNK = [
  ['emoji and combining marks', '👩‍👩‍👧‍👦🏳️‍🌈 Z̷͎͝a̴l̶g̸o Anna Berg 👍🏽'],
  ['right-to-left runs', 'قال Anna Berg إن 45 شخصا שלום'],
  ['soft hyphens and zero-width spaces', 'An\u00adna\u200b Berg \ufeff paid'],
  ['NUL and control characters', 'a\u0000b\u0001 Anna Berg \u001b[31m'],
  ['lone surrogates', 'x \ud800 y \udfff Anna Berg'],
  ['a million digits', '7'.repeat(1_000_000)],
  ['no space for 100,000 characters', 'x'.repeat(100_000)],
  ['20,000 lines', 'Anna Berg\n'.repeat(20_000)],
];
for (const [name, text] of JUNK) {
  test(`with the real engine: ${name}`, async (t) => {
    const { page, errors } = await open(t);
    await paste(page, { 'text/plain': text });
    if (await page.$eval('.reader', (el) => el.hidden)) await page.click('#annotate');
    await done(page);
    const shown = await page.evaluate(() => document.querySelector('.article').textContent.length);
    assert.ok(shown > 0);
    assert.equal(await page.$eval('.error', (el) => el.hidden), true);
    assert.deepEqual(errors, []);
  });
}

test('nothing at all: one sentence', async (t) => {
  const { page } = await openPage(t);
  await paste(page, { 'text/plain': '  \n\t ' });
  await page.click('#annotate');
  assert.equal(await sentence(page), 'There is no text to mark yet.');
});

test('with the real engine: 10 MB are marked, and the page stays responsive meanwhile', async (t) => {
  const { page, errors } = await open(t);
  await page.waitForFunction(() => document.documentElement.dataset.engine === 'ready');
  const frames = await watchFrames(page);
  await page.evaluate((line) => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', line.repeat(Math.ceil(10_000_000 / line.length)));
    document.getElementById('source').focus();
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, ARTICLE);
  await page.waitForSelector('mark');
  await frames();
  await page.waitForFunction(() => document.documentElement.dataset.phase === 'done', { timeout: 120_000 });
  const longest = Math.max(...await frames());
  t.diagnostic(`the longest frame took ${Math.round(longest)} ms`);
  assert.ok(longest < 1000, `the longest frame took ${Math.round(longest)} ms`);
  assert.deepEqual(errors, []);
});

test('work on a long text can be cancelled; the text is kept and can be marked again', async (t) => {
  const { page } = await openPage(t);
  await mark(page, 'Anna Berg left.');
  await page.click('#new');
  await paste(page, { 'text/plain': 'slow Anna Berg' });
  await page.click('#annotate');
  await page.waitForSelector('.working:not([hidden])');
  await page.click('#cancel');
  assert.equal(await sentence(page, '.notice'), 'Cancelled. Your text is kept.');
  assert.deepEqual(await article(page), ['slow Anna Berg']);
  await page.click('#new');
  await paste(page, { 'text/plain': 'Nils Berg came back.' });
  await page.click('#annotate');
  await done(page);
  assert.deepEqual(await marks(page), ['Nils Berg/person']);
});

test('an engine that stops is started again, and the text is kept', async (t) => {
  const { page } = await openPage(t);
  await paste(page, { 'text/plain': 'crash with Anna Berg' });
  await page.click('#annotate');
  assert.equal(await sentence(page), 'The engine stopped and was started again; your text is kept, please try once more.');
  assert.deepEqual(await article(page), ['crash with Anna Berg']);
  await page.click('#new');
  await paste(page, { 'text/plain': 'Anna Berg' });
  await page.click('#annotate');
  await page.waitForSelector('mark');
  assert.deepEqual(await marks(page), ['Anna Berg/person']);
});

test('without workers the page works all the same', async (t) => {
  const { page } = await openPage(t, {
    before: (target) => target.evaluateOnNewDocument(() => {
      globalThis.Worker = class { constructor() { throw new Error('no workers here'); } };
    }),
  });
  await mark(page);
  assert.ok((await marks(page)).includes('Anna Berg/person'));
});

test('a worker that cannot start is replaced by the page itself', async (t) => {
  const { page } = await openPage(t, { files: { 'worker.js': 'throw new Error("broken");' } });
  await mark(page);
  assert.ok((await marks(page)).includes('Anna Berg/person'));
});

test('a damaged or missing model: one sentence, and numbers are marked', async (t) => {
  const damaged = await openPage(t, { files: { 'pkg/newsmark.nmk': new Uint8Array([0xff, 1, 2]) } });
  assert.match(await sentence(damaged.page, '.notice'), /cannot be used[^]*The model file is damaged; get it again\.$/);
  await mark(damaged.page);
  const missing = await openPage(t, { files: { 'pkg/newsmark.nmk': '' } });
  assert.match(await sentence(missing.page, '.notice'), /^The model for names is missing/);
});

test('an engine that cannot be loaded: one sentence, and the text is kept', async (t) => {
  const { page } = await openPage(t, { files: { 'pkg/newsmark.js': 'syntax error here' } });
  await page.waitForFunction(() => document.documentElement.dataset.engine === 'failed');
  await paste(page, { 'text/plain': ARTICLE });
  assert.equal(await sentence(page), 'The engine could not be started, so nothing can be marked; your text is kept.');
  assert.equal((await article(page)).length, 3);
});
