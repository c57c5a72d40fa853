/**
 * Krippendorff's alpha: how far any number of raters agree on units, where each may have left out some. 1 is agreement
 * throughout, 0 what chance would give, below 0 worse than chance.
 * Sources: K. Krippendorff, Content Analysis, 3rd ed. (2013), chapter 12; A. F. Hayes and K. Krippendorff, Answering the
 * call for a standard reliability measure for coding data, Communication Methods and Measures 1 (2007), 77–89.
 */
import { resampled } from './bootstrap.ts';

export interface Rating<V> {
  readonly unit: string;
  readonly rater: string;
  readonly value: V;
}

/** The sum of the differences of all ordered pairs of values: it is what a level of measurement is to alpha. */
type Spread<V> = (values: readonly V[]) => number;

/** A pair differs by 1 or by nothing. */
export const nominal: Spread<string> = (values) => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let same = 0;
  for (const count of counts.values()) same += count * count;
  return values.length * values.length - same;
};

/** A pair differs by the square of its distance. About the mean, where nothing cancels. */
export const interval: Spread<number> = (values) => {
  const mean = sum(values) / values.length;
  return 2 * values.length * sum(values.map((value) => (value - mean) ** 2));
};

export interface Agreement {
  /** Null: nobody differs from anybody on anything, so that nothing could tell agreement from habit. */
  readonly alpha: number | null;
  /** 95 % of the resamples of units lie between; null where there is no alpha. */
  readonly interval: readonly [number, number] | null;
  /** Those who rated a shared unit. */
  readonly raters: number;
  /** Units that two or more rated: the others tell nothing about agreement. */
  readonly units: number;
  readonly values: number;
}

/** Below this many shared units alpha says too little to be shown. */
export const LEAST_UNITS = 10;
/** The bootstrap draws the same each time. */
export const BOOTSTRAP = { seed: 2013, resamples: 2000, share: 0.95 } as const;

export function agreementOf<V>(ratings: readonly Rating<V>[], spread: Spread<V>): Agreement {
  const shared = [...Map.groupBy(ratings, (rating) => rating.unit).values()].filter(
    (unit) => unit.length > 1,
  );
  const units = shared.map((unit) => unit.map((rating) => rating.value));
  const alpha = alphaOf(units, spread);
  const draws =
    alpha === null
      ? []
      : resampled(units, BOOTSTRAP, (drawn) => alphaOf(drawn, spread)).toSorted((a, b) => a - b);
  const tail = (1 - BOOTSTRAP.share) / 2;
  const [low, high] = [
    draws[Math.floor(tail * draws.length)],
    draws[Math.ceil((1 - tail) * draws.length) - 1],
  ];
  return {
    alpha,
    interval: low === undefined || high === undefined ? null : [low, high],
    raters: new Set(shared.flat().map((rating) => rating.rater)).size,
    units: units.length,
    values: units.flat().length,
  };
}

/** Each unit as the values that it was given; one with fewer than two is passed over. Null: there is no difference at all. */
export function alphaOf<V>(units: readonly (readonly V[])[], spread: Spread<V>): number | null {
  const pairable = units.filter((unit) => unit.length > 1);
  const all = pairable.flat();
  const expected = spread(all) / (all.length - 1);
  if (!(expected > 0)) return null;
  return 1 - sum(pairable.map((unit) => spread(unit) / (unit.length - 1))) / expected;
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
