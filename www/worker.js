/** The engine's worker: answers every message with exactly one reply of the same id. */

import { answer } from './core.js';

const scope = /** @type {any} */ (globalThis);

scope.addEventListener('message', async (/** @type {MessageEvent} */ event) => {
  scope.postMessage(await answer(event.data));
});
