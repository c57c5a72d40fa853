import { paperOf } from '#core/apparatus/paper.ts';
import { DEPENDS } from '#core/event.ts';
import { withPlaces } from '#lib/apparatus/base.ts';
import { en } from '#lib/messages/en.ts';
import { readApparatus } from '#server/store/apparatus.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.exports);
  const place = await locals.enter(params.project, 'export.list');
  const { beside, ...read } = await place.work(readApparatus);
  return { beside, paper: paperOf(withPlaces(read, en.interview)) };
};
