import { makeExport } from '#server/store/export.ts';
import type { RequestHandler } from './$types';

/** The file itself, handed out once: what is kept is its entry in the ledger. */
export const POST: RequestHandler = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'export.make');
  const { id, zip } = await place.work(makeExport);
  const name = `${place.project.slug}-coded-data-${id.slice(0, 8)}.zip`;
  return new Response(new Uint8Array(zip), {
    headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` },
  });
};
