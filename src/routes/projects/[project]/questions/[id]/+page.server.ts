import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { DEPENDS } from '#core/event.ts';
import { asId, type AskedId, type QuestionId } from '#core/ids.ts';
import { isSameWording, REACTIONS } from '#core/question.ts';
import { answersIn, handOut, noteReaction, takeBack } from '#server/store/asking.ts';
import { spokenOn } from '#server/store/assertion.ts';
import { resolveClaim } from '#server/store/resolution.ts';
import { openQuestion, retireQuestion, rewordQuestion } from '#server/store/question.ts';
import { hidden } from '../../records/[code]/record.server.ts';
import { handFields, handFrom, handOutOf } from '../hand.server.ts';
import { questionPage, readAnswer } from './question-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.claims, DEPENDS.records, DEPENDS.questions);
  const place = await locals.enter(params.project, 'question.open');
  const id = asId<QuestionId>(params.id);
  const page = id === null ? null : await place.work((work) => questionPage(work, id));
  if (page === null) return hidden(locals);
  const { copies, askings, ...shown } = page;
  const answers = await answersIn({ ground: locals.app, actor: place.actor }, copies);
  const rows = askings.map(({ record, ...one }) => ({
    ...one,
    record: record && { code: record.code, month: record.month },
    answered: answers.get(one.id) ?? null,
  }));
  const asked = rows.flatMap((one) => one.answered?.question ?? []);
  return {
    ...shown,
    askings: rows,
    differ: asked.some((text) => !isSameWording(text, asked[0] ?? text)),
    chosen: handFrom(url),
    handed: url.searchParams.has('handed'),
  };
};

async function fieldsOf({ request }: RequestEvent): Promise<Record<string, unknown>> {
  return Object.fromEntries(await request.formData());
}

const idOf = (locals: App.Locals, text: string): QuestionId => asId<QuestionId>(text) ?? hidden(locals);

const TextForm = z.object({ text: z.string().max(4000).default('') });
const AskedForm = z.object({ asked: z.uuid().transform((id) => id as AskedId) });
const ReactionForm = AskedForm.extend({ reaction: z.enum(REACTIONS).or(z.literal('')) });

/** Its answer changes what is held now, and all that is shown before it is entered. */
const SPOKEN = {
  field: 'answer',
  message:
    'Somebody has spoken on this claim already. Enter the answer where all that it changes is shown first.',
};

export const actions: Actions = {
  reword: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'question.edit');
    const { text } = TextForm.parse(await fieldsOf(event));
    const id = idOf(locals, params.id);
    const made = await place.work((work) => rewordQuestion(work, id, text));
    if (made === null) return hidden(locals);
    if (!made.ok) return fail(400, { part: 'reword' as const, faults: made.faults, text });
    return redirect(303, `/projects/${params.project}/questions/${id}`);
  },

  retire: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'question.edit');
    const retired = (await fieldsOf(event))['retired'] === 'true';
    const id = idOf(locals, params.id);
    if (!(await place.work((work) => retireQuestion(work, id, retired)))) return hidden(locals);
    return redirect(303, `/projects/${params.project}/questions/${id}`);
  },

  /** The sealed answer of a control question: the claim is resolved by it. */
  known: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'claim.resolve');
    const fields = await fieldsOf(event);
    const draft = readAnswer(fields);
    const id = idOf(locals, params.id);
    const made = await place.work(async (work) => {
      const found = await openQuestion(work, id);
      if (!found?.claim || found.purpose !== 'control') return null;
      if ((await spokenOn(work, found.claim.id)).statements > 0)
        return { ok: false as const, faults: [SPOKEN] };
      return resolveClaim(work, found.claim.id, draft);
    });
    if (made === null) return hidden(locals);
    if (!made.ok) return fail(400, { part: 'known' as const, faults: made.faults, draft });
    return redirect(303, `/projects/${params.project}/questions/${id}`);
  },

  hand: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'question.hand');
    const chosen = handFields(await fieldsOf(event));
    const to = handOutOf(chosen);
    const id = idOf(locals, params.id);
    if (to === null)
      return fail(400, {
        part: 'hand' as const,
        chosen,
        faults: [{ field: 'researcher', message: 'Nobody is chosen. Choose who is to ask it.' }],
      });
    const made = await place.work((work) => handOut(work, id, to));
    if (made === null) return hidden(locals);
    if (!made.ok) return fail(400, { part: 'hand' as const, chosen, faults: made.faults });
    return redirect(303, `/projects/${params.project}/questions/${id}?handed`);
  },

  takeBack: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'question.hand');
    const form = AskedForm.safeParse(await fieldsOf(event));
    if (form.success) await place.work((work) => takeBack(work, form.data.asked));
    return redirect(303, `/projects/${params.project}/questions/${idOf(locals, params.id)}`);
  },

  reaction: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'question.edit');
    const form = ReactionForm.safeParse(await fieldsOf(event));
    if (!form.success) return hidden(locals);
    const { asked, reaction } = form.data;
    await place.work((work) => noteReaction(work, asked, reaction === '' ? null : reaction));
    return redirect(303, `/projects/${params.project}/questions/${idOf(locals, params.id)}`);
  },
};
