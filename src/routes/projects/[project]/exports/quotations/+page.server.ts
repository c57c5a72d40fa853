import { fail, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { DEPENDS } from '#core/event.ts';
import { quotationsMarkdown } from '#core/quotation/print.ts';
import { LONGEST_QUOTATION } from '#core/quotation/read.ts';
import { placeIn } from '#lib/apparatus/base.ts';
import { en } from '#lib/messages/en.ts';
import type { Work } from '#server/place.ts';
import { listQuotable, readAnswers } from '#server/store/quotation-copy.ts';
import {
  approveQuotation,
  listQuotations,
  printQuotations,
  proposeQuotation,
  turnDownQuotation,
} from '#server/store/quotation.ts';
import { readThresholds } from '#server/store/threshold.ts';
import type { Actions, PageServerLoad } from './$types';

const placeOf = placeIn(en.interview);

/** `?record=…` shows what was said in it; `&turn=…` begins a quotation from that answer. */
export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.exports);
  depends(DEPENDS.records);
  const place = await locals.enter(params.project, 'quotation.list');
  const quotations = await listQuotations(locals.app, place, placeOf);
  const isLead = place.can('quotation.approve') === 'allow';
  return place.work(async (work) => ({
    quotations,
    records: (await listQuotable(work)).map(({ code }) => code),
    chosen: await chosenIn(work, url.searchParams),
    forLeads: isLead
      ? {
          markdown: quotationsMarkdown(await printQuotations(work, placeOf)),
          thresholds: await readThresholds(work),
        }
      : null,
  }));
};

async function chosenIn(work: Work, query: URLSearchParams) {
  const found = (await listQuotable(work)).find(({ code }) => code === query.get('record'));
  if (!found) return null;
  const answers = (await readAnswers(work, found.id)).get(found.id) ?? [];
  return {
    code: found.code,
    answers,
    from: answers.find(({ position }) => String(position) === query.get('turn')) ?? null,
  };
}

const Wanted = z.object({
  record: z.string().max(20),
  position: z.coerce.number().int().min(0),
  typed: z.string().max(4 * LONGEST_QUOTATION),
});
const Named = z.object({ quotation: z.uuid(), shown: z.string().max(64).default('') });

const fieldsOf = async ({ request }: RequestEvent) => Object.fromEntries(await request.formData());

export const actions: Actions = {
  propose: async (event) => {
    const place = await event.locals.enter(event.params.project, 'quotation.propose');
    const fields = await fieldsOf(event);
    const form = Wanted.safeParse(fields);
    const typed = typeof fields['typed'] === 'string' ? fields['typed'] : '';
    if (!form.success) return fail(400, { typed, fault: { why: 'too-long' as const, words: [] } });
    const answer = await place.work((work) => proposeQuotation(work, form.data));
    if (answer.kind === 'proposed') return { proposed: true };
    const words = answer.why === 'identifies' ? answer.hits.map((hit) => hit.words) : [];
    return fail(400, { typed, fault: { why: answer.why, words } });
  },

  confirm: async (event) => {
    const place = await event.locals.enter(event.params.project, 'quotation.approve');
    const form = Named.safeParse(await fieldsOf(event));
    if (!form.success) return fail(409, { why: 'gone' as const });
    const { quotation: id, shown } = form.data;
    const answer = await approveQuotation(event.locals.app, place, { id, shown }, placeOf);
    return answer.kind === 'refused' ? fail(409, { why: answer.why }) : { approved: answer.kind };
  },

  decline: (event) => turnedDown(event, 'quotation.approve'),

  takeBack: (event) => turnedDown(event, 'quotation.propose'),
};

async function turnedDown(event: RequestEvent, action: 'quotation.approve' | 'quotation.propose') {
  const place = await event.locals.enter(event.params['project'] ?? '', action);
  const form = Named.safeParse(await fieldsOf(event));
  const done = form.success && (await place.work((work) => turnDownQuotation(work, form.data.quotation)));
  return done ? { turnedDown: true } : fail(409, { why: 'gone' as const });
}
