// That the harness sees what it promises to see: without this, "nothing left the page" would prove nothing.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { open } from './harness.mjs';

const html = (body, policy = '') =>
  `<!doctype html><meta charset="utf-8">${policy}<title>t</title><link rel="icon" href="data:,">${body}`;

test('what a page, a worker and a beacon send elsewhere is noted and refused', async (t) => {
  const files = {
    'a.html': html(''),
    'worker.js': `fetch('https://worker.example/x').catch(() => postMessage('refused'));`,
  };
  const { page, outside } = await open(t, { path: 'a.html', files });
  assert.deepEqual(outside(), []);
  const reached = await page.evaluate(async () => {
    navigator.sendBeacon('http://beacon.example/x', 'text');
    new WebSocket('ws://socket.example/x');
    const said = new Promise((resolve) => { new Worker('worker.js').onmessage = (event) => resolve(event.data); });
    const answer = await fetch('http://page.example/x').then((response) => response.ok, () => false);
    return [answer, await said];
  });
  assert.deepEqual(reached, [false, 'refused']);
  for (const host of ['page', 'worker', 'beacon', 'socket']) {
    assert.ok(outside().some((line) => line.includes(`${host}.example`)), `${host} is missing in ${outside()}`);
  }
});

test('the site\'s own requests are noted, from workers too', async (t) => {
  const files = { 'a.html': html(''), 'worker.js': `fetch('data.json?q=1').then(() => postMessage('done'))`, 'data.json': '{}' };
  const { page, requests } = await open(t, { path: 'a.html', files });
  await page.evaluate(() => new Promise((resolve) => { new Worker('worker.js').onmessage = resolve; }));
  const seen = requests.map(({ method, path, search, status }) => `${method} ${path}${search} ${status}`);
  assert.deepEqual(seen, ['GET /newsmark/a.html 200', 'GET /newsmark/worker.js 200', 'GET /newsmark/data.json?q=1 200']);
});

test('errors and violations of the policy are noted', async (t) => {
  const policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\' data:; script-src \'self\'; connect-src \'none\'">';
  const files = { 'a.html': html('<script>1</script><script src="a.js"></script>', policy), 'a.js': 'console.error("said"); throw new Error("thrown");' };
  const { page, errors } = await open(t, { path: 'a.html', files });
  await page.evaluate(() => fetch('a.js').catch(() => {}));
  await page.waitForFunction(() => true);
  const all = errors.join('\n');
  for (const part of ['console: said', 'uncaught: Error: thrown', 'policy: script-src-elem inline', 'policy: connect-src']) {
    assert.ok(all.includes(part), `${part} is missing in ${all}`);
  }
});

test('nothing outside the sub-path and the folder is served', async (t) => {
  const { base } = await open(t, { path: 'a.html', files: { 'a.html': html('') } });
  const origin = new URL(base).origin;
  for (const path of ['/', '/index.html', '/newsmark/../Cargo.toml', '/newsmark/%2e%2e/Cargo.toml', '/newsmark/..%2fCargo.toml']) {
    assert.equal((await fetch(origin + path)).status, 404, path);
  }
});
