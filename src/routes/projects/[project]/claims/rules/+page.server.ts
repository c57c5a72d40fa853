import { rulesIn } from '#lib/claims/rules-text.ts';
import rules from '../../../../../../docs/consistency.md?raw';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'assessment.read');
  return { slug: params.project, study: place.project.name, sections: rulesIn(rules) };
};
