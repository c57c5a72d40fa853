import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { proposalFor } from '#core/disclosure/proposal.ts';
import { reasonsOf } from '#core/disclosure/tagger/reasons.ts';
import { SETTLING, type Settled } from '#core/release-review.ts';
import { phrasesIn, wordsBetween } from '#core/release-difference.ts';
import type { BlockView, ChangeItem } from '#lib/release/review.ts';
import type { Place, Work } from '#server/place.ts';
import type { RecordView } from '#server/store/record.ts';
import { markChange, type ChangeView } from '#server/store/release-change.ts';
import { approveChanges, approveRelease, findField, openReview, settleIn } from '#server/store/release.ts';
import {
  markWords,
  readReview,
  reopenHit,
  type FieldCopy,
  type ReviewBlock,
} from '#server/store/release-review.ts';
import { listIdentities } from '#server/store/vault-identity.ts';
import { listRequests, openGranted } from '#server/store/vault-request.ts';
import { findRecord, hidden } from '../record.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'record.release');
  const { record, field } = await findReview(locals, place, params.code);
  const opened = await place.work((work) => openReview(work, place.project.approvals, field));
  const { source, interview, consent } = record;
  const blocks = blockViews(opened.review.blocks, interview.language);
  const changes = opened.changes?.map((one) => changeItem(one, blocks)) ?? null;
  return {
    bare: true,
    vault: await place.work((work) => namesFor(work, record.code)),
    code: record.code,
    type: source.type,
    month: interview.month,
    consent,
    released: record.state === 'released',
    changes,
    rebuilt: opened.rebuilt,
    // After the release, what did not change is neither shown nor decided again.
    blocks: changes ? changes.flatMap(({ block }) => block ?? []) : blocks,
    again: opened.review.again.map(({ by, ...mark }) => ({ ...mark, by: by && `${by.role} ${by.ordinal}` })),
    notes: field.notes,
    approvals: { have: opened.approvals, needed: opened.needed, mine: opened.mine, shown: opened.shown },
  };
};

async function findReview(
  locals: App.Locals,
  place: Place,
  code: string,
): Promise<{ record: RecordView; field: FieldCopy }> {
  const record = await findRecord(locals, place, code, 'record.release');
  const found = await findField(locals.app, place, code);
  return found ? { record, field: found.field } : hidden(locals);
}

function blockViews(blocks: readonly ReviewBlock[], language: string): BlockView[] {
  let [number, turn] = [0, 0];
  return blocks.map(({ kind, text, hits }, at) => ({
    at,
    kind,
    text,
    turn: kind === 'question' ? (turn += 1) : null,
    hits: hits.map(({ before, here, by, ...hit }) => ({
      ...hit,
      number: (number += 1),
      by: by && `${by.role} ${by.ordinal}`,
      proposal: before ?? here ?? proposalFor(hit.rule, hit.words, language),
      before: before !== null,
      reasons: hit.rule === 'learned' && hit.settled === null ? reasonsOf(text, hit) : [],
    })),
  }));
}

/** The opening that a second lead granted this lead for this record's release; what it opens is read in the browser. */
async function namesFor(work: Work, code: string): Promise<{ sealed: number; opening: string | null }> {
  const granted = (await listRequests(work)).find(
    (one) => one.kind === 'release' && one.record === code && one.own && one.granted,
  );
  return { sealed: (await listIdentities(work)).length, opening: granted?.id ?? null };
}

function changeItem({ id, change, taken, coded }: ChangeView, blocks: readonly BlockView[]): ChangeItem {
  const block = change.field === null ? null : (blocks[change.field] ?? null);
  const before = blocks.slice(0, (change.field ?? 0) + 1).filter((one) => one.turn !== null);
  return {
    id,
    kind: change.kind,
    turn: change.field === null ? null : (before.at(-1)?.turn ?? null),
    pieces: phrasesIn(wordsBetween(change.before?.text ?? '', change.after?.text ?? '')),
    taken,
    coded,
    block,
  };
}

