/** Records as they are seen: the co-edited document of an interview, with the interview's setting and its consent. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql as raw } from 'drizzle-orm';
import type { AccessObject } from '#core/access.ts';
import type { RecordId } from '#core/ids.ts';
import type { Audience, Country, Mode, Unsaid } from '#core/interview.ts';
import { anyOf } from '../db/any-of.ts';
import {
  compartment,
  document,
  interview,
  membership,
  record,
  releaseApproval,
  source,
  sourceType,
} from '../db/schema.ts';
import type { Work } from '../place.ts';
import { compartmentOf } from './compartment.ts';
import { consentOf, type ConsentView } from './consent.ts';
import { typeColumns, typeMark, type Page, type TypeMark } from './source.ts';

/** What stands after `/sync/`: `<record>.<copy>.<epoch>`. */
export interface Rooms {
  field?: string;
  analysis?: string;
}

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
  /** What its label in print leaves out. */
  unsaid: Unsaid[];
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

export interface RecordView extends RecordItem {
  /** For `place.can(action, record.access)`. The owner is there for leads and the owner only: never send it on. */
  access: AccessObject;
  releaseVersion: number;
  rooms: Rooms;
  /** Of each open copy: how many of its blocks and entries stand in no row, since it has more than may. */
  leftOut: { field?: number; analysis?: number };
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
    ...(await openCopiesOf(work, row.id)),
    consent: await consentOf(work, row.interviewId),
  };
}

/** The rooms of a record that are open, as far as the actor may see them. */
export const roomsOf = async (work: Work, id: RecordId): Promise<Rooms> =>
  (await openCopiesOf(work, id)).rooms;

async function openCopiesOf(work: Work, id: RecordId): Promise<Pick<RecordView, 'rooms' | 'leftOut'>> {
  const rows = await work.tx
    .select({ copy: document.copy, epoch: document.epoch, leftOut: document.leftOut })
    .from(document)
    .where(and(eq(document.projectId, work.project), eq(document.recordId, id), isNull(document.closedAt)));
  return {
    rooms: Object.fromEntries(rows.map(({ copy, epoch }) => [copy, roomOf(id, copy, epoch)])),
    leftOut: Object.fromEntries(rows.map(({ copy, leftOut }) => [copy, leftOut])),
  };
}

/** Blocks and entries of released records that stand in no row, and so in no file. */
export async function leftOutOfRows(work: Work): Promise<number> {
  const [row] = await work.tx
    .select({ sum: raw<number>`coalesce(sum(${document.leftOut}), 0)::integer` })
    .from(document)
    .where(
      and(eq(document.projectId, work.project), eq(document.copy, 'analysis'), isNull(document.closedAt)),
    );
  return row?.sum ?? 0;
}

export const roomOf = (id: RecordId, copy: 'field' | 'analysis', epoch: number): string =>
  `${id}.${copy}.${epoch}`;

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
  unsaid: interview.unsaid,
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
    .innerJoin(compartment, compartmentOf(record))
    .innerJoin(
      membership,
      and(eq(membership.projectId, record.projectId), eq(membership.accountId, compartment.researcherId)),
    )
    .where(and(eq(record.projectId, work.project), anyOf(record.id, ids)));
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
      unsaid: row.unsaid,
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
  const [owned] = await work.tx
    .select({ owner: compartment.researcherId })
    .from(compartment)
    .where(and(eq(compartment.projectId, work.project), eq(compartment.objectId, row.id)));
  return owned ? { ...seen, owner: owned.owner } : seen;
}
