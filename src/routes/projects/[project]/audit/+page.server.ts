import { fail } from '@sveltejs/kit';
import { isAct } from '#core/audit.ts';
import { readHeads } from '#core/audit-head.ts';
import { holdHeads } from '#server/audit/hold.ts';
import { readAudit } from '#server/store/audit-list.ts';
import type { Actions, PageServerLoad } from './$types';

/** A word that is no act, a number that is none: as if they were not there. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'audit.read');
  const act = url.searchParams.get('act') ?? '';
  const before = url.searchParams.get('before') ?? '';
  const asked = { act: isAct(act) ? act : null, before: /^\d{1,15}$/.test(before) ? Number(before) : null };
  return { slug: params.project, asked, ...(await place.work((work) => readAudit(work, asked))) };
};

/** Some thousand heads. */
const MOST_BYTES = 1_000_000;

export const actions: Actions = {
  /** Heads that were kept, as a file or as its text. */
  hold: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'audit.read');
    const form = await request.formData();
    const [file, typed] = [form.get('file'), form.get('text')];
    const isFile = file instanceof File && file.size > 0;
    const given = isFile ? file : new Blob([String(typed ?? '')]);
    const heads = given.size > MOST_BYTES ? null : readHeads(await given.text());
    if (heads === null) return fail(400, { noHeadsIn: isFile ? ('file' as const) : ('text' as const) });
    return { held: await holdHeads(locals.app, place, heads) };
  },
};
