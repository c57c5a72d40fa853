/** What the record's page is given and reads anew while it stands, as far as its parts need it. */
import { z } from 'zod';
import type { Fault } from '#core/claim.ts';
import type { Opened, OpenedField, StepFields } from '#core/interview-draft.ts';
import { AUDIENCES, CONSENT_FORMS, CONSENT_USES, COUNTRIES, MODES, UNSAID } from '#core/interview.ts';

const Consent = z.object({
  given: z.boolean(),
  covers: z.array(z.enum(CONSENT_USES)),
  expressed: z.enum(CONSENT_FORMS),
  language: z.string(),
  month: z.string(),
  told: z.string().nullable(),
  withdrawnAt: z.coerce.date().nullable(),
});

const Record = z.object({
  code: z.string(),
  locked: z.boolean(),
  state: z.enum(['field', 'waiting', 'released']),
  releasedAt: z.coerce.date().nullable(),
  releaseVersion: z.number(),
  source: z.object({
    code: z.string(),
    type: z.object({ key: z.string(), letter: z.string(), camp: z.string(), label: z.string() }),
  }),
  interview: z.object({
    month: z.string(),
    region: z.string().nullable(),
    country: z.enum(COUNTRIES),
    mode: z.enum(MODES),
    language: z.string(),
    audience: z.enum(AUDIENCES),
    groupInterview: z.boolean(),
    unsaid: z.array(z.enum(UNSAID)),
  }),
  researcher: z.object({ role: z.string(), ordinal: z.number() }).nullable(),
  consent: Consent.nullable(),
});

export const AboutShape = z.object({
  record: Record,
  copy: z.enum(['field', 'analysis']),
  /** How much of this copy stands in no list, claim or file, since it has more than may. */
  leftOut: z.number(),
  copies: z.object({ field: z.boolean(), analysis: z.boolean() }),
  approvals: z.number(),
  may: z.object({
    release: z.boolean(),
    lock: z.boolean(),
    import: z.boolean(),
    consent: z.boolean(),
    withdraw: z.boolean(),
    correct: z.boolean(),
  }),
  /** What the caller was handed that fits this talk: wordings alone. */
  questions: z.array(z.object({ id: z.uuid(), text: z.string() })),
});
export type RecordPage = z.infer<typeof AboutShape>;

/** What came of one of its forms. */
export interface RecordForm {
  done?: 'locked' | 'unlocked' | 'imported' | 'consent' | 'corrected' | 'asked' | undefined;
  fault?: 'no-file' | 'import' | 'consent' | 'question-gone' | undefined;
  message?: string | undefined;
  /** Which field of a consent. */
  field?: string | undefined;
  /** Of the interview's setting: which fields, with what was sent. */
  faults?: readonly Fault[] | undefined;
  fields?: StepFields | undefined;
  /** What somebody else put right meanwhile, and the setting as it is now. */
  clashes?: readonly OpenedField[] | undefined;
  now?: Opened | undefined;
  turns?: number | undefined;
}
