/**
 * Who stands against a claim as it was weighed. A denial by itself unmakes no verdict, and it never goes out of sight:
 * it stands beside the status, with what whoever denies gains by it (C7).
 */
import type { Stance } from '#core/coding.ts';
import type { Statement, TypeMark } from './statement.ts';
import type { Verdict } from './verdict.ts';

/** What is said serves the speaker's own side, hurts it, or does neither. */
export type Stake = 'gains' | 'loses' | 'none';

export interface Denial {
  /** The statement. */
  id: string;
  code: string;
  type: TypeMark;
  stance: Stance;
  /** What it says instead, where the claim has values of its own. */
  value: string | null;
  stake: Stake;
}

/**
 * Of a nominal claim those that the engine names as opponents. It names none of a quantity: there, voices who deny the
 * figure. What is of another event, speaks of another period, or counts something else, denies nothing.
 */
export function denialsOf(
  kind: 'boolean' | 'quantity' | 'trend' | 'category',
  statements: readonly Statement[],
  verdict: Pick<Verdict, 'disputed'> | null,
): Denial[] {
  const named = new Set(verdict?.disputed ?? []);
  return statements
    .filter((one) =>
      kind === 'quantity'
        ? one.stance === 'denies' && !one.copy && one.elsewhere === null
        : named.has(one.id) && one.elsewhere === null,
    )
    .map((one) => ({
      id: one.id,
      code: one.source.code,
      type: one.source.type,
      stance: one.stance,
      value: one.meant,
      stake: one.serves ? 'gains' : one.against ? 'loses' : 'none',
    }));
}

/** Types of those who deny, each once, in the order in which they come. */
export function typesOf(denials: readonly Pick<Denial, 'type'>[]): TypeMark[] {
  return [...new Map(denials.map(({ type }) => [type.key, type])).values()];
}
