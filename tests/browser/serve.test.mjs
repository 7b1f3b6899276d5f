// `cargo xtask serve`, as a reader of the README starts it, less the build.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { open, repository } from './harness.mjs';

/** Starts the server and gives the address that it prints. */
async function serve(t, ...words) {
  const program = process.env.NEWSMARK_XTASK ?? join(repository, 'target', 'tools', 'xtask');
  const child = spawn(program, ['serve', '--no-build', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill());
  const closed = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  child.stderr.on('data', (bytes) => { said += bytes; });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(line);
    if (address) return address[0];
  }
  await closed;
  throw new Error(`no address was printed: ${said}`);
}

test('the page opens from it without an error', async (t) => {
  const address = await serve(t);
  const { page, errors, outside } = await open(t, { at: address });
  await page.waitForNetworkIdle();
  assert.equal(await page.title(), 'Newsmark');
  assert.deepEqual(errors, []);
  assert.deepEqual(outside(), []);
});

test('types and the policy are right on the wire', async (t) => {
  const address = await serve(t);
  for (const [path, type] of [
    ['', 'text/html; charset=utf-8'],
    ['main.js', 'text/javascript; charset=utf-8'],
    ['pkg/newsmark_bg.wasm', 'application/wasm'],
    ['pkg/newsmark.nmk', 'application/octet-stream'],
  ]) {
    const response = await fetch(address + path, { method: 'HEAD' });
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get('content-type'), type, path);
    assert.match(response.headers.get('content-security-policy'), /connect-src 'self'.*frame-ancestors 'none'/, path);
  }
  assert.equal((await fetch(`${address}..%2fCargo.toml`)).status, 404);
});

test('a second server takes another port; a port asked for twice is refused in one sentence', async (t) => {
  const first = await serve(t);
  const second = await serve(t);
  assert.notEqual(first, second);
  await assert.rejects(serve(t, '--port', new URL(first).port), /xtask: port \d+ cannot be used[^\n]*\n?$/);
});
