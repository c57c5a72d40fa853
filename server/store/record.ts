/** Records: the co-edited document of an interview, with the interview's setting and its consent. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { AccessObject } from '#core/access.ts';
import type { Fault } from '#core/claim.ts';
import { monthAnywhere } from '#core/month.ts';
import type { AccountId, InterviewId, RecordId, SourceId } from '#core/ids.ts';
import {
  AUDIENCES,
  CONSENT_FORMS,
  CONSENT_USES,
  COUNTRIES,
  MODES,
  type Audience,
  type ConsentForm,
  type ConsentUse,
  type Country,
  type Mode,
} from '#core/interview.ts';
import {
  consentFaults,
  interviewFaults,
  type NewConsent,
  type NewInterview,
  type NewSource,
} from '#core/record.ts';
import { blocksOfPairs, freshCopy } from '#doc/transcript.ts';
import {
  consent,
  document,
  interview,
  membership,
  record,
  releaseApproval,
  source,
  sourceType,
} from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { createDocument } from '../sync/update-log.ts';
import {
  createSource,
  findSource,
  typeColumns,
  typeMark,
  underNewCode,
  type Page,
  type TypeMark,
} from './source.ts';

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
export async function createRecord(work: Work, fields: NewRecord): Promise<NewRecordResult> {
  const now = monthAnywhere(work.ground.now());
  const [wrong] = [...interviewFaults(fields, now), ...(fields.consent ? consentFaults(fields.consent) : [])];
  if (wrong) return { ok: false, fault: wrong };
  const researcher = await researcherOf(work, fields);
  if (!researcher.ok) return researcher;
  const met = await sourceOf(work, fields, researcher.account);
  if (!met.ok) return met;
  const interviewId = await insertInterview(work, fields, met.id, researcher.account);
  if (fields.consent) await writeConsent(work, interviewId, researcher.account, fields.consent);
  const { id, code } = await insertRecord(work, interviewId, researcher.account);
  await createDocument(work.tx, work.ground, {
    project: work.project,
    record: id,
    copy: 'field',
    epoch: 1,
    author: work.actor.account,
    ...firstWords(fields),
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id });
  return { ok: true, id, code, rooms: { field: roomOf(id, 'field', 1) } };
}

/** What the actor may see, latest month first, then by code. */
export async function listRecords(work: Work, filter: RecordFilter = {}): Promise<Page<RecordItem>> {
  if (!hasRecords(work)) return { items: [], next: null };
  const limit = Math.min(filter.limit ?? 200, 1000);
  const rows = await itemRows(work, and(...conditions(filter)), limit + 1);
  const items = rows.slice(0, limit).map((row) => itemOf(work, row));
  const last = items.at(-1);
  return {
    items,
    next: rows.length > limit && last ? `${last.interview.month}.${last.code}` : null,
  };
}

/** Null: no such record for this actor. */
export async function openRecord(work: Work, code: string): Promise<RecordView | null> {
  const [row] = hasRecords(work) ? await itemRows(work, eq(record.code, code), 1) : [];
  if (!row) return null;
  return {
    ...itemOf(work, row),
    access: await accessOf(work, row),
    releaseVersion: row.releaseVersion,
    rooms: await roomsOf(work, row.id),
    consent: await consentOf(work, row.interviewId),
  };
}

/** False: no such record for this actor. Whether the actor may, the caller has asked. */
export async function lockRecord(work: Work, code: string, locked: boolean): Promise<boolean> {
  const [row] = await work.tx
    .update(record)
    .set({ locked })
    .where(and(eq(record.projectId, work.project), eq(record.code, code)))
    .returning({ id: record.id });
  if (!row) return false;
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id: row.id });
  return true;
}

/** Records consent, or what was recorded wrongly anew. Null: no such record for this actor. */
export async function setConsent(
  work: Work,
  code: string,
  given: NewConsent,
): Promise<{ ok: true } | { ok: false; fault: Fault } | null> {
  const found = await findInterview(work, code);
  if (!found) return null;
  const [wrong] = consentFaults(given);
  if (wrong) return { ok: false, fault: wrong };
  if (await isWithdrawn(work, found.interview)) return { ok: false, fault: STAYS_WITHDRAWN };
  await writeConsent(work, found.interview, found.researcher, given);
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id: found.id });
  return { ok: true };
}

