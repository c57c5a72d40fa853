/** Of a whole there is no more than all: how a range in percent of something is shown (C8). */
import type { Range } from './assessment.ts';

/** A unit that names its whole. “Percent” alone could be growth, which knows no end. */
const OF_A_WHOLE = /^\s*(%|per ?cent)\s+of\b/i;
/** What goes beyond 100 without a contradiction: what was before, or is usual, or is measured beside something else. */
const OF_A_MEASURE =
  /\b(gdp|levels?|prices?|costs?|rates?|wages?|salar(y|ies)|incomes?|earnings|values?|outputs?|yields?|harvests?|capacity|strength|size|targets?|plan(ned)?|quota|averages?|norm(al)?|usual|base(line)?|index|before|previous|former|earlier|last|pre\W?war|(19|20)\d\d)\b/i;
const ALL = 100;

/** The scale of ratios knows no highest figure: what it gives beyond all of a whole is not shown, and stays in the assessment. */
export function shownRange(range: Range, unit: string | undefined): Range {
  if (!endsAtAll(range, unit)) return range;
  return { lo: range.lo, point: range.point, hi: ALL };
}

/** Whether a range is cut where it is shown: not if its own point is beyond, which says that it is no share. */
export const endsAtAll = (range: Range, unit: string | undefined): boolean =>
  range.point <= ALL && range.lo < ALL && isMoreThanAll(range.hi, unit);

/** A figure that there cannot be. */
export const isMoreThanAll = (figure: number, unit: string | undefined): boolean =>
  figure > ALL && unit !== undefined && OF_A_WHOLE.test(unit) && !OF_A_MEASURE.test(unit);
