import { identify } from '#server/auth/identity.ts';
import { eventStream } from '#server/http/event-stream.ts';
import { openPlace } from '#server/place.ts';
import type { RequestHandler } from './$types';

/** What happens in the study, as server-sent events, for as long as the page stands and the grant holds. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { app } = locals;
  const place = await locals.enter(params.project, 'events.follow');
  const credentials = {
    cookie: request.headers.get('cookie'),
    authorization: request.headers.get('authorization'),
  };
  const admitted = async (): Promise<boolean> => {
    const identity = await identify(app, credentials);
    if (identity?.account !== place.actor.account) return false;
    const now = await openPlace(app, identity.account, params.project);
    return now?.actor.role === place.actor.role;
  };
  const stream = eventStream(app, place, { admitted, signal: request.signal });
  return new Response(stream.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
  });
};
