/** Registers the service worker, so that the page opens without a network the next time. */

/** Where a build is tried out, an old copy from a cache is the last thing wanted; `?offline` asks for it all the same. */
const TRIAL = new Set(['localhost', '127.0.0.1', '[::1]']);

export async function keepOffline() {
  if (!('serviceWorker' in navigator) || !/^https?:$/.test(location.protocol)) return;
  if (TRIAL.has(location.hostname) && !new URLSearchParams(location.search).has('offline')) return;
  try {
    await navigator.serviceWorker.register(new URL('./sw.js', import.meta.url), { updateViaCache: 'none' });
  } catch {
    // Without it the page works as long as there is a network; there is nothing for the reader to do.
  }
}
