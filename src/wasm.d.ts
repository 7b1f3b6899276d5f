/** What annotate may be told. */
export interface AnnotateOptions {
  /** Reference date, "2025-04-25"; without it relative dates stay unresolved. */
  date?: string | null;
  /** The order of 03/05/24; by the text's own evidence where absent. */
  dayFirst?: boolean | null;
  /** Ids of the kinds to return; all where absent. */
  kinds?: string[] | null;
  /** The reader's own dictionary; an entry that cannot be used throws, with the entry in the message. */
  lexicon?: Lexicon | null;
}

/** Names always marked, texts never marked, regular expressions (Rust's regex syntax) whose matches are marked. */
export interface Lexicon {
  names?: { text: string; kind: string; any_case?: boolean }[];
  ignore?: string[];
  patterns?: { pattern: string; kind: string }[];
}

/** An analysis; offsets are UTF-16 code units, start inclusive, end exclusive. */
export interface Report {
  id: string | null;
  offsets: 'utf16' | 'utf8' | 'codepoint';
  length: number;
  annotations: Mark[];
  entities: ReportEntity[];
  sentences: [number, number][];
  diagnostics: string[];
}

export interface Mark {
  start: number;
  end: number;
  kind: string;
  text: string;
  title?: string;
  value: NumberValue | TimeValue | null;
  entity: number | null;
  source: string;
  score: number;
  why: string[];
  alternatives?: { start: number; end: number; kind: string; source: string; score: number; reason: string }[];
}

export interface NumberValue {
  lo: string | null;
  lo_incl: boolean;
  hi: string | null;
  hi_incl: boolean;
  amount: string | null;
  mod: 'exact' | 'approx' | 'at_least' | 'more_than' | 'at_most' | 'less_than' | 'between' | 'vague';
  unit: string | null;
  currency: string | null;
  per: string | null;
  counted: string | null;
  change: 'up' | 'down' | null;
  parts?: string[];
  currency_ambiguous?: boolean;
}

export interface TimeValue {
  timex: string;
  resolved: string | null;
  type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  mod: string | null;
  quantity?: NumberValue;
}

export interface ReportEntity {
  id: number;
  kind: string;
  name: string;
  /** Indices into annotations. */
  mentions: number[];
}

export interface KindInfo {
  id: string;
  class: 'name' | 'number' | 'web';
  definition: string;
}
