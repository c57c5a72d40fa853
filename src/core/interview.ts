/** One meeting with a source. Dates leave as months at the finest; the day, where known, stays under the project's key. */
export const MODES = ['face-to-face', 'telephone', 'messaging', 'document', 'other'] as const;
export type Mode = (typeof MODES)[number];

export const LANGUAGES = ['en', 'prs', 'ps', 'uz'] as const;
export const COUNTRIES = ['AF', 'PK', 'other'] as const;
export type Country = (typeof COUNTRIES)[number];

/** To whom the source spoke: one actor says different things to different audiences. */
export const AUDIENCES = ['private', 'public', 'diplomatic', 'own-ranks'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What an interview's label in print may be told to leave out, where less has to be said of a speaker. */
export const UNSAID = ['type', 'place', 'month'] as const;
export type Unsaid = (typeof UNSAID)[number];

/** What a person may consent to. An export says which kind it is, and leaves out what consent does not cover. */
export const CONSENT_USES = ['analysis', 'quotation', 'open-access', 'reuse'] as const;
export type ConsentUse = (typeof CONSENT_USES)[number];
export const CONSENT_FORMS = ['oral', 'written', 'recorded'] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];

export interface Consent {
  given: boolean;
  covers: ConsentUse[];
  expressed: ConsentForm;
  /** Language in which it was read. */
  language: string;
  month: string;
  /** What was said about use. */
  told: string | null;
  withdrawnAt: string | null;
}

interface Permission extends Pick<Consent, 'given' | 'covers'> {
  withdrawnAt: Date | string | null;
}

/** Whether it was given for that use and stands. Null, nobody was asked: no. */
export const permits = (consent: Permission | null, use: ConsentUse): boolean =>
  consent !== null && consent.given && consent.withdrawnAt === null && consent.covers.includes(use);

/** Provinces of Afghanistan by region, and places beside them; the finest place that an interview carries. */
export const REGIONS: Readonly<Record<string, readonly string[]>> = {
  east: ['kunar', 'nangarhar', 'laghman', 'nuristan'],
  'south-east': ['khost', 'paktia', 'paktika', 'ghazni'],
  central: ['kabul', 'parwan', 'kapisa', 'panjshir', 'logar', 'wardak', 'bamyan', 'daykundi'],
  'north-east': ['badakhshan', 'takhar', 'kunduz', 'baghlan'],
  north: ['balkh', 'samangan', 'sar-e-pol', 'jowzjan', 'faryab'],
  west: ['herat', 'badghis', 'ghor', 'farah'],
  south: ['kandahar', 'helmand', 'uruzgan', 'zabul', 'nimroz'],
  beyond: ['khyber-pakhtunkhwa', 'balochistan', 'punjab', 'sindh', 'central-asia', 'iran', 'elsewhere'],
};

/** Every place key that may stand on a source or an interview: regions and what they hold. */
export const PLACES: readonly string[] = Object.entries(REGIONS).flatMap(([region, provinces]) => [
  region,
  ...provinces,
]);
