/** Claims of which one source spoke to more than one audience. */
import type { SourceId } from '#core/ids.ts';
import type { Work } from '#server/place.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { listClaims } from '#server/store/claim.ts';
import { comparedAudiences } from '#lib/claims/audiences.ts';
import { everyStatement } from '#lib/claims/statement.ts';

/** Null: it has spoken to one audience only. */
export async function audiencesOf(work: Work, source: SourceId) {
  const said = await listAssertions(work, { source });
  if (new Set(said.map((one) => one.interview.audience)).size < 2) return null;
  const byClaim = Map.groupBy(said, (one) => one.claim);
  return (await listClaims(work)).flatMap((claim) => {
    const compared = comparedAudiences(everyStatement(claim, byClaim.get(claim.id) ?? []));
    return compared.length === 0 ? [] : [{ id: claim.id, proposition: claim.proposition, compared }];
  });
}
