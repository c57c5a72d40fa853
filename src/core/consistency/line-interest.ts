/**
 * Whose interest a line meets, as the engine weighed it (C3, C4): by the table of the claim, for the side of the line's
 * origin, as it was recorded or as its type leans. A screen that says `against interest` reads it from here, so that it
 * never says another thing than the sum beside it.
 */
import type { Cell, Step } from './assessment.ts';
import type { Readable } from './view.ts';

export interface LineInterest {
  /** What it says hurts the side of its origin. */
  readonly against: boolean;
  /** What it says serves that side. */
  readonly serves: boolean;
  /** The side by which it was judged; null: its origin has none. */
  readonly party: string | null;
  /** That side is not its own, but the one that its type leans to (C2). */
  readonly leans: boolean;
}

/**
 * By assertion. Every statement has one that the engine keeps as a line, copies too; what it sets aside (retracted, of
 * another period, counting something else, replaced by a later one of its source) has none.
 */
export function lineInterests(claim: {
  readonly steps: readonly Readable<Step>[];
}): ReadonlyMap<string, LineInterest> {
  return new Map(claim.steps.flatMap((step) => ('interest' in step ? [[step.assertion, read(step)]] : [])));
}

function read(line: {
  readonly interest: Cell;
  readonly party: string | null;
  readonly because: readonly string[];
}): LineInterest {
  const { interest, party } = line;
  return {
    against: interest === 'A',
    serves: interest === 'S',
    party,
    leans: line.because.includes('leans'),
  };
}
