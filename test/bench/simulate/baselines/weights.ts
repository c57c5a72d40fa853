/** Medians and shares that several methods need. */

/** The first, going up, at which half of the weight is reached. */
export function weightedMedian(list: readonly { readonly at: number; readonly weight: number }[]): number {
  const sorted = list.toSorted((a, b) => a.at - b.at);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { at, weight } of sorted) {
    sum += weight;
    if (sum >= half - 1e-12) return at;
  }
  throw new Error('no median of nothing');
}

/** On the log scale, where figures that are as many times too high as too low are as wrong. */
export function medianFigure(figures: readonly number[]): number {
  const sorted = figures.map(Math.log).sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  if (low === undefined || high === undefined) throw new Error('no median of nothing');
  return Math.exp((low + high) / 2);
}
