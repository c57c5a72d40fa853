/** Records: the co-edited document of an interview, with the interview's setting and its consent. */
import type { AccessObject } from '#core/access.ts';
import type { Fault } from '#core/claim.ts';
import type { AccountId, RecordId } from '#core/ids.ts';
import type { Audience, ConsentForm, ConsentUse, Country, Mode } from '#core/interview.ts';
import type { NewConsent, NewInterview, NewSource } from '#core/record.ts';
import type { Work } from '../place.ts';
import type { Page, TypeMark } from './source.ts';

export interface NewRecord extends NewInterview {
  source: { code: string } | NewSource;
  /** Whose interview it is, where a lead logs it for a researcher; left out: the caller's. */
  researcher?: AccountId | undefined;
  /** null or left out: nothing is recorded about consent. */
  consent?: NewConsent | null | undefined;
  /** Fills the transcript. */
  text?: readonly { question?: string | undefined; answer: string }[] | undefined;
}

/** What stands after `/sync/`: `<record>.<copy>.<epoch>`. */
export interface Rooms {
  field?: string;
  analysis?: string;
}

export type NewRecordResult =
  { ok: true; id: RecordId; code: string; rooms: { field: string } } | { ok: false; fault: Fault };

/** `field`: not released · `waiting`: approved by some leads, not by enough · `released`. */
export const RECORD_STATES = ['field', 'waiting', 'released'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export interface InterviewView {
  month: string;
  region: string | null;
  country: Country;
  mode: Mode;
  language: string;
  audience: Audience;
  groupInterview: boolean;
}

export interface RecordItem {
  id: RecordId;
  code: string;
  source: { code: string; type: TypeMark };
  interview: InterviewView;
  locked: boolean;
  /** To leads and the owner; to analysts everything they see is `released`. */
  state: RecordState;
  releasedAt: Date | null;
  /** "Researcher 2", for leads. */
  researcher: { role: string; ordinal: number } | null;
}

export interface ConsentView {
  given: boolean;
  covers: ConsentUse[];
  expressed: ConsentForm;
  language: string;
  month: string;
  told: string | null;
  withdrawnAt: Date | null;
}

export interface RecordView extends RecordItem {
  /** For `place.can(action, record.access)`. The owner is there for leads and the owner only: never send it on. */
  access: AccessObject;
  releaseVersion: number;
  rooms: Rooms;
  /** For leads and the owner; null: nothing recorded, or not theirs to see. */
  consent: ConsentView | null;
}

export interface RecordFilter {
  /** Type keys. */
  types?: readonly string[] | undefined;
  regions?: readonly string[] | undefined;
  months?: readonly string[] | undefined;
  state?: RecordState | undefined;
  /** A part of the code. */
  code?: string | undefined;
  /** Of this source (its code). */
  source?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Source, interview, consent, record, field copy and its first words: all in this transaction, or nothing. */
export function createRecord(_work: Work, _fields: NewRecord): Promise<NewRecordResult> {
  return Promise.reject(new Error('not there yet'));
}
/** What the actor may see, latest month first, then by code. */
export function listRecords(_work: Work, _filter: RecordFilter = {}): Promise<Page<RecordItem>> {
  return Promise.reject(new Error('not there yet'));
}
/** Null: no such record for this actor. */
export function openRecord(_work: Work, _code: string): Promise<RecordView | null> {
  return Promise.reject(new Error('not there yet'));
}
/** False: no such record for this actor. Whether the actor may, the caller has asked. */
export function lockRecord(_work: Work, _code: string, _locked: boolean): Promise<boolean> {
  return Promise.reject(new Error('not there yet'));
}
/** Records consent, or what was recorded wrongly anew. Null: no such record for this actor. */
export function setConsent(
  _work: Work,
  _code: string,
  _consent: NewConsent,
): Promise<{ ok: true } | { ok: false; fault: Fault } | null> {
  return Promise.reject(new Error('not there yet'));
}
/** False: no such record for this actor, or nothing to withdraw. */
export function withdrawConsent(_work: Work, _code: string): Promise<boolean> {
  return Promise.reject(new Error('not there yet'));
}
