/** Mann and Whitney's test of two samples: whether one of them tends to be larger, whatever their distributions. */

export interface RankTest {
  /** The chance that one drawn from `b` is larger than one drawn from `a`, ties halved: 0.5 where nobody could tell. */
  auc: number;
  /** How far that is from 0.5, in standard deviations of what chance gives. */
  z: number;
}

export function rankTest(a: readonly number[], b: readonly number[]): RankTest {
  const all = [...a.map((value) => ({ value, isB: false })), ...b.map((value) => ({ value, isB: true }))];
  all.sort((x, y) => x.value - y.value);
  let [ranksOfB, ties] = [0, 0];
  for (let from = 0; from < all.length;) {
    let to = from;
    while (all[to]?.value === all[from]?.value && to < all.length) to++;
    const tied = all.slice(from, to);
    ranksOfB += tied.filter(({ isB }) => isB).length * ((from + 1 + to) / 2);
    ties += tied.length ** 3 - tied.length;
    from = to;
  }
  const [pairs, n] = [a.length * b.length, all.length];
  const auc = (ranksOfB - (b.length * (b.length + 1)) / 2) / pairs;
  const spread = Math.sqrt((n + 1 - ties / (n * (n - 1))) / 12 / pairs);
  return { auc, z: spread === 0 ? 0 : (auc - 0.5) / spread };
}

/** The value below which a share of the sample lies. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
