import { DEPENDS } from '#core/event.ts';
import type { PageServerLoad } from './$types';
import { foundClaim } from '../../found.server.ts';
import { whyPage } from './why-page.server.ts';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'assessment.read');
  const whole = place.can('assessment.researchers') === 'allow';
  const page = await place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    return { claim, ...(await whyPage(work, claim)) };
  });
  return { slug: params.project, study: place.project.name, whole, ...page };
};
