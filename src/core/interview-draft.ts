/** A new interview on its way through four steps, and what it becomes. */
import { z } from 'zod';
import type { Fault } from './claim.ts';
import {
  AUDIENCES,
  CONSENT_FORMS,
  CONSENT_USES,
  COUNTRIES,
  LANGUAGES,
  MODES,
  PLACES,
  UNSAID,
  type ConsentUse,
} from './interview.ts';
import { readMonth, toLatinDigits } from './month.ts';
import { interviewFaults, whenFaults, type NewConsent, type NewInterview, type NewSource } from './record.ts';
import { INTRODUCTIONS } from './source.ts';

const text = (most: number) => z.string().trim().max(most);
const noneIfEmpty = (most: number) =>
  text(most)
    .transform((value) => (value === '' ? null : value))
    .nullable();

const SourceStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), code: text(20).min(1) }),
  z.object({
    kind: z.literal('new'),
    typeKey: text(40).min(1),
    roleBandKey: noneIfEmpty(40),
    introduction: z.enum(INTRODUCTIONS),
    introducedBy: noneIfEmpty(20),
  }),
]);

const ConsentStep = z.object({
  said: z.enum(['yes', 'no', 'later']),
  covers: z.array(z.enum(CONSENT_USES)),
  expressed: z.enum(CONSENT_FORMS),
  told: noneIfEmpty(4000),
});

const SettingStep = z.object({
  month: text(20),
  day: z.number().int().nullable(),
  region: z.enum(PLACES).nullable(),
  country: z.enum(COUNTRIES),
  mode: z.enum(MODES),
  language: z.enum(LANGUAGES),
  audience: z.enum(AUDIENCES),
  group: z.boolean(),
  unsaid: z.array(z.enum(UNSAID)).default([]),
});

export type Setting = z.infer<typeof SettingStep>;

/** A step that is not finished yet is null, and so is one that reads no more: a purge may have taken its key. */
const Draft = z.object({
  source: SourceStep.nullable().catch(null),
  consent: ConsentStep.nullable().catch(null),
  setting: SettingStep.nullable().catch(null),
  questions: text(20_000).catch(''),
  /** Of the questions that one was handed, those that are taken into this talk. */
  asked: z.array(text(40)).max(200).catch([]),
});
export type InterviewDraft = z.infer<typeof Draft>;

export const STEPS = ['source', 'consent', 'setting', 'text'] as const;
export type Step = (typeof STEPS)[number];

export const emptyDraft: InterviewDraft = {
  source: null,
  consent: null,
  setting: null,
  questions: '',
  asked: [],
};

/** A draft as it was kept; one that an older version wrote begins anew. */
export function readDraft(json: string): InterviewDraft {
  try {
    return Draft.parse(JSON.parse(json));
  } catch {
    return emptyDraft;
  }
}

type Kept = { ok: true; draft: InterviewDraft } | { ok: false; faults: Fault[] };

/** A form's fields: each name with its values as they were sent. */
export type StepFields = Readonly<Record<string, readonly string[] | undefined>>;

/** What a step's form says, put into the draft; or what is wrong with it. Messages are keys where words are ours. */
export function fillStep(draft: InterviewDraft, step: Step, fields: StepFields, now?: string): Kept {
  switch (step) {
    case 'source':
      return fillSource(draft, fields);
    case 'consent':
      return fillConsent(draft, fields);
    case 'setting':
      return fillSetting(draft, fields, now);
    case 'text':
      return {
        ok: true,
        draft: {
          ...draft,
          questions: (fields['questions']?.[0] ?? '').trim().slice(0, 20_000),
          asked: [...(fields['asked'] ?? [])].slice(0, 200),
        },
      };
  }
}

const one = (fields: StepFields, name: string): string => fields[name]?.[0] ?? '';
const wrong = (field: string, message: string): { ok: false; faults: Fault[] } => ({
  ok: false,
  faults: [{ field, message }],
});

function fillSource(draft: InterviewDraft, fields: StepFields): Kept {
  const kind = one(fields, 'kind');
  if (kind !== 'known' && kind !== 'new') return wrong('kind', 'chooseOne');
  const source = SourceStep.safeParse({
    kind,
    code: one(fields, 'code'),
    typeKey: one(fields, 'typeKey'),
    roleBandKey: one(fields, 'roleBandKey'),
    introduction: one(fields, 'introduction') || 'none',
    introducedBy: one(fields, 'introducedBy'),
  });
  if (source.success) return { ok: true, draft: { ...draft, source: source.data } };
  return kind === 'known' ? wrong('code', 'chooseSource') : wrong('typeKey', 'chooseType');
}

function fillConsent(draft: InterviewDraft, fields: StepFields): Kept {
  const said = one(fields, 'said');
  const covers = fields['covers'] ?? [];
  if (said === 'yes' && covers.length === 0) return wrong('covers', 'whichUses');
  const consent = ConsentStep.safeParse({
    said,
    covers: said === 'yes' ? covers : [],
    expressed: one(fields, 'expressed') || 'oral',
    told: one(fields, 'told'),
  });
  return consent.success
    ? { ok: true, draft: { ...draft, consent: consent.data } }
    : wrong('said', 'chooseOne');
}

