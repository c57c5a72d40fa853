import { DEPENDS } from '#core/event.ts';
import { listExports, previewExport } from '#server/store/export.ts';
import { previewOutside } from '#server/store/outside-preview.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.exports);
  const place = await locals.enter(params.project, 'export.list');
  return place.work(async (work) => ({
    entries: await listExports(work),
    next: await previewExport(work),
    outside: await previewOutside(work),
  }));
};
