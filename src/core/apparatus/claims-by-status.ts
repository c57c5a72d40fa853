/** A paper's table of claims: what is likeliest of each, a value or a figure, how likely, and how sure that is. */
import { figureWords } from '../consistency/words.ts';

export interface PrintedClaim {
  readonly id: string;
  readonly proposition: string;
  readonly status: string | null;
  /** The likeliest value, in words; null for a figure, and where nothing is ahead. */
  readonly held: string | null;
  /** Of a figure: in which it lies in 80 of 100 cases. */
  readonly range: { readonly lo: number; readonly hi: number; readonly unit: string } | null;
  /** Of the likeliest value. */
  readonly likelihood: number | null;
  readonly confidence: string | null;
  /** What is to be kept in mind of what it rests on. */
  readonly caveats: readonly string[];
}

interface Words {
  readonly overNinetyNine: string;
  percent(share: number): string;
  range(from: string, to: string, unit: string): string;
}

export const byStatus = (claims: readonly PrintedClaim[]): PrintedClaim[] =>
  claims.toSorted((a, b) => (a.status ?? '').localeCompare(b.status ?? '', 'en'));

export function likeliestIn({ held, range }: PrintedClaim, words: Words): string {
  if (range === null) return held ?? '';
  const [lo, hi] = [rounded(range.lo), rounded(range.hi)];
  return lo === hi ? `${lo} ${range.unit}`.trim() : words.range(lo, hi, range.unit);
}

/** Two digits are told: the evidence gives no more. */
const rounded = (figure: number): string => figureWords(Number(figure.toPrecision(2)));

/** What has turned out is likely no more: it is so. Nothing else is certain. */
export function likelihoodIn({ status, likelihood }: PrintedClaim, words: Words): string {
  if (likelihood === null || status === 'resolved') return '';
  return likelihood > CERTAIN ? words.overNinetyNine : words.percent(likelihood);
}

const CERTAIN = 0.99;
