// What the tests of the page share: the page with a stand-in engine, and small steps a reader takes.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { open, repository } from './harness.mjs';

const stub = await readFile(join(repository, 'tests/browser/stub-engine.js'), 'utf8');

export const ARTICLE = `Varnes counts the cost

Anna Berg and her brother Nils Berg left Varnes on Thursday with 14,000 others. At least 12 people were hurt.

Anna Berg said the port lost €45 million, or 6.3 percent. Write to help@varnes.example for more.
`;

/** Opens the page with the stand-in engine, whose marks a test can count on. */
export function openPage(t, options = {}) {
  return open(t, { ...options, files: { 'pkg/newsmark.js': stub, 'pkg/newsmark.nmk': 'x', ...options.files } });
}

/** Puts text into the box as a paste does, with any clipboard types. */
export async function paste(page, data) {
  await page.focus('#source');
  await page.evaluate((types) => {
    const transfer = new DataTransfer();
    for (const [type, value] of Object.entries(types)) transfer.setData(type, value);
    const event = new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, data);
}

/** Pastes a text and marks it. */
export async function mark(page, text = ARTICLE) {
  await paste(page, { 'text/plain': text });
  if (await page.$eval('.reader', (el) => el.hidden)) await page.click('#annotate');
  await done(page);
}

/** Waits until the text is marked. */
export async function done(page) {
  await page.waitForFunction(() => document.documentElement.dataset.phase === 'done');
}

/** The marked pieces, as `text/kind`. */
export function marks(page) {
  return page.$$eval('.article mark', (list) => list.map((el) => `${el.textContent}/${el.dataset.kind}`));
}

/** Gives the page a file to open. */
export async function openFile(page, name, bytes, type = '') {
  await page.evaluate(([fileName, content, fileType]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([typeof content === 'string' ? content : new Uint8Array(content)], fileName, { type: fileType }));
    const input = document.getElementById('file');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
  }, [name, typeof bytes === 'string' ? bytes : [...bytes], type]);
}

/** The sentence of an error or notice that the page shows. */
export async function sentence(page, selector = '.error') {
  await page.waitForSelector(`${selector}:not([hidden])`);
  return page.$eval(`${selector} p`, (el) => el.textContent);
}

/** Says how often the longest piece of work blocked the page since `watchFrames`, in milliseconds. */
export async function watchFrames(page) {
  await page.evaluate(() => {
    globalThis.frames_ = [];
    let last = performance.now();
    const tick = (now) => {
      globalThis.frames_.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  return () => page.evaluate(() => globalThis.frames_.splice(0));
}
