import { DEPENDS } from '#core/event.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import type { PageServerLoad } from './$types';
import { foundClaim } from '../../found.server.ts';
import { whyPage } from './why-page.server.ts';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'assessment.read');
  const whole = place.can('assessment.researchers') === 'allow';
  const { types, ...shown } = await place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const types = await listSourceTypes(work);
    return { claim, types, ...(await whyPage(work, claim)) };
  });
  const labels = Object.fromEntries(types.map(({ key, label }) => [key, label]));
  return { slug: params.project, study: place.project.name, whole, ...shown, labels };
};
