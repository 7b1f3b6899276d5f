/**
 * Rich text -> text and paragraphs. The HTML is parsed into an inert document: its scripts do not run, its handlers
 * are never attached, its images and styles are never fetched, and only text leaves it.
 */

/** Elements whose content is not text of the article. */
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD', 'IFRAME', 'OBJECT', 'SVG', 'MATH', 'CANVAS',
  'AUDIO', 'VIDEO', 'SELECT', 'TEXTAREA', 'INPUT', 'BUTTON', 'DATALIST', 'DIALOG']);

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(['ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'CAPTION', 'CENTER', 'DD', 'DETAILS', 'DIV',
  'DL', 'DT', 'FIELDSET', 'FIGCAPTION', 'FIGURE', 'FOOTER', 'FORM', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER',
  'HGROUP', 'HR', 'HTML', 'LI', 'MAIN', 'MENU', 'NAV', 'OL', 'P', 'PRE', 'SECTION', 'SUMMARY', 'TABLE', 'TBODY',
  'TFOOT', 'THEAD', 'TR', 'UL']);

/** Elements that are followed by an empty line. */
const PARAGRAPHS = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'FIGURE', 'TABLE', 'UL', 'OL', 'PRE']);

/** Whether an HTML fragment has any structure worth keeping: paragraphs, headings, lists, line breaks. */
const STRUCTURED = /<(?:p|div|br|li|h[1-6]|tr|blockquote|article|section)\b/i;

/**
 * @param {string} html
 * @returns {boolean}
 */
export function hasParagraphs(html) {
  return STRUCTURED.test(html);
}

/**
 * The text of an HTML document or fragment, its paragraphs separated by empty lines.
 * @param {string} html
 * @returns {string}
 */
export function htmlToText(html) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const out = new Lines();
  if (doc.body) walk(doc.body, out);
  return out.text();
}

/**
 * Walks without recursion, so that a page nested ten thousand deep is as harmless as any other.
 * @param {Element} root
 * @param {Lines} out
 */
function walk(root, out) {
  /** @type {Node|null} */
  let node = root;
  let pre = 0;
  while (node) {
    const inside = enter(node, out, pre > 0);
    if (node.nodeName === 'PRE' && inside) pre += 1;
    if (inside && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node) {
      leave(node, out);
      if (node.nodeName === 'PRE' && pre > 0) pre -= 1;
      if (node === root) return;
      if (node.nextSibling) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode;
    }
  }
}

/**
 * @param {Node} node
 * @param {Lines} out
 * @param {boolean} pre
 * @returns {boolean} whether its children count
 */
function enter(node, out, pre) {
  if (node.nodeType === Node.TEXT_NODE) {
    out.add(node.nodeValue ?? '', pre);
    return false;
  }
  const name = node.nodeName.toUpperCase();
  if (node.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(name) || /** @type {Element} */ (node).hasAttribute('hidden')) return false;
  if (name === 'BR') out.newline();
  else if (BLOCKS.has(name)) out.block(PARAGRAPHS.has(name));
  else if ((name === 'TD' || name === 'TH') && node.previousSibling) out.add(' ', false);
  return true;
}

/** @param {Node} node @param {Lines} out */
function leave(node, out) {
  const name = node.nodeName.toUpperCase();
  if (node.nodeType === Node.ELEMENT_NODE && BLOCKS.has(name)) out.block(PARAGRAPHS.has(name));
}

/** Collects lines; runs of white space become one space, and blank lines never pile up. */
class Lines {
  constructor() {
    /** @type {string[]} */
    this.lines = [];
    this.line = '';
  }

  /** @param {string} text @param {boolean} pre */
  add(text, pre) {
    if (!pre) {
      const joined = text.replace(/[ \t\n\r\f]+/g, ' ');
      this.line += this.line === '' || this.line.endsWith(' ') ? joined.replace(/^ /, '') : joined;
      return;
    }
    const [first, ...rest] = text.split(/\r\n|\r|\n/);
    this.line += first;
    for (const line of rest) {
      this.newline();
      this.line = line;
    }
  }

  newline() {
    this.lines.push(this.line.trimEnd());
    this.line = '';
  }

  /** @param {boolean} apart whether an empty line separates it from its neighbours */
  block(apart) {
    if (this.line.trim()) this.newline();
    this.line = '';
    if (apart && this.lines.length > 0 && this.lines[this.lines.length - 1] !== '') this.lines.push('');
  }

  text() {
    this.block(false);
    return this.lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
  }
}
