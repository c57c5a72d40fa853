import { can } from '#core/access.ts';
import { isFromHere } from '#server/http/asker.ts';
import type { RequestHandler } from './$types';

/** For this machine, where no proxy stands before it, or for an admin's token. */
export const GET: RequestHandler = async ({ locals, request, getClientAddress }) => {
  locals.demand(can(locals.actor, 'metrics.read'));
  const { metrics, config } = locals.app;
  const here = isFromHere({ headers: request.headers, address: getClientAddress() }, config);
  if (!here && !locals.identity?.admin) locals.demand('hide');
  return new Response(await metrics.text(), { headers: { 'content-type': metrics.contentType } });
};
