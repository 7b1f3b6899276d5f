/**
 * The engine behind one function, the same in the worker and, where there is no worker, on the page itself.
 *
 * @typedef {{id: number, op: 'load', wasm: unknown, model: Uint8Array|null, glue: string}
 *   | {id: number, op: 'annotate', text: string, options: import('./types.js').EngineOptions}
 *   | {id: number, op: 'export', text: string, report: import('./types.js').Analysis, format: string}} Request
 * @typedef {{id: number, ok: true, result: any} | {id: number, ok: false, error: string, fatal: boolean}} Reply
 */

import { loadGlue } from './glue.js';

/** @type {any} */
let engine = null;

/**
 * Answers one request; never throws. A reply with `fatal` means that this copy of the engine must not be used again.
 * @param {Request} request
 * @returns {Promise<Reply>}
 */
export async function answer(request) {
  const { id } = request;
  try {
    if (request.op === 'load') {
      const glue = await loadGlue(request.glue);
      await glue.default({ module_or_path: request.wasm });
      return { id, ok: true, result: { refused: open(glue, request.model) } };
    }
    if (!engine) throw new Error('The engine is not loaded.');
    if (request.op === 'export') return { id, ok: true, result: engine.export(request.text, request.report, request.format) };
    return { id, ok: true, result: engine.annotate(request.text, request.options) };
  } catch (cause) {
    // A trap leaves the module's memory in an unknown state; an Error of the engine's own does not.
    const fatal = request.op === 'load' || cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError;
    return { id, ok: false, error: cause instanceof Error ? cause.message : String(cause), fatal };
  }
}

/**
 * Opens the engine with its model; with a model that it refuses, without one.
 * @param {any} glue
 * @param {Uint8Array|null} model
 * @returns {string|null} the engine's sentence about a model that it refused
 */
function open(glue, model) {
  let refused = null;
  if (model) {
    try {
      engine = new glue.Engine(model);
      return null;
    } catch (cause) {
      if (!(cause instanceof Error) || cause instanceof WebAssembly.RuntimeError) throw cause;
      refused = cause.message;
    }
  }
  engine = new glue.Engine();
  return refused;
}
