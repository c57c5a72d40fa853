/** Chance that can be had again: the seed is printed with what a test made of it. */
export interface Chance {
  seed: number;
  /** A whole number from 0 to below. */
  below(limit: number): number;
  of<T>(list: readonly [T, ...T[]]): T;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return { seed, below, of: (list) => list[below(list.length)] ?? list[0] };
}

/** As many seeds as are wanted, from one that says itself when a test fails. */
export const seeds = (count: number): number[] => {
  const first = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  return Array.from({ length: count }, (_, i) => first + i);
};
