/**
 * Cuts a text into blocks (paragraphs) and chunks (runs of blocks that are rendered together). Pure: offsets in, offsets out.
 *
 * @typedef {object} Block
 * @property {number} start UTF-16 offset, inclusive
 * @property {number} end exclusive; line ends belong to no block
 * @property {'head'|'para'|'tight'|'rest'} kind `tight` follows its neighbour without an empty line in a text that has
 *   empty lines elsewhere, `rest` continues a paragraph that is too long for one element
 *
 * @typedef {object} Chunk
 * @property {number} start
 * @property {number} end
 * @property {Block[]} blocks
 */

/** A paragraph longer than this is shown in several elements, so that no layout is slow. */
const LONGEST_BLOCK = 4000;

/** About how much text is rendered together. */
const CHUNK = 3000;

/** A first line up to this length, without a full stop, is set as a headline. */
const LONGEST_HEADLINE = 160;

/**
 * The blocks of a text, or of the part of it between two line ends.
 * @param {string} text
 * @param {object} [part]
 * @param {number} [part.from] start of a line
 * @param {number} [part.to] end of a line
 * @param {boolean} [part.lines] for editing: every line is a block, empty ones too
 * @returns {Block[]} in order; they cover everything but line ends and (unless `lines`) blank lines
 */
export function blocksOf(text, { from = 0, to = text.length, lines = false } = {}) {
  return lines ? everyLine(text, from, to) : paragraphs(text, from, to);
}

/** @param {string} text @param {number} from @param {number} to @returns {Block[]} */
function paragraphs(text, from, to) {
  /** @type {Block[]} */
  const blocks = [];
  const spaced = /\n[ \t]*\r?\n[^\s]/.test(text);
  const line = /[^\r\n]+/g;
  line.lastIndex = from;
  let last = from > 0 ? lastVisible(text, from) : 0;
  for (let match = line.exec(text); match && match.index < to; match = line.exec(text)) {
    if (match[0].trim() === '') continue;
    const start = match.index;
    const end = start + match[0].length;
    const first = blocks.length === 0 && from === 0;
    const tight = spaced && !first && newlines(text, last, start) < 2;
    /** @type {Block['kind']} */
    let kind = tight ? 'tight' : 'para';
    if (first && isHeadline(match[0])) kind = 'head';
    cut(text, start, end, kind, blocks);
    last = end;
  }
  return blocks;
}

/** @param {string} text @param {number} from @param {number} to @returns {Block[]} */
function everyLine(text, from, to) {
  /** @type {Block[]} */
  const blocks = [];
  const end = /\r\n|\r|\n/g;
  let start = from;
  while (start <= to) {
    end.lastIndex = start;
    const match = end.exec(text);
    const stop = match && match.index < to ? match.index : to;
    if (stop > start) cut(text, start, stop, 'para', blocks);
    else blocks.push({ start, end: start, kind: 'para' });
    if (!match || match.index >= to) break;
    start = stop + match[0].length;
  }
  return blocks;
}

/** @param {string} text @param {number} from */
function lastVisible(text, from) {
  let at = from;
  while (at > 0 && /\s/.test(text[at - 1])) at -= 1;
  return at;
}

/**
 * Groups blocks into chunks of a few thousand characters.
 * @param {readonly Block[]} blocks
 * @returns {Chunk[]}
 */
export function chunksOf(blocks) {
  /** @type {Chunk[]} */
  const chunks = [];
  /** @type {Chunk|null} */
  let open = null;
  for (const block of blocks) {
    if (!open || (block.end - open.start > CHUNK && block.kind !== 'rest')) {
      open = { start: block.start, end: block.end, blocks: [] };
      chunks.push(open);
    }
    open.blocks.push(block);
    open.end = block.end;
    if (open.end - open.start > CHUNK) open = null;
  }
  return chunks;
}

/**
 * The index of the first item whose end lies after `offset`, in items ordered by start that do not overlap.
 * @param {readonly {start: number, end: number}[]} items
 * @param {number} offset
 */
export function firstEndingAfter(items, offset) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param {string} line */
function isHeadline(line) {
  return line.length <= LONGEST_HEADLINE && !/[.:;,]["”’)]?\s*$/.test(line);
}

/** @param {string} text @param {number} from @param {number} to */
function newlines(text, from, to) {
  let n = 0;
  for (let i = from; i < to; i += 1) if (text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n')) n += 1;
  return n;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Block['kind']} kind
 * @param {Block[]} blocks
 */
function cut(text, start, end, kind, blocks) {
  let from = start;
  let as = kind;
  while (end - from > LONGEST_BLOCK) {
    const space = text.lastIndexOf(' ', from + LONGEST_BLOCK);
    let to = space > from ? space + 1 : from + LONGEST_BLOCK;
    if (isLowSurrogate(text.charCodeAt(to))) to += 1;
    blocks.push({ start: from, end: to, kind: as });
    from = to;
    as = 'rest';
  }
  if (from < end) blocks.push({ start: from, end, kind: as });
}

/** @param {number} unit */
function isLowSurrogate(unit) {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
