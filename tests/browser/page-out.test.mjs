// Exports, own JSON back in, links, the dictionary, boilerplate, help.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, open, shot } from './harness.mjs';
import { ARTICLE, done, mark, marks, openFile, openPage, paste, sentence } from './page-tools.mjs';

/** Catches what the page would save or copy. */
async function catchFiles(page) {
  await page.evaluate(() => {
    globalThis.saved = [];
    const blobs = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = make(blob);
      blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function click() {
      globalThis.saved.push(blobs.get(this.href).text().then((text) => ({ name: this.download, text })));
    };
    navigator.clipboard.writeText = async (text) => {
      globalThis.saved.push({ name: '', text });
    };
  });
  return () => page.evaluate(() => Promise.all(globalThis.saved.splice(0)));
}

async function exported(page, saved, format) {
  if (!(await page.$('#export-dialog[open]'))) await page.click('#export');
  await page.click(`[data-format=${format}]`);
  for (let i = 0; i < 100; i += 1) {
    const [file] = await saved();
    if (file) return file;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nothing was saved as ${format}`);
}

async function relabel(page, text, kind) {
  await page.$$eval('.article mark[role]', (list, wanted) => list.find((el) => el.textContent === wanted).click(), text);
  await page.select('.card .kind-select', kind);
  await page.keyboard.press('Escape');
}

test('exported JSON comes back the same, corrections and their undo included', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  const saved = await catchFiles(page);
  await relabel(page, 'Nils Berg', 'org');
  const before = await marks(page);
  const file = await exported(page, saved, 'json');
  assert.equal(file.name, 'varnes-counts-the-cost-anna-berg.json');
  assert.equal(JSON.parse(file.text).offsets, 'utf16');
  await page.keyboard.press('Escape');
  const other = await openPage(t);
  await openFile(other.page, file.name, file.text);
  await done(other.page);
  assert.deepEqual(await marks(other.page), before);
  const again = await exported(other.page, await catchFiles(other.page), 'json');
  assert.equal(again.text, file.text);
});

test('with the real engine: every format is written from the corrected marks', async (t) => {
  const { page, errors } = await open(t);
  await mark(page, 'Anna Berg paid €45 million on 24 April 2025.\n\nShe wrote to help@varnes.example, 😀 she said.');
  await page.$$eval('.article mark', (list) => list.find((el) => el.textContent.includes('@')).click());
  await page.select('.card .kind-select', 'work');
  await page.keyboard.press('Escape');
  const saved = await catchFiles(page);
  const texts = {};
  for (const format of ['csv', 'factcheck', 'conll', 'brat', 'w3c', 'html', 'markdown']) {
    const file = await exported(page, saved, format);
    texts[format] = file.text;
    assert.match(file.text, /help@varnes\.example/, format);
    assert.match(file.text, /WORK/i, format);
  }
  assert.match(texts.factcheck, /^claim,sentence,kind,value,source,checked\r\n/);
  assert.match(texts.html, /<mark/);
  const w3c = JSON.parse(texts.w3c);
  const items = w3c.items ?? w3c['@graph'] ?? w3c;
  assert.ok(Array.isArray(items) && items.length > 1);
  await page.click('[data-copy=markdown]');
  assert.deepEqual(errors, []);
});

const BROKEN = [
  ['cut.json', '{"text": "Anna', '“cut.json” is not valid JSON, so it was not opened.'],
  ['list.json', '[1, 2]', '“list.json” holds no text, so it is not an export of this page.'],
  ['new.json', '{"text": "x", "newsmark": {"version": 99}}', '“new.json” was written by a newer version of this page; reload the page and try again.'],
  ['bytes.json', '{"text": "x", "offsets": "utf8"}', '“bytes.json” does not count in UTF-16 units, as this page does, so it was not opened.'],
  ['off.json', '{"text": "Anna", "annotations": [{"start": 0, "end": 9, "kind": "person", "text": "Anna"}], "entities": []}', '“off.json” is damaged: its marks do not fit its text.'],
  ['op.json', '{"text": "Anna", "annotations": [], "entities": [], "newsmark": {"patch": [{"op": "label", "start": 99}]}}', '“op.json” is damaged: its marks do not fit its text.'],
];
for (const [name, json, wanted] of BROKEN) {
  test(`${name}: one sentence, and the text on the page is kept`, async (t) => {
    const { page } = await openPage(t);
    await mark(page);
    await openFile(page, name, json);
    assert.equal(await sentence(page), wanted);
    assert.ok((await marks(page)).length > 5);
  });
}

test('a link carries text, date and corrections behind #, and nothing of it reaches the server', async (t) => {
  const { page, base, requests } = await openPage(t);
  await page.click('#sample');
  await done(page);
  await relabel(page, 'Varnes', 'loc');
  const before = await marks(page);
  await page.click('#share');
  assert.equal(await page.$('#link'), null, 'a link is made only on demand');
  await page.click('#make-link');
  await page.waitForSelector('#link');
  const link = await page.$eval('#link', (el) => el.value);
  assert.ok(link.startsWith(`${base}#n1=`));
  assert.match(await page.$eval('#share-dialog', (el) => el.innerText), /[\d,]+ characters/);
  assert.deepEqual(await axe(page), []);
  const other = await openPage(t, { path: link.slice(base.length) });
  await done(other.page);
  assert.deepEqual(await marks(other.page), before);
  assert.equal(await other.page.$eval('#date', (el) => el.value), '2026-03-13');
  for (const request of [...requests, ...other.requests]) assert.ok(!`${request.path}${request.search}${request.body}`.includes('n1='));
});

