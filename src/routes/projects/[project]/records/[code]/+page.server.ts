import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { interviewOf, readOpened, readSetting } from '#core/interview-draft.ts';
import { CONSENT_FORMS, CONSENT_USES, LANGUAGES } from '#core/interview.ts';
import { monthAnywhere, readMonth } from '#core/month.ts';
import { claimFromForm } from '#lib/editor/new-claim.ts';
import { importTranscript } from '#server/import/import.ts';
import { createClaim, openClaim } from '#server/store/claim.ts';
import { askIn } from '#server/store/asked-question.ts';
import { setConsent, withdrawConsent } from '#server/store/consent.ts';
import { correctInterview } from '#server/store/interview.ts';
import { lockRecord } from '#server/store/record-writer.ts';
import { fieldsOf } from '../fields.server.ts';
import { aboutFor, claimOption, copyOf, findRecord, hidden, listsFor } from './record.server.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * It names nothing that it depends on: a load that fails would put the page of an error in place of a record with
 * words that are not saved. What changes while the record is open, the page reads anew by itself (`now`).
 */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'record.open');
  const record = await findRecord(locals, place, params.code, 'record.open');
  const { rooms } = record;
  const copy = copyOf(rooms, url.searchParams.get('copy'));
  const room = rooms[copy];
  if (room === undefined) return hidden(locals);
  return {
    bare: true,
    account: place.actor.account,
    room,
    lists: await listsFor(place, record, copy),
    ...(await aboutFor(place, record, copy)),
  };
};

const ConsentForm = z.object({
  given: z.enum(['yes', 'no']),
  covers: z.array(z.enum(CONSENT_USES)),
  expressed: z.enum(CONSENT_FORMS),
  language: z.enum(LANGUAGES),
  month: z.string().transform(readMonth),
  told: z.string().trim().max(4000),
});

export const actions: Actions = {
  /** A claim made in place, while one writes what a source says about it. */
  claim: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.edit');
    const draft = claimFromForm(await request.formData());
    const made = await place.work((work) => createClaim(work, draft));
    if (!made.ok) return fail(400, { faults: made.faults });
    const claim = await place.work((work) => openClaim(work, made.id));
    return claim ? { claim: claimOption(claim) } : fail(500, { faults: [] });
  },

  lock: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.lock');
    await findRecord(locals, place, params.code, 'record.lock');
    const locked = (await request.formData()).get('locked') === 'true';
    if (!(await place.work((work) => lockRecord(work, params.code, locked)))) hidden(locals);
    return { done: locked ? ('locked' as const) : ('unlocked' as const) };
  },

  import: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.import');
    await findRecord(locals, place, params.code, 'record.import');
    const file = (await request.formData()).get('file'); // of more than the server reads, its form says so itself
    // A browser that was given no file sends one without a name; an empty one that was chosen is said to be empty.
    if (!(file instanceof File) || file.name === '') return fail(400, { fault: 'no-file' as const });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = await importTranscript(locals.app, place, params.code, { name: file.name, bytes });
    if (!result.ok && result.fault.code === 'hidden') hidden(locals);
    if (!result.ok) return fail(400, { fault: 'import' as const, message: result.fault.message });
    return { done: 'imported' as const, turns: result.turns };
  },

  /** What was logged of the interview, put right: of it, what differs from what the form was opened with. */
  correct: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'interview.edit');
    await findRecord(locals, place, params.code, 'interview.edit');
    const fields = fieldsOf(await request.formData());
    const read = readSetting(fields, monthAnywhere(locals.app.now()));
    if (!read.ok) return fail(400, { faults: read.faults, fields });
    const opened = readOpened(fields['opened']?.[0]);
    const saved = await place.work((work) =>
      correctInterview(work, params.code, interviewOf(read.setting), opened),
    );
    if (saved === null) return hidden(locals);
    if ('clashes' in saved) return fail(409, { clashes: saved.clashes, now: saved.now, fields });
    if (!saved.ok) return fail(400, { faults: [saved.fault], fields });
    return { done: 'corrected' as const };
  },

  consent: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'consent.edit');
    await findRecord(locals, place, params.code, 'consent.edit');
    const form = await request.formData();
    const given = ConsentForm.safeParse({ ...Object.fromEntries(form), covers: form.getAll('covers') });
    if (!given.success) {
      const field = String(given.error.issues[0]?.path[0] ?? 'given');
      return fail(400, { fault: 'consent' as const, field, message: undefined });
    }
    const { told, ...rest } = given.data;
    const saved = await place.work((work) =>
      setConsent(work, params.code, {
        ...rest,
        given: rest.given === 'yes',
        told: told === '' ? null : told,
      }),
    );
    if (saved === null) return hidden(locals);
    if (!saved.ok) {
      const field = saved.fault.field.replace('consent.', '');
      return fail(400, { fault: 'consent' as const, field, message: saved.fault.message });
    }
    return { done: 'consent' as const };
  },

  withdraw: async ({ locals, params }) => {
    const place = await locals.enter(params.project, 'consent.withdraw');
    await findRecord(locals, place, params.code, 'consent.withdraw');
    await place.work((work) => withdrawConsent(work, params.code));
    return { done: 'consent' as const };
  },

  /** A question that its researcher was handed, as a turn at the end of the field copy. */
  ask: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'question.ask');
    const record = await findRecord(locals, place, params.code, 'question.ask');
    locals.demand(place.can('document.write', { ...record.access, copy: 'field' }));
    const id = String((await request.formData()).get('id') ?? '');
    const asked = await place.work((work) => askIn(work, record.id, id));
    return asked ? { done: 'asked' as const } : fail(404, { fault: 'question-gone' as const });
  },
};
