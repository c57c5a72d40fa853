/** A claim as of a month: its verdict and the lines of its ledger then, and what came in between two months. */
import type { AssessmentView } from '#core/assessment-view.ts';
import type { Name } from '#core/consistency/explain.ts';
import type { Move } from '#core/consistency/over-time.ts';
import type { Term } from '#core/claim.ts';
import { monthAt, monthNumber } from '#core/month.ts';
import { figureLedgerOf } from './figure-ledger.ts';
import { ledgerOf, signed } from './ledger.ts';
import { moveInWords, verdictInWords } from './verdict.ts';

interface Asked {
  id: string;
  kind: 'boolean' | 'quantity' | 'trend' | 'category';
  values: readonly Term[];
  filed: string | null;
  units: readonly Term[];
}

interface MonthHeld {
  month: string;
  result: AssessmentView;
  moves: readonly Move[];
}

export interface AsOfLine {
  assertion: string;
  /** Where there are only bounds, each stands as a figure too: one statement, two lines. */
  key: string;
  /** Decibels, or the share in the centre of a quantity; empty where the reader does not see it. */
  adds: string;
  why: string;
  nothing: boolean;
}

export interface AsOf {
  month: string;
  verdict: string;
  confidence: string | null;
  lines: AsOfLine[];
}

export type MovedBy =
  | { kind: 'statement'; assertion: string }
  | { kind: 'answer'; claim: string; proposition: string; own: boolean }
  | { kind: 'elsewhere' };

/** What came in, in turn. Where `from` and `to` read alike, it changed nothing that is shown. */
export interface Moved {
  month: string;
  by: MovedBy;
  from: string;
  to: string;
}

export interface OverTime {
  /** From the month before the first statement on, in turn. */
  months: AsOf[];
  moves: Moved[];
}

/** Null: nobody has spoken on it at a known time. */
export function overTimeOf(
  claim: Asked,
  held: readonly MonthHeld[],
  name: Name,
  propositions: ReadonlyMap<string, string>,
): OverTime | null {
  if (held.length < 2) return null;
  return {
    months: held.map(({ month, result }) => ({
      month,
      verdict: verdictInWords(claim, result),
      confidence: result.confidence,
      lines: linesOf(claim, result, name),
    })),
    moves: held.flatMap(({ month, moves }) =>
      moves.map((move) => {
        const [from, to] = moveInWords(claim, move.from, move.to);
        return { month, by: movedBy(claim, move.by, propositions), from, to };
      }),
    ),
  };
}

function movedBy(claim: Asked, by: Move['by'], propositions: ReadonlyMap<string, string>): MovedBy {
  if (by.kind !== 'answer') return by;
  return { ...by, proposition: propositions.get(by.claim) ?? by.claim, own: by.claim === claim.id };
}

function linesOf(claim: Asked, result: AssessmentView, name: Name): AsOfLine[] {
  if (claim.kind === 'quantity')
    return figureLedgerOf(result, name).rows.map(({ assertion, bound, share, why, side }) => ({
      assertion,
      key: `${assertion} ${bound ?? ''}`,
      adds: share === null ? '' : `${Math.round(share * 100)} %`,
      why,
      nothing: side === 'nothing',
    }));
  const { rows } = ledgerOf(result, name);
  const decimals = rows.some((row) => row.weight !== null) ? 2 : 1;
  return rows.map(({ assertion, adds, why, side }) => ({
    assertion,
    key: assertion,
    adds: `${signed(adds, decimals)} dB`,
    why,
    nothing: side === 'nothing',
  }));
}

/** Answers that became known and bear on it, for the line over months. */
export const answeredIn = ({ moves }: OverTime): { month: string; own: boolean; proposition: string }[] =>
  moves.flatMap(({ month, by }) =>
    by.kind === 'answer' ? [{ month, own: by.own, proposition: by.proposition }] : [],
  );

/** Every month from the first to the last: those that a slider passes. */
export function monthsOf(over: OverTime): string[] {
  const [first, last] = [over.months[0]?.month, over.months.at(-1)?.month];
  if (first === undefined || last === undefined) return [];
  const begins = monthNumber(first);
  return Array.from({ length: monthNumber(last) - begins + 1 }, (_, i) => monthAt(begins + i));
}

/** What stood at the end of a month: the last in which something came in, up to it. */
export const asOfMonth = (over: OverTime, month: string): AsOf | null =>
  over.months.findLast((one) => one.month <= month) ?? null;

/** What came in after the one month and up to the other, whichever is the earlier. */
export function between(over: OverTime, a: string, b: string): Moved[] {
  const [from, to] = a < b ? [a, b] : [b, a];
  return over.moves.filter(({ month }) => month > from && month <= to);
}
