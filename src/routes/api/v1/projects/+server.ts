import { readQuery, respond, answered } from '#server/api/answer.ts';
import { problemResponse } from '#server/api/problem.ts';
import { getProjects } from '#server/api/projects.ts';
import { ListQuery } from '#server/api/schema.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const identity = locals.admit('project.list');
  const query = readQuery(url, ListQuery);
  return query.ok
    ? respond(answered(await getProjects(locals.app, identity)))
    : problemResponse(query.problem);
};
