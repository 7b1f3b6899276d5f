// Times the engine in WebAssembly on the text of standard input; prints one JSON line.
// usage: node benches/wasm.mjs PKG_DIR MODEL SECONDS < TEXT
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [pkg, model, seconds] = process.argv.slice(2);
const { initSync, Engine } = await import(pathToFileURL(join(pkg, 'newsmark.mjs')).href);
const text = readFileSync(0, 'utf8');
const bytes = Buffer.byteLength(text);
initSync({ module: readFileSync(join(pkg, 'newsmark_bg.wasm')) });

const loads = [];
for (let i = 0; i < 5; i++) {
  const data = new Uint8Array(readFileSync(model));
  const before = performance.now();
  new Engine(data).free();
  loads.push(performance.now() - before);
}
const engine = new Engine(new Uint8Array(readFileSync(model)));

/** The best time of one call over the given time span, in ms. */
function best(run) {
  let least = Infinity;
  const end = performance.now() + Number(seconds) * 1000;
  do {
    const before = performance.now();
    run();
    least = Math.min(least, performance.now() - before);
  } while (performance.now() < end);
  return least;
}

const whole = best(() => engine.annotate(text, null));

// Article by article, as the page calls it and as the peers are timed.
const ARTICLE = 5000;
let articleBytes = 0;
let at = 0;
const start = performance.now();
let articles = 0;
while (performance.now() - start < Number(seconds) * 1000) {
  const piece = text.slice(at, at + ARTICLE);
  engine.annotate(piece, null);
  articleBytes += Buffer.byteLength(piece);
  articles += 1;
  at = at + ARTICLE < text.length ? at + ARTICLE : 0;
}
const articleMs = performance.now() - start;
console.log(JSON.stringify({ bytes, ms: whole, articleBytes, articles, articleMs, loadMs: Math.min(...loads) }));
