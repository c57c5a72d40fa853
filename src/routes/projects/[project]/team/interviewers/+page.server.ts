import { DEPENDS } from '#core/event.ts';
import {
  EVEN_SCORE,
  FEATURES,
  LEAST_INTERVIEWS,
  LEAST_PAIRS,
  QUEUE_FROM,
} from '#core/consistency/thresholds.ts';
import { readUntold } from '#server/analysis/coverage.ts';
import { researcherIds } from '#server/analysis/researcher-ids.ts';
import { latestResearchers } from '#server/store/assessment.ts';
import { listMembers } from '#server/store/membership.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'assessment.researchers');
  const found = await place.work(async (work) => {
    const opaque = researcherIds(work.ground.keys, work.project);
    const members = new Map(
      (await listMembers(work)).map(({ account, role, ordinal }) => [opaque(account), { role, ordinal }]),
    );
    const researchers = await latestResearchers(work);
    return {
      ground: work.ground,
      slug: params.project,
      study: place.project.name,
      rules: {
        features: FEATURES,
        even: EVEN_SCORE,
        interviews: LEAST_INTERVIEWS,
        pairs: LEAST_PAIRS,
        queue: QUEUE_FROM,
      },
      researchers: researchers
        .map((one) => ({ ...one, member: members.get(one.id) ?? null }))
        .toSorted((a, b) => b.q - a.q || (b.score ?? 0) - (a.score ?? 0) || (a.id < b.id ? -1 : 1)),
    };
  });
  const { ground, ...page } = found;
  // After the member's own transaction: it must not hold one connection while it waits for another.
  const untold = await readUntold({ ground, project: place.project.id });
  return {
    ...page,
    researchers: page.researchers.map((one) => ({ ...one, untold: untold.get(one.id) ?? [] })),
  };
};
