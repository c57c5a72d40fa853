import { redirect } from '@sveltejs/kit';
import { homeOf } from '#lib/shell/places.ts';
import { listStudies } from '#server/store/membership.ts';
import type { PageServerLoad } from './$types';

/** To where one works: the only study one has, or the list. */
export const load: PageServerLoad = async ({ locals }) => {
  const { account, admin } = locals.admit('project.list');
  const studies = await listStudies(locals.app, account);
  const [only, another] = studies;
  if (only && !another) redirect(303, homeOf(only.slug, only.role));
  redirect(303, admin ? '/accounts' : '/projects');
};
