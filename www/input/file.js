/** Files -> text: what is not text is refused with one sentence, and nothing is guessed at. */

import { S } from '../strings.js';
import { hasParagraphs, htmlToText } from './html.js';

/** The largest file the page opens, in MB. */
export const MAX_MB = 32;

/** What the file chooser offers. */
export const ACCEPT = '.txt,.text,.md,.markdown,.html,.htm,.json,text/plain,text/markdown,text/html,application/json';

/**
 * Reads a file as text.
 * @param {File} file
 * @returns {Promise<{text: string, kind: 'text'|'json'}>}
 * @throws {Error} with one sentence for the reader
 */
export async function readFile(file) {
  const name = file.name || 'file';
  if (file.size > MAX_MB * 1024 * 1024) throw new Error(S.errTooBig(name, MAX_MB));
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new Error(S.errRead(name), { cause });
  }
  const raw = decode(bytes, name);
  const html = /\.x?html?$/i.test(name) || file.type === 'text/html';
  const text = html ? htmlToText(raw) : raw;
  if (text.trim() === '') throw new Error(S.errNoText(name));
  return { text, kind: /\.json$/i.test(name) ? 'json' : 'text' };
}

/**
 * Decodes UTF-8 and, by its mark, UTF-16; strict, so that no character is replaced in silence.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {string}
 */
export function decode(bytes, name) {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (!utf16 && looksBinary(bytes)) throw new Error(S.errBinary(name));
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(S.errEncoding(name), { cause });
  }
}

/**
 * Whether the first part of a file holds control characters that no text has.
 * @param {Uint8Array} bytes
 */
function looksBinary(bytes) {
  const head = bytes.subarray(0, 4096);
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  }
  return odd > head.length / 50;
}

/**
 * The text of a paste or drop: rich text with paragraphs is reduced to them, everything else stays as it is.
 * @param {DataTransfer} data
 * @returns {string}
 */
export function textOf(data) {
  const html = data.getData('text/html');
  const plain = data.getData('text/plain');
  if (html && hasParagraphs(html)) {
    const text = htmlToText(html);
    if (text) return text;
  }
  return plain;
}
