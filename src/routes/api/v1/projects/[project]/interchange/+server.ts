import { readInterchange } from '#server/analysis/interchange.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'interchange.read');
  const ground = await place.work(async (work) => work.ground);
  const file = await readInterchange(ground, place.project.id, place.actor.account);
  return new Response(file, { headers: { 'content-type': 'application/json' } });
};
