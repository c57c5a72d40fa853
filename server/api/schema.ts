/**
 * The shapes of /api/v1, in one place: bodies are decoded by them, answers are typed by them, and the OpenAPI document
 * is generated from them. Registered under their names.
 */
import { z } from 'zod';
import { ROLES } from '#core/access.ts';
import { CLAIM_KINDS } from '#core/claim.ts';
import {
  AUDIENCES,
  CONSENT_FORMS,
  CONSENT_USES,
  COUNTRIES,
  LANGUAGES,
  MODES,
  PLACES,
  UNSAID,
} from '#core/interview.ts';
import { LARGEST_FIGURE } from '#core/coding.ts';
import { isMonth, monthFault } from '#core/month.ts';
import { INTRODUCTIONS } from '#core/source.ts';

const month = z
  .string('Write the month as 2022-03.')
  .refine(isMonth, { error: ({ input }) => monthFault(String(input)) ?? '' })
  .meta({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', example: '2022-03' });
const key = z.string().min(1).max(40);
const choice = <const T extends readonly [string, ...string[]]>(list: T) =>
  z.enum(list, `Choose one of: ${list.join(', ')}.`);
const place = z
  .string()
  .refine(
    (text) => PLACES.includes(text),
    'This place is not in the list. Use a province or region, as kunar or east.',
  );
const period = z
  .object({ from: month, to: month })
  .refine((p) => p.from <= p.to, 'The period ends before it begins. Put the earlier month first.');
const words = (most: number) => z.string().max(most, `Write at most ${most} characters.`);

// ── problems ────────────────────────────────────────────────────────────────

export const ProblemAnswer = z
  .object({
    type: z.string().meta({ description: 'Stable: urn:sanad:problem:…' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    hits: z
      .array(
        z.object({
          hit: z.string(),
          rule: z.string(),
          words: z.string(),
          block: z.int(),
          from: z.int(),
          to: z.int(),
        }),
      )
      .optional()
      .meta({ description: 'Of a release: hits of the identifier scan that are not settled' }),
  })
  .meta({ description: 'Problem details, RFC 9457' });

// ── queries ─────────────────────────────────────────────────────────────────

export const ListQuery = z.object({
  cursor: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1, 'Ask for 1 to 1000.').max(1000, 'Ask for 1 to 1000.').default(200),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** A part of a list; `next` is the cursor of the rest, null at the end. */
export interface ListAnswer<T> {
  items: T[];
  next: string | null;
}
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

// ── projects ────────────────────────────────────────────────────────────────

export const ProjectItem = z.object({ slug: z.string(), name: z.string(), role: z.enum(ROLES) });
export const ProjectAnswer = ProjectItem.extend({
  approvals: z.int().meta({ description: 'How many leads approve a release' }),
  sourceTypes: z.array(
    z.object({
      key: z.string(),
      letter: z.string(),
      label: z.string(),
      affiliation: z.string().nullable(),
      camp: z.string(),
    }),
  ),
  roleBands: z.array(z.object({ key: z.string(), label: z.string() })),
});

// ── records ─────────────────────────────────────────────────────────────────

const consent = z.strictObject({
  given: z.boolean(),
  covers: z.array(choice(CONSENT_USES)).default([]),
  expressed: choice(CONSENT_FORMS).default('oral'),
  language: choice(LANGUAGES)
    .optional()
    .meta({ description: 'As it was read out; left out: the interview’s' }),
  month: month.optional().meta({ description: 'Left out: the interview’s' }),
  told: words(20_000).optional(),
});

export const NewRecordBody = z
  .strictObject({
    sourceType: key.optional().meta({
      description: 'Of a new source, by its key in the project’s list. Needed unless `source` is given',
    }),
    source: z.string().max(20).optional().meta({ description: 'The code of a known source' }),
    month,
    language: choice(LANGUAGES),
    researcher: z.email('Write an e-mail address.').optional().meta({
      description: 'Where a lead creates it for somebody else; left out: the caller',
    }),
    text: z
      .array(
        z.strictObject({
          question: words(100_000).optional(),
          answer: z
            .string('Write the answer, or an empty text.')
            .max(1_000_000, 'Write at most 1,000,000 characters.'),
        }),
      )
      .max(5000, 'Send at most 5,000 turns.')
      .optional()
      .meta({ description: 'Fills the transcript' }),
    day: z.int().min(1).max(31).optional().meta({ description: 'Sealed, and never leaves' }),
    region: place.optional(),
    country: choice(COUNTRIES).optional(),
    mode: choice(MODES).optional(),
    audience: choice(AUDIENCES).optional(),
    groupInterview: z.boolean().optional(),
    unsaid: z.array(choice(UNSAID)).optional().meta({ description: 'What its label in print leaves out' }),
    consent: consent.optional(),
    affiliation: key.nullish().meta({ description: 'Of a new source; null: none, whatever its type’s' }),
    roleBand: key.optional(),
    sourceRegion: place.optional(),
    introduction: choice(INTRODUCTIONS).optional(),
    introducedBy: z.string().max(20).optional(),
    external: z.boolean().optional(),
    title: words(2000).optional().meta({ description: 'Of a public document' }),
  })
  .refine((body) => body.sourceType !== undefined || body.source !== undefined, {
    path: ['sourceType'],
    message: 'Say the type of the new source by its key, as elder, or name a known one in “source”.',
  });
export type NewRecordBody = z.infer<typeof NewRecordBody>;

export const Rooms = z
  .object({ field: z.string().optional(), analysis: z.string().optional() })
  .meta({ description: 'What stands after /sync/, as far as the caller may see it' });

export const NewRecordAnswer = z.object({ code: z.string(), rooms: Rooms });

export const RecordItem = z.object({
  code: z.string(),
  source: z.string(),
  sourceType: z.string(),
  month: z.string(),
  region: z.string().nullable(),
  country: z.string(),
  mode: z.string(),
  language: z.string(),
  audience: z.string(),
  groupInterview: z.boolean(),
  unsaid: z.array(z.string()).meta({ description: 'What its label in print leaves out' }),
  locked: z.boolean(),
  state: z.string().meta({ description: 'field, waiting (for another lead’s approval) or released' }),
  researcher: z.string().optional().meta({ description: 'By handle; for leads only' }),
});
export const RecordAnswer = RecordItem.extend({
  rooms: Rooms,
  consent: z
    .object({
      given: z.boolean(),
      covers: z.array(z.string()),
      expressed: z.string(),
      language: z.string(),
      month: z.string(),
      told: z.string().nullable(),
      withdrawn: z.boolean(),
    })
    .nullish()
    .meta({ description: 'For leads and its researcher; null: nothing is recorded' }),
});

export const RecordPatch = z.strictObject({
  locked: z
    .boolean('Write true or false.')
    .meta({ description: 'After which all but leads may only read it' }),
});

export const ReleaseBody = z.strictObject({
  dismiss: z
    .array(z.strictObject({ hit: z.string(), reason: z.string().trim().min(1).max(200) }))
    .optional()
    .meta({ description: 'Hits of the identifier scan, as a 409 lists them, that point at nobody, and why' }),
});
export const ReleasedAnswer = z.object({ code: z.string(), rooms: Rooms });
export const ReleaseWaitingAnswer = z.object({ code: z.string(), approvals: z.int(), needed: z.int() });

// ── claims ──────────────────────────────────────────────────────────────────

const interest = z.record(key, z.record(z.string().min(1).max(200), z.union([z.literal(1), z.literal(-1)])));

export const NewClaimBody = z.strictObject({
  kind: choice(CLAIM_KINDS),
  proposition: words(2000),
  place: words(200).nullish(),
  period: period.nullish(),
  values: z.array(words(200)).max(50).default([]).meta({ description: 'Of a category: at least two' }),
  units: z.array(words(200)).max(50).default([]).meta({ description: 'The first is the claim’s own' }),
  definitions: z
    .array(words(1000))
    .max(50)
    .default([])
    .meta({ description: 'What exactly is counted; the first is the claim’s own' }),
  interest: interest.default({}).meta({
    description:
      'Party, as the affiliation of a source type or source → value (a label or key; high for a quantity) → 1 serves, −1 hurts',
  }),
  state: z.boolean().default(false),
  event: z.boolean().default(false),
  exhaustive: z.boolean().default(false),
  family: z.uuid().nullish(),
  parts: z.array(z.uuid()).max(200).default([]),
  headline: z
    .number()
    .min(0, 'Write a figure from 0 on.')
    .max(LARGEST_FIGURE, 'Write a figure up to 1e15, or choose a larger unit.')
    .nullish(),
  filed: z.string().max(200).nullish(),
});
export type NewClaimBody = z.infer<typeof NewClaimBody>;

export const NewClaimAnswer = z.object({ id: z.string() });

const Term = z.object({ key: z.string(), label: z.string() });
export const ClaimItem = z.object({
  id: z.string().meta({ description: 'As in interchange and assessments' }),
  kind: z.enum(CLAIM_KINDS),
  proposition: z.string(),
  place: z.string().nullable(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  values: z.array(Term),
  units: z.array(Term),
  definitions: z.array(Term),
  interest: z.record(z.string(), z.record(z.string(), z.number())),
  state: z.boolean(),
  event: z.boolean(),
  exhaustive: z.boolean(),
  family: z.string().nullish().meta({ description: 'Not for reviewers, nor are parts and filed' }),
  parts: z.array(z.string()).optional(),
  headline: z.number().nullable(),
  filed: z.string().nullish(),
  status: z.string().nullish().meta({
    description:
      'From here on for leads and analysts, and for a reviewer once their own opinion is stored; null: not assessed yet, or another period of the same question is shown to the reviewer, who has given no opinion on that',
  }),
  evidence: z.string().optional(),
  best: z.string().nullish(),
  p: z.record(z.string(), z.number()).nullish(),
  range: z.object({ lo: z.number(), point: z.number(), hi: z.number() }).nullish(),
  confidence: z.string().nullish(),
  assessedAt: z.string().nullish(),
  decision: z.object({ held: z.string(), at: z.string() }).nullish().meta({ description: 'The latest' }),
  opinions: z
    .array(
      z.object({
        value: z.string().nullable(),
        lo: z.number().nullable(),
        hi: z.number().nullable(),
        likelihood: z.string(),
        reason: z.string(),
      }),
    )
    .optional()
    .meta({
      description: 'What reviewers hold, without who and when; to a reviewer the latest of each other one',
    }),
});

// ── the engine's files ──────────────────────────────────────────────────────

export const InterchangeAnswer = z
  .looseObject({ version: z.literal(1) })
  .meta({ description: 'The whole project in the interchange format, version 1' });
export const AssessmentsAnswer = z
  .looseObject({
    version: z.literal(1),
    claims: z.array(z.looseObject({ id: z.string(), status: z.string() })),
  })
  .meta({
    description: 'The current assessments in the output format, version 1; `researchers` for leads only',
  });
