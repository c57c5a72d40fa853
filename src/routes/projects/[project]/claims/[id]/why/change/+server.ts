import { slowly } from '#server/analysis/slowly.ts';
import { readWouldChange } from '#server/analysis/would-change.ts';
import { credentialsOf } from '#server/http/credentials.ts';
import { admittedTo } from '#server/http/event-stream.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import type { RequestHandler } from './$types';
import { foundClaim } from '../../../found.server.ts';

/** What would change a claim: the engine is asked many times, and the page does not wait for it. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const place = await locals.enter(params.project, 'assessment.read');
  const { claim, kinds, ground } = await place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const types = (await listSourceTypes(work)).filter((type) => !type.retired);
    const kinds = types.map(({ key, affiliation }) => ({ type: key, party: affiliation }));
    return { claim, kinds, ground: work.ground };
  });
  // After the member's own transaction: it must not hold one connection while it waits for another.
  const of = { ground, project: place.project.id };
  const answer = slowly(
    ground,
    (run) => readWouldChange(of, place.actor.role, claim.id, kinds, run),
    admittedTo(ground, place, credentialsOf(request)),
  );
  return new Response(answer.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no' },
  });
};
