/** A purge: what slipped through is looked for everywhere, listed, and destroyed with the keys that sealed it. */

/** One hit, with the letters around it. */
export interface FoundText {
  /** Of a record: a turn of its text, a note, a field of an entry, text that was deleted and is still in its log. */
  part: 'turn' | 'memo' | 'field' | 'deleted' | 'text';
  /** Which turn, from 1. */
  turn: number | null;
  before: string;
  hit: string;
  after: string;
}

/** What is purged as a whole or not at all: a copy of a record, or a row of something else. */
export interface FoundPlace {
  /** Tells it apart: what a lead ticks. */
  key: string;
  /** A record's copy (`field`, `analysis`), or the table where it stands. */
  what: string;
  /** The record's handle. */
  code: string | null;
  texts: FoundText[];
}

/** Words that may stand in place of what goes. */
export const MOST_REPLACEMENT = 200;
export const MOST_PHRASE = 500;

export type PurgeFault =
  /** Too short to look for. */
  | { kind: 'too-short' }
  /** What is to stand in its place holds it. */
  | { kind: 'replacement-holds-it' }
  /** Nothing of it was found where it was to go. */
  | { kind: 'nothing-found' }
  /** Somebody's work did not end in time: nothing was changed. */
  | { kind: 'busy' };
