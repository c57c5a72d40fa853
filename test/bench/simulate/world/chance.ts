/** Draws that a world needs, by chance that the seed decides. */
import { createRandom, type Random } from '../../engine/random.ts';

export interface Chance extends Random {
  between(from: number, to: number): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** Standard normal. */
  normal(): number;
  /** A rate that lies about another, `spread` on the log-odds scale. */
  rate(mean: number, spread: number): number;
  /** `n` of the list, none twice, each as likely as its weight says. */
  sample<T>(list: readonly T[], n: number, weight: (one: T) => number): T[];
}

export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function createChance(seed: number): Chance {
  const random = createRandom(seed);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return {
    ...random,
    between: (from, to) => from + (to - from) * random.next(),
    whole: (from, to) => from + random.below(to - from + 1),
    normal,
    rate: (mean, spread) => logistic(logit(mean) + spread * normal()),
    // Efraimidis and Spirakis 2006: the largest of u^(1/weight) are a weighted sample.
    sample: (list, n, weight) =>
      list
        .map((one) => ({ one, key: Math.log(1 - random.next()) / Math.max(weight(one), 1e-9) }))
        .sort((a, b) => b.key - a.key)
        .slice(0, n)
        .map(({ one }) => one),
  };
}
