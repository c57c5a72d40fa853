/** The claim of an address as this member may see it; else the answer of one that does not exist. */
import { asId, type ClaimId } from '#core/ids.ts';
import type { Work } from '#server/place.ts';
import { openClaim, type ClaimView } from '#server/store/claim.ts';

export async function foundClaim(locals: App.Locals, work: Work, text: string): Promise<ClaimView> {
  const id = asId<ClaimId>(text);
  const claim = id === null ? null : await openClaim(work, id);
  if (claim !== null) return claim;
  locals.demand('hide');
  throw new Error('demand lets nobody pass to what is hidden');
}
