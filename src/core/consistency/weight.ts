/**
 * C4, the weight of a line in decibels (weights of evidence, after Good): how much more often such a source
 * says this when it is true than when it is not.
 */
import type { Cell } from './assessment.ts';
import type { TrackRecord } from './rates.ts';
import { clamp } from './round.ts';
import { CEILING } from './thresholds.ts';

/** P(says v | v) and P(says v | another value), before fidelity; K values. */
export function hitAndFalseAlarm(cell: Cell, h: TrackRecord['h'], values: number): { x: number; y: number } {
  switch (cell) {
    case 'S':
      return { x: h.S, y: 1 - h.A };
    case 'A':
      return { x: h.A, y: (1 - h.S) / (values - 1) };
    case 'N':
      return { x: h.N, y: (1 - h.N) / (values - 1) };
  }
}

/** The cells whose checks stand behind x and y. */
export function cellsUsed(cell: Cell): readonly Cell[] {
  return cell === 'N' ? ['N'] : ['S', 'A'];
}

/**
 * What fidelity does not vouch for is read as a guess among the values. A line never counts against itself: a liar is no
 * oracle of the opposite.
 */
export function decibels(x: number, y: number, g: number, values: number): number {
  const guess = (1 - g) / values;
  return clamp(10 * Math.log10((g * x + guess) / (g * y + guess)), 0, CEILING);
}
