import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { asId, type ClaimId, type QuestionId } from '#core/ids.ts';
import { LONGEST_QUESTION, PURPOSES } from '#core/question.ts';
import type { Work } from '#server/place.ts';
import { handOut } from '#server/store/asking.ts';
import { spokenOn } from '#server/store/assertion.ts';
import { listClaims, openClaim } from '#server/store/claim.ts';
import { createQuestion, openQuestion } from '#server/store/question.ts';
import { doubtsOf } from '../[id]/question-page.server.ts';
import { handFields, handFrom, handLists, handOutOf } from '../hand.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** `?claim=…&type=…&researcher=…` fills the form for a gap that somebody saw; `?from=…` begins from another question. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'question.edit');
  return place.work(async (work) => ({
    claims: (await listClaims(work)).map(({ id, proposition }) => ({ id, proposition })),
    about: await claimNamed(work, url.searchParams.get('claim')),
    from: await questionNamed(work, url.searchParams.get('from')),
    chosen: handFrom(url),
    lists: await handLists(work),
  }));
};

async function claimNamed(work: Work, text: string | null) {
  const id = text === null ? null : asId<ClaimId>(text);
  const claim = id === null ? null : await openClaim(work, id);
  if (!claim) return null;
  const { kind, proposition, place, period, values, units, definitions } = claim;
  const { alone } = await spokenOn(work, claim.id);
  return { id: claim.id, kind, proposition, place, period, values, units, definitions, alone };
}

async function questionNamed(work: Work, text: string | null) {
  const id = text === null ? null : asId<QuestionId>(text);
  const found = id === null ? null : await openQuestion(work, id);
  return (
    found && {
      id: found.id,
      text: found.text,
      purpose: found.purpose,
      claim: found.claim?.id ?? '',
      put: found.put,
    }
  );
}

const orNull = z
  .string()
  .trim()
  .max(40)
  .default('')
  .transform((value) => (value === '' ? null : value));

const QuestionForm = z.object({
  text: z
    .string()
    .max(2 * LONGEST_QUESTION)
    .default(''),
  purpose: z.enum(PURPOSES).catch('open'),
  claim: orNull,
  put: orNull.transform((value) => value?.toUpperCase() ?? null),
  from: orNull,
});

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'question.edit');
    const fields = Object.fromEntries(await request.formData());
    const draft = QuestionForm.parse(fields);
    const chosen = handFields(fields);
    const to = handOutOf(chosen);
    const made = await place.work((work) => createQuestion(work, draft));
    if (!made.ok) return fail(400, { draft, chosen, faults: made.faults });
    // What keeps it from being handed out, or is to be looked at before, is said on its own page: the question is kept.
    const handed = await place.work(async (work) => {
      const question = await openQuestion(work, made.id);
      if (to === null || !question || (await doubtsOf(work, question)).length > 0) return null;
      return handOut(work, made.id, to);
    });
    const { type, researcher, source } = chosen;
    const rest =
      handed?.ok === true
        ? '?handed'
        : to
          ? `?${new URLSearchParams({ researcher, type, source })}#hand`
          : '';
    redirect(303, `/projects/${params.project}/questions/${made.id}${rest}`);
  },
};
