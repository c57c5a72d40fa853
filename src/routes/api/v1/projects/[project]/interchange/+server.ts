import { readInterchange } from '#server/analysis/interchange.ts';
import { answered, respond } from '#server/api/answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'interchange.read');
  return respond(answered(await place.work((work) => readInterchange(work, work.project))));
};
