import { listStudies } from '#server/store/membership.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { account, admin, project } = locals.admit('project.list');
  const studies = await listStudies(locals.app, account);
  return { admin, studies: studies.filter((study) => project === null || study.id === project) };
};
