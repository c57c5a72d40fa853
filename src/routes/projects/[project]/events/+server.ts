import { z } from 'zod';
import { credentialsOf } from '#server/http/credentials.ts';
import { admittedTo, eventStream } from '#server/http/event-stream.ts';
import type { RequestHandler } from './$types';

/** When the page was read (ms), as its data says; of a page that does not say, long ago. */
const Since = z.coerce.number().int().nonnegative().catch(0);

/** What happens in the study, as server-sent events, for as long as the page stands and the grant holds. */
export const GET: RequestHandler = async ({ locals, params, request, url }) => {
  const { app } = locals;
  const place = await locals.enter(params.project, 'events.follow');
  const admitted = admittedTo(app, place, credentialsOf(request));
  const since = Since.parse(url.searchParams.get('since'));
  const stream = eventStream(app, place, { admitted, since, signal: request.signal });
  return new Response(stream.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
  });
};
