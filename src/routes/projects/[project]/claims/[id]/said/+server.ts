import { json } from '@sveltejs/kit';
import { heardIn } from '#core/assessment-view.ts';
import { latestAssessment } from '#server/store/assessment.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { statementsOf } from '#lib/claims/statement.ts';
import type { RequestHandler } from './$types';
import { foundClaim } from '../../found.server.ts';

/** What was said on a claim, with its words: the matrix asks for it when a cell is looked at. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'assessment.read');
  return place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const heard = heardIn((await latestAssessment(work, claim.id))?.result ?? null);
    const said = await listAssertions(work, { claim: claim.id });
    return json({ statements: statementsOf(claim, said, heard) });
  });
};
