/** The bootstrap: a statistic of samples drawn with replacement from what there is, the same draws for the same seed. */
interface Draws {
  readonly seed: number;
  readonly resamples: number;
}

/** In the order of drawing; samples on which the statistic does not exist are left out. */
export function resampled<T>(
  sample: readonly T[],
  { seed, resamples }: Draws,
  statistic: (drawn: readonly T[]) => number | null,
): number[] {
  const draw = mulberry32(seed);
  return Array.from({ length: resamples }, () =>
    statistic(sample.map((one) => sample[Math.floor(draw() * sample.length)] ?? one)),
  ).filter((value) => value !== null);
}

/** Numbers in [0, 1) by T. Ettinger's mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
