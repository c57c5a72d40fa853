/**
 * C8, the centre of a quantity: a weighted median, then robust (Student-t) passes on the log scale, and a
 * range that bounds and named cases cut.
 */
import type { Range } from './assessment.ts';
import type { Figures, FigureLine } from './figures.ts';
import { novelty, tiesOf } from './independence.ts';
import { compareIds, readFigure } from './records.ts';
import { roundTo, toSignificant } from './round.ts';
import { BEFORE, EIGHTY, ROBUST } from './thresholds.ts';

/** The previous period of a state, as a line that enters the centre and Σw only. */
export interface Pseudo {
  readonly previous: string;
  readonly x: number;
  readonly s2: number;
  readonly d: number;
}

export function pseudoOf(previous: string, point: number): Pseudo {
  return { previous, x: Math.log(readFigure(point)), ...BEFORE };
}

export interface Point {
  readonly x: number;
  readonly s2: number;
  readonly d: number;
}

export interface Centre {
  readonly median: number;
  readonly centre: number;
  /** Σw of the last pass, and what each point had in it. */
  readonly weights: readonly number[];
  readonly chi2: number;
  readonly se: number;
  readonly nEff: number;
}

/** Lines with what is new in each (C5), most precise first. */
export function discountFigures(lines: readonly FigureLine[]): FigureLine[] {
  const sorted = lines.toSorted(
    (a, b) => roundTo(a.s2, 9) - roundTo(b.s2, 9) || compareIds(a.told.statement.id, b.told.statement.id),
  );
  const fresh = novelty(sorted.map((line) => tiesOf(line.told, line.record.party, line.o === 1)));
  return sorted.map((line, index) => ({ ...line, ...fresh[index] }));
}

/** `lines` in the order of C5; the pseudo-line, if there is one, comes last in `weights`. */
export function centreOf(lines: readonly Point[], pseudo: Point | null): Centre {
  const points = pseudo === null ? lines : [...lines, pseudo];
  const median = weightedMedian(points);
  let centre = median;
  let weights: readonly number[] = [];
  for (let pass = 0; pass < ROBUST.passes; pass += 1) {
    const about = centre;
    weights = points.map((point) => robustWeight(point, about));
    centre = dot(weights, points) / total(weights);
  }
  const nEff = total(lines.map((line) => line.d));
  const misfit = total(lines.map((line) => (line.d * (line.x - centre) ** 2) / line.s2));
  const chi2 = misfit / Math.max(1, nEff - 1);
  const se = Math.sqrt(Math.max(1, chi2) / total(weights) + ROBUST.least);
  return { median, centre, weights, chi2, se, nEff };
}

/** A far line counts less: Student's t. */
function robustWeight({ x, s2, d }: Point, centre: number): number {
  const { freedom } = ROBUST;
  return ((d / s2) * (freedom + 1)) / (freedom + (x - centre) ** 2 / s2);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function dot(weights: readonly number[], points: readonly Point[]): number {
  return points.reduce((sum, point, index) => sum + (weights[index] ?? 0) * point.x, 0);
}

/** Going up, the first at which half of the weight is reached. */
function weightedMedian(points: readonly Point[]): number {
  const rising = points.toSorted((a, b) => a.x - b.x);
  const all = total(rising.map((point) => point.d / point.s2));
  let reached = 0;
  for (const point of rising) {
    reached += point.d / point.s2;
    if (reached >= all / 2 - 1e-9 * all) return point.x;
  }
  return rising.at(-1)?.x ?? 0;
}

/** The limits that cut the range: the lowest ceiling, then the highest floor or number of named cases. */
export function limitsOf(figures: Figures): { ceiling: number; floor: number } {
  const cases = figures.lines
    .filter((line) => line.told.statement.bound === null)
    .map((line) => line.told.statement.cases ?? 0);
  return {
    ceiling: Math.min(Infinity, ...figures.ceilings.map((line) => line.told.statement.hi)),
    floor: Math.max(0, ...figures.floors.map((line) => line.told.statement.lo), ...cases),
  };
}

/** 80 % range, to four significant digits. */
export function rangeOf(
  { centre, se }: Pick<Centre, 'centre' | 'se'>,
  limits: { ceiling: number; floor: number },
): Range {
  const cut = (x: number) => toSignificant(Math.max(limits.floor, Math.min(limits.ceiling, Math.exp(x))), 4);
  return { lo: cut(centre - EIGHTY.half * se), point: cut(centre), hi: cut(centre + EIGHTY.half * se) };
}
