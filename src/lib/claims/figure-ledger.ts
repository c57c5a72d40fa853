/** The derivation of a quantity: every figure on one logarithmic axis, and the range that they come to (C8). */
import type { AssessmentView, StepView } from '#core/assessment-view.ts';
import type { Range } from '#core/consistency/assessment.ts';
import { shownRange } from '#core/consistency/share.ts';
import { whyCentre, whyStep, type Name } from '#core/consistency/explain.ts';

export interface FigureRow {
  assertion: string;
  why: string;
  /** As it is read, on the axis; a bound has only one end. */
  lo: number | null;
  hi: number | null;
  /** Of the weight in the centre, 0–1; null where the reader does not see it, or for a bound. */
  share: number | null;
  /** Estimates, or only cuts the range. */
  bound: 'floor' | 'ceiling' | null;
  side: 'for' | 'nothing';
}

export interface FigureLedger {
  rows: FigureRow[];
  /** The previous period of a state, as a faint line. */
  previous: { why: string; at: number } | null;
  sum: { range: Range; why: string } | null;
  axis: LogAxis;
}

/** Whole powers of ten. */
export interface LogAxis {
  from: number;
  to: number;
  ticks: number[];
}

type FigureView = Extract<StepView, { step: 'figure' | 'bound' }>;

/** `unit`: of the claim. */
export function figureLedgerOf(assessment: AssessmentView, name: Name, unit?: string): FigureLedger {
  const steps: readonly StepView[] = assessment.steps;
  const lines = steps.filter((step) => step.step === 'figure' || step.step === 'bound');
  const previous = steps.find((step) => step.step === 'previous');
  const centre = steps.find((step) => step.step === 'centre');
  const all =
    lines.reduce((sum, step) => sum + (step.step === 'figure' ? (step.robust ?? 0) : 0), 0) +
    (previous?.robust ?? 0);
  const rows = lines.map((step) => rowOf(step, all, name));
  const range = assessment.range && shownRange(assessment.range, unit);
  const figures = [...rows.flatMap((row) => [row.lo, row.hi]), range?.lo ?? null, range?.hi ?? null];
  return {
    rows,
    previous: previous === undefined ? null : { why: whyStep(previous, name), at: Math.exp(previous.x) },
    sum: range === null ? null : { range, why: centre === undefined ? '' : whyCentre(centre) },
    axis: logAxis(figures.flatMap((figure) => figure ?? [])),
  };
}

function rowOf(step: FigureView, all: number, name: Name): FigureRow {
  const base = { assertion: step.assertion, why: whyStep(step, name), side: sideOf(step) };
  if (step.step === 'bound')
    return {
      ...base,
      bound: step.bound,
      lo: step.bound === 'floor' ? step.at : null,
      hi: step.bound === 'ceiling' ? step.at : null,
      share: null,
    };
  const share = step.robust === undefined || all === 0 ? null : step.robust / all;
  return { ...base, bound: null, lo: step.lo, hi: step.hi, share };
}

const sideOf = (step: FigureView): FigureRow['side'] => (step.role === 'speaks' ? 'for' : 'nothing');

/** Holds every figure; at least one power of ten wide. */
export function logAxis(figures: readonly number[]): LogAxis {
  const positive = figures.filter((figure) => figure > 0);
  const from = Math.floor(Math.log10(Math.min(...positive, Infinity)));
  if (!Number.isFinite(from)) return { from: 1, to: 10_000, ticks: [1, 10, 100, 1000, 10_000] };
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...positive))));
  return {
    from: 10 ** from,
    to: 10 ** to,
    ticks: Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i)),
  };
}

/** Place on the axis, 0–1; what is below it stands at its start. */
export function onLogAxis(axis: LogAxis, figure: number): number {
  const at = Math.log(Math.max(figure, axis.from) / axis.from) / Math.log(axis.to / axis.from);
  return Math.min(1, at);
}
