import { can } from '#core/access.ts';
import type { RequestHandler } from './$types';

/** The process answers. */
export const GET: RequestHandler = ({ locals }) => {
  locals.demand(can(locals.actor, 'health.read'));
  return new Response('live\n');
};
