import { DEPENDS } from '#core/event.ts';
import { readApparatus } from '#server/store/apparatus.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.exports);
  const place = await locals.enter(params.project, 'export.list');
  return { apparatus: await place.work(readApparatus) };
};
