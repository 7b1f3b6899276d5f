/**
 * Lines of a pasted page that are not the article: cookie banners, "Read more", share buttons, captions. They are
 * only offered for removal; a line is named when its words say what it is, not because it is short.
 *
 * @typedef {'cookies'|'share'|'more'|'subscribe'|'caption'|'rights'|'advert'} Reason
 * @typedef {{start: number, end: number, reason: Reason}} Suspect offsets of the line, its line end included
 */

/** The longest line that can be boilerplate, and the longest of those that must match as a whole. */
const LONGEST = 400;

/** @type {readonly (readonly [Reason, RegExp])[]} */
const RULES = Object.freeze([
  ['cookies', /^(?:accept|reject|allow|manage|decline)(?: all| necessary| optional)?(?: cookies| preferences| settings)?$/i],
  ['cookies', /\b(?:we|this (?:web)?site|our partners)\b.{0,80}\buse[sd]?\b.{0,40}\bcookies\b/i],
  ['cookies', /^cookie (?:policy|settings|preferences|notice)$|^privacy policy$/i],
  ['share', /^(?:share|tweet|e-?mail|print|copy link|save|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|bluesky)(?:(?:\s*[|·,/]\s*|\s+)(?:share|tweet|e-?mail|print|copy link|save|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|bluesky))*$/i],
  ['share', /^share (?:this|on|via|with)\b.{0,60}$|^follow us\b.{0,60}$|^listen to (?:this )?article\b.{0,30}$/i],
  ['more', /^(?:read|see|view|show|load|watch|click for) (?:more|also|next|all|full (?:story|article))\b.{0,120}$/i],
  ['more', /^(?:related|recommended|most read|most popular|trending|you (?:may|might) (?:also )?like|more (?:on|from) this(?: story)?|more stories|top stories|latest news|(?:\d+ )?comments?(?: \(\d+\))?|leave a comment|skip to (?:main )?content|back to top|continue reading|(?:story|article) continues below(?: advertisement)?)\b[^.]{0,80}$/i],
  ['subscribe', /^(?:subscribe|sign up|sign in|log in|register|join)\b.{0,120}$/i],
  ['subscribe', /\b(?:sign up (?:for|to)|subscribe to)\b.{0,60}\b(?:newsletter|channel|podcast|alerts|updates)\b/i],
  ['caption', /^(?:photo(?:graph)?|image|picture|file(?: photo| image)?|video|graphic|illustration|map|caption)(?: (?:credit|source|caption))?\s*[:/|]\s*.{1,300}$/i],
  ['caption', /^[^.]{0,300}[(\[](?:photo|image|picture|file photo|getty|reuters|ap photo|afp)[^)\]]{0,100}[)\]]$/i],
  ['rights', /^(?:©|\(c\)|copyright)\s.{0,200}$|\ball rights reserved\b/i],
  ['advert', /^(?:advertisement|advert|ad|sponsored(?: content)?|promoted|paid content)$/i],
]);

/**
 * The lines of a text that look like boilerplate, in order.
 * @param {string} text
 * @returns {Suspect[]}
 */
export function suspects(text) {
  /** @type {Suspect[]} */
  const found = [];
  for (const match of text.matchAll(/[^\r\n]+(?:\r\n|\r|\n)?/g)) {
    const line = match[0].trim();
    if (line === '' || line.length > LONGEST) continue;
    const rule = RULES.find(([, pattern]) => pattern.test(line));
    if (rule) found.push({ start: match.index, end: match.index + match[0].length, reason: rule[0] });
  }
  return found;
}

/**
 * The one change that takes lines out of a text.
 * @param {string} text
 * @param {readonly Suspect[]} lines at least one, in order
 * @returns {{at: number, removed: string, inserted: string}}
 */
export function removal(text, lines) {
  const at = lines[0].start;
  const end = lines[lines.length - 1].end;
  let inserted = '';
  let from = at;
  for (const line of lines) {
    inserted += text.slice(from, line.start);
    from = line.end;
  }
  return { at, removed: text.slice(at, end), inserted };
}
