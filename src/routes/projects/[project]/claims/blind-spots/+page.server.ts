import { DEPENDS } from '#core/event.ts';
import { readBlindSpots } from '#server/analysis/coverage.ts';
import { CONTRADICTED_FROM, GAP, LEANING } from '#core/consistency/thresholds.ts';
import { listClaims } from '#server/store/claim.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'assessment.read');
  const { claims, types, ground } = await place.work(async (work) => ({
    claims: await listClaims(work),
    types: await listSourceTypes(work),
    ground: work.ground,
  }));
  // After the member's own transaction: it must not hold one connection while it waits for another.
  const { spots, leanings, unmatched } = await readBlindSpots({ ground, project: place.project.id });
  const propositions = new Map(claims.map(({ id, proposition }): [string, string] => [id, proposition]));
  const typeOf = new Map(types.map((type) => [type.key, type]));
  return {
    slug: params.project,
    study: place.project.name,
    all: claims.length,
    mayEdit: place.can('claim.edit') === 'allow',
    thresholds: { ...CONTRADICTED_FROM, gap: LEANING.from, cases: GAP },
    unmatched: unmatched.map((one) => ({ ...one, proposition: propositions.get(one.claim) ?? '' })),
    spots: spots.map((spot) => ({ ...spot, proposition: propositions.get(spot.claim) ?? '' })),
    leanings: leanings.map((one) => {
      const type = typeOf.get(one.type);
      return {
        ...one,
        questions: one.questions.map((asked) => ({
          ...asked,
          proposition: propositions.get(asked.claim) ?? '',
        })),
        label: type?.label ?? one.type,
        letter: type?.letter ?? '·',
        camp: type?.camp ?? 'outside',
      };
    }),
  };
};
