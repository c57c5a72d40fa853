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

const sameLength = (a: Window, b: Window): boolean =>
  Math.abs(daysFromTo(a.from, a.to) - daysFromTo(b.from, b.to)) <= SLACK;

/** Of the same length and the same season: else winter is held against summer. */
export function isLikeForLike(a: Window, b: Window): boolean {
  return sameLength(a, b) && a.from.slice(5) === b.from.slice(5);
}

/** What is to be known before two periods are compared. */
export type PeriodWarning =
  /** Their counts cannot be compared, only what comes to a month. */
  | 'length'
  /** Winter may be held against summer. */
  | 'season'
  /** What is in both would be compared with itself. */
  | 'overlap'
  /** The data do not cover one of them: what is not in the file would look like calm. */
  | 'outside';

export interface Comparison {
  earlier: Rate;
  later: Rate;
  likeForLike: boolean;
  warnings: readonly PeriodWarning[];
  /** In per cent to 0.1, of what comes to a month; null where there was nothing before. */
  change: { incidents: number | null; deadLow: number | null; deadHigh: number | null };
}

/** `covered`: from the first to the last day of the data. */
export function comparePeriods(
  incidents: readonly Incident[],
  [one, other]: readonly [Window, Window],
  covered: Window,
): Comparison {
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  const [earlier, later] = [rateIn(incidents, first), rateIn(incidents, second)];
  const change = (of: keyof Rate['perMonth']): number | null =>
    changeOf(unrounded(earlier, of), unrounded(later, of));
  return {
    earlier,
    later,
    likeForLike: isLikeForLike(first, second),
    warnings: warningsOf(first, second, covered),
    change: {
      incidents: change('incidents'),
      deadLow: change('deadLow'),
      deadHigh: change('deadHigh'),
    },
  };
}

function warningsOf(first: Window, second: Window, covered: Window): PeriodWarning[] {
  const outside = [first, second].some(({ from, to }) => from < covered.from || to > covered.to);
  const warnings: [PeriodWarning, boolean][] = [
    ['length', !sameLength(first, second)],
    ['season', first.from.slice(5) !== second.from.slice(5)],
    ['overlap', second.from <= first.to],
    ['outside', outside],
  ];
  return warnings.filter(([, holds]) => holds).map(([warning]) => warning);
}

function unrounded({ days, incidents, dead }: Rate, of: keyof Rate['perMonth']): number {
  const n = { incidents, deadLow: dead.low, deadHigh: dead.high }[of];
  return (n * DAYS_A_MONTH) / days;
}

const changeOf = (before: number, after: number): number | null =>
  before === 0 ? null : roundTo(((after - before) / before) * 100, 1);
