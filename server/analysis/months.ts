/** A claim as the evidence came in, month by month, for its page. */
import type { Verdict } from '#core/assessment-view.ts';
import type { ClaimId } from '#core/ids.ts';
import type { Work } from '../place.ts';
import { readInterchange } from './interchange.ts';

export interface MonthHeld {
  month: string;
  result: Pick<Verdict, 'status' | 'best' | 'p' | 'range'>;
}

/**
 * For those who may read assessments. The engine's service reads what it weighs, members of every role do not: of its
 * result there is here what a stored assessment shows to all of them.
 */
export async function heldByMonth(
  { ground, project }: Pick<Work, 'ground' | 'project'>,
  claim: ClaimId,
): Promise<MonthHeld[]> {
  const whole = await ground.db.asService('engine', (tx) => readInterchange({ tx, ground }, project));
  const held = await ground.engines.alone('over-time', { kind: 'over-time', project: whole, claim });
  return held.map(({ month, result: { status, best, p, range } }) => ({
    month,
    result: { status, best, p, range },
  }));
}
