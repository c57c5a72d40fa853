/** What was held of a claim before it became known, beside what it turned out to be. For leads and analysts. */
import type { Verdict } from '#core/assessment-view.ts';
import type { ClaimId } from '#core/ids.ts';
import type { Answer } from '#core/resolution.ts';
import type { Work } from '../place.ts';
import { assessmentHistories, type StoredAssessment } from './assessment.ts';
import { listResolutions, type ResolutionView } from './resolution.ts';

export interface Prediction {
  claim: ClaimId;
  answer: Answer;
  /** When it became known. */
  month: string | null;
  /** The last that was stored before its resolution was entered; null: nothing was. */
  held: StoredAssessment<Verdict> | null;
}

/**
 * One for each claim that an event resolved, by claim. Control questions stay out, also where an event was entered later:
 * their answer was known before anybody was asked. A corrected answer counts, against what was held before the first.
 */
export async function listPredictions(work: Work): Promise<Prediction[]> {
  const resolved = [...Map.groupBy(await listResolutions(work), (entry) => entry.claim).values()].flatMap(
    (entries) => standingEvent(entries) ?? [],
  );
  const histories = await assessmentHistories(
    work,
    resolved.map(({ last }) => last.claim),
  );
  return resolved.flatMap(({ first, last }) => {
    if (last.answer === null) return [];
    const history = histories.get(last.claim) ?? [];
    const before = history.slice(0, history.findIndex((stored) => stored.id === first.assessment) + 1);
    // An answer that was taken back may have been weighed last, before the next one was entered.
    const held = before.findLast((stored) => stored.result.status !== 'resolved') ?? null;
    return [{ claim: last.claim, answer: last.answer, month: last.month, held }];
  });
}

/** A claim's entries since it was last open, if all of them are events. */
function standingEvent(
  entries: readonly ResolutionView[],
): { first: ResolutionView; last: ResolutionView } | null {
  const since = entries.slice(entries.findLastIndex((entry) => entry.kind === 'withdrawn') + 1);
  const [first, last] = [since[0], since.at(-1)];
  if (first === undefined || last === undefined) return null;
  return since.every((entry) => entry.kind === 'event') ? { first, last } : null;
}
