import { fail, redirect } from '@sveltejs/kit';
import { DEPENDS } from '#core/event.ts';
import type { Work } from '#server/place.ts';
import { listAskings } from '#server/store/asking.ts';
import { markImpossible, questionsForMe, reasonFaults } from '#server/store/asked-question.ts';
import { listQuestions } from '#server/store/question.ts';
import { standingResolutions } from '#server/store/resolution.ts';
import { asTree } from '#lib/questions/lineage.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.questions);
  const place = await locals.enter(params.project, 'question.list');
  if (place.can('question.edit') !== 'allow')
    return { view: 'mine' as const, questions: await place.work(questionsForMe) };
  return { view: 'bank' as const, ...(await place.work(bank)) };
};

/** The leads' side: all questions as they grew, what is on its way, and what was asked in each interview. */
async function bank(work: Work) {
  const questions = await listQuestions(work);
  const askings = await listAskings(work);
  const standing = await standingResolutions(work.tx, work.words, work.project);
  const known = new Set(
    [...standing.values()].filter((one) => one.kind === 'control').map((one) => one.claim),
  );
  const handed = Map.groupBy(askings, (one) => one.question);
  const rows = questions.map((one) => {
    const out = (handed.get(one.id) ?? []).filter(({ state }) => state !== 'withdrawn');
    return {
      ...one,
      unanswered: one.purpose === 'control' && one.claim !== null && !known.has(one.claim.id),
      handed: out.length,
      asked: out.filter(({ state }) => state === 'asked').length,
    };
  });
  const shown = askings.map(({ record, ...one }) => ({
    ...one,
    record: record?.code ?? null,
    month: record?.month,
  }));
  const asked = Map.groupBy(
    shown.filter(({ record }) => record !== null),
    ({ record }) => record,
  );
  return {
    bank: asTree(rows.filter((one) => !one.retired)),
    retired: rows.filter((one) => one.retired),
    waiting: shown.filter(({ state }) => state === 'open' || state === 'impossible'),
    questionnaires: [...asked.values()].map((all) => ({
      record: all[0]?.record ?? '',
      month: all[0]?.month ?? '',
      questions: all.map(({ question, text, version }) => ({ question, text, version })),
    })),
  };
}

export const actions: Actions = {
  impossible: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'question.ask');
    const form = await request.formData();
    const [id, reason] = [String(form.get('id') ?? ''), String(form.get('reason') ?? '').slice(0, 1000)];
    const faults = reasonFaults(reason);
    if (faults.length > 0) return fail(400, { id, reason, faults, gone: false });
    if (!(await place.work((work) => markImpossible(work, id, reason))))
      return fail(404, { id, reason, faults, gone: true });
    return redirect(303, `/projects/${params.project}/questions`);
  },

  again: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'question.ask');
    const id = String((await request.formData()).get('id') ?? '');
    if (!(await place.work((work) => markImpossible(work, id, null))))
      return fail(404, { id, reason: '', faults: [], gone: true });
    return redirect(303, `/projects/${params.project}/questions`);
  },
};
