// Without a network: the service worker, and the page as one file.

import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axe, open, www } from './harness.mjs';
import { ARTICLE, done, mark, marks, openFile, paste } from './page-tools.mjs';

const SINGLE = join(www, 'dist', 'newsmark.html');

/** Waits until the service worker has everything. */
function kept(page) {
  return page.evaluate(async () => {
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error('no service worker: www/ has changed since `cargo xtask build`?')), 20_000);
    });
    const registration = await Promise.race([navigator.serviceWorker.ready, late]);
    const worker = registration.active;
    if (worker.state !== 'activated') await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
    return (await caches.keys()).filter((name) => name.startsWith('newsmark-'));
  });
}

test('after the first visit the page opens and marks without a network', async (t) => {
  const { page, base, stopServer } = await open(t, { path: '?offline' });
  assert.equal((await kept(page)).length, 1);
  await stopServer();
  await page.goto(`${base}?offline`);
  await mark(page);
  assert.ok((await marks(page)).includes('help@varnes.example/email'));
});

test('a build whose files do not belong together is not kept', async (t) => {
  const { page, requests } = await open(t, { path: '?offline', files: { 'style/tokens.css': '/* of another build */' } });
  for (let i = 0; i < 100 && !requests.some((r) => r.path.endsWith('/precache.js')); i += 1) await new Promise((r) => setTimeout(r, 50));
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return !registration?.installing && !registration?.active && !registration?.waiting;
  });
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
});

test('no service worker where a build is tried out', async (t) => {
  const { page } = await open(t);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

test('what the page needs is asked for at once: every module is preloaded, and nothing else', async (t) => {
  const { page, requests, errors } = await open(t);
  await page.waitForFunction(() => document.documentElement.dataset.engine === 'ready');
  const preloaded = await page.$$eval('link[rel=modulepreload]', (list) => list.map((el) => el.getAttribute('href')));
  const loaded = requests.map(({ path }) => path.replace(/^\/[^/]+\//, '')).filter((path) => path.endsWith('.js'));
  // The worker's own modules, and the entry that the page names itself.
  const own = ['main.js', 'worker.js', 'pkg/newsmark.js'];
  assert.deepEqual([...new Set(loaded)].filter((path) => !own.includes(path)).sort(), [...preloaded].sort());
  for (const part of ['newsmark_bg.wasm', 'newsmark.nmk']) assert.equal(requests.filter(({ path }) => path.endsWith(part)).length, 1, part);
  assert.deepEqual(errors, []);
});

test('the page can be installed: manifest, icons, scope', async (t) => {
  const { page, errors } = await open(t);
  const session = await page.createCDPSession();
  const { errors: wrong, data } = await session.send('Page.getAppManifest');
  assert.deepEqual(wrong, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.display, 'standalone');
  for (const { src, sizes, type } of manifest.icons) {
    const reply = await page.evaluate(async (address) => {
      const answer = await fetch(address);
      return [answer.status, answer.headers.get('content-type')];
    }, src);
    assert.deepEqual(reply, [200, type], `${src} ${sizes}`);
  }
  assert.deepEqual(errors, []);
});

test('the single file is at most 2 MB and opens from disk with all its parts', async (t) => {
  assert.ok((await stat(SINGLE)).size <= 2_000_000);
  const source = await readFile(SINGLE, 'utf8');
  assert.ok(!/<(?:link|script|img)[^>]+(?:src|href)="(?!data:)/.test(source), 'it refers to nothing outside itself');
  const { page, errors, outside, requests } = await open(t, { path: 'blank.html', files: { 'blank.html': '<!doctype html><link rel=icon href="data:,">' } });
  const before = requests.length;
  await page.goto(pathToFileURL(SINGLE).href);
  await page.waitForFunction(() => document.documentElement.dataset.engine === 'ready');
  assert.equal(page.workers().length, 1, 'the engine runs in a worker');
  assert.equal(await page.$eval('.notice', (el) => el.hidden), true, 'the model is there');
  await paste(page, { 'text/plain': ARTICLE });
  await done(page);
  const found = await marks(page);
  assert.ok(found.includes('help@varnes.example/email') && found.some((m) => m.endsWith('/person')), found.join());
  await page.click('mark');
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  await openFile(page, 'story.txt', 'Anna Berg left Oslo.');
  await done(page);
  await page.click('#export');
  await page.click('#export-dialog .close');
  await page.click('#share');
  await page.click('#make-link');
  await page.waitForSelector('#link');
  assert.deepEqual(requests.slice(before), []);
  assert.deepEqual(outside(), []);
  assert.deepEqual(errors, []);
});
