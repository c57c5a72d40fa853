import { can } from '#core/access.ts';
import type { RequestHandler } from './$types';

/** For this machine, or for an admin's token. What a proxy passes on is not this machine's, wherever the proxy runs. */
export const GET: RequestHandler = async ({ locals, request, getClientAddress }) => {
  locals.demand(can(locals.actor, 'metrics.read'));
  const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => request.headers.has(name));
  const here = !passedOn && /^(127\.|::1$|::ffff:127\.)/.test(getClientAddress());
  if (!here && !locals.identity?.admin) locals.demand('hide');
  const { metrics } = locals.app;
  return new Response(await metrics.text(), { headers: { 'content-type': metrics.contentType } });
};
