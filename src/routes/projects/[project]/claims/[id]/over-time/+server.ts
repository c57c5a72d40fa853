import { heldByMonth } from '#server/analysis/months.ts';
import { slowly } from '#server/analysis/slowly.ts';
import { credentialsOf } from '#server/http/credentials.ts';
import { admittedTo } from '#server/http/event-stream.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { listClaims } from '#server/store/claim.ts';
import { overTimeOf } from '#lib/claims/as-of.ts';
import type { SlowOverTime } from '#lib/claims/over-time-shape.ts';
import type { RequestHandler } from './$types';
import { foundClaim } from '../../found.server.ts';
import { namer } from '../namer.server.ts';

/** A claim month by month: seconds of work in a large study, which the page does not wait for. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const place = await locals.enter(params.project, 'assessment.read');
  const { claim, name, propositions, ground } = await place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const claims = await listClaims(work);
    const said = await listAssertions(work, { claim: claim.id, quotes: false });
    const propositions = new Map(claims.map((one): [string, string] => [one.id, one.proposition]));
    return { claim, name: namer(claims, said), propositions, ground: work.ground };
  });
  // After the member's own transaction: it must not hold one connection while it waits for another.
  const answer = slowly(
    ground,
    async (run): Promise<SlowOverTime> => {
      const held = await heldByMonth({ ground, project: place.project.id }, claim.id, place.actor.role, run);
      const over = overTimeOf(claim, held, name, propositions);
      const pointOf = ({ status, best, p, range }: (typeof held)[number]['result']) => ({
        status,
        best,
        p,
        range,
      });
      return { over, held: held.map(({ month, result }) => ({ month, result: pointOf(result) })) };
    },
    admittedTo(ground, place, credentialsOf(request)),
  );
  return new Response(answer.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no' },
  });
};
