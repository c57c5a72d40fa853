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
  const count = (list: readonly { span: Span | null }[], i: number): number =>
    list.filter(({ span }) => span !== null && turns.findLastIndex((t) => t.block <= span.fromBlock) === i)
      .length;
  return turns.map((_, i) => ({ codings: count(codings, i), assertions: count(assertions, i) }));
}