const SettleForm = z.object({
  hit: z.string().max(100),
  act: z.enum(SETTLING),
  words: z.string().trim().max(2000).optional(),
});
const OpenForm = z
  .string()
  .transform((body, context): unknown => {
    try {
      return JSON.parse(body);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.object({ id: z.uuid() }));
const MarkForm = z.object({
  block: z.coerce.number().int().min(0),
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(0),
});

/** What the page showed; a form that does not say is of no words. */
const shownIn = async (request: Request): Promise<string> =>
  String((await request.formData()).get('shown') ?? '');

export const actions: Actions = {
  settle: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.release');
    await findRecord(locals, place, params.code, 'record.release');
    const read = SettleForm.safeParse(Object.fromEntries(await request.formData()));
    if (!read.success) return fail(400, { fault: 'gone' as const });
    const { hit, act, words } = read.data;
    const settled: Settled = { act, words: act === 'mask' ? null : (words ?? '') };
    const result = await settleIn(locals.app, place, params.code, hit, settled);
    if (result.ok) return { settled: hit };
    return fail(result.fault === 'gone' ? 409 : 400, { fault: result.fault, hit, act, words: words ?? '' });
  },

  reopen: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.release');
    const { field } = await findReview(locals, place, params.code);
    const hit = String((await request.formData()).get('hit') ?? '');
    const result = await place.work((work) => reopenHit(work, field, hit));
    return result.ok ? { reopened: hit } : fail(409, { fault: 'gone' as const });
  },

  /** Words that no rule found. */
  mark: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.release');
    const { field } = await findReview(locals, place, params.code);
    const read = MarkForm.safeParse(Object.fromEntries(await request.formData()));
    const result = read.success && (await place.work((work) => markWords(work, field, read.data)));
    return result && result.ok ? { marked: true } : fail(409, { fault: 'gone' as const });
  },

  /** A change since the release: to be taken over, or left. */
  take: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.release');
    const { field } = await findReview(locals, place, params.code);
    const form = await request.formData();
    const [id, taken] = [String(form.get('change') ?? ''), form.get('taken') === 'true'];
    const marked = await place.work(async (work) =>
      markChange(work, field, await readReview(work, field), id, taken),
    );
    return marked ? { marked: true } : fail(409, { fault: 'gone' as const });
  },

  /** What was marked of the changes leaves for the analysis copy, once enough leads approve it. */
  over: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.release');
    await findRecord(locals, place, params.code, 'record.release');
    const result = await approveChanges(locals.app, place, params.code, await shownIn(request));
    switch (result.kind) {
      case 'unknown':
        return hidden(locals);
      case 'waiting':
      case 'taken-over':
        return { done: result.kind };
      case 'nothing':
      case 'other-words':
      case 'open-hits':
        return fail(409, { fault: 'changed' as const });
    }
  },

  /** Sealed names, as the opening granted for this record gives them, once: to be opened and looked for in this lead's browser alone. */
  open: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'vault.keep');
    const read = OpenForm.safeParse(String((await request.formData()).get('body') ?? ''));
    const { code } = await findRecord(locals, place, params.code, 'record.release');
    const opened = read.success && (await place.work((work) => openGranted(work, read.data.id, code)));
    return opened ? { answer: opened } : fail(409, { fault: 'gone' as const });
  },

  approve: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.release');
    await findRecord(locals, place, params.code, 'record.release');
    const release = await approveRelease(locals.app, place, params.code, await shownIn(request));
    switch (release.kind) {
      case 'unknown':
        return hidden(locals);
      case 'waiting':
        return { done: 'waiting' as const };
      case 'nothing-to-release':
        return fail(409, { fault: 'nothing' as const });
      case 'other-words':
      case 'open-hits':
        return fail(409, { fault: 'changed' as const });
      case 'already':
      case 'released':
        redirect(303, `/projects/${params.project}/records/${params.code}`);
    }
  },
};
