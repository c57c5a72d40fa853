import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import type { Interest } from '#core/claim.ts';
import { isUuid } from '#core/ids.ts';
import { isAsSeen, previewInterest } from '#server/analysis/preview.ts';
import { cancelRun } from '#server/analysis/progress.ts';
import { spokenOn } from '#server/store/assertion.ts';
import { editClaim, listClaims, retaggedTo } from '#server/store/claim.ts';
import { fieldsOf, keepKeys } from '#lib/claims/claim-form.ts';
import { movedIn } from '#lib/claims/impact.ts';
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

/** By which a preview can be cancelled: drawn for the page, an id and nothing else. */
const runOf = (form: FormData): string | null => {
  const run = String(form.get('run') ?? '');
  return isUuid(run) ? run : null;
};

export const load: PageServerLoad = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'claim.edit');
  return place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const claims = await listClaims(work);
    return {
      slug: params.project,
      study: place.project.name,
      id: claim.id,
      run: randomUUID(),
      fields: fieldsOf(claim),
      parties: await partiesOf(work),
      families: familiesOf(claims, claim.id),
      figures: figuresOf(claims, claim.id),
      spoken: (await spokenOn(work, claim.id)).statements > 0,
    };
  });
};

export const actions: Actions = {
  save: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.edit');
    const form = await request.formData();
    const why = String(form.get('why') ?? '').slice(0, 4000);
    const run = runOf(form) ?? randomUUID();
    const seen = String(form.get('seen') ?? '').slice(0, 100);
    const asked = await place.work(async (work) => {
      const before = await foundClaim(locals, work, params.id);
      const read = readForm(form, await partiesOf(work));
      const draft = keepKeys(read.draft, before);
      const fit = read.faults.length === 0;
      const interest = fit ? await retaggedTo(work, before.id, withoutFamily(draft), why) : null;
      return { ...read, id: before.id, draft, interest, ground: work.ground };
    });
    const { id, fields, draft, interest } = asked;
    if (asked.faults.length > 0) return fail(400, { fields, faults: asked.faults, why });
    // Outside the member's transaction, which would hold a connection meanwhile.
    const where = { ground: asked.ground, project: place.project.id, whom: place.actor.account };
    const show = async (turned: Interest, before: string) => {
      const ahead = await previewInterest(where, id, turned, before, run);
      if (ahead === 'cancelled') return fail(409, { fields, faults: [], why, cancelled: true });
      if (ahead === null) return null;
      const claims = await place.work(listClaims);
      const preview = { claims: movedIn(ahead.impact, id, claims), seen: ahead.of, again: seen !== '' };
      return { fields, faults: [], why, preview };
    };
    const shown = interest && (await show(interest, seen));
    if (shown) return shown;
    const saved = await place.work(async (work) => {
      const turned = await retaggedTo(work, id, withoutFamily(draft), why);
      if (turned && !(await isAsSeen(work, id, turned, seen))) return { moved: turned };
      const result = await editClaim(work, id, withoutFamily(draft), why);
      if (result?.ok) await joinChosen(work, id, draft.family);
      return result;
    });
    if (saved && 'moved' in saved) return show(saved.moved, ''); // between the look and the entry
    if (!saved?.ok) return fail(400, { fields, faults: saved?.faults ?? [], why });
    redirect(303, `/projects/${params.project}/claims/${id}`);
  },

  cancel: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.edit');
    const run = runOf(await request.formData());
    if (run !== null) await place.work((work) => cancelRun(work, run));
    return { cancelled: true };
  },
};