for (const [name, hash] of [['cut short', '#n1=q1YqUbJSckxKVtJRSlGyMtJRKlCyUl'], ['no base64', '#n1=%%%'], ['empty', '#n1=']]) {
  test(`a link that is ${name}: one sentence`, async (t) => {
    const { page } = await openPage(t, { path: hash });
    assert.equal(await sentence(page), 'This link is cut short or damaged; ask for it again.');
  });
}

test('a link that would unpack to gigabytes is refused', async (t) => {
  const { page } = await openPage(t);
  await page.evaluate(async () => {
    const stream = new Blob([new Uint8Array(64 << 20)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    let binary = '';
    for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
    location.hash = `n1=${btoa(binary).replace(/\+/g, '-').replace(/\//g, '_')}`;
  });
  assert.equal(await sentence(page), 'This link is cut short or damaged; ask for it again.');
});

test('a text too long for a link is not made into one', async (t) => {
  const { page } = await openPage(t);
  await mark(page, Array.from({ length: 30_000 }, (_, i) => `${(i * 7919) % 100_003}x${(i * 104_729) % 99_991}`).join(' '));
  await page.click('#share');
  await page.click('#make-link');
  await page.waitForSelector('#link-too-long');
  assert.match(await page.$eval('#link-too-long', (el) => el.textContent), /would make a link of [\d,]+ characters/);
});

test('with the real engine: the dictionary marks names and patterns, ignores words, and is kept', async (t) => {
  const { page, errors } = await open(t);
  const text = 'The zorblax met Quuxia. Order AB-1234 cost €45 million.';
  await mark(page, text);
  await page.click('#dictionary');
  await page.type('#new-name', 'zorblax');
  await page.click('#add-name');
  await page.waitForFunction(() => document.querySelector('.dict-list'));
  await page.type('#new-word', '€45 million');
  await page.click('#add-word');
  await page.waitForFunction(() => document.querySelectorAll('.dict-list li').length === 2);
  await page.type('#new-pattern', '[A-Z{2}-\\d+');
  await page.click('#add-pattern');
  await page.waitForFunction(() => document.querySelector('#pattern-error').textContent !== '');
  assert.equal(await page.$eval('#new-pattern', (el) => el.hasAttribute('aria-invalid')), true);
  assert.equal(await page.$$eval('.dict-list li', (list) => list.length), 2);
  assert.deepEqual(await axe(page), []);
  await shot(page, 'dictionary', { fullPage: false });
  await page.$eval('#new-pattern', (el) => {
    el.value = '[A-Z]{2}-\\d+';
  });
  await page.click('#add-pattern');
  await page.waitForFunction(() => document.querySelectorAll('.dict-list li').length === 3);
  await page.keyboard.press('Escape');
  await done(page);
  await page.waitForFunction(() => [...document.querySelectorAll('.article mark')].some((m) => m.textContent === 'AB-1234'));
  const found = await marks(page);
  assert.ok(found.includes('zorblax/person'), found.join());
  assert.ok(found.includes('AB-1234/product'), found.join());
  assert.ok(!found.some((m) => m.startsWith('€45 million')), found.join());
  await page.reload();
  await mark(page, text);
  assert.ok((await marks(page)).includes('zorblax/person'));
  assert.deepEqual(errors, []);
});

test('a dictionary is exported and imported; anything else is refused with one sentence', async (t) => {
  const { page } = await openPage(t);
  const saved = await catchFiles(page);
  const give = (name, text) => page.evaluate(([fileName, content]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], fileName));
    const input = document.getElementById('dictionary-file');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
  }, [name, text]);
  const said = (wanted) => page.waitForFunction((text) => [...document.querySelectorAll('#dictionary-dialog [role=status]')].some((el) => el.textContent === text), {}, wanted);
  await page.click('#dictionary');
  await give('cats.json', '{"names": [{"text": "Tom", "kind": "cat"}]}');
  await said('“cats.json” is not a dictionary of Newsmark.');
  await give('mine.json', '{"names": [{"text": "Tom", "kind": "person"}], "ignore": ["Mark"], "patterns": []}');
  await said('Imported.');
  await page.click('#dictionary-export');
  const [file] = await saved();
  assert.deepEqual(JSON.parse(file.text), { names: [{ text: 'Tom', kind: 'person', any_case: false }], ignore: ['Mark'], patterns: [] });
});

