// Long articles: the beginning is marked first, scrolling is smooth, editing is quick.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { done, watchFrames } from './page-tools.mjs';

/** Frames are measured on machines of all kinds, some of them busy: twice the budget is what fails here. */
const SLACK = 2;

const PEOPLE = ['Anna Berg', 'Nils Lund', 'Maria Santos', 'John Kelly', 'Ingrid Solheim', 'Omar Haddad', 'Li Wei', 'Eva Novak'];
const PLACES = ['Norway', 'Oslo', 'Lisbon', 'Nairobi', 'Chicago', 'Vienna', 'Jakarta', 'Lima'];

/** About 300 KB of news with some 15,000 marks. */
function longArticle() {
  const lines = [];
  let length = 0;
  for (let i = 0; length < 300_000; i += 1) {
    const person = PEOPLE[i % 8];
    const place = PLACES[(i * 3) % 8];
    const line = `${person} left ${place} on ${1 + (i % 28)} March 2024 with $${i + 2} million, ${i % 90}% of it for ${PLACES[(i * 5) % 8]} and ${i * 13 + 7} people in ${PLACES[(i * 7) % 8]}, ${PEOPLE[(i * 5) % 8]} said.`;
    lines.push(line);
    length += line.length + 2;
  }
  return lines.join('\n\n');
}

async function pasteLong(page, text) {
  await page.waitForFunction(() => document.documentElement.dataset.engine === 'ready');
  return page.evaluate((long) => new Promise((resolve) => {
    const start = performance.now();
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.article mark')) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - start));
    }).observe(document.body, { subtree: true, childList: true });
    const transfer = new DataTransfer();
    transfer.setData('text/plain', long);
    document.getElementById('source').dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  }), text);
}

test('300 KB with 15,000 marks: first marks at once, smooth scrolling, quick filter and keystroke', async (t) => {
  const { page, errors } = await open(t);
  const text = longArticle();
  const first = await pasteLong(page, text);
  await done(page);
  const total = await page.$$eval('.legend .count', (list) => list.reduce((sum, el) => sum + Number(el.textContent.replace(',', '')), 0));
  t.diagnostic(`${text.length} characters, ${total} marks, first marks after ${Math.round(first)} ms`);
  assert.ok(total > 12_000, `${total} marks`);
  assert.ok(first < 300 * SLACK, `first marks after ${Math.round(first)} ms`);

  const frames = await watchFrames(page);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  await frames();
  await page.evaluate(() => new Promise((resolve) => {
    let steps = 120;
    const step = () => {
      scrollBy({ top: 240, behavior: 'instant' });
      steps -= 1;
      if (steps > 0) requestAnimationFrame(step);
      else resolve();
    };
    step();
  }));
  const scrolled = (await frames()).sort((a, b) => a - b);
  t.diagnostic(`scrolling: longest frame ${Math.round(scrolled.at(-1))} ms, median ${Math.round(scrolled[scrolled.length >> 1])} ms`);
  assert.ok(scrolled.at(-1) < 50 * SLACK, `the longest frame took ${Math.round(scrolled.at(-1))} ms`);

  const filter = await page.evaluate(() => {
    const start = performance.now();
    document.getElementById('kind-person').click();
    document.body.getBoundingClientRect();
    return performance.now() - start;
  });
  t.diagnostic(`a kind is hidden in ${Math.round(filter)} ms`);
  assert.ok(filter < 200 * SLACK, `a kind is hidden in ${Math.round(filter)} ms`);
  assert.deepEqual(errors, []);
});

test('typing into 100 KB: a keystroke is shown at once, and the marks follow', async (t) => {
  const { page, errors } = await open(t);
  await pasteLong(page, longArticle().slice(0, 100_000));
  await done(page);
  await page.click('#edit');
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.up('Control');
  await page.keyboard.type('x');
  await page.evaluate(() => {
    globalThis.times = [];
    let start = 0;
    addEventListener('beforeinput', () => {
      start = performance.now();
    }, { capture: true });
    addEventListener('beforeinput', () => globalThis.times.push(performance.now() - start));
  });
  await page.keyboard.type('yyyyyyyyyy', { delay: 100 });
  const times = await page.evaluate(() => globalThis.times.sort((a, b) => a - b));
  t.diagnostic(`a keystroke takes ${times[5].toFixed(1)} ms on the page (median), ${times[9].toFixed(1)} ms at most`);
  assert.ok(times[5] < 16 * SLACK * 2, `a keystroke takes ${times[5].toFixed(1)} ms`);
  assert.match(await page.$eval('.article .block', (el) => el.textContent), /^xyyyyyyyyyyAnna/);
  assert.deepEqual(errors, []);
});
