import { DEPENDS } from '#core/event.ts';
import { readMaterial, readUntold } from '#server/analysis/coverage.ts';
import { researcherIds } from '#server/analysis/researcher-ids.ts';
import { latestResearchers } from '#server/store/assessment.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { listClaims } from '#server/store/claim.ts';
import { listMembers } from '#server/store/membership.ts';
import type { PageServerLoad } from './$types';

/** What stands behind the features of one interviewer: for leads, as a reading list. */
export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'assessment.researchers');
  const found = await place.work(async (work) => {
    const one = (await latestResearchers(work)).find(({ id }) => id === params.researcher);
    if (!one?.features) return locals.demand('hide');
    const opaque = researcherIds(work.ground.keys, work.project);
    const member = (await listMembers(work)).find(({ account }) => opaque(account) === one.id);
    return {
      one,
      member: member ? { role: member.role, ordinal: member.ordinal } : null,
      claims: await listClaims(work),
      said: await listAssertions(work, { quotes: false }),
      ground: work.ground,
    };
  });
  if (!found) throw new Error('demand lets nobody pass to what is hidden');
  const { one, member, claims, said, ground } = found;
  // After the member's own transaction: it must not hold one connection while it waits for another.
  const of = { ground, project: place.project.id };
  const behind = await readMaterial(of, one.id);
  const untold = (await readUntold(of)).get(one.id) ?? [];
  const propositions = new Map(claims.map(({ id, proposition }): [string, string] => [id, proposition]));
  const places = new Map(
    said.map(({ id, entry, record, source, interview }) => [
      id,
      { id, entry, record, code: source.code, type: source.type, month: interview.month },
    ]),
  );
  const told = (['ctl', 'within', 'across', 'pair', 'heap'] as const).map((feature) => ({
    feature,
    /** Null: too little to say anything. */
    figure: untold.includes(feature) ? null : (one.features?.[feature] ?? 0),
    rows: behind[feature].map(({ claim, statements, all, hits }) => ({
      ...{ claim, all, hits, proposition: propositions.get(claim) ?? '' },
      statements: statements.flatMap((id) => places.get(id) ?? []),
    })),
  }));
  return { slug: params.project, study: place.project.name, member, told };
};
