/** Which claims are control questions: their answer was known before anybody was asked. Read as a lead. */
import { and, eq, isNotNull } from 'drizzle-orm';
import type { ClaimId } from '#core/ids.ts';
import { question } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { listResolutions, type ResolutionView } from './resolution.ts';

/** Those whose answer was set beforehand, also where an event was entered later, and those that a control question is about. */
export async function controlClaims(work: Work): Promise<Set<ClaimId>> {
  const entries = Map.groupBy(await listResolutions(work), (entry) => entry.claim);
  const known = [...entries].flatMap(([claim, history]) => (wasKnown(history) ? [claim] : []));
  const asked = await work.tx
    .selectDistinct({ claim: question.claimId })
    .from(question)
    .where(
      and(eq(question.projectId, work.project), eq(question.purpose, 'control'), isNotNull(question.claimId)),
    );
  return new Set([...known, ...asked.flatMap(({ claim }) => claim ?? [])]);
}

/** Whether a known answer was entered since the claim was last open. */
const wasKnown = (history: readonly ResolutionView[]): boolean =>
  history
    .slice(history.findLastIndex((entry) => entry.kind === 'withdrawn') + 1)
    .some((entry) => entry.kind === 'control');
