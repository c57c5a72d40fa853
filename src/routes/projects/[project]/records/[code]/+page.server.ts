import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import type { ProjectAction } from '#core/access.ts';
import { codeList } from '#core/codebook.ts';
import { CONSENT_FORMS, CONSENT_USES, LANGUAGES } from '#core/interview.ts';
import { DEPENDS } from '#core/event.ts';
import { claimFromForm } from '#lib/editor/new-claim.ts';
import { importTranscript } from '#server/import/import.ts';
import type { Place, Work } from '#server/place.ts';
import { createClaim, listClaims, openClaim, type ClaimView } from '#server/store/claim.ts';
import { listCodes } from '#server/store/codebook.ts';
import {
  lockRecord,
  openRecord,
  setConsent,
  withdrawConsent,
  type RecordView,
  type Rooms,
} from '#server/store/record.ts';
import { approveRelease } from '#server/store/release.ts';
import { listSources, partyOf } from '#server/store/source.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.records, DEPENDS.codebook);
  const place = await locals.enter(params.project, 'record.open');
  const record = await find(locals, place, params.code, 'record.open');
  const { rooms } = record;
  const copy = copyOf(rooms, url.searchParams.get('copy'));
  const room = rooms[copy];
  if (room === undefined) return locals.demand('hide') as never;
  const lists = await place.work((work) => listsFor(work, copy, record.source.code));
  const may = (action: ProjectAction): boolean => place.can(action, record.access) === 'allow';
  const { id: _id, access: _access, rooms: _rooms, ...shown } = record;
  return {
    bare: true,
    record: shown,
    copy,
    room,
    copies: { field: rooms.field !== undefined, analysis: rooms.analysis !== undefined },
    approvals: place.project.approvals,
    readOnly: readOnly(place, record, copy),
    may: {
      release: may('record.release') && rooms.analysis === undefined,
      lock: may('record.lock'),
      import:
        may('record.import') &&
        rooms.field !== undefined &&
        place.can('document.write', { ...record.access, copy: 'field' }) === 'allow',
      consent: may('consent.edit'),
    },
    ...lists,
  };
};

/** The analysis copy where it is asked for, or is all that one may see. */
function copyOf(rooms: Rooms, asked: string | null): 'field' | 'analysis' {
  if (rooms.analysis === undefined) return 'field';
  return asked === 'analysis' || rooms.field === undefined ? 'analysis' : 'field';
}

function readOnly(place: Place, record: RecordView, copy: 'field' | 'analysis'): 'locked' | 'role' | null {
  if (place.can('document.write', { ...record.access, copy }) === 'allow') return null;
  return record.locked ? 'locked' : 'role';
}

/** What codings and assertions are made with; a field copy has neither. */
async function listsFor(work: Work, copy: 'field' | 'analysis', source: string) {
  if (copy === 'field') return { codes: [], claims: [], sources: [], party: null };
  const sources = await listSources(work, { limit: 1000 });
  return {
    codes: codeList(await listCodes(work)),
    claims: (await listClaims(work)).map(claimOption),
    sources: sources.items.map(({ id, code, type }) => ({ id, code, type: type.label })),
    party: await partyOf(work, source),
  };
}

const claimOption = ({ id, kind, proposition, period, values, units, definitions, interest }: ClaimView) => ({
  id,
  kind,
  proposition,
  period,
  values,
  units,
  definitions,
  interest,
});

async function find(
  locals: App.Locals,
  place: Place,
  code: string,
  action: ProjectAction,
): Promise<RecordView> {
  const record = await place.work((work) => openRecord(work, code));
  if (!record) return locals.demand('hide') as never;
  locals.demand(place.can(action, record.access));
  return record;
}

const ConsentForm = z.object({
  given: z.enum(['yes', 'no']),
  covers: z.array(z.enum(CONSENT_USES)),
  expressed: z.enum(CONSENT_FORMS),
  language: z.enum(LANGUAGES),
  month: z.string().trim(),
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

  release: async ({ locals, params }) => {
    const place = await locals.enter(params.project, 'record.release');
    await find(locals, place, params.code, 'record.release');
    const release = await approveRelease(locals.app, place, params.code);
    switch (release.kind) {
      case 'unknown':
        return locals.demand('hide');
      case 'waiting':
        return { done: 'waiting' as const, have: release.approvals, need: release.needed };
      case 'nothing-to-release':
        return fail(409, { fault: 'nothing-to-release' as const });
      case 'already':
      case 'released':
        return { done: release.kind };
    }
  },

  lock: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.lock');
    await find(locals, place, params.code, 'record.lock');
    const locked = (await request.formData()).get('locked') === 'true';
    if (!(await place.work((work) => lockRecord(work, params.code, locked)))) locals.demand('hide');
    return { done: locked ? ('locked' as const) : ('unlocked' as const) };
  },

  import: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'record.import');
    await find(locals, place, params.code, 'record.import');
    const file = (await request.formData()).get('file');
    if (!(file instanceof File) || file.size === 0) return fail(400, { fault: 'no-file' as const });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = await importTranscript(locals.app, place, params.code, { name: file.name, bytes });
    if (!result.ok && result.fault.code === 'hidden') locals.demand('hide');
    if (!result.ok) return fail(400, { fault: 'import' as const, message: result.fault.message });
    return { done: 'imported' as const, turns: result.turns };
  },

  consent: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'consent.edit');
    await find(locals, place, params.code, 'consent.edit');
    const form = await request.formData();
    const given = ConsentForm.safeParse({ ...Object.fromEntries(form), covers: form.getAll('covers') });
    if (!given.success) return fail(400, { fault: 'consent' as const, message: '' });
    const { told, ...rest } = given.data;
    const saved = await place.work((work) =>
      setConsent(work, params.code, {
        ...rest,
        given: rest.given === 'yes',
        told: told === '' ? null : told,
      }),
    );
    if (saved === null) return locals.demand('hide');
    if (!saved.ok) return fail(400, { fault: 'consent' as const, message: saved.fault.message });
    return { done: 'consent' as const };
  },

  withdraw: async ({ locals, params }) => {
    const place = await locals.enter(params.project, 'consent.edit');
    await find(locals, place, params.code, 'consent.edit');
    await place.work((work) => withdrawConsent(work, params.code));
    return { done: 'consent' as const };
  },
};
