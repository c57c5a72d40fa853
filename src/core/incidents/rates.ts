/** Periods side by side, per month, so that a longer one does not look worse. */
import { roundTo } from '../consistency/round.ts';
import { daysFromTo, type Window } from './day.ts';
import type { Incident } from './read.ts';
import { deadIn, inWindow } from './series.ts';

/** The mean month of the Gregorian calendar. */
const DAYS_A_MONTH = 365.2425 / 12;

export interface Rate extends Window {
  days: number;
  incidents: number;
  dead: { low: number; high: number };
  deadUnsaid: number;
  /** To 0.1. */
  perMonth: { incidents: number; deadLow: number; deadHigh: number };
}

export function rateIn(incidents: readonly Incident[], window: Window): Rate {
  const of = inWindow(incidents, window);
  const days = daysFromTo(window.from, window.to);
  const perMonth = (n: number): number => roundTo((n * DAYS_A_MONTH) / days, 1);
  const { dead, deadUnsaid } = deadIn(of);
  return {
    ...window,
    days,
    incidents: of.length,
    dead,
    deadUnsaid,
    perMonth: { incidents: perMonth(of.length), deadLow: perMonth(dead.low), deadHigh: perMonth(dead.high) },
  };
}

/** Days that two periods may differ by, for a leap year and months of 30 and 31 days. */
const SLACK = 3;

/** Of the same length and the same season: else winter is held against summer. */
export function isLikeForLike(a: Window, b: Window): boolean {
  const sameLength = Math.abs(daysFromTo(a.from, a.to) - daysFromTo(b.from, b.to)) <= SLACK;
  return sameLength && a.from.slice(5) === b.from.slice(5);
}
