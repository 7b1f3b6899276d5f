/**
 * Shapes that several modules share. Offsets are UTF-16 code units, start inclusive, end exclusive.
 *
 * @typedef {object} NumberValue
 * @property {string|null} [lo] lower bound, an exact decimal
 * @property {boolean} [lo_incl] whether the lower bound itself is meant
 * @property {string|null} [hi] upper bound
 * @property {boolean} [hi_incl] whether the upper bound itself is meant
 * @property {string|null} [amount] the number, only where it is one number
 * @property {string|null} [mod] exact, approx, at_least, more_than, at_most, less_than, between, vague
 * @property {string|null} [unit] short code of the unit
 * @property {string|null} [currency] ISO 4217
 * @property {boolean} [currency_ambiguous] whether the symbol could mean other currencies
 * @property {string|null} [per] what a rate is counted per
 * @property {string|null} [counted] head noun of what is counted
 * @property {string|null} [change] up or down
 * @property {string[]} [parts] parts of a score, ratio or fraction
 *
 * @typedef {object} TimeValue
 * @property {string} timex TIMEX3 value as written
 * @property {string|null} [resolved] the value under the reference date
 * @property {string|null} [type] DATE, TIME, DURATION or SET
 * @property {string|null} [mod] START, MID, END, APPROX, ...
 * @property {NumberValue} [quantity] the number in a duration or set
 *
 * @typedef {NumberValue & Partial<TimeValue>} Value
 *
 * @typedef {object} Alternative
 * @property {number} start
 * @property {number} end
 * @property {string} kind
 * @property {string} [source]
 * @property {number} [score]
 * @property {string} [reason] why it lost
 *
 * @typedef {object} Annotation
 * @property {number} start
 * @property {number} end
 * @property {string} kind
 * @property {string} text
 * @property {string|null} [title]
 * @property {Value|null} [value]
 * @property {number|null} [entity]
 * @property {string} [source]
 * @property {number} [score]
 * @property {string[]} [why]
 * @property {Alternative[]} [alternatives]
 *
 * @typedef {object} Entity
 * @property {number} id
 * @property {string} kind
 * @property {string} name
 * @property {number[]} mentions indices into the annotations, ascending
 *
 * @typedef {object} Analysis
 * @property {string} [offsets]
 * @property {number} [length]
 * @property {Annotation[]} annotations by start, never overlapping
 * @property {Entity[]} entities
 * @property {[number, number][]} sentences
 * @property {string[]} diagnostics
 * @property {string|null} [suggested_date]
 *
 * @typedef {object} EngineOptions
 * @property {string|null} date reference date, YYYY-MM-DD
 * @property {string[]|null} [kinds]
 * @property {unknown} [lexicon]
 *
 * @typedef {object} EngineState
 * @property {'starting'|'ready'|'failed'} phase
 * @property {boolean} model whether the name model is there
 * @property {string|null} message one sentence for the reader
 */
export {};
