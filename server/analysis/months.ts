/** A claim as the evidence came in, month by month, for its page. */
import { forAnalyst, type AssessmentView } from '#core/assessment-view.ts';
import type { Role } from '#core/access.ts';
import type { Held } from '#core/consistency/over-time.ts';
import type { ClaimId } from '#core/ids.ts';
import type { Work } from '../place.ts';
import type { Run } from './engines.ts';

/** What each move came from and to is a verdict without its derivation: all who read assessments see it. */
export interface MonthHeld extends Pick<Held, 'month' | 'moves'> {
  /** As the role may see it. */
  result: AssessmentView;
}

/**
 * For those who may read assessments. The engine's service reads what it weighs, members of every role do not: of its
 * result there is here what a stored assessment shows to this one.
 */
export async function heldByMonth(
  { ground, project }: Pick<Work, 'ground' | 'project'>,
  claim: ClaimId,
  role: Role,
  run: Run = {},
): Promise<MonthHeld[]> {
  const held = await ground.engines.alone('over-time', { kind: 'over-time', project, claim }, run);
  return held.map(({ month, moves, result }) => ({
    month,
    moves,
    result: role === 'lead' ? result : forAnalyst(result),
  }));
}
