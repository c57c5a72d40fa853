import { answered, respond } from '#server/api/answer.ts';
import { assembleAssessments } from '#server/store/assessment.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'assessment.read');
  return respond(answered(await place.work(assembleAssessments)));
};
