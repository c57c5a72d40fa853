import { fail, redirect } from '@sveltejs/kit';
import { editClaim, listClaims } from '#server/store/claim.ts';
import { fieldsOf, keepKeys } from '#lib/claims/claim-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { foundClaim } from '../../found.server.ts';
import { familiesOf, joinChosen, partiesOf, readForm, withoutFamily } from '../../claim-write.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'claim.edit');
  return place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    return {
      slug: params.project,
      study: place.project.name,
      id: claim.id,
      fields: fieldsOf(claim),
      parties: await partiesOf(work),
      families: familiesOf(await listClaims(work), claim.id),
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.edit');
    const form = await request.formData();
    const saved = await place.work(async (work) => {
      const before = await foundClaim(locals, work, params.id);
      const read = readForm(form, await partiesOf(work));
      if (read.faults.length > 0) return { ok: false as const, fields: read.fields, faults: read.faults };
      // What the form does not ask about stays as it was.
      const draft = { ...keepKeys(read.draft, before), parts: before.parts, exhaustive: before.exhaustive };
      const stays = draft.kind !== 'category' || draft.values.some((value) => value.key === before.filed);
      const kept = stays ? before.filed : null;
      const filed = draft.kind === before.kind ? kept : draft.filed;
      const result = await editClaim(work, before.id, { ...withoutFamily(draft), filed });
      if (!result?.ok) return { ok: false as const, fields: read.fields, faults: result?.faults ?? [] };
      await joinChosen(work, before.id, draft.family);
      return result;
    });
    if (!saved.ok) return fail(400, { fields: saved.fields, faults: saved.faults });
    redirect(303, `/projects/${params.project}/claims/${saved.id}`);
  },
};
