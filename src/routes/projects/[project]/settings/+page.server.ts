import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { isKey } from '#core/list-key.ts';
import { ask } from '#server/auth/two-leads.ts';
import { listMembers } from '#server/store/membership.ts';
import { listRoleBands, retireRoleBand, saveRoleBand } from '#server/store/role-band.ts';
import { saveSettings } from '#server/store/settings.ts';
import { listSourceTypes, retireSourceType, saveSourceType } from '#server/store/source-type.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'settings.read');
  const { slug, name, approvals } = place.project;
  return place.work(async (work) => ({
    study: { slug, name, approvals },
    leads: (await listMembers(work)).filter((member) => member.role === 'lead').length,
    types: await listSourceTypes(work),
    bands: await listRoleBands(work),
    /** Which row is open for change: an id, `new`, or none. */
    open: { type: url.searchParams.get('type'), band: url.searchParams.get('band') },
    done: url.searchParams.get('done'),
  }));
};

/** A name in the messages: what is wrong with which field. */
type Fault =
  | 'nameMissing'
  | 'approvalsWrong'
  | 'letterWrong'
  | 'letterTaken'
  | 'labelMissing'
  | 'definitionMissing'
  | 'affiliationWrong'
  | 'campWrong'
  | 'gone';

const StudyForm = z.object({
  name: z.string().trim().min(1, 'nameMissing').max(80, 'nameMissing'),
  approvals: z.coerce
    .number('approvalsWrong')
    .int('approvalsWrong')
    .min(1, 'approvalsWrong')
    .max(5, 'approvalsWrong'),
});

const Id = z.union([z.literal(''), z.uuid()]).transform((id) => (id === '' ? null : id));
const Label = z.string().trim().min(1, 'labelMissing').max(60, 'labelMissing');
const Definition = z.string().trim().min(1, 'definitionMissing').max(400, 'definitionMissing');
const emptyIsNone = (text: string): string | null => (text === '' ? null : text);
const keyOrNone = (fault: Fault) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || isKey(text), fault)
    .transform(emptyIsNone);

const TypeForm = z.object({
  id: Id,
  letter: z
    .string()
    .trim()
    .refine((text) => [...text].length >= 1 && [...text].length <= 2, 'letterWrong'),
  label: Label,
  definition: Definition,
  affiliation: keyOrNone('affiliationWrong'),
  camp: z.string().trim().refine(isKey, 'campWrong'),
});

const BandForm = z.object({ id: Id, label: Label, definition: Definition, camp: keyOrNone('campWrong') });
const RetireForm = z.object({
  id: z.uuid(),
  retired: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
});

const FAULTS: readonly Fault[] = [
  'nameMissing',
  'approvalsWrong',
  'letterWrong',
  'letterTaken',
  'labelMissing',
  'definitionMissing',
  'affiliationWrong',
  'campWrong',
  'gone',
];

type Typed = Record<string, string>;

/** What was typed goes back into the form with the first thing that is wrong. */
const refuse = (part: 'study' | 'type' | 'band', fault: Fault, typed: Typed) =>
  fail(400, { part, fault, typed });

type Refused = ActionFailure<{ part: 'study' | 'type' | 'band'; fault: Fault; typed: Typed }>;

async function read<T>(
  { request }: RequestEvent,
  part: 'study' | 'type' | 'band',
  shape: z.ZodType<T>,
): Promise<{ ok: true; value: T; typed: Typed } | { ok: false; refused: Refused }> {
  const typed: Typed = {};
  for (const [name, value] of await request.formData()) if (typeof value === 'string') typed[name] = value;
  const parsed = shape.safeParse(typed);
  if (parsed.success) return { ok: true, value: parsed.data, typed };
  const fault = FAULTS.find((name) => name === parsed.error.issues[0]?.message) ?? 'gone';
  return { ok: false, refused: refuse(part, fault, typed) };
}

const done = (slug: string, part: string): never =>
  redirect(303, `/projects/${slug}/settings?done=${part}#${part}`);

export const actions: Actions = {
  study: async (event) => {
    const place = await event.locals.enter(event.params.project, 'settings.edit');
    const form = await read(event, 'study', StudyForm);
    if (!form.ok) return form.refused;
    const { name, approvals } = form.value;
    const fewer = approvals < place.project.approvals;
    const lead = { project: place.project.id, account: place.actor.account };
    const answer = fewer
      ? await ask(event.locals.app, lead, { kind: 'lower-approvals', approvals })
      : ({ kind: 'done' } as const);
    const now = answer.kind === 'done' ? approvals : place.project.approvals;
    await place.work((work) => saveSettings(work, { name, approvals: now }));
    return done(event.params.project, answer.kind === 'done' ? 'study' : 'asked');
  },

  type: async (event) => {
    const place = await event.locals.enter(event.params.project, 'settings.edit');
    const form = await read(event, 'type', TypeForm);
    if (!form.ok) return form.refused;
    const { id, ...fields } = form.value;
    const answer = await place.work((work) => saveSourceType(work, id, fields));
    if (answer.kind === 'letter-taken') return refuse('type', 'letterTaken', form.typed);
    if (answer.kind === 'not-found') return refuse('type', 'gone', form.typed);
    return done(event.params.project, 'types');
  },

  retireType: async (event) => {
    const place = await event.locals.enter(event.params.project, 'settings.edit');
    const form = await read(event, 'type', RetireForm);
    if (!form.ok) return form.refused;
    const { id, retired } = form.value;
    const found = await place.work((work) => retireSourceType(work, id, retired));
    return found ? done(event.params.project, 'types') : refuse('type', 'gone', form.typed);
  },

  band: async (event) => {
    const place = await event.locals.enter(event.params.project, 'settings.edit');
    const form = await read(event, 'band', BandForm);
    if (!form.ok) return form.refused;
    const { id, ...fields } = form.value;
    const answer = await place.work((work) => saveRoleBand(work, id, fields));
    return answer.kind === 'saved' ? done(event.params.project, 'bands') : refuse('band', 'gone', form.typed);
  },

  retireBand: async (event) => {
    const place = await event.locals.enter(event.params.project, 'settings.edit');
    const form = await read(event, 'band', RetireForm);
    if (!form.ok) return form.refused;
    const { id, retired } = form.value;
    const found = await place.work((work) => retireRoleBand(work, id, retired));
    return found ? done(event.params.project, 'bands') : refuse('band', 'gone', form.typed);
  },
};