const STAYS_WITHDRAWN: Fault = {
  field: 'given',
  message:
    'This consent was withdrawn, and stays so. If the source agrees again, log a new interview with what they agree to.',
};

async function isWithdrawn(work: Work, interviewId: InterviewId): Promise<boolean> {
  const rows = await work.tx
    .select({ at: consent.withdrawnAt })
    .from(consent)
    .where(and(eq(consent.projectId, work.project), eq(consent.interviewId, interviewId)));
  return rows.some((row) => row.at !== null);
}

/** False: no such record for this actor, or nothing to withdraw. */
export async function withdrawConsent(work: Work, code: string): Promise<boolean> {
  const found = await findInterview(work, code);
  if (!found) return false;
  const rows = await work.tx
    .update(consent)
    .set({ withdrawnAt: work.ground.now() })
    .where(
      and(
        eq(consent.projectId, work.project),
        eq(consent.interviewId, found.interview),
        isNull(consent.withdrawnAt),
      ),
    )
    .returning({ interview: consent.interviewId });
  if (rows.length === 0) return false;
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id: found.id });
  return true;
}

/** The rooms of a record that are open, as far as the actor may see them. */
export async function roomsOf(work: Work, id: RecordId): Promise<Rooms> {
  const rows = await work.tx
    .select({ copy: document.copy, epoch: document.epoch })
    .from(document)
    .where(and(eq(document.projectId, work.project), eq(document.recordId, id), isNull(document.closedAt)));
  return Object.fromEntries(rows.map(({ copy, epoch }) => [copy, roomOf(id, copy, epoch)]));
}

const roomOf = (id: RecordId, copy: 'field' | 'analysis', epoch: number): string => `${id}.${copy}.${epoch}`;

// ── reading ─────────────────────────────────────────────────────────────────

const hasRecords = (work: Work): boolean => ['lead', 'analyst', 'researcher'].includes(work.actor.role);

const approved = raw<boolean>`exists (select 1 from ${releaseApproval}
  where ${releaseApproval.projectId} = ${record.projectId} and ${releaseApproval.recordId} = ${record.id}
    and ${releaseApproval.version} = ${record.releaseVersion} + 1
    and ${releaseApproval.headSeq} = (select d.head_seq from document d where d.project_id = ${record.projectId}
      and d.record_id = ${record.id} and d.copy = 'field' and d.closed_at is null))`;

/** Whoever owns it is not among the columns: for analysts it is not read at all. */
const itemColumns = {
  id: record.id,
  code: record.code,
  interviewId: record.interviewId,
  locked: record.locked,
  releasedAt: record.releasedAt,
  releaseVersion: record.releaseVersion,
  approved,
  sourceCode: source.code,
  ...typeColumns,
  month: interview.month,
  region: interview.region,
  country: interview.country,
  mode: interview.mode,
  language: interview.language,
  audience: interview.audience,
  groupInterview: interview.groupInterview,
};

async function itemRows(work: Work, where: ReturnType<typeof and>, limit: number) {
  const rows = await work.tx
    .select(itemColumns)
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .innerJoin(source, and(eq(source.projectId, record.projectId), eq(source.id, interview.sourceId)))
    .innerJoin(sourceType, and(eq(sourceType.projectId, source.projectId), eq(sourceType.id, source.typeId)))
    .where(and(eq(record.projectId, work.project), where))
    .orderBy(desc(interview.month), asc(record.code))
    .limit(limit);
  const handles =
    work.actor.role === 'lead'
      ? await handlesOf(
          work,
          rows.map((row) => row.id),
        )
      : null;
  return rows.map((row) => ({ ...row, researcher: handles?.get(row.id) ?? null }));
}

type ItemRow = Awaited<ReturnType<typeof itemRows>>[number];

