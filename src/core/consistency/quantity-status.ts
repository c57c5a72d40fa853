/** C8, what is said of a range: its status, the lines it shows to be inflated or minimised, the bracket. */
import type { Flag, Range, Status } from './assessment.ts';
import type { FigureLine } from './figures.ts';
import type { QuantityClaim } from './interchange.ts';
import type { Centre } from './quantity.ts';
import { compareIds } from './records.ts';
import { roundTo } from './round.ts';
import { FIGURES } from './thresholds.ts';

/** A figure that serves its side and lies above the range, or hurts it and lies below. */
export function flagsOf(lines: readonly FigureLine[], range: Range): Flag[] {
  return lines
    .flatMap((line): Flag[] => {
      const { id, lo, hi } = line.told.statement;
      const by = roundTo(Math.sqrt(lo * hi) / range.point, 2);
      if (line.o === 1 && lo > range.hi) return [{ assertion: id, flag: 'inflated', by }];
      if (line.o === -1 && hi < range.lo) return [{ assertion: id, flag: 'minimised', by }];
      return [];
    })
    .sort((a, b) => compareIds(a.assertion, b.assertion));
}

/** Where only opposed sides speak and their figures do not meet, the range between them is all there is. */
function opposedBracket(lines: readonly FigureLine[]): [number, number] | null {
  const high = lines.filter((line) => line.o === 1);
  const low = lines.filter((line) => line.o === -1);
  if (high.length === 0 || low.length === 0 || high.length + low.length < lines.length) return null;
  if (lowest(high) <= highest(low)) return null;
  return [lowest(lines), highest(lines)];
}

function lowest(lines: readonly FigureLine[]): number {
  return Math.min(...lines.map((line) => line.told.statement.lo));
}

function highest(lines: readonly FigureLine[]): number {
  return Math.max(...lines.map((line) => line.told.statement.hi));
}

export interface QuantityVerdict {
  readonly status: Status;
  readonly evidence?: Status;
  readonly bracket: readonly [number, number] | null;
}

export function quantityStatus(
  claim: QuantityClaim,
  lines: readonly FigureLine[],
  centre: Centre,
  range: Range,
): QuantityVerdict {
  const bracket = centre.nEff < FIGURES.lines ? null : opposedBracket(lines);
  const evidence = ofEvidence(lines, centre, range, bracket !== null);
  const verdict = ofHeadline(claim.headline, range);
  return verdict === null ? { status: evidence, bracket } : { status: verdict, evidence, bracket };
}

function ofEvidence(lines: readonly FigureLine[], centre: Centre, range: Range, opposed: boolean): Status {
  if (centre.nEff < FIGURES.lines) return 'single-source';
  if (centre.chi2 > FIGURES.spread || opposed) return 'contested';
  const kinds = new Set(lines.map((line) => JSON.stringify([line.told.origin.type, line.record.party])));
  const narrow = range.hi / range.lo <= FIGURES.width;
  return narrow && kinds.size >= FIGURES.kinds && isBalanced(lines) ? 'corroborated' : 'probable';
}

function isBalanced(lines: readonly FigureLine[]): boolean {
  const stakes = new Set(lines.map((line) => line.o));
  return stakes.has(0) || (stakes.has(1) && stakes.has(-1));
}

function ofHeadline(headline: number | null, range: Range): 'inflated' | 'minimised' | null {
  if (headline === null) return null;
  if (headline > range.hi) return 'inflated';
  return headline < range.lo ? 'minimised' : null;
}
