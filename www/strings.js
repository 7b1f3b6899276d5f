/**
 * Every sentence the page says. A translation replaces this file, the names of kinds in kinds.js, and the words for
 * units and dates in value/.
 */

/** @param {number} n @param {string} one @param {string} many */
const plural = (n, one, many) => `${groupDigits(n)} ${n === 1 ? one : many}`;

/** @param {number} n */
const groupDigits = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

export const S = Object.freeze({
  product: 'Newsmark',
  tagline: 'Every name and every number in an article, marked as you read.',
  skip: 'Skip to the article',

  // The empty page
  writeLabel: 'Article text',
  writePlaceholder: 'Paste an article here, or type. You can also drop a file: .txt, .md or .html.',
  annotate: 'Mark it up',
  annotateHint: 'Ctrl + Enter',
  open: 'Open a file',
  openHint: 'Plain text, Markdown or HTML',
  sampleOne: 'Try a sample article',
  sampleTwo: 'A second report of it',
  promise: 'Your text stays in this browser. Nothing is sent anywhere, and this page is not allowed to try.',
  how: [
    ['Paste', 'an article, or open a file. Formatting is reduced to text and paragraphs.'],
    ['Read', 'it with people, places, organisations, figures and dates marked in the text.'],
    ['Ask', 'any mark what it is, what it is worth, and why it was marked.'],
  ],
  dropHere: 'Drop the file to open it',
  back: 'Back to the marked text',

  // Reading
  articleLabel: 'Marked article',
  newText: 'New text',
  edit: 'Edit',
  editDone: 'Done editing',
  editing: 'You are editing the text; the marks follow.',
  undo: 'Undo',
  redo: 'Redo',
  undone: 'Undone.',
  redone: 'Done again.',
  view: 'View',
  viewArticle: 'Article',
  viewTable: 'Numbers and dates',
  beside: 'Legend and entities',
  published: 'Published',
  publishedHint: 'Dates such as “Thursday” are worked out from this day.',
  /** @param {string} day */
  suggestDate: (day) => `Use ${day}`,
  labels: 'Labels',
  labelsInline: 'In the text',
  labelsHover: 'On hover',
  labelsOff: 'Off',
  theme: 'Colours',
  themeAuto: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',

  // Legend
  legend: 'Legend',
  legendHint: 'Untick a kind to hide it. “Only” shows it alone.',
  only: 'Only',
  /** @param {string} name */
  onlyLabel: (name) => `Only ${name.toLowerCase()}`,
  presets: 'Show',
  presetAll: 'All',
  presetNames: 'Names',
  presetNumbers: 'Numbers',
  group: { name: 'Names', number: 'Numbers', time: 'Dates and times', web: 'Contacts and links' },
  /** @param {number} n @param {number} shown */
  shownOf: (n, shown) => (n === shown ? plural(n, 'mark', 'marks') : `${groupDigits(shown)} of ${plural(n, 'mark', 'marks')} shown`),
  nothingFound: 'No name and no number was found in this text.',

  // Card
  /** @param {string} label @param {string} text */
  cardTitle: (label, text) => `${text}, ${label}`,
  close: 'Close',
  cardKind: 'Kind',
  cardTitleRow: 'Title',
  cardEntity: 'Entity',
  cardWhy: 'Why',
  cardFoundBy: 'Found by',
  cardAlternatives: 'Also considered',
  /** @param {string} text @param {string} label @param {string} reason */
  alternative: (text, label, reason) => `“${text}” as ${label}${reason && `: ${reason}`}`,
  /** @param {number} percent */
  sure: (percent) => `${percent} % sure`,
  noWhy: 'No reason was recorded.',
  /** @param {string} name @param {number} n */
  mentionsOf: (name, n) => `${name}, ${plural(n, 'mention', 'mentions')}`,
  sources: /** @type {Record<string, string>} */ ({
    number: 'number grammar', date: 'date grammar', web: 'address rules', gazetteer: 'list of known names',
    tagger: 'trained model', custom: 'your dictionary', user: 'you',
  }),

  // Corrections
  correct: 'Correct it',
  relabel: 'Kind',
  remove: 'Not a mark',
  everywhere: 'everywhere',
  merge: 'Same as …',
  split: 'Another entity',
  addKind: 'Kind of the new mark',
  addMark: 'Mark it',
  byReader: 'Marked by you.',
  /** @param {string} text @param {string} label */
  labelled: (text, label) => `“${text}” is now marked as ${label}.`,
  /** @param {string} text */
  removed: (text) => `“${text}” is no longer marked.`,
  /** @param {string} name */
  merged: (name) => `Now one entity: ${name}.`,
  splitDone: 'Now an entity of its own.',

  // Entities
  entities: 'Entities',
  entitySearch: 'Find an entity',
  entityName: 'Name',
  /** @param {number} n @param {number} all */
  entityCount: (n, all) => (n === all ? plural(n, 'entity', 'entities') : `${groupDigits(n)} of ${plural(all, 'entity', 'entities')}`),
  /** @param {readonly string[]} surfaces */
  writtenAs: (surfaces) => `Written ${surfaces.join(', ')}`,
  previousMention: 'Previous',
  nextMention: 'Next',
  /** @param {number} n @param {number} total */
  nOf: (n, total) => (n > 0 ? `${n} of ${total}` : plural(total, 'mention', 'mentions')),
  /** @param {string} name @param {number} n @param {number} total */
  atMention: (name, n, total) => `${name}, ${n} of ${total}`,
  more: 'Show more',

  // Table
  table: 'Numbers and dates',
  tableHeads: ['As written', 'Kind', 'Value', 'Unit', 'Bounds', 'Counts', 'Sentence'],
  tableEmpty: 'No number and no date is marked.',
  copyTable: 'Copy as table',
  copied: 'Copied.',
  errClipboard: 'The browser did not allow copying.',
  /** @param {string} column @param {boolean} down */
  sortedBy: (column, down) => `Sorted by ${column.toLowerCase()}, ${down ? 'descending' : 'ascending'}.`,

  // Out
  export: 'Export',
  exportTitle: 'Export',
  exportHint: 'What you see is what is exported: corrections included, hidden kinds too.',
  download: 'Download',
  copy: 'Copy',
  /** @param {string} what */
  downloadAs: (what) => `Download as ${what}`,
  /** @param {string} what */
  copyAs: (what) => `Copy as ${what}`,
  /** @param {string} name */
  downloaded: (name) => `Saved as ${name}.`,
  formats: /** @type {Record<string, readonly [string, string]>} */ ({
    json: ['JSON', 'Everything; open it here again and it is the same.'],
    csv: ['CSV', 'One mark a row, for a spreadsheet.'],
    factcheck: ['Fact-check sheet', 'One claim a row, with empty columns for source and checked.'],
    conll: ['CoNLL', 'One word a line with BIO tags.'],
    brat: ['brat', 'Standoff annotation.'],
    w3c: ['W3C Web Annotation', 'JSON-LD with quote and position selectors.'],
    html: ['HTML', 'A page of its own with the marks in it.'],
    markdown: ['Markdown', 'Names in bold, values as footnotes.'],
  }),
  share: 'Share',
  shareTitle: 'Share by link',
  shareHint: 'The link itself holds the text and your corrections, behind the # sign. Browsers do not send that part to any server, but whoever has the link can read the text.',
  shareMake: 'Make the link',
  link: 'Link',
  /** @param {string} n */
  linkSize: (n) => `${n} characters`,
  /** @param {string} n @param {string} most */
  linkTooLong: (n, most) => `This text would make a link of ${n} characters; more than ${most} are cut short by many programs. Export it as a file instead.`,

  // In
  boilerTitle: 'Lines that may not belong to the article',
  boilerHint: 'Ticked lines are taken out of the text. You can undo it.',
  boilerRemove: 'Remove the ticked lines',
  boilerLook: 'Look at them',
  /** @param {number} n */
  boilerFound: (n) => `${plural(n, 'line looks', 'lines look')} like buttons, captions or notices rather than the article.`,
  boilerReasons: {
    cookies: 'cookie notice', share: 'share button', more: 'link to more', subscribe: 'subscription', caption: 'caption',
    rights: 'copyright', advert: 'advertisement',
  },

  // Dictionary
  dictionary: 'Dictionary',
  dictTitle: 'Your dictionary',
  dictHint: 'Kept in this browser. It holds for every text you mark here.',
  dictName: 'Always mark this name',
  dictWord: 'Never mark this',
  dictPattern: 'Mark what matches this pattern (regular expression)',
  dictKind: 'Kind',
  dictAdd: 'Add',
  dictAdded: 'Added.',
  dictRemove: 'Remove',
  /** @param {string} text */
  dictRemoveLabel: (text) => `Remove ${text}`,
  dictNames: 'Names',
  dictWords: 'Never marked',
  dictPatterns: 'Patterns',
  dictEmpty: 'It is empty.',
  dictImport: 'Import',
  dictImported: 'Imported.',
  dictExport: 'Export',
  /** @param {string} name */
  errDictionary: (name) => `“${name}” is not a dictionary of Newsmark.`,
  dictSetAside: 'Your dictionary could not be read; it was set aside and an empty one is in use.',

  // Help
  help: 'Help',
  helpTitle: 'Help',
  helpText: [
    'Paste an article and its names and numbers are marked. Choose a mark to see what it is worth and why it was marked.',
    'Select words in the article to mark them yourself. What you correct is kept apart and can be undone.',
  ],
  helpKeysTitle: 'Keys',
  helpShortcuts: 'Single keys work as shortcuts',
  helpKeys: /** @type {readonly (readonly [string, string])[]} */ ([
    ['Tab', 'to the article; then arrow keys, Home and End go from mark to mark'],
    ['Enter', 'open the card of a mark; Esc closes it'],
    ['j  k', 'next and previous mention of the entity'],
    ['/', 'find an entity'],
    ['Delete', 'take the mark away; with Shift everywhere'],
    ['Ctrl Z  Ctrl Y', 'undo and redo'],
    ['e', 'edit the text; Esc ends editing'],
    ['Alt and a digit', 'mark what is selected; while editing, select with Shift and the arrow keys'],
    ['?', 'this help'],
    ['Shift and a digit', 'give the mark a kind everywhere; without Shift here only'],
  ]),

  // States
  working: 'Marking names and numbers …',
  workingLong: 'A long text: the beginning is marked first.',
  reading: 'Reading the file …',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Your text is kept.',
  /** @param {number} marks @param {number} entities */
  done: (marks, entities) => `${plural(marks, 'mark', 'marks')}, ${plural(entities, 'entity', 'entities')}.`,
  noModel: 'The model for names is missing from this copy, so only numbers, dates and addresses are marked.',
  /** @param {string} reason the engine's sentence */
  badModel: (reason) => `The model for names cannot be used, so only numbers, dates and addresses are marked: ${reason}`,
  dismiss: 'Dismiss',
  again: 'Try again',

  // Errors, one sentence each
  errEmpty: 'There is no text to mark yet.',
  /** @param {string} name */
  errBinary: (name) => `“${name}” is not a text file, so it was not opened.`,
  /** @param {string} name */
  errEncoding: (name) => `“${name}” is not valid UTF-8 or UTF-16 text, so it was not opened; save it as UTF-8 and try again.`,
  /** @param {string} name */
  errRead: (name) => `“${name}” could not be read.`,
  /** @param {string} name */
  errNoText: (name) => `“${name}” contains no text.`,
  /** @param {string} name @param {number} mb */
  errTooBig: (name, mb) => `“${name}” is larger than ${mb} MB, which is more than this page can show.`,
  errEngineStart: 'The engine could not be started, so nothing can be marked; your text is kept.',
  errEngineDied: 'The engine stopped and was started again; your text is kept, please try once more.',
  errStorage: 'This browser does not let the page keep anything, so your dictionary lasts until you close it.',
  errStorageFull: 'The browser’s storage is full, so your dictionary was not kept.',
  /** @param {string} name */
  errJson: (name) => `“${name}” is not valid JSON, so it was not opened.`,
  /** @param {string} name */
  errNotSaved: (name) => `“${name}” holds no text, so it is not an export of this page.`,
  /** @param {string} name */
  errNewer: (name) => `“${name}” was written by a newer version of this page; reload the page and try again.`,
  /** @param {string} name */
  errOffsets: (name) => `“${name}” does not count in UTF-16 units, as this page does, so it was not opened.`,
  /** @param {string} name */
  errDamaged: (name) => `“${name}” is damaged: its marks do not fit its text.`,
  errLink: 'This link is cut short or damaged; ask for it again.',


  // Values
  value: {
    value: 'Value', words: 'In words', bounds: 'Bounds', unit: 'Unit', currency: 'Currency', per: 'Per',
    counted: 'Counts', change: 'Change', parts: 'Parts', amount: 'Amount', written: 'As written', resolved: 'Resolved',
    unresolved: 'needs a publication date',
    ambiguousCurrency: 'taken from the symbol; could be another currency of the same sign',
    up: 'up', down: 'down',
  },
});

export { groupDigits, plural };
