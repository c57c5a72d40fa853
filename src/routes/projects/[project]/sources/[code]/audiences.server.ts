/** Claims of which one source spoke to more than one audience. */
import type { ClaimId, SourceId } from '#core/ids.ts';
import type { Work } from '#server/place.ts';
import { listAssertions, type AssertionView } from '#server/store/assertion.ts';
import { listClaims } from '#server/store/claim.ts';
import { statementsHeld } from '#server/store/same-event.ts';
import { comparedAudiences } from '#lib/claims/audiences.ts';
import { withApart } from '#lib/claims/apart.ts';
import { everyStatement } from '#lib/claims/statement.ts';

/** Null: it has spoken to one audience only. */
export async function audiencesOf(work: Work, source: SourceId) {
  const said = await listAssertions(work, { source });
  if (new Set(said.map((one) => one.interview.audience)).size < 2) return null;
  const byClaim = Map.groupBy(said, (one) => one.claim);
  const held = await statementsHeld(work.tx, work.project);
  // Which of two stays with an event hangs on what everybody said of it.
  const asked = new Set(held.map(({ claim }) => claim));
  const told = new Map<ClaimId, AssertionView[]>();
  for (const claim of byClaim.keys())
    if (claim !== null && asked.has(claim))
      told.set(claim, await listAssertions(work, { claim, quotes: false }));
  return (await listClaims(work)).flatMap((claim) => {
    const own = byClaim.get(claim.id) ?? [];
    const compared = comparedAudiences(everyStatement(withApart(claim, told.get(claim.id) ?? [], held), own));
    return compared.length === 0 ? [] : [{ id: claim.id, proposition: claim.proposition, compared }];
  });
}
