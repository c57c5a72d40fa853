import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { NO_STEPS, stepsFrom, type Steps } from '#core/disclosure/interview-keys.ts';
import { OUTPUT_KINDS } from '#core/disclosure/made-of.ts';
import { DEPENDS } from '#core/event.ts';
import { prepareRelease, viewOf, type Choice } from '#server/store/outside-preparation.ts';
import { proposeRelease } from '#server/store/outside-release.ts';
import type { Actions, PageServerLoad } from './$types';

const Ticked = z
  .literal('yes')
  .optional()
  .catch(undefined)
  .transform((word) => word === 'yes');
const Asked = z.object({
  kind: z.enum(OUTPUT_KINDS).catch('open-access'),
  again: Ticked,
  apparatus: Ticked,
});

/** As it was asked for in an address or a form; what is no step is not told. */
function choiceFrom(fields: URLSearchParams): Choice {
  return { ...Asked.parse(Object.fromEntries(fields)), steps: stepsIn(fields) };
}

/** Null: what loses least. */
const stepsIn = (fields: URLSearchParams): Steps | null =>
  fields.has('month') ? stepsFrom((key) => fields.get(key), NO_STEPS) : null;

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.exports);
  const place = await locals.enter(params.project, 'export.list');
  const choice = choiceFrom(url.searchParams);
  return { choice, prepared: viewOf(await place.work((work) => prepareRelease(work, choice))) };
};

export const actions: Actions = {
  propose: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'export.make');
    const fields = new URLSearchParams();
    for (const [name, value] of await request.formData())
      if (typeof value === 'string') fields.set(name, value);
    const answer = await place.work((work) => proposeRelease(work, choiceFrom(fields)));
    if (answer.kind === 'refused') return fail(409, { why: answer.why });
    redirect(303, `/projects/${params.project}/exports#outside`);
  },
};
