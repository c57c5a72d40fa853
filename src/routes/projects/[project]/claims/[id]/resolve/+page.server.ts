import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { stateOf } from '#server/analysis/preview.ts';
import { cancelRun } from '#server/analysis/progress.ts';
import { listResolutions, resolveClaim, withdrawResolution } from '#server/store/resolution.ts';
import { controlClaims } from '#server/store/control-claim.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import type { Actions, PageServerLoad } from './$types';
import { foundClaim } from '../../found.server.ts';
import { formOf, offered, previewed, type Asked } from './preview.server.ts';

/** `?known`: of a control question, whose answer was known before anybody was asked. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'claim.resolve');
  return place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const known = url.searchParams.has('known') && (await controlClaims(work)).has(claim.id);
    const last = (await listResolutions(work, claim.id)).at(-1);
    return {
      slug: params.project,
      study: place.project.name,
      claim,
      answers: claim.kind === 'quantity' ? [] : await offered(work, claim, known),
      standing: last === undefined || last.kind === 'withdrawn' ? null : last,
      types: Object.fromEntries((await listSourceTypes(work)).map(({ key, label }) => [key, label])),
      known,
      run: randomUUID(),
    };
  });
};

const answer = async (asked: Asked, changed: boolean) => {
  const { fields } = asked.form;
  const view = await previewed(asked);
  if (view === null) return fail(409, { fields, faults: [], cancelled: true });
  return { fields, faults: [], preview: view, changed };
};

export const actions: Actions = {
  preview: async (event) => {
    const place = await event.locals.enter(event.params.project, 'claim.resolve');
    const asked = await formOf(event, place);
    if (asked.faults.length > 0) return fail(400, { fields: asked.form.fields, faults: asked.faults });
    return answer(asked, false);
  },

  confirm: async (event) => {
    const place = await event.locals.enter(event.params.project, 'claim.resolve');
    const asked = await formOf(event, place);
    const { form, claim } = asked;
    if (asked.faults.length > 0) return fail(400, { fields: form.fields, faults: asked.faults });
    const entered = await place.work(async (work) => {
      if ((await stateOf(work)) !== form.state) return false; // what was seen is not what would happen
      const result =
        form.fields.act === 'withdraw'
          ? await withdrawResolution(work, claim.id, form.fields.reason)
          : await resolveClaim(work, claim.id, form.draft);
      return result?.ok === true;
    });
    if (!entered) return answer(asked, true);
    redirect(303, `/projects/${event.params.project}/claims/${claim.id}`);
  },

  cancel: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.resolve');
    const run = String((await request.formData()).get('run') ?? '');
    if (/^[0-9a-f-]{36}$/.test(run)) await place.work((work) => cancelRun(work, run));
    return { cancelled: true };
  },
};
