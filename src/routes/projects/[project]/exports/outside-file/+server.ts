import { z } from 'zod';
import { downloadFile } from '#server/store/outside-file.ts';
import type { RequestHandler } from './$types';

const Form = z.object({ release: z.uuid().catch('') });

/** The file of an outside release, to the lead who prepared it; to everybody else there is none. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const place = await locals.enter(params.project, 'export.download');
  const { release } = Form.parse(Object.fromEntries(await request.formData()));
  const zip = release === '' ? null : await place.work((work) => downloadFile(work, release));
  if (!zip) locals.demand('hide');
  const name = `${place.project.slug}-release-${release.slice(0, 8)}.zip`;
  return new Response(new Uint8Array(zip ?? []), {
    headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` },
  });
};
