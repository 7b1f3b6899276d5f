/**
 * A text as the fragment of a link: deflated, base64url. The part behind # never leaves the browser by itself.
 *
 * @typedef {{text: string, date: string, patch: import('./corrections.js').Op[]}} Shared
 */

import { isOp } from './savefile.js';
import { validDate } from './state.js';
import { S } from './strings.js';

/** What a fragment of ours begins with. */
const MARK = '#n1=';

/** The longest link that is offered, in characters: mail and chat programs cut longer ones. */
export const LONGEST_LINK = 32_000;

/** The longest text that a link is unpacked to, in bytes: a few kilobytes can claim to be gigabytes. */
const LONGEST_TEXT = 16 << 20;

/**
 * @param {Shared} shared
 * @returns {Promise<string>} the fragment, # included
 */
export async function toFragment({ text, date, patch }) {
  const json = JSON.stringify({ t: text, ...(date && { d: date }), ...(patch.length > 0 && { p: patch }) });
  const packed = await bytesOf(new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw')), Infinity);
  let binary = '';
  for (let i = 0; i < packed.length; i += 8192) binary += String.fromCharCode(...packed.subarray(i, i + 8192));
  return MARK + btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/**
 * @param {string} hash
 * @returns {Promise<Shared|null>} null where the fragment is none of ours
 * @throws {Error} with one sentence for the reader
 */
export async function fromFragment(hash) {
  if (!hash.startsWith(MARK)) return null;
  try {
    const binary = atob(hash.slice(MARK.length).replace(/-/g, '+').replace(/_/g, '/'));
    const packed = Uint8Array.from(binary, (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(stream, LONGEST_TEXT)));
    if (typeof data?.t !== 'string' || data.t === '') throw new Error('no text');
    const patch = Array.isArray(data.p) ? data.p : [];
    if (!patch.every((/** @type {any} */ op) => isOp(op, data.t.length))) throw new Error('no patch');
    return { text: data.t, date: typeof data.d === 'string' && validDate(data.d) ? data.d : '', patch };
  } catch (cause) {
    throw new Error(S.errLink, { cause });
  }
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} longest
 */
async function bytesOf(stream, longest) {
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length > longest) {
      await reader.cancel();
      throw new RangeError('too long');
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
