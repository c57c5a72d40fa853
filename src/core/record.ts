/** Writing down an interview: what a new record is made of, and the rules that need nothing but itself. */
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
} from './interview.ts';
import { daysIn, isMonth, monthFault } from './month.ts';
import { INTRODUCTIONS } from './source.ts';

/** A new source: keys are those of the project's lists. */
export interface NewSource {
  typeKey: string;
  /** The party whose interest it shares; left out, the type's. */
  affiliation?: string | undefined;
  /** Has none, whatever its type's. */
  unaffiliated?: boolean | undefined;
  roleBandKey?: string | undefined;
  region?: string | undefined;
  /** Leads only. A label that is there already names the same network. */
  networkLabel?: string | undefined;
  introduction?: string | undefined;
  /** The code of the source who introduced this one. */
  introducedBy?: string | undefined;
  /** An origin that nobody met. */
  external?: boolean | undefined;
  /** A public document's. */
  title?: string | undefined;
}

export interface NewConsent {
  given: boolean;
  /** Of CONSENT_USES. */
  covers: readonly string[];
  expressed: string;
  /** Language in which it was read out. */
  language: string;
  month: string;
  /** What was said about use, in words. */
  told?: string | null | undefined;
}

/** A setting as people give it; everything that may be left out has its default. */
export interface NewInterview {
  month: string;
  /** The day of the month, where it is known: sealed, and never leaves. */
  day?: number | null | undefined;
  region?: string | null | undefined;
  country?: string | undefined;
  mode?: string | undefined;
  language: string;
  audience?: string | undefined;
  groupInterview?: boolean | undefined;
  unsaid?: readonly string[] | undefined;
}

const oneOf = (list: readonly string[]): string => list.join(', ');

function choice(
  field: string,
  value: string | null | undefined,
  list: readonly string[],
  noun: string,
): Fault[] {
  if (value === null || value === undefined || list.includes(value)) return [];
  return [{ field, message: `“${value}” is no ${noun} of this list. Choose one of: ${oneOf(list)}.` }];
}

function monthFaults(field: string, month: string): Fault[] {
  const message = monthFault(month);
  return message === null ? [] : [{ field, message }];
}

export function sourceFaults(fields: Partial<NewSource>): Fault[] {
  return [
    ...slugFaults('affiliation', fields.affiliation),
    ...choice('region', fields.region, PLACES, 'place'),
    ...choice('introduction', fields.introduction, INTRODUCTIONS, 'kind of introduction'),
    ...(fields.affiliation !== undefined && fields.unaffiliated === true
      ? [{ field: 'affiliation', message: 'A source has an affiliation or none. Clear one of the two.' }]
      : []),
  ];
}

function slugFaults(field: string, value: string | undefined): Fault[] {
  if (value === undefined || /^[a-z0-9-]{1,40}$/.test(value)) return [];
  const message = `“${value}” cannot be an affiliation's key. Use up to 40 small letters, digits and hyphens, such as taliban.`;
  return [{ field, message }];
}

/** `now` is the present month, where it is known: nobody has met a source after it. */
export function interviewFaults(fields: NewInterview, now?: string): Fault[] {
  return [
    ...whenFaults(fields.month, fields.day, now),
    ...choice('region', fields.region, PLACES, 'place'),
    ...choice('country', fields.country, COUNTRIES, 'country'),
    ...choice('mode', fields.mode, MODES, 'mode'),
    ...choice('language', fields.language, LANGUAGES, 'language'),
    ...choice('audience', fields.audience, AUDIENCES, 'audience'),
    ...(fields.unsaid ?? []).flatMap((one) => choice('unsaid', one, UNSAID, 'part of a label')),
  ];
}

/** Of month and day alone. */
export const whenFaults = (month: string, day: number | null | undefined, now?: string): Fault[] => [
  ...monthFaults('month', month),
  ...futureFaults(month, now),
  ...dayFaults(month, day),
];

function futureFaults(month: string, now: string | undefined): Fault[] {
  if (now === undefined || !isMonth(month) || month <= now) return [];
  return [
    { field: 'month', message: `${month} has not come yet. Write the month in which you met the source.` },
  ];
}

function dayFaults(month: string, day: number | null | undefined): Fault[] {
  if (day === null || day === undefined || !isMonth(month)) return [];
  const last = daysIn(month);
  if (Number.isInteger(day) && day >= 1 && day <= last) return [];
  return [{ field: 'day', message: `${month} has no day ${day}. Write a day from 1 to ${last}, or none.` }];
}

export function consentFaults(consent: NewConsent): Fault[] {
  const unknown = consent.covers.filter((use) => !(CONSENT_USES as readonly string[]).includes(use));
  return [
    ...(unknown.length > 0
      ? [
          {
            field: 'covers',
            message: `“${unknown[0]}” is no use that consent can cover. Choose from: ${oneOf(CONSENT_USES)}.`,
          },
        ]
      : []),
    ...choice('expressed', consent.expressed, CONSENT_FORMS, 'way of giving consent'),
    ...choice('language', consent.language, LANGUAGES, 'language'),
    ...monthFaults('month', consent.month),
  ].map((fault) => ({ ...fault, field: `consent.${fault.field}` }));
}
