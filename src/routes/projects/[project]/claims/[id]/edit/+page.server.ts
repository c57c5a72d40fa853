import { fail, redirect } from '@sveltejs/kit';
import { editClaim, listClaims } from '#server/store/claim.ts';
import { fieldsOf, keepKeys } from '#lib/claims/claim-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { foundClaim } from '../../found.server.ts';
import {
  familiesOf,
  figuresOf,
  joinChosen,
  partiesOf,
  readForm,
  withoutFamily,
} from '../../claim-write.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'claim.edit');
  return place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const claims = await listClaims(work);
    return {
      slug: params.project,
      study: place.project.name,
      id: claim.id,
      fields: fieldsOf(claim),
      parties: await partiesOf(work),
      families: familiesOf(claims, claim.id),
      figures: figuresOf(claims, claim.id),
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
      const draft = keepKeys(read.draft, before);
      const result = await editClaim(work, before.id, withoutFamily(draft));
      if (!result?.ok) return { ok: false as const, fields: read.fields, faults: result?.faults ?? [] };
      await joinChosen(work, before.id, draft.family);
      return result;
    });
    if (!saved.ok) return fail(400, { fields: saved.fields, faults: saved.faults });
    redirect(303, `/projects/${params.project}/claims/${saved.id}`);
  },
};
