/** A reviewer's list: the claims that they are shown, and on which of them they gave an opinion. */
import type { Work } from '#server/place.ts';
import { listClaims } from '#server/store/claim.ts';
import { listOpinions } from '#server/store/opinion.ts';
import { listRow } from '#lib/claims/claim-list.ts';

export async function shownClaims(work: Work) {
  const own = new Set((await listOpinions(work)).map((opinion) => opinion.claim));
  return (await listClaims(work)).map((claim) => ({
    ...listRow({ ...claim, filed: null }),
    opined: own.has(claim.id),
  }));
}
