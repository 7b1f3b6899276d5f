// What every browser test needs; README.md beside it says how to use it.

import { after } from 'node:test';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { refuseOutside, serveSite } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** The top of the repository. */
export const repository = join(here, '..', '..');
/** The folder that is published. */
export const www = join(repository, 'www');
/** GitHub Pages serves a project below its name. */
export const PREFIX = '/newsmark/';

/** Chromium: the one that `cargo xtask test` found, or one in a usual place. */
function chromium() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error('no Chromium found; `cargo xtask setup` gets one, or name one in CHROMIUM');
  return found;
}

let started;

/** One browser for each test file, behind a proxy that lets nothing out. */
function browser() {
  started ??= (async () => {
    const outside = await refuseOutside();
    const args = [
      `--proxy-server=http://127.0.0.1:${outside.port}`,
      '--disable-quic',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--no-pings',
      // Chromium's own questions, who is signed in and which fields a form has, would stand among the page's.
      '--gaia-url=http://127.0.0.1:9',
      '--disable-features=AutofillServerCommunication',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
    ];
    // Chromium's sandbox refuses to run as root, which is what a build machine is.
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    const instance = await puppeteer.launch({ executablePath: chromium(), headless: true, args });
    return { instance, outside };
  })();
  return started;
}

after(async () => {
  if (!started) return;
  const { instance, outside } = await started;
  await instance.close();
  await outside.stop();
});

/**
 * Opens a page of the site in a browser profile of its own, served by a server of its own.
 *
 * @param {import('node:test').TestContext} t closes everything when the test ends
 * @param {object} [options]
 * @param {string} [options.path] below the site's sub-path, may have ? and #
 * @param {Record<string, string | Uint8Array>} [options.files] more files, by path below the sub-path
 * @param {Record<string, string>} [options.headers] sent with every answer
 * @param {{width: number, height: number, deviceScaleFactor?: number}} [options.viewport]
 * @param {Record<string, string>} [options.media] media features, such as {'prefers-color-scheme': 'dark'}
 * @param {string} [options.root] the folder to serve, www without it
 * @param {string} [options.at] the address of a server that runs already, whose requests are then not noted
 * @param {(page: import('puppeteer-core').Page) => Promise<void>} [options.before] runs before the page is opened
 */
export async function open(t, options = {}) {
  const { path = '', files, headers, viewport = { width: 1280, height: 900 }, media = {}, root = www } = options;
  const { instance, outside } = await browser();
  const site = await serveSite({ root, prefix: PREFIX, files, headers });
  const context = await instance.createBrowserContext();
  const page = await context.newPage();
  const firstOutside = outside.log.length;

  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await context.close();
    await site.stop();
  };
  t.after(close);

  const errors = [];
  page.on('pageerror', (error) => errors.push(`uncaught: ${error?.stack ?? error}`));
  page.on('error', (error) => errors.push(`crash: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'assert'].includes(message.type())) errors.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    errors.push(`failed: ${request.method()} ${request.url()} (${request.failure()?.errorText})`);
  });
  await page.exposeFunction('__violation', (what) => errors.push(`policy: ${what}`));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.__violation(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  await page.setViewport(viewport);
  await page.emulateMediaFeatures(Object.entries(media).map(([name, value]) => ({ name, value })));
  await options.before?.(page);
  const base = options.at ?? site.base;
  await page.goto(base + path, { waitUntil: 'load' });
  return {
    page,
    /** What the site's server was asked, from whichever page, worker or service worker. */
    requests: site.log,
    /** What went, or would have gone, to any other place since the page was opened. */
    outside: () => outside.log.slice(firstOutside),
    /** Console errors, uncaught errors, crashes, failed requests, violations of the policy. */
    errors,
    base,
    /** Stops the site's server, as if the network were gone. */
    stopServer: site.stop,
    close,
  };
}

/** Saves a picture of the page as shots/NAME.png and gives its path. */
export async function shot(page, name, options = {}) {
  const folder = join(here, 'shots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true, ...options });
  return path;
}

let axeSource;

/** The accessibility rules that the page breaks, each as `rule: selectors`. */
export async function axe(page, options = {}) {
  axeSource ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axeSource);
  return page.evaluate(async (settings) => {
    const { violations } = await globalThis.axe.run(document, settings);
    return violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }, options);
}

/** Runs the command-line program with `input` on its standard input and gives what it printed. */
export function cli(args, input = '') {
  const program = process.env.NEWSMARK_CLI ?? join(repository, 'target', 'tools', 'newsmark');
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(' ')}: ${stderr || error.message}`));
      else resolve(stdout);
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
