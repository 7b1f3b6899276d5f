/** TIMEX3 values in words. A value that is not understood is shown as it is: it is never guessed at. */

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
/** @type {Readonly<Record<string, string>>} */
const PARTS = Object.freeze({
  MO: 'morning', MI: 'midday', AF: 'afternoon', EV: 'evening', NI: 'night', DT: 'daytime',
});
/** @type {Readonly<Record<string, string>>} */
const SEASONS = Object.freeze({ SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' });
/** @type {Readonly<Record<string, string>>} */
const MODS = Object.freeze({
  START: 'the start of ', MID: 'the middle of ', END: 'the end of ', APPROX: 'about ', BEFORE: 'before ',
  AFTER: 'after ', ON_OR_BEFORE: 'until ', ON_OR_AFTER: 'from ', EARLY: 'early ', LATE: 'late ',
  LESS_THAN: 'less than ', MORE_THAN: 'more than ', EQUAL_OR_LESS: 'at most ', EQUAL_OR_MORE: 'at least ',
});
/** @type {Readonly<Record<string, string>>} */
const PERIODS = Object.freeze({
  Y: 'year', M: 'month', W: 'week', D: 'day', DE: 'decade', CE: 'century', Q: 'quarter', WE: 'weekend',
});
/** @type {Readonly<Record<string, string>>} */
const CLOCK = Object.freeze({ H: 'hour', M: 'minute', S: 'second' });

/**
 * Says a TIMEX3 value in words: "2025-04-24" -> "Thursday 24 April 2025", "P2Y6M" -> "2 years 6 months".
 * @param {string} value
 * @param {string|null} [mod] TIMEX3 modifier
 * @param {string|null} [type] TIMEX3 type; a period of type DATE is a distance from the day of publication
 */
export function timexInWords(value, mod, type) {
  const words = (type === 'DATE' || type === 'TIME' ? distance(value) : null)
    ?? (value.includes('/') ? value.split('/').map(onePoint).join(' to ') : onePoint(value));
  return (mod ? MODS[mod] ?? '' : '') + words;
}

/**
 * The weekday of a civil date, 0 = Monday, computed without a clock or zone.
 * @param {number} y
 * @param {number} m
 * @param {number} d
 */
export function weekday(y, m, d) {
  const date = new Date(0);
  date.setUTCFullYear(y, m - 1, d);
  return (date.getUTCDay() + 6) % 7;
}

/**
 * A date given by its distance: P-1D "1 day before", P0Y "the same year", P1M "1 month after".
 * @param {string} value
 */
function distance(value) {
  const match = /^P(-?\d+)(DE|CE|WE|[YMWDQ])$/.exec(value);
  if (!match) return null;
  const n = Number(match[1]);
  if (n === 0) return `the same ${PERIODS[match[2]]}`;
  return `${count(String(Math.abs(n)), PERIODS[match[2]])} ${n < 0 ? 'before' : 'after'}`;
}

/** @param {string} value */
function onePoint(value) {
  return period(value) ?? dateAndTime(value) ?? value;
}

/**
 * A duration such as P2Y6M, PT90M, P1DE.
 * @param {string} value
 */
function period(value) {
  const match = /^P((?:[\dX.]+(?:DE|CE|WE|[YMWDQ]))*)(?:T((?:[\dX.]+[HMS])+))?$/.exec(value);
  if (!match || value === 'P') return null;
  const words = [];
  for (const [, n, unit] of (match[1] ?? '').matchAll(/([\dX.]+)(DE|CE|WE|[YMWDQ])/g)) words.push(count(n, PERIODS[unit]));
  for (const [, n, unit] of (match[2] ?? '').matchAll(/([\dX.]+)([HMS])/g)) words.push(count(n, CLOCK[unit]));
  return words.length ? words.join(' ') : null;
}

/** @param {string} n @param {string} word */
function count(n, word) {
  const many = word.endsWith('y') && word !== 'day' ? `${word.slice(0, -1)}ies` : `${word}s`;
  if (n === 'X') return `some ${many}`;
  return `${n} ${n === '1' ? word : many}`;
}

/** @param {string} value */
function dateAndTime(value) {
  if (value === 'PRESENT_REF') return 'now';
  if (value === 'PAST_REF') return 'in the past';
  if (value === 'FUTURE_REF') return 'in the future';
  const [day, part] = splitTime(value);
  const date = day === '' || day === 'XXXX-XX-XX' ? '' : calendar(day);
  if (date === null) return null;
  if (part === null) return date || null;
  const time = PARTS[part] ?? clock(part);
  if (time === null) return null;
  return date ? `${date}, ${time}` : time;
}

/**
 * Splits "2025-04-24T18:30" or "XXXX-WXX-3TNI" into its day and its time; null where no time is given.
 * @param {string} value
 * @returns {[string, string|null]}
 */
function splitTime(value) {
  const at = value.indexOf('T');
  return at < 0 ? [value, null] : [value.slice(0, at), value.slice(at + 1)];
}

/** @param {string} part */
function clock(part) {
  const match = /^(\d\d|24)(?::(\d\d))?(?::(\d\d))?(Z|[+-]\d\d:?\d\d)?$/.exec(part);
  if (!match) return null;
  const zone = match[4] === 'Z' ? ' UTC' : match[4] ? ` UTC${match[4]}` : '';
  return `${match[1]}:${match[2] ?? '00'}${match[3] ? `:${match[3]}` : ''}${zone}`;
}

/**
 * @param {string} day
 * @returns {string|null}
 */
function calendar(day) {
  let match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (match) {
    const [y, m, d] = [Number(match[1]), Number(match[2]), Number(match[3])];
    return m >= 1 && m <= 12 ? `${DAYS[weekday(y, m, d)]} ${d} ${MONTHS[m - 1]} ${y}` : null;
  }
  match = /^XXXX-(\d\d)-(\d\d)$/.exec(day);
  if (match) return MONTHS[Number(match[1]) - 1] ? `${Number(match[2])} ${MONTHS[Number(match[1]) - 1]}` : null;
  match = /^XXXX-XX-(\d\d)$/.exec(day);
  if (match) return `day ${Number(match[1])} of the month`;
  match = /^(\d{4}|XXXX)-(\d\d)$/.exec(day);
  if (match) {
    const month = MONTHS[Number(match[2]) - 1];
    return month ? (match[1] === 'XXXX' ? month : `${month} ${match[1]}`) : null;
  }
  match = /^(\d{4}|XXXX)-W(\d\d|XX)(?:-(\d|WE))?$/.exec(day);
  if (match) return week(match[1], match[2], match[3]);
  match = /^(\d{4}|XXXX)-(SP|SU|FA|WI)$/.exec(day);
  if (match) return match[1] === 'XXXX' ? SEASONS[match[2]] : `${SEASONS[match[2]]} ${match[1]}`;
  match = /^(\d{4}|XXXX)-([QH])([\dX])$/.exec(day);
  if (match) {
    const word = match[2] === 'Q' ? 'quarter' : 'half';
    const which = match[3] === 'X' ? `a ${word}` : `${['first', 'second', 'third', 'fourth'][Number(match[3]) - 1] ?? match[3]} ${word}`;
    return match[1] === 'XXXX' ? which : `${which} of ${match[1]}`;
  }
  match = /^(?:FY)(\d{4})$/.exec(day);
  if (match) return `financial year ${match[1]}`;
  if (/^\d{4}$/.test(day)) return `the year ${day}`;
  match = /^(\d{3})X?$/.exec(day);
  if (match) return `the ${match[1]}0s`;
  match = /^(\d\d)(?:XX)?$/.exec(day);
  if (match) return `the ${Number(match[1]) + 1}${suffix(Number(match[1]) + 1)} century`;
  return day === 'XXXX' ? 'a year' : null;
}

/** @param {string} year @param {string} number @param {string|undefined} day */
function week(year, number, day) {
  const known = number !== 'XX';
  const of = known ? `week ${Number(number)}${year === 'XXXX' ? '' : ` of ${year}`}` : '';
  if (day === 'WE') return known ? `the weekend of ${of}` : 'a weekend';
  if (day === undefined) return known ? of : 'a week';
  const name = DAYS[Number(day) - 1];
  if (!name) return null;
  return known ? `${name} of ${of}` : `a ${name}`;
}

/** @param {number} n */
function suffix(n) {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
}
