/** The outline of a record. Pure. */
import type { Span } from '#core/coding.ts';
import type { Turn } from '#doc/transcript.ts';

export interface TurnCount {
  codings: number;
  assertions: number;
}

/** What stands on each turn, by the block where it begins. */
export function countsByTurn(
  turns: readonly Turn[],
  codings: readonly { span: Span | null }[],
  assertions: readonly { span: Span | null }[],
): TurnCount[] {
  const counts = turns.map(() => ({ codings: 0, assertions: 0 }));
  for (const { span } of codings) {
    const at = span && counts[turnAt(turns, span.fromBlock)];
    if (at) at.codings++;
  }
  for (const { span } of assertions) {
    const at = span && counts[turnAt(turns, span.fromBlock)];
    if (at) at.assertions++;
  }
  return counts;
}

/** Index of the turn that a block belongs to, or -1. */
export function turnAt(turns: readonly Turn[], block: number): number {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.block ?? Infinity) <= block) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
