/** What differs between two tables of whom a claim serves. */
import type { Interest } from './claim.ts';

export interface Retagged {
  party: string;
  /** A value's key; of a quantity `high`. */
  value: string;
  /** 0: neither serves nor hurts. */
  from: 1 | -1 | 0;
  to: 1 | -1 | 0;
}

/** By party, then value; empty: both say the same. */
export function retaggedBetween(before: Interest, after: Interest): Retagged[] {
  const parties = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return parties.flatMap((party) => {
    const [from, to] = [before[party] ?? {}, after[party] ?? {}];
    const values = [...new Set([...Object.keys(from), ...Object.keys(to)])].toSorted();
    return values
      .map((value): Retagged => ({ party, value, from: from[value] ?? 0, to: to[value] ?? 0 }))
      .filter((one) => one.from !== one.to);
  });
}
