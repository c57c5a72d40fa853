import { takeInterchange } from '#server/analysis/interchange.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'interchange.read');
  const file = await takeInterchange(locals.app, place);
  return new Response(file, { headers: { 'content-type': 'application/json' } });
};
