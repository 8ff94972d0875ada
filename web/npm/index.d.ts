/** Which accent says the words. */
export type Accent = "any" | "american" | "british";

/** How much a finding weighs. */
export type Severity = "error" | "warning" | "note";

/** What a poem is held against, whatever it says itself. */
export interface DraftOptions {
  /** A form by name (`"haiku"`), or a bare rhyme scheme (`"aabba"`). */
  form?: string;
  /** A meter in place of the form's: `"iambic pentameter"`. */
  meter?: string;
  accent?: Accent;
  /** Whether the poem is judged as finished. */
  finished?: boolean;
  /** The name of its file, whose ending says how it is read: `"poem.md"`. */
  name?: string;
}

export interface CheckOptions extends DraftOptions {
  /** The level from which findings are given; `"warning"` where it is absent. */
  minLevel?: Severity;
}

export interface Finding {
  path: string;
  /** Lines from 1; columns from 1, in characters as a reader counts them. The end is one past the last. */
  line: number;
  column: number;
  end_line: number;
  end_column: number;
  /** The rule, by code and name; neither changes its meaning. */
  code: string;
  rule: string;
  severity: Severity;
  /** What was found, and what would do. */
  message: string;
  help: string;
  form: string | null;
  related: { line: number; message: string }[];
  /** The word it rests on, where no dictionary has it. */
  guess: string | null;
}

export interface Tally {
  errors: number;
  warnings: number;
  notes: number;
}

/** The document of `verse check --output-format json`. */
export interface CheckDocument {
  version: 1;
  findings: Finding[];
  /** The lines that are not read as verse. */
  pages: { path: string; lines: { line: number; role: string }[] }[];
  /** Why the poem was not judged. */
  errors: { path: string; message: string }[];
  summary: {
    drafts: number;
    without_form: number;
    unfinished: number;
    half_judged: number;
    shown: Tally;
    left_out: Tally;
    allowed: number;
    within_budget: number;
  };
}

export interface ScannedWord {
  text: string;
  /** Its letters by syllables. */
  syllables: string[];
  /** ARPAbet with stresses. */
  phones: string;
  /** Its own stresses: `+` and `-`. */
  stress: string;
  source: string;
}

export interface ScannedLine {
  path: string;
  line: number;
  stanza: number;
  text: string;
  syllables: number;
  syllables_min: number;
  syllables_max: number;
  /** The realised meter: `+` a beat, `-` slack. */
  beats: string;
  /** The line as read aloud: `+` a stress, `-` none. */
  stress: string;
  meter: string | null;
  feet: string[];
  licenses: string[];
  /** `"x"` where it rhymes with no line. */
  rhyme: string;
  stanza_scheme?: string[];
  poem_meter: string | null;
  poem_measure?: string;
  /** From 0 to 1. */
  sureness: number;
  poem_sureness: number;
  words: ScannedWord[];
}

/** The document of `verse scan --output-format json`. */
export interface ScanDocument {
  version: 1;
  lines: ScannedLine[];
}

/** The document of `verse forms suggest --output-format json`. */
export interface SuggestDocument {
  version: 1;
  suggestions: { form: string; score: number; fits: string[]; misfits: string[] }[];
}

export interface RhymeOptions {
  /** The kinds of rhyme; without them full rhymes, and nearer kinds where those are few. */
  kind?: string[];
  /** Only words of so many syllables. */
  syllables?: number;
  accent?: Accent;
  /** At most so many words of each kind, 40 where it is absent; 0 for all. */
  limit?: number;
}

export interface Rhyme {
  word: string;
  kind: string;
  /** From 0, the nearest. */
  level: number | null;
  sort: string | null;
  said: string | null;
  only_in: Accent | null;
  syllables: number;
  stress: string;
  phones: string;
  /** The size of the word list that has the word: 10 for the commonest. */
  rank: number | null;
}

/** The document of `verse rhyme --output-format json`. */
export interface RhymeDocument {
  version: 1;
  rhymes: Rhyme[];
}

export interface Comparison {
  a: string;
  b: string;
  accent: Accent;
  /** `"perfect"`, `"slant"`, ..., or `"none"`. */
  kind: string;
  level: number | null;
  sort?: string;
  why: string;
}

/** The document of `verse forms --output-format json`. */
export interface FormsDocument {
  version: 1;
  forms: { id: string; name: string; aka: string[]; family: string; shape: string }[];
}

/** What verse cannot do, in words: a form that nobody knows, a text that is none. */
export class VerseError extends Error {}

/** A fault of verse itself. The next call works all the same. */
export class VerseFault extends VerseError {}

/** The findings of a poem. @throws {VerseError} where no form has the name, or an option does not read */
export function check(text: string, options?: CheckOptions): CheckDocument;

/** The scansion of a poem, in the meter asked for, that of its form, or the one that it keeps. @throws {VerseError} as `check` does */
export function scan(text: string, options?: DraftOptions): ScanDocument;

/** The forms that a poem resembles, at most three, the best first. */
export function suggest(text: string): SuggestDocument;

/** Words that rhyme with a word, or with several said as one (`"know it"`). @throws {VerseError} where there is no word */
export function rhymes(word: string, options?: RhymeOptions): RhymeDocument;

/** How two words or phrases rhyme. @throws {VerseError} where one of them holds no word */
export function compare(a: string, b: string, options?: { accent?: Accent }): Comparison;

/** Every form. */
export function forms(): FormsDocument;

/** The version of verse, which is that of its ear. */
export const version: string;
