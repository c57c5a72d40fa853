/** A 95 % interval of a mean over worlds: the percentile bootstrap, whole worlds drawn (Efron and Tibshirani 1993). */
import { createRandom } from '../engine/random.ts';
import { mean } from './metrics.ts';

const RESAMPLES = 4_000;

export interface Interval {
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
}

/** Of paired differences, one a world, so that what is common to both methods in a world cancels out. */
export function bootstrap(list: readonly number[], seed: number): Interval {
  const random = createRandom(seed);
  const means = Array.from({ length: RESAMPLES }, () => mean(list.map(() => random.pick(list)))).sort(
    (a, b) => a - b,
  );
  const at = (share: number): number => means[Math.floor(share * (RESAMPLES - 1))] ?? Number.NaN;
  return { mean: mean(list), lo: at(0.025), hi: at(0.975) };
}
