/** Of a whole there is no more than all: how a range in percent of something is shown (C8). */
import type { Range } from './assessment.ts';

/** A unit that names its whole. “Percent” alone could be growth, which knows no end. */
const OF_A_WHOLE = /^\s*(%|per ?cent)\s+of\b/i;
const ALL = 100;

/** The scale of ratios knows no highest figure: what it gives beyond all of a whole is not shown, and stays in the assessment. */
export function shownRange(range: Range, unit: string | undefined): Range {
  if (!endsAtAll(range, unit)) return range;
  return { lo: range.lo, point: Math.min(range.point, ALL), hi: ALL };
}

/** Whether a range is cut where it is shown. */
export const endsAtAll = (range: Range, unit: string | undefined): boolean =>
  range.lo < ALL && isMoreThanAll(range.hi, unit);

/** A figure that there cannot be. */
export const isMoreThanAll = (figure: number, unit: string | undefined): boolean =>
  figure > ALL && unit !== undefined && OF_A_WHOLE.test(unit);
