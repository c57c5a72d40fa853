import { respond } from '#server/api/answer.ts';
import { getClaim } from '#server/api/claims.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'project.open');
  return respond(await getClaim(place, params.claim));
};
