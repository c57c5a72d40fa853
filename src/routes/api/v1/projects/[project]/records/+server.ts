import { answered, readQuery, respond } from '#server/api/answer.ts';
import { problemResponse, readBody } from '#server/api/problem.ts';
import { getRecords, postRecord } from '#server/api/records.ts';
import { ListQuery, NewRecordBody } from '#server/api/schema.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'record.list');
  const query = readQuery(url, ListQuery);
  return query.ok ? respond(answered(await getRecords(place, query.value))) : problemResponse(query.problem);
};

export const POST: RequestHandler = async ({ locals, params, request }) => {
  const place = await locals.enter(params.project, 'record.create');
  const body = await readBody(request, NewRecordBody);
  return body.ok ? respond(await postRecord(place, body.value)) : problemResponse(body.problem);
};
