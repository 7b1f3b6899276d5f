/** Where the engine's parts are in the page as one file: in its own elements, deflated, as base64. */

/** The page's one script is the worker's too: it does in each what belongs there. */
export function makeWorker() {
  const source = document.getElementById('script').textContent;
  return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { name: 'newsmark' });
}

export async function fetchParts() {
  const [wasm, model] = await Promise.all([unpack('wasm'), unpack('model')]);
  return { wasm: await WebAssembly.compile(wasm), model, glue: '' };
}

async function unpack(id) {
  const element = document.getElementById(id);
  if (!element) return null;
  const packed = Uint8Array.from(atob(element.textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
