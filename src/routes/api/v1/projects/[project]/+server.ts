import { answered, respond } from '#server/api/answer.ts';
import { getProject } from '#server/api/projects.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'project.open');
  return respond(answered(await getProject(place)));
};
