import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { cancelRun } from '#server/analysis/progress.ts';
import { listResolutions } from '#server/store/resolution.ts';
import { controlClaims } from '#server/store/control-claim.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import type { Actions, PageServerLoad } from './$types';
import { foundClaim } from '../../found.server.ts';
import { enterAsSeen, formOf, offered, previewed, type Asked, type Shown } from './preview.server.ts';

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

const answer = ({ form: { fields } }: Asked, shown: Shown | null, changed: boolean) =>
  shown === null
    ? fail(409, { fields, faults: [], cancelled: true })
    : { fields, faults: [], preview: shown, changed };

export const actions: Actions = {
  preview: async (event) => {
    const place = await event.locals.enter(event.params.project, 'claim.resolve');
    const asked = await formOf(event, place);
    if (asked.faults.length > 0) return fail(400, { fields: asked.form.fields, faults: asked.faults });
    return answer(asked, await previewed(asked), false);
  },

  confirm: async (event) => {
    const place = await event.locals.enter(event.params.project, 'claim.resolve');
    const asked = await formOf(event, place);
    if (asked.faults.length > 0) return fail(400, { fields: asked.form.fields, faults: asked.faults });
    const entered = await enterAsSeen(asked);
    if (entered !== 'entered') return answer(asked, entered, true);
    redirect(303, `/projects/${event.params.project}/claims/${asked.claim.id}`);
  },

  cancel: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.resolve');
    const run = String((await request.formData()).get('run') ?? '');
    if (/^[0-9a-f-]{36}$/.test(run)) await place.work((work) => cancelRun(work, run));
    return { cancelled: true };
  },
};
