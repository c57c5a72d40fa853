import { answered, readQuery, respond } from '#server/api/answer.ts';
import { getClaims, postClaim } from '#server/api/claims.ts';
import { problemResponse, readBody } from '#server/api/problem.ts';
import { ListQuery, NewClaimBody } from '#server/api/schema.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'claim.list');
  const query = readQuery(url, ListQuery);
  return query.ok ? respond(answered(await getClaims(place, query.value))) : problemResponse(query.problem);
};

export const POST: RequestHandler = async ({ locals, params, request }) => {
  const place = await locals.enter(params.project, 'claim.edit');
  const body = await readBody(request, NewClaimBody);
  return body.ok ? respond(await postClaim(place, body.value)) : problemResponse(body.problem);
};
