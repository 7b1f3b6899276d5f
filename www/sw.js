/*
 * The service worker: the page without a network. One cache holds one version of all files, checked against the hashes
 * of its build, so that the glue of one build never meets the wasm of another. A new version waits until no page of
 * the old one is open.
 */

// The types of a page do not know what a service worker is.
const worker = /** @type {any} */ (self);
worker.importScripts('./pkg/precache.js');

/** @type {{version: string, files: Record<string, string>}} */
const PRECACHE = worker.PRECACHE;
const PREFIX = 'newsmark-';
const CACHE = PREFIX + PRECACHE.version;

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(fillCache());
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
    await worker.clients.claim();
  })());
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(answer(request));
});

/** Fetches every file; one that is missing or not of this build fails the whole, and the old version stays. */
async function fillCache() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(PRECACHE.files).map(async ([name, hash]) => {
      const reply = await fetch(new URL(name, worker.registration.scope), { cache: 'no-cache' });
      if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
      const bytes = await reply.clone().arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const found = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      if (found !== hash) throw new Error(`${name} is not of this build`);
      await cache.put(new URL(name, worker.registration.scope).href, reply);
    }));
  } catch (cause) {
    await caches.delete(CACHE);
    throw cause;
  }
}

/** @param {Request} request */
async function answer(request) {
  const url = new URL(request.url);
  url.search = '';
  url.hash = '';
  if (url.href === worker.registration.scope) url.pathname += 'index.html';
  const cache = await caches.open(CACHE);
  return (await cache.match(url.href)) ?? fetch(request);
}
