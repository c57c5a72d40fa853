/** What was answered about rows that may tell of one event: each pair is asked about, and an answer is remembered. */
import type { Doubt } from './duplicates.ts';
import type { Incident } from './read.ts';

/** `leftOut`: the line of the two that counts nowhere. Null: both are kept. */
export interface Settled {
  lines: readonly [number, number];
  leftOut: number | null;
}

const keyOf = ([a, b]: readonly [number, number]): string => `${a} ${b}`;

export interface Asked extends Doubt {
  /** Null: nobody has answered yet, and both count. */
  settled: Settled | null;
}

export function withAnswers(doubts: readonly Doubt[], answers: readonly Settled[]): Asked[] {
  const given = new Map(answers.map((one) => [keyOf(one.lines), one]));
  return doubts.map((doubt) => ({ ...doubt, settled: given.get(keyOf(doubt.lines)) ?? null }));
}

/** Those of which both rows are counted there, or one that an answer left out would be. */
export const askedAmong = (asked: readonly Asked[], lines: ReadonlySet<number>): Asked[] =>
  asked.filter(
    ({ lines: both, settled }) =>
      both.every((line) => lines.has(line)) || lines.has(settled?.leftOut ?? NO_LINE),
  );

const NO_LINE = 0;

/** A row that any answer leaves out is out, whatever was said of it beside others. */
export function counted(incidents: readonly Incident[], answers: readonly Settled[]): Incident[] {
  const out = new Set(answers.map(({ leftOut }) => leftOut));
  return incidents.filter(({ line }) => !out.has(line));
}

/** How many pairs were asked about, and what became of them. */
export interface Tally {
  asked: number;
  leftOut: number;
  open: number;
}

export const tallyOf = (asked: readonly Asked[]): Tally => ({
  asked: asked.length,
  leftOut: new Set(asked.flatMap(({ settled }) => settled?.leftOut ?? [])).size,
  open: asked.filter(({ settled }) => settled === null).length,
});
