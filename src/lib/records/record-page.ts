/** What the record's page is given, as far as its parts need it. */
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
  may: { release: boolean; lock: boolean; import: boolean; consent: boolean; withdraw: boolean };
}

/** What came of one of its forms. */
export interface RecordForm {
  done?: 'released' | 'already' | 'waiting' | 'locked' | 'unlocked' | 'imported' | 'consent' | undefined;
  fault?: 'nothing-to-release' | 'no-file' | 'import' | 'consent' | undefined;
  message?: string | undefined;
  have?: number | undefined;
  need?: number | undefined;
  turns?: number | undefined;
}
