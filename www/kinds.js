/**
 * The kinds of annotation as the page shows them, in the order of the legend.
 *
 * `label` is the word beside a mark, `name` the plural of the legend, `about` one line. The colour of a kind is the
 * hue that style/kinds.css gives its id; the underline belongs to its class.
 *
 * @typedef {object} Kind
 * @property {string} id
 * @property {'name'|'number'|'time'|'web'} group
 * @property {string} label
 * @property {string} name
 * @property {string} about
 */

/** @type {readonly Kind[]} */
export const KINDS = Object.freeze([
  kind('person', 'name', 'person', 'People', 'People, named characters and animals'),
  kind('norp', 'name', 'group', 'Nationalities and groups', 'Nationalities, ethnic, religious and political groups'),
  kind('org', 'name', 'org', 'Organisations', 'Companies, agencies, parties, teams, media'),
  kind('gpe', 'name', 'place', 'Places', 'Countries, cities, states, districts'),
  kind('loc', 'name', 'region', 'Other places', 'Regions, rivers, mountains, continents'),
  kind('fac', 'name', 'site', 'Buildings and sites', 'Buildings, bridges, airports, roads'),
  kind('product', 'name', 'product', 'Products', 'Vehicles, weapons, software, platforms'),
  kind('event', 'name', 'event', 'Events', 'Named wars, storms, tournaments'),
  kind('work', 'name', 'work', 'Works', 'Titles of shows, books, songs, reports'),
  kind('law', 'name', 'law', 'Laws', 'Laws, treaties, cases, named articles'),
  kind('language', 'name', 'language', 'Languages', 'Languages, dialects, scripts'),
  kind('cardinal', 'number', 'number', 'Counts', 'Counts and plain numbers'),
  kind('ordinal', 'number', 'rank', 'Ranks', 'First, 61st: a place in an order'),
  kind('percent', 'number', 'percent', 'Percentages', 'Per cent, percentage points, basis points'),
  kind('money', 'number', 'money', 'Money', 'Amounts of money'),
  kind('quantity', 'number', 'measure', 'Measures', 'Numbers with a unit of measure'),
  kind('age', 'number', 'age', 'Ages', 'Ages of people and things'),
  kind('fraction', 'number', 'fraction', 'Fractions', 'Parts: two-thirds, half'),
  kind('ratio', 'number', 'ratio', 'Ratios', 'One in five, 2:1, threefold'),
  kind('score', 'number', 'score', 'Scores', 'Results of matches and votes'),
  kind('date', 'time', 'date', 'Dates', 'Days, months, years and longer periods'),
  kind('time', 'time', 'time', 'Times', 'Clock times and parts of a day'),
  kind('duration', 'time', 'duration', 'Durations', 'Lengths of time'),
  kind('set', 'time', 'recurring', 'Recurring times', 'Every Monday, twice a year'),
  kind('phone', 'web', 'phone', 'Telephone numbers', 'Telephone numbers'),
  kind('url', 'web', 'link', 'Links', 'Addresses of pages'),
  kind('email', 'web', 'e-mail', 'E-mail addresses', 'E-mail addresses'),
  kind('handle', 'web', 'account', 'Accounts', 'Names of accounts: @name'),
  kind('hashtag', 'web', 'topic', 'Topics', 'Topics: #name'),
]);

/**
 * The groups of the legend, in order.
 * @type {readonly ('name'|'number'|'time'|'web')[]}
 */
export const GROUPS = Object.freeze(['name', 'number', 'time', 'web']);

/** @type {ReadonlyMap<string, Kind>} */
const BY_ID = new Map(KINDS.map((k) => [k.id, k]));

/**
 * The kind with this id; a kind the page does not know is shown under its own id.
 * @param {string} id
 * @returns {Kind}
 */
export function kindOf(id) {
  return BY_ID.get(id) ?? kind(id, 'name', id, id, id);
}

/**
 * Whether marks of this kind are names: they have entities and no value.
 * @param {string} id
 */
export function isName(id) {
  return kindOf(id).group === 'name';
}

/**
 * @param {string} id
 * @param {Kind['group']} group
 * @param {string} label
 * @param {string} name
 * @param {string} about
 * @returns {Kind}
 */
function kind(id, group, label, name, about) {
  return Object.freeze({ id, group, label, name, about });
}
