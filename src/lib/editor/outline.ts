/** The outline of a record. Pure. */
import type { Span } from '#core/coding.ts';
import type { Turn } from '#doc/transcript.ts';

/** One line of the outline. */
export interface OutlineRow {
  /** The turn's first block. */
  block: number;
  /** Counts questions, not what was said before the first. */
  number: number | null;
  /** Null: what was said before the first question. */
  question: string | null;
  answered: boolean;
  codings: number;
}

export function outlineOf(turns: readonly Turn[], codings: readonly { span: Span | null }[]): OutlineRow[] {
  const counts = turns.map(() => 0);
  for (const { span } of codings) {
    const turn = span ? turnAt(turns, span.fromBlock) : -1;
    if (turn >= 0) counts[turn] = (counts[turn] ?? 0) + 1;
  }
  const first = turns[0]?.question === null ? 0 : 1;
  return turns.map(({ block, question, answers }, i) => ({
    block,
    number: question === null ? null : i + first,
    question: question?.trim() ?? null,
    answered: answers.some((text) => text.trim() !== ''),
    codings: counts[i] ?? 0,
  }));
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
