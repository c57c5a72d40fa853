import { DEPENDS } from '#core/event.ts';
import { listClaims } from '#server/store/claim.ts';
import { listPredictions } from '#server/store/prediction.ts';
import { judgedOf } from '#lib/claims/judged.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'assessment.read');
  return place.work(async (work) => ({
    slug: params.project,
    study: place.project.name,
    judged: judgedOf(await listClaims(work), await listPredictions(work)),
  }));
};
