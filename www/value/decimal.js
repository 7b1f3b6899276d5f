/** Exact decimals as strings, shown for reading: no floating point anywhere. */

/** @type {readonly [number, string][]} */
const SCALES = [[12, 'trillion'], [9, 'billion'], [6, 'million']];

/**
 * Groups the integer digits by three: "2300000.50" -> "2,300,000.50".
 * @param {string} decimal
 */
export function grouped(decimal) {
  const [, sign, int, rest] = /^(-?)(\d+)(.*)$/.exec(decimal) ?? [null, '', '', decimal];
  const digits = int.length < 5 ? int : int.replace(/\B(?=(\d{3})+$)/g, ',');
  return (sign ? '\u2212' : '') + digits + rest;
}

/**
 * The decimal with a scale word, or null where none makes it shorter: "2300000000" -> "2.3 billion".
 * @param {string} decimal
 * @returns {string|null}
 */
export function scaled(decimal) {
  const match = /^(-?)(\d{7,15})$/.exec(decimal);
  if (!match) return null;
  const [, sign, int] = match;
  for (const [power, word] of SCALES) {
    if (int.length <= power) continue;
    const fraction = int.slice(-power).replace(/0+$/, '');
    if (fraction.length > 3) return null;
    return `${sign ? '\u2212' : ''}${int.slice(0, -power)}${fraction ? `.${fraction}` : ''} ${word}`;
  }
  return null;
}

/**
 * Orders two exact decimals: negative, zero or positive as a sort function wants it.
 * @param {string} a
 * @param {string} b
 */
export function compareDecimals(a, b) {
  const x = split(a);
  const y = split(b);
  if (x.negative !== y.negative) return x.negative ? -1 : 1;
  const bigger = x.negative ? -1 : 1;
  if (x.int.length !== y.int.length) return x.int.length > y.int.length ? bigger : -bigger;
  const width = Math.max(x.fraction.length, y.fraction.length);
  const left = x.int + x.fraction.padEnd(width, '0');
  const right = y.int + y.fraction.padEnd(width, '0');
  return left === right ? 0 : left > right ? bigger : -bigger;
}

/** @param {string} decimal */
function split(decimal) {
  const [, sign, int, fraction = ''] = /^(-?)0*(\d*)(?:\.(\d+))?/.exec(decimal) ?? [null, '', '', ''];
  const zero = !int && !fraction.replace(/0/g, '');
  return { negative: sign === '-' && !zero, int, fraction };
}
