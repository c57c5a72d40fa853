import { respond } from '#server/api/answer.ts';
import { problemResponse, readBody } from '#server/api/problem.ts';
import { postRelease, refusalOf } from '#server/api/records.ts';
import { ReleaseBody } from '#server/api/schema.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, params, request }) => {
  const place = await locals.enter(params.project, 'project.open');
  const refusal = await refusalOf(place, params.code, 'record.release');
  if (refusal) return problemResponse(refusal);
  const body = await readBody(request, ReleaseBody);
  return body.ok
    ? respond(await postRelease(locals.app, place, params.code, body.value))
    : problemResponse(body.problem);
};
