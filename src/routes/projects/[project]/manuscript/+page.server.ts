import { fail } from '@sveltejs/kit';
import { readManuscriptFile } from '#server/import/manuscript-file.ts';
import { readKnown } from '#server/store/known.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  await locals.enter(params.project, 'manuscript.check');
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'manuscript.check');
    const file = (await request.formData()).get('file');
    if (!(file instanceof File) || file.name === '') return fail(400, { fault: 'no-file' as const });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await readManuscriptFile({ name: file.name, bytes }, locals.app.readDocx);
    if (!read.ok) return fail(400, { fault: 'file' as const, message: read.message });
    const findings = await locals.app.checkText(read.text, await place.work(readKnown));
    if (findings === null) return fail(400, { fault: 'too-long' as const });
    return { checked: { name: file.name, isWord: read.isWord, findings } };
  },
};
