// The same short walk in other browsers: paste, marks, filter, card, export; from a server and from disk.
// A browser that is not installed is skipped by name.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { PREFIX, www } from './harness.mjs';
import { ARTICLE } from './page-tools.mjs';
import { serveSite } from './server.mjs';

/** The walk, inside the page; it gives what the reader would see. */
async function walk(article) {
  const until = async (what, condition) => {
    for (let i = 0; i < 400; i += 1) {
      if (condition()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never: ${what}`);
  };
  const marks = () => [...document.querySelectorAll('.article mark')];
  await until('engine ready', () => document.documentElement.dataset.engine === 'ready');
  const box = document.getElementById('source');
  box.value = article;
  box.dispatchEvent(new Event('input'));
  document.getElementById('annotate').click();
  await until('marked', () => document.documentElement.dataset.phase === 'done');
  const all = marks().map((el) => `${el.textContent}/${el.dataset.kind}`);
  document.getElementById('kind-email').click();
  const filtered = marks().map((el) => el.dataset.kind);
  document.getElementById('kind-email').click();
  marks().find((el) => el.textContent === '€45 million').click();
  const card = document.querySelector('.card').textContent;
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  let saved = '';
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blob.text().then((text) => {
      saved = text;
    });
    return make.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = () => {};
  document.getElementById('export').click();
  document.querySelector('[data-format=csv]').click();
  await until('exported', () => saved !== '');
  return { all, filtered, card, saved };
}

function check({ all, filtered, card, saved }) {
  assert.ok(all.includes('help@varnes.example/email'), all.join());
  assert.ok(all.some((mark) => mark.endsWith('/person')), all.join());
  assert.ok(filtered.length > 0 && !filtered.includes('email'));
  assert.match(card, /45,000,000 EUR/);
  assert.match(saved, /help@varnes\.example/);
}

const FIREFOX = [process.env.FIREFOX, '/usr/bin/firefox', '/usr/bin/firefox-esr'].find((path) => path && existsSync(path));

test('Firefox: paste, marks, filter, card, export; from a server and from disk', { skip: !FIREFOX && 'Firefox is not installed' }, async (t) => {
  const site = await serveSite({ root: www, prefix: PREFIX });
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true });
  t.after(async () => {
    await browser.close();
    await site.stop();
  });
  for (const address of [site.base, pathToFileURL(join(www, 'dist', 'newsmark.html')).href]) {
    const page = await browser.newPage();
    await page.goto(address);
    check(await page.evaluate(walk, ARTICLE));
    await page.close();
  }
});

const WEBKIT = [process.env.WEBKIT_DRIVER, '/usr/bin/WebKitWebDriver'].find((path) => path && existsSync(path));
const XVFB = '/usr/bin/Xvfb';
const NO_WEBKIT = !WEBKIT ? 'WebKitWebDriver is not installed' : !process.env.DISPLAY && !existsSync(XVFB) && 'there is no display and no Xvfb';

test('WebKitGTK: paste, marks, filter, card, export; from a server', { skip: NO_WEBKIT }, async (t) => {
  const env = { ...process.env };
  const started = [];
  if (!env.DISPLAY) {
    env.DISPLAY = `:${90 + (process.pid % 900)}`;
    started.push(spawn(XVFB, [env.DISPLAY, '-screen', '0', '1280x900x24'], { stdio: 'ignore' }));
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  // Its sandbox and its accelerated drawing both want more than a build machine has.
  Object.assign(env, { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1' });
  const port = 20_000 + (process.pid % 20_000);
  const driver = spawn(WEBKIT, [`--port=${port}`], { stdio: 'ignore', env });
  started.push(driver);
  const site = await serveSite({ root: www, prefix: PREFIX });
  let session = null;
  const send = async (method, path, body) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  t.after(async () => {
    if (session) await send('DELETE', session).catch(() => {});
    for (const child of started) child.kill();
    await site.stop();
  });
  for (let i = 0; session === null; i += 1) {
    try {
      const { sessionId } = await send('POST', '/session', { capabilities: { alwaysMatch: { timeouts: { script: 60_000 } } } });
      session = `/session/${sessionId}`;
    } catch (cause) {
      if (i > 20 || !/fetch failed/.test(String(cause))) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  await send('POST', `${session}/url`, { url: site.base });
  const script = `const done = arguments[1]; (${walk})(arguments[0]).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
  const { value, error } = await send('POST', `${session}/execute/async`, { script, args: [ARTICLE] });
  assert.equal(error, undefined);
  check(value);
});
