/** What was said on one claim: with it what is of another event, and what the engine heard. */
import { heardIn } from '#core/assessment-view.ts';
import type { Work } from '#server/place.ts';
import { latestAssessment } from '#server/store/assessment.ts';
import { listAssertions } from '#server/store/assertion.ts';
import type { ClaimView } from '#server/store/claim.ts';
import { statementsHeld } from '#server/store/same-event.ts';
import { withApart } from '#lib/claims/apart.ts';

/** For leads and analysts. `quotes`: false leaves the words that were said unread. */
export async function saidOn(work: Work, found: ClaimView, options: { quotes?: false } = {}) {
  const said = await listAssertions(work, { claim: found.id, ...options });
  const stored = await latestAssessment(work, found.id);
  const claim = withApart(found, said, await statementsHeld(work.tx, work.project, found.id));
  return { claim, said, stored, heard: heardIn(stored?.result ?? null) };
}
