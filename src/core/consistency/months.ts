/** Months in common. Months are `YYYY-MM` and periods include both ends, so text order is time order. */
import { monthNumber } from '../month.ts';
import type { Period } from './interchange.ts';

function monthsIn(period: Period): number {
  return monthNumber(period.to) - monthNumber(period.from) + 1;
}

function monthsInCommon(a: Period, b: Period): number {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return Math.max(0, monthNumber(to) - monthNumber(from) + 1);
}

/** Share of the shorter period that both cover (C4); a missing period overlaps fully (C0). */
export function overlap(a: Period | null, b: Period | null): number {
  if (a === null || b === null) return 1;
  return monthsInCommon(a, b) / Math.min(monthsIn(a), monthsIn(b));
}