test('a dictionary that is damaged in the browser is set aside and reported, never fatal', async (t) => {
  const { page } = await openPage(t);
  await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open('newsmark', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    request.onsuccess = () => {
      const transaction = request.result.transaction('kept', 'readwrite');
      transaction.objectStore('kept').put({ names: 'garbage' }, 'dictionary');
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  }));
  await page.reload();
  assert.equal(await sentence(page, '.notice'), 'Your dictionary could not be read; it was set aside and an empty one is in use.');
  await mark(page);
  assert.ok((await marks(page)).length > 5);
});

test('where storage is forbidden the page works, and says so when there is something to keep', async (t) => {
  const { page } = await openPage(t, {
    before: (target) => target.evaluateOnNewDocument(() => {
      Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });
      Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
    }),
  });
  await mark(page);
  await page.click('#dictionary');
  await page.type('#new-name', 'Tom');
  await page.click('#add-name');
  assert.match(await sentence(page, '.notice'), /does not let the page keep anything/);
});

test('boilerplate is offered for removal, never removed in silence; removal can be undone', async (t) => {
  const { page } = await openPage(t);
  const text = `We use cookies to improve your experience.\nAccept all\n\nVarnes counts the cost\n\n${'Anna Berg left Varnes on Thursday. '.repeat(8)}\n\nShare on Facebook\nRead more: Ten tips\nPhoto: Nils Berg\n\nNo one reads more than Anna Berg does.`;
  await paste(page, { 'text/plain': text });
  await done(page);
  const lines = () => page.$$eval('.block', (list) => list.map((el) => el.textContent));
  const before = await lines();
  assert.equal(before.length, 8);
  assert.match(await sentence(page, '.offer'), /^5 lines look like/);
  await page.click('#look-lines');
  assert.deepEqual(await axe(page), []);
  await page.click('#boilerplate-dialog li:nth-child(5) input');
  await page.click('#remove-lines');
  await done(page);
  assert.deepEqual((await lines()).map((line) => line.slice(0, 16)), ['Varnes counts th', 'Anna Berg left V', 'Photo: Nils Berg', 'No one reads mor']);
  await page.click('#undo');
  assert.deepEqual(await lines(), before);
});

test('? shows help, Escape closes it', async (t) => {
  const { page } = await openPage(t);
  await mark(page);
  await page.focus('mark');
  await page.keyboard.press('?');
  await page.waitForSelector('#help-dialog[open]');
  assert.deepEqual(await axe(page), []);
  await shot(page, 'help', { fullPage: false });
  await page.click('#shortcuts');
  await page.keyboard.press('Escape');
  assert.equal(await page.$('#help-dialog[open]'), null);
  await page.keyboard.press('?');
  assert.equal(await page.$('#help-dialog[open]'), null, 'single keys can be turned off');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MARK');
  assert.ok(ARTICLE.includes(await page.evaluate(() => document.activeElement.textContent)));
});
