import { isAct } from '#core/audit.ts';
import { readAudit } from '#server/store/audit-list.ts';
import type { PageServerLoad } from './$types';

/** A word that is no act, a number that is none: as if they were not there. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'audit.read');
  const act = url.searchParams.get('act') ?? '';
  const before = url.searchParams.get('before') ?? '';
  const asked = { act: isAct(act) ? act : null, before: /^\d{1,15}$/.test(before) ? Number(before) : null };
  return { slug: params.project, asked, ...(await place.work((work) => readAudit(work, asked))) };
};
