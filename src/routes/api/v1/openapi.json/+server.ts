import { can } from '#core/access.ts';
import { answered, respond } from '#server/api/answer.ts';
import { openApiDocument } from '#server/api/openapi.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) => {
  locals.demand(can(locals.actor, 'openapi.read'));
  return respond(answered(openApiDocument()));
};
