/** The derivation of a nominal claim as a ledger whose decibels add up in view (C4–C6). */
import type { AssessmentView, StepView } from '#core/assessment-view.ts';
import { whyLine, whyPrior, type Name } from '#core/consistency/explain.ts';

export { signed } from '#core/consistency/words.ts';

export interface LedgerRow {
  assertion: string;
  /** The value key that the line says. */
  value: string;
  why: string;
  /** dB before, and how much of it is new; null where the reader does not see them. */
  weight: number | null;
  fresh: number | null;
  adds: number;
  /** Towards the best answer, away from it, or nothing. */
  side: 'for' | 'against' | 'nothing';
  bar: Bar;
}

/** From where the row above ended to where this one ends, in dB. */
export interface Bar {
  from: number;
  to: number;
}

export interface Ledger {
  /** Where the sum begins, if not at 0: more than two answers, or a previous period. */
  beginning: { why: string; adds: number; bar: Bar } | null;
  rows: LedgerRow[];
  /** What the other answers, more than one, take from one another: closes the sum of more than two. */
  rest: { adds: number; bar: Bar } | null;
  /** Null: the claim is resolved, or no line speaks. */
  sum: { adds: number; for: number; against: number; rounding: number; bar: Bar } | null;
  axis: Axis;
}

export interface Axis {
  from: number;
  to: number;
  ticks: number[];
}

type LineView = Extract<StepView, { step: 'line' }>;

/** Figures are rounded to what is printed: 0.01 dB for leads, 0.1 for analysts. */
export function ledgerOf(assessment: AssessmentView, name: Name): Ledger {
  const steps: readonly StepView[] = assessment.steps;
  const decimals = steps.some((step) => step.step === 'line' && step.w === undefined) ? 1 : 2;
  const round = (dB: number): number => Math.round(dB * 10 ** decimals) / 10 ** decimals + 0;
  const prior = steps.find((step) => step.step === 'prior');
  const total = steps.find((step) => step.step === 'total');
  const lines = steps.filter((step) => step.step === 'line');
  const begins = prior === undefined ? 0 : round(prior.adds);
  const rows = rowsFrom(lines, begins, round, name, assessment.best);
  const ended = rows.at(-1)?.bar.to ?? begins;
  const closing = total === undefined ? null : round(total.adds);
  const gap = closing === null ? 0 : round(closing - ended);
  const isRest = Object.keys(assessment.p ?? {}).length > 2 && gap !== 0;
  const bars = [{ from: 0, to: begins }, ...rows.map((row) => row.bar), { from: 0, to: closing ?? ended }];
  return {
    beginning:
      prior !== undefined && (begins !== 0 || prior.previous !== null)
        ? { why: whyPrior(prior, name), adds: begins, bar: { from: 0, to: begins } }
        : null,
    rows,
    rest: isRest ? { adds: gap, bar: { from: ended, to: round(ended + gap) } } : null,
    sum:
      closing === null
        ? null
        : {
            adds: closing,
            for: sumOf(rows, 'for', round),
            against: sumOf(rows, 'against', round),
            rounding: isRest ? 0 : gap,
            bar: { from: 0, to: closing },
          },
    axis: axisOf(bars),
  };
}

function rowsFrom(
  lines: readonly LineView[],
  begins: number,
  round: (dB: number) => number,
  name: Name,
  best: string | null,
): LedgerRow[] {
  let at = begins;
  return lines.map((line) => {
    const adds = round(line.adds);
    const from = at;
    at = round(at + adds);
    const speaks = line.role === 'speaks';
    return {
      assertion: line.assertion,
      value: line.value,
      why: whyLine(line, name),
      weight: line.w === undefined ? null : speaks ? round(line.w) : 0,
      fresh: line.d === undefined ? null : speaks ? Math.round(line.d * 100) / 100 : 0,
      adds,
      side: !speaks ? 'nothing' : line.value === best ? 'for' : 'against',
      bar: { from, to: at },
    };
  });
}

function sumOf(rows: readonly LedgerRow[], side: LedgerRow['side'], round: (dB: number) => number): number {
  return round(rows.filter((row) => row.side === side).reduce((sum, row) => sum + Math.abs(row.adds), 0));
}

/** Holds every bar and 0; a tick every 5 dB, or wider apart where more than six would run into one another. */
function axisOf(bars: readonly Bar[]): Axis {
  const ends = bars.flatMap((bar) => [bar.from, bar.to]);
  const spanBy = (every: number): { from: number; to: number } => ({
    from: Math.floor(Math.min(0, ...ends) / every) * every,
    to: Math.max(every, Math.ceil(Math.max(0, ...ends) / every) * every),
  });
  const every = [5, 10, 20].find((step) => (spanBy(step).to - spanBy(step).from) / step <= 5) ?? 50;
  const { from, to } = spanBy(every);
  return { from, to, ticks: Array.from({ length: (to - from) / every + 1 }, (_, i) => from + i * every) };
}

/** Place on the axis, 0–1. */
export const onAxis = (axis: Axis, dB: number): number => (dB - axis.from) / (axis.to - axis.from);
