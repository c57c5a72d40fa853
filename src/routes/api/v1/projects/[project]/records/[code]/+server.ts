import { respond } from '#server/api/answer.ts';
import { problemResponse, readBody } from '#server/api/problem.ts';
import { getRecord, patchRecord, refusalOf } from '#server/api/records.ts';
import { RecordPatch } from '#server/api/schema.ts';
import type { RequestHandler } from './$types';

// Every member may enter; a record that they may not see answers as one that does not exist.
export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'project.open');
  return respond(await getRecord(place, params.code));
};

export const PATCH: RequestHandler = async ({ locals, params, request }) => {
  const place = await locals.enter(params.project, 'project.open');
  const refusal = await refusalOf(place, params.code, 'record.lock');
  if (refusal) return problemResponse(refusal);
  const body = await readBody(request, RecordPatch);
  return body.ok ? respond(await patchRecord(place, params.code, body.value)) : problemResponse(body.problem);
};
