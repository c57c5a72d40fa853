import { countAll } from '#server/store/count.ts';
import type { LayoutServerLoad } from './$types';

/** What the shell shows. It guards nothing: every page below asks for itself. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'project.open');
  const { slug, name } = place.project;
  const { role, ordinal } = place.actor;
  return { project: { slug, name }, me: { role, ordinal }, counts: await place.work(countAll) };
};
