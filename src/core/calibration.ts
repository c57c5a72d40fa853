/**
 * How well a study judges: what was held of claims before it became known, against what they turned out to be.
 * Sources: G. W. Brier, Monthly Weather Review 78 (1950), 1–3; E. B. Wilson, Journal of the American Statistical
 * Association 22 (1927), 209–212, for the intervals.
 */
import { likelihoodWords } from './consistency/explain.ts';
import { LIKELIHOODS } from './opinion.ts';

/** One resolved claim: the likelihood of the answer that was held the best, and whether it was the answer. */
export interface Predicted {
  readonly p: number;
  readonly right: boolean;
}

export interface Share {
  readonly n: number;
  readonly of: number;
  readonly share: number;
  /** 90 %, by Wilson. */
  readonly interval: readonly [number, number];
}

/** The claims whose best answer had one word of likelihood. */
export interface Bin {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** The mean of the likelihoods; the share is of those that were right. */
  readonly held: number;
  readonly right: Share;
}

export interface Calibration {
  readonly bins: readonly Bin[];
  /** The mean of (p − right)², from 0 (always sure and right) to 1; saying ½ each time gives ¼. Null: of nothing. */
  readonly brier: number | null;
  readonly n: number;
}

/** Below this many resolved claims a curve is chance as much as judgement. */
export const FEW_RESOLVED = 30;

/** Bins are the words of likelihood (ICD 203), those without a claim left out. */
export function calibrationOf(points: readonly Predicted[]): Calibration {
  const byWord = Map.groupBy(points, ({ p }) => likelihoodWords(p));
  const bins = LIKELIHOODS.flatMap(({ word, from, to }): Bin[] => {
    const inside = byWord.get(word) ?? [];
    const right = shareOf(inside.filter((point) => point.right).length, inside.length);
    return right === null ? [] : [{ word, from, to, held: mean(inside.map(({ p }) => p)), right }];
  });
  const brier = points.length === 0 ? null : mean(points.map(({ p, right }) => (p - (right ? 1 : 0)) ** 2));
  return { bins, brier, n: points.length };
}

/** Null: of nothing. */
export function shareOf(of: number, n: number): Share | null {
  return n === 0 ? null : { n, of, share: of / n, interval: wilson(of, n) };
}

/** The standard normal's 95 % point: 5 % lie beyond it on either side. */
const Z90 = 1.6448536269514722;

function wilson(of: number, n: number): [number, number] {
  const share = of / n;
  const z2 = Z90 * Z90;
  const centre = share + z2 / (2 * n);
  const half = Z90 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  // Of all and of none it ends at 1 and at 0 exactly, which arithmetic misses by a hair.
  const end = (x: number): number => Math.min(1, Math.max(0, Number((x / (1 + z2 / n)).toFixed(12))));
  return [end(centre - half), end(centre + half)];
}

const mean = (figures: readonly number[]): number =>
  figures.reduce((total, figure) => total + figure, 0) / figures.length;
