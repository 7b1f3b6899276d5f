/**
 * Where the engine's parts are: beside this module. The page as one file has another module in place of this one.
 *
 * @typedef {object} Parts what the engine is made of
 * @property {unknown} wasm a compiled module
 * @property {Uint8Array|null} model
 * @property {string} glue address of the module that wraps the wasm
 */

/** @type {string|null} */
let starter = null;

/**
 * A worker loaded from an address has the policy that the server sends with it, and a static host sends none. One that
 * starts from a blob has the page's, so that it can send nothing anywhere either.
 * @returns {Worker}
 */
export function makeWorker() {
  const module = new URL('./worker.js', import.meta.url).href;
  starter ??= URL.createObjectURL(new Blob([`import ${JSON.stringify(module)};`], { type: 'text/javascript' }));
  return new Worker(starter, { type: 'module', name: 'newsmark' });
}

/**
 * Fetches the engine's parts from beside this module. A missing model is not an error: names are not marked then.
 * @returns {Promise<Parts>}
 */
export async function fetchParts() {
  const at = (/** @type {string} */ name) => new URL(`./pkg/${name}`, import.meta.url).href;
  const [wasm, model] = await Promise.all([
    fetch(at('newsmark_bg.wasm')).then(compile),
    fetch(at('newsmark.nmk')).then(
      async (reply) => (reply.ok ? nonEmpty(await reply.arrayBuffer()) : null),
      () => null,
    ),
  ]);
  return { wasm, model, glue: at('newsmark.js') };
}

/** @param {Response} reply */
async function compile(reply) {
  if (!reply.ok) throw new Error(`newsmark_bg.wasm: ${reply.status}`);
  // A server that does not know the type sends another, and then compiling has to wait for the last byte.
  if (reply.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(reply);
  return WebAssembly.compile(await reply.arrayBuffer());
}

/** @param {ArrayBuffer} buffer */
function nonEmpty(buffer) {
  return buffer.byteLength > 0 ? new Uint8Array(buffer) : null;
}