function fillSetting(draft: InterviewDraft, fields: StepFields, now: string | undefined): Kept {
  const read = readSetting(fields, now);
  return read.ok ? { ok: true, draft: { ...draft, setting: read.setting } } : read;
}

/** A setting as a form says it; for a new interview, and to put right what was logged. */
export function readSetting(
  fields: StepFields,
  now: string | undefined,
): { ok: true; setting: Setting } | { ok: false; faults: Fault[] } {
  const day = one(fields, 'day').trim();
  const answered = {
    month: readMonth(one(fields, 'month')),
    day: day === '' ? null : Number(toLatinDigits(day)),
    region: one(fields, 'region') || null,
    country: one(fields, 'country'),
    mode: one(fields, 'mode'),
    language: one(fields, 'language'),
    audience: one(fields, 'audience'),
    group: one(fields, 'group') === 'yes',
    unsaid: fields['unsaid'] ?? [],
  };
  const setting = SettingStep.safeParse(answered);
  const faults = setting.success
    ? interviewFaults(interviewOf(setting.data), now)
    : [...whenFaults(answered.month, answered.day, now), ...unchosen(setting.error)];
  return setting.success && faults.length === 0 ? { ok: true, setting: setting.data } : { ok: false, faults };
}

/** What was left out of a list, or is not on it; of month and day the rules say more. */
const unchosen = (error: z.ZodError): Fault[] =>
  error.issues
    .map(({ path }) => String(path[0]))
    .filter((field) => field !== 'month' && field !== 'day')
    .map((field) => ({ field, message: 'chooseOne' }));

/** A setting whose places and languages may be of an older list: it is compared with, not judged. */
const OpenedShape = z.object({
  month: text(20),
  region: z.string().max(40).nullable(),
  country: z.enum(COUNTRIES),
  mode: z.enum(MODES),
  language: z.string().max(20),
  audience: z.enum(AUDIENCES),
  group: z.boolean(),
  unsaid: z.array(z.enum(UNSAID)).default([]),
});
/** What a form to put a setting right was opened with. */
export type Opened = z.infer<typeof OpenedShape>;

/** What a form says that it was opened with; null where it does not, or not in a way that one could read. */
export function readOpened(json: string | undefined): Opened | null {
  try {
    return OpenedShape.parse(JSON.parse(json ?? ''));
  } catch {
    return null;
  }
}

export type OpenedField = keyof Opened;
const OPENED_FIELDS = OpenedShape.keyof().options;

/** The fields in which two settings differ. */
export const differing = (a: Opened, b: Opened): OpenedField[] =>
  OPENED_FIELDS.filter((field) => !isSame(a[field], b[field]));

const isSame = (a: Opened[OpenedField], b: Opened[OpenedField]): boolean => String(a) === String(b);

/**
 * A correction changes only what its author changed: the rest stays as it is now, whoever put it right meanwhile. Where
 * both changed one field, and not to the same, it clashes.
 */
export function mergeSetting(
  opened: Opened,
  sent: Opened,
  now: Opened,
): { merged: Opened; clashes: OpenedField[] } {
  const mine = differing(opened, sent);
  const merged = { ...now, ...Object.fromEntries(mine.map((field) => [field, sent[field]])) };
  const theirs = differing(opened, now);
  return {
    merged,
    clashes: mine.filter((field) => theirs.includes(field) && !isSame(sent[field], now[field])),
  };
}

export const interviewOf = (setting: Setting): NewInterview => ({
  month: setting.month,
  day: setting.day,
  region: setting.region,
  country: setting.country,
  mode: setting.mode,
  language: setting.language,
  audience: setting.audience,
  groupInterview: setting.group,
  unsaid: setting.unsaid,
});

export interface FinishedDraft extends NewInterview {
  source: { code: string } | NewSource;
  consent: NewConsent | null;
  text: { question: string; answer: string }[];
  asked: string[];
}

/** What a record is created from, or the first step that is not finished. */
export function finishDraft(draft: InterviewDraft): FinishedDraft | { missing: Step } {
  const { source, consent, setting } = draft;
  if (!source) return { missing: 'source' };
  if (!consent) return { missing: 'consent' };
  if (!setting) return { missing: 'setting' };
  return {
    ...interviewOf(setting),
    source: source.kind === 'known' ? { code: source.code } : newSource(source),
    consent: consent.said === 'later' ? null : consentOf(consent, setting),
    text: consent.said === 'no' ? [] : questionsOf(draft.questions),
    asked: consent.said === 'no' ? [] : draft.asked,
  };
}

function newSource(source: Extract<InterviewDraft['source'], { kind: 'new' }>): NewSource {
  return {
    typeKey: source.typeKey,
    introduction: source.introduction,
    ...(source.roleBandKey === null ? {} : { roleBandKey: source.roleBandKey }),
    ...(source.introducedBy === null ? {} : { introducedBy: source.introducedBy }),
  };
}

function consentOf(consent: z.infer<typeof ConsentStep>, setting: Setting): NewConsent {
  const covers: ConsentUse[] = consent.covers;
  return {
    given: consent.said === 'yes',
    covers,
    expressed: consent.expressed,
    language: setting.language,
    month: setting.month,
    told: consent.told,
  };
}

/** One question a line, each waiting for its answer. */
const questionsOf = (lines: string): { question: string; answer: string }[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((question) => ({ question, answer: '' }));
