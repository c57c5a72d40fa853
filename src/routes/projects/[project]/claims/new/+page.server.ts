import { fail, redirect } from '@sveltejs/kit';
import { createClaim, listClaims } from '#server/store/claim.ts';
import { fieldsOf } from '#lib/claims/claim-form.ts';
import type { Actions, PageServerLoad } from './$types';
import {
  familiesOf,
  figuresOf,
  joinChosen,
  partiesOf,
  readForm,
  withoutFamily,
} from '../claim-write.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'claim.edit');
  return place.work(async (work) => {
    const claims = await listClaims(work);
    return {
      slug: params.project,
      study: place.project.name,
      fields: fieldsOf(null),
      parties: await partiesOf(work),
      families: familiesOf(claims, null),
      figures: figuresOf(claims, null),
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.edit');
    const form = await request.formData();
    const made = await place.work(async (work) => {
      const { draft, faults, fields } = readForm(form, await partiesOf(work));
      if (faults.length > 0) return { ok: false as const, fields, faults };
      const result = await createClaim(work, withoutFamily(draft));
      if (!result.ok) return { ...result, fields };
      await joinChosen(work, result.id, draft.family);
      return result;
    });
    if (!made.ok) return fail(400, { fields: made.fields, faults: made.faults });
    redirect(303, `/projects/${params.project}/claims/${made.id}`);
  },
};
