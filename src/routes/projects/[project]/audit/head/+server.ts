import { headsFor } from '#server/audit/head.ts';
import type { RequestHandler } from './$types';

/** The heads as they are at this moment, signed: for whoever downloads them to keep elsewhere. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'audit.read');
  const heads = await headsFor(locals.app, place);
  const name = `${place.project.slug}-audit-head-${heads[0]?.seq ?? 0}.json`;
  return new Response(`${JSON.stringify(heads, null, 2)}\n`, {
    headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="${name}"` },
  });
};
