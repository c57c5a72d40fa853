import { fail, redirect } from '@sveltejs/kit';
import { choiceFrom, proposalFrom } from '#core/disclosure/asked.ts';
import { DEPENDS } from '#core/event.ts';
import { amountsBeside } from '#server/store/outside-data.ts';
import { prepareRelease, viewOf } from '#server/store/outside-preparation.ts';
import { proposeRelease } from '#server/store/outside-release.ts';
import { listRoleBands } from '#server/store/role-band.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.exports);
  const place = await locals.enter(params.project, 'export.list');
  const choice = choiceFrom(url.searchParams);
  return place.work(async (work) => {
    const named = [...(await listRoleBands(work)), ...(await listSourceTypes(work))];
    const prepared = await prepareRelease(work, choice);
    const printed = prepared.release?.printed.map(({ sitting }) => sitting.interview) ?? [];
    return {
      choice,
      prepared: viewOf(prepared),
      beside: await amountsBeside(work, printed),
      lists: Object.fromEntries(named.map(({ key, label }) => [key, label])),
    };
  });
};

export const actions: Actions = {
  propose: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'export.make');
    const fields = new URLSearchParams();
    for (const [name, value] of await request.formData())
      if (typeof value === 'string') fields.append(name, value);
    const choice = proposalFrom(fields);
    if (choice === null) return fail(400, { why: 'unread' as const });
    const answer = await place.work((work) => proposeRelease(work, choice));
    if (answer.kind === 'refused') return fail(409, { why: answer.why });
    redirect(303, `/projects/${params.project}/exports#outside`);
  },
};
