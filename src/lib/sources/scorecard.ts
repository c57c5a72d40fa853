/** Known answers in the order in which they are read: cold, serving, hurting. */
import type { Cell } from '#core/consistency/assessment.ts';

export const CELLS = ['N', 'S', 'A'] as const satisfies readonly Cell[];

/** How many times the truth a figure was: 1 at no error. */
export const timesTruth = (error: number): string => {
  const times = Math.exp(error);
  return times >= 10 ? times.toFixed(0) : times.toFixed(2);
};
