import { can } from '#core/access.ts';
import type { RequestHandler } from './$types';

/** The database answers (it was migrated before this process served anything) and the projection has caught up. */
export const GET: RequestHandler = async ({ locals }) => {
  locals.demand(can(locals.actor, 'health.read'));
  const { pulse, projection } = locals.app;
  const database = await pulse.feel();
  if (database && projection.ready()) return new Response('ready\n');
  return new Response(database ? 'the projection is catching up\n' : 'the database does not answer\n', {
    status: 503,
    headers: { 'retry-after': '2' },
  });
};
