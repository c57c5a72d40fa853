import { json } from '@sveltejs/kit';
import { statementsOf } from '#lib/claims/statement.ts';
import type { RequestHandler } from './$types';
import { foundClaim } from '../../found.server.ts';
import { saidOn } from '../../said-on.server.ts';

/** What was said on a claim, with its words: the matrix asks for it when a cell is looked at. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'assessment.read');
  return place.work(async (work) => {
    const { claim, said, heard } = await saidOn(work, await foundClaim(locals, work, params.id));
    return json({ statements: statementsOf(claim, said, heard) });
  });
};
