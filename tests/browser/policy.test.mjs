// What the page promises: no text leaves it. Not "it does not send any", but "it cannot", its worker included; and that
// by the page alone, as GitHub Pages sends no policy.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { open, www } from './harness.mjs';

/** Tries every way out that scripts have, in a page or in a worker; runs there, so it is one function. */
async function tryEveryWay(mark) {
  const quiet = (promise) => Promise.race([promise, new Promise((resolve) => setTimeout(resolve, 1500))]).catch(() => {});
  const host = `${mark}.example`;
  await quiet(Promise.resolve().then(() => fetch(`http://fetch.${host}/?text`, { mode: 'no-cors' })));
  await quiet(new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.onloadend = resolve;
    request.open('POST', `http://xhr.${host}/`);
    request.send('text');
  }));
  for (const way of [
    () => new WebSocket(`ws://socket.${host}/`),
    () => new EventSource(`http://events.${host}/`),
    () => navigator.sendBeacon?.(`http://beacon.${host}/`, 'text'),
    () => importScripts?.(`http://script.${host}/`),
    () => { new Image().src = `http://image.${host}/?text`; },
  ]) {
    try { way(); } catch { /* refused at once: as it should be */ }
  }
  await quiet(import(`http://module.${host}/`));
  if (typeof document !== 'undefined') {
    const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
    add('iframe', { src: `http://frame.${host}/` });
    add('link', { rel: 'stylesheet', href: `http://style.${host}/` });
    add('link', { rel: 'prefetch', href: `http://prefetch.${host}/` });
    add('script', { src: `http://tag.${host}/` });
    add('form', { action: `http://form.${host}/`, method: 'post' });
    document.forms[document.forms.length - 1].submit();
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/** The page's worker, once it is there. */
async function workerOf(page) {
  for (let turn = 0; turn < 100; turn += 1) {
    const [worker] = page.workers();
    if (worker) return worker;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the page started no worker');
}

test('from the page itself nothing gets out', async (t) => {
  const { page, outside } = await open(t);
  await page.evaluate(tryEveryWay, 'page');
  assert.deepEqual(outside(), []);
});

test('from its worker nothing gets out either', async (t) => {
  const { page, outside } = await open(t);
  const worker = await workerOf(page);
  await worker.evaluate(tryEveryWay, 'worker');
  assert.deepEqual(outside(), []);
});

test('the ways out do lead out where there is no policy', async (t) => {
  const files = { 'a.html': '<!doctype html><meta charset="utf-8"><title>t</title><body>', 'w.js': 'onmessage = () => {};' };
  const { page, outside } = await open(t, { path: 'a.html', files });
  await page.evaluate(() => { globalThis.kept = new Worker('w.js'); });
  await (await workerOf(page)).evaluate(tryEveryWay, 'worker');
  await page.evaluate(tryEveryWay, 'page').catch(() => { /* the form has led the page away */ });
  const seen = outside().join('\n');
  for (const way of ['fetch.worker', 'xhr.worker', 'socket.worker', 'fetch.page', 'xhr.page', 'beacon.page', 'image.page', 'frame.page', 'form.page']) {
    assert.ok(seen.includes(`${way}.example`), `${way} is missing in ${seen}`);
  }
});

test('the policy is what was promised', async () => {
  const html = await readFile(join(www, 'index.html'), 'utf8');
  const content = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1] ?? '';
  const rules = new Map(content.split(';').map((rule) => rule.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
  assert.deepEqual(rules.get('default-src'), ["'none'"]);
  assert.deepEqual(rules.get('connect-src'), ["'self'"]);
  assert.deepEqual(rules.get('script-src'), ["'self'", "'wasm-unsafe-eval'"]);
  assert.deepEqual(rules.get('base-uri'), ["'none'"]);
  assert.deepEqual(rules.get('form-action'), ["'none'"]);
  const loose = [...rules].filter(([, values]) => values.some((value) => /^'unsafe-|^https?:|^wss?:|\*/.test(value)));
  assert.deepEqual(loose, []);
});
