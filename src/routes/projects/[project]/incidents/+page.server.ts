import { listSets } from '#server/store/incident-set.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'incident.read');
  return { slug: params.project, sets: await place.work(listSets) };
};
