import { DEPENDS } from '#core/event.ts';
import { assessmentHistories } from '#server/store/assessment.ts';
import { listClaims } from '#server/store/claim.ts';
import { listDecisions } from '#server/store/decision.ts';
import { listOpinions } from '#server/store/opinion.ts';
import { agreementsOf, differencesOf, firstOpinions } from '#lib/claims/differences.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'opinion.list');
  return place.work(async (work) => {
    const claims = await listClaims(work);
    const decisions = await listDecisions(work);
    const opinions = await listOpinions(work);
    const judged = [...new Set([...decisions, ...opinions].map((one) => one.claim))];
    return {
      slug: params.project,
      study: place.project.name,
      differing: differencesOf(claims, decisions, opinions, await assessmentHistories(work, judged)),
      agreements: agreementsOf(claims, opinions),
      first: firstOpinions(claims, opinions),
    };
  });
};