/** Record → "Researcher 2". Leads only. */
async function handlesOf(
  work: Work,
  ids: RecordId[],
): Promise<Map<RecordId, { role: string; ordinal: number }>> {
  const rows = await work.tx
    .select({ id: record.id, role: membership.role, ordinal: membership.ordinal })
    .from(record)
    .innerJoin(
      membership,
      and(eq(membership.projectId, record.projectId), eq(membership.accountId, record.researcherId)),
    )
    .where(and(eq(record.projectId, work.project), inArray(record.id, ids)));
  return new Map(rows.map(({ id, role, ordinal }) => [id, { role, ordinal }]));
}

function itemOf(work: Work, row: ItemRow): RecordItem {
  return {
    id: row.id,
    code: row.code,
    source: { code: row.sourceCode, type: typeMark(work, row) },
    interview: {
      month: row.month,
      region: row.region,
      country: row.country,
      mode: row.mode,
      language: row.language,
      audience: row.audience,
      groupInterview: row.groupInterview,
    },
    locked: row.locked,
    state: row.releasedAt !== null ? 'released' : row.approved ? 'waiting' : 'field',
    // When somebody else acted is nothing for the field compartment.
    releasedAt: work.actor.role === 'researcher' ? null : row.releasedAt,
    researcher: row.researcher,
  };
}

function conditions(filter: RecordFilter): ReturnType<typeof and>[] {
  const { types = [], regions = [], months = [] } = filter;
  return [
    types.length > 0 ? inArray(sourceType.key, [...types]) : undefined,
    regions.length > 0 ? inArray(interview.region, [...regions]) : undefined,
    months.length > 0 ? inArray(interview.month, [...months]) : undefined,
    filter.code ? raw`position(${filter.code.toUpperCase()} in ${record.code}) > 0` : undefined,
    filter.source ? eq(source.code, filter.source) : undefined,
    stateCondition(filter.state),
    filter.cursor ? after(filter.cursor) : undefined,
  ];
}

function stateCondition(state: RecordState | undefined): ReturnType<typeof and> {
  switch (state) {
    case undefined:
      return undefined;
    case 'released':
      return isNotNull(record.releasedAt);
    case 'waiting':
      return and(isNull(record.releasedAt), approved);
    case 'field':
      return and(isNull(record.releasedAt), raw`not ${approved}`);
  }
}

/** Behind the row that the cursor names, in the list's order. */
function after(cursor: string): ReturnType<typeof and> {
  const [month = '', code = ''] = cursor.split('.');
  return or(
    raw`${interview.month} < ${month}`,
    and(eq(interview.month, month), raw`${record.code} > ${code}`),
  );
}

async function accessOf(work: Work, row: ItemRow): Promise<AccessObject> {
  const seen = { released: row.releasedAt !== null, locked: row.locked };
  if (work.actor.role === 'analyst') return seen;
  const [owned] = await work.tx
    .select({ owner: record.researcherId })
    .from(record)
    .where(and(eq(record.projectId, work.project), eq(record.id, row.id)));
  return owned ? { ...seen, owner: owned.owner } : seen;
}

async function consentOf(work: Work, interviewId: InterviewId): Promise<ConsentView | null> {
  if (work.actor.role === 'analyst') return null;
  const [row] = await work.tx
    .select()
    .from(consent)
    .where(and(eq(consent.projectId, work.project), eq(consent.interviewId, interviewId)));
  if (!row) return null;
  const { given, covers, expressed, language, month, toldEnc, withdrawnAt } = row;
  const told = toldEnc === null ? null : work.words.open(toldEnc);
  return { given, covers, expressed, language, month, told, withdrawnAt };
}

async function findInterview(
  work: Work,
  code: string,
): Promise<{ id: RecordId; interview: InterviewId; researcher: AccountId } | null> {
  const [row] = await work.tx
    .select({ id: record.id, interview: record.interviewId, researcher: record.researcherId })
    .from(record)
    .where(and(eq(record.projectId, work.project), eq(record.code, code)));
  return row ?? null;
}

// ── writing ─────────────────────────────────────────────────────────────────

const fault = (field: string, message: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { field, message },
});

