import { z } from 'zod';
import { DEPENDS } from '#core/event.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { listSources, type SourceView } from '#server/store/source.ts';
import type { PageServerLoad } from './$types';

const Query = z.object({
  type: z.string().max(40).catch(''),
  code: z.string().trim().max(10).catch(''),
  cursor: z.string().max(40).optional().catch(undefined),
});

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.sources);
  const place = await locals.enter(params.project, 'source.list');
  const { cursor, ...filter } = Query.parse({ type: '', code: '', ...Object.fromEntries(url.searchParams) });
  return place.work(async (work) => {
    const page = await listSources(work, {
      types: filter.type === '' ? undefined : [filter.type],
      code: filter.code === '' ? undefined : filter.code,
      cursor,
    });
    const mine = place.actor.role === 'researcher';
    const types = await listSourceTypes(work);
    return {
      sources: page.items.map(withoutId),
      next: page.next,
      filter,
      mine,
      types: types.map(({ key, letter, label }) => ({ key, label: mine ? letter : label })),
    };
  });
};

/** A page shows handles; the id is what statements hold, and no reader needs it here. */
function withoutId(source: SourceView) {
  const { id: _, ...shown } = source;
  return shown;
}
