import { DEPENDS } from '#core/event.ts';
import { readWouldChange } from '#server/analysis/would-change.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import type { PageServerLoad } from './$types';
import { foundClaim } from '../../found.server.ts';
import { whyPage } from './why-page.server.ts';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'assessment.read');
  const whole = place.can('assessment.researchers') === 'allow';
  const page = await place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const types = (await listSourceTypes(work)).filter((type) => !type.retired);
    return { claim, types, role: work.actor.role, ground: work.ground, ...(await whyPage(work, claim)) };
  });
  // After the member's own transaction: it must not hold one connection while it waits for another.
  const { types, role, ground, ...shown } = page;
  const of = { ground, project: place.project.id };
  const kinds = types.map(({ key, affiliation }) => ({ type: key, party: affiliation }));
  const change = await readWouldChange(of, role, page.claim.id, kinds);
  const labels = Object.fromEntries(types.map(({ key, label }) => [key, label]));
  return { slug: params.project, study: place.project.name, whole, ...shown, change, labels };
};