/** The caller, or whom a lead names: somebody of this project who can hold interviews. */
async function researcherOf(
  work: Work,
  fields: NewRecord,
): Promise<{ ok: true; account: AccountId } | { ok: false; fault: Fault }> {
  const { account, role } = work.actor;
  const named = fields.researcher ?? account;
  if (named === account) return { ok: true, account };
  if (role !== 'lead')
    return fault('researcher', 'Only a lead logs an interview for somebody else. Leave the researcher out.');
  const [member] = await work.tx
    .select({ role: membership.role })
    .from(membership)
    .where(
      and(
        eq(membership.projectId, work.project),
        eq(membership.accountId, named),
        isNull(membership.endedAt),
        inArray(membership.role, ['researcher', 'lead']),
      ),
    );
  return member
    ? { ok: true, account: named }
    : fault('researcher', 'This person is no researcher or lead of the project. Choose one who is.');
}

async function sourceOf(
  work: Work,
  fields: NewRecord,
  researcher: AccountId,
): Promise<{ ok: true; id: SourceId } | { ok: false; fault: Fault }> {
  if (!('code' in fields.source)) return createSource(work, fields.source, researcher);
  const { code } = fields.source;
  const found = await findSource(work, code);
  if (!found) return fault('source', `There is no source ${code} here. Choose one, or describe a new one.`);
  if (researcher !== work.actor.account && found.researcher !== researcher)
    return fault(
      'source',
      `${code} belongs to somebody else than this researcher. Log the interview in your own name, or describe a new source.`,
    );
  return { ok: true, id: found.id };
}

async function insertInterview(
  work: Work,
  fields: NewRecord,
  sourceId: SourceId,
  researcherId: AccountId,
): Promise<InterviewId> {
  const id = randomUUID() as InterviewId;
  const { month, day = null, region = null, language, groupInterview = false } = fields;
  await work.tx.insert(interview).values({
    projectId: work.project,
    id,
    sourceId,
    researcherId,
    month,
    dayEnc: day === null ? null : work.words.seal(`${month}-${String(day).padStart(2, '0')}`),
    region,
    country: among(COUNTRIES, fields.country, 'AF'),
    mode: among(MODES, fields.mode, 'face-to-face'),
    language,
    audience: among(AUDIENCES, fields.audience, 'private'),
    groupInterview,
  });
  return id;
}

/** The text as one of the list (the faults were looked for before), or the default. */
function among<T extends string>(list: readonly T[], text: string | undefined, otherwise: T): T {
  return list.find((one) => one === text) ?? otherwise;
}

async function insertRecord(
  work: Work,
  interviewId: InterviewId,
  researcherId: AccountId,
): Promise<{ id: RecordId; code: string }> {
  const id = randomUUID() as RecordId;
  const code = await underNewCode('R', async (drawn) => {
    const made = await work.tx
      .insert(record)
      .values({ projectId: work.project, id, code: drawn, interviewId, researcherId })
      .onConflictDoNothing({ target: [record.projectId, record.code] })
      .returning({ id: record.id });
    return made.length > 0;
  });
  return { id, code };
}

async function writeConsent(
  work: Work,
  interviewId: InterviewId,
  takenBy: AccountId,
  given: NewConsent,
): Promise<void> {
  const told = given.told?.trim() ?? '';
  const columns = {
    given: given.given,
    covers: CONSENT_USES.filter((use) => given.covers.includes(use)),
    expressed: among(CONSENT_FORMS, given.expressed, 'oral'),
    language: given.language,
    month: given.month,
    toldEnc: told === '' ? null : work.words.seal(told),
    withdrawnAt: null,
  };
  await work.tx
    .insert(consent)
    .values({ projectId: work.project, interviewId, takenBy, ...columns })
    .onConflictDoUpdate({ target: [consent.projectId, consent.interviewId], set: columns });
}

function firstWords(fields: NewRecord): { initial?: Uint8Array } {
  if (!fields.text || fields.text.length === 0) return {};
  const doc = freshCopy(blocksOfPairs(fields.text));
  const initial = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { initial };
}
