/** Statements on an event that people hold to be of another one, as lists of them read it. */
import { apartOn, type EventAnswer } from '#core/consistency/another-event.ts';
import type { Period } from '#core/month.ts';
import type { Said } from './statement.ts';

/** The claim, with what was said on it of another event: `said` is all that was said on it, by whomever. */
export function withApart<C extends { id: string; event: boolean; period: Period | null }>(
  claim: C,
  said: readonly Said[],
  answers: readonly EventAnswer[],
): C & { apart?: ReadonlySet<string> } {
  const onIt = claim.event ? answers.filter((answer) => answer.claim === claim.id) : [];
  if (onIt.length === 0) return claim;
  const told = said.map(({ id, source, root, interview, refersTo }) => ({
    ...{ id, source: source.code, root, month: interview.month, refersTo },
  }));
  return { ...claim, apart: apartOn(claim, told, onIt) };
}
