/** What the record's page is given, as far as its parts need it. */
import type { Fault } from '#core/claim.ts';
import type { StepFields } from '#core/interview-draft.ts';
import type { Audience, ConsentForm, ConsentUse, Country, Mode } from '#core/interview.ts';

export interface RecordPage {
  record: {
    code: string;
    locked: boolean;
    source: { code: string };
    interview: {
      month: string;
      region: string | null;
      country: Country;
      mode: Mode;
      language: string;
      audience: Audience;
      groupInterview: boolean;
    };
    researcher: { role: string; ordinal: number } | null;
    consent: {
      given: boolean;
      covers: ConsentUse[];
      expressed: ConsentForm;
      language: string;
      month: string;
      told: string | null;
      withdrawnAt: Date | null;
    } | null;
  };
  copy: 'field' | 'analysis';
  copies: { field: boolean; analysis: boolean };
  approvals: number;
  may: {
    release: boolean;
    lock: boolean;
    import: boolean;
    consent: boolean;
    withdraw: boolean;
    correct: boolean;
  };
}

/** What came of one of its forms. */
export interface RecordForm {
  done?:
    | 'released'
    | 'already'
    | 'waiting'
    | 'locked'
    | 'unlocked'
    | 'imported'
    | 'consent'
    | 'corrected'
    | undefined;
  fault?: 'nothing-to-release' | 'no-file' | 'import' | 'consent' | undefined;
  message?: string | undefined;
  /** Which field of a consent. */
  field?: string | undefined;
  /** Of the interview's setting: which fields, with what was sent. */
  faults?: readonly Fault[] | undefined;
  fields?: StepFields | undefined;
  have?: number | undefined;
  need?: number | undefined;
  turns?: number | undefined;
}
