/** The register of sources: one interviewee or public document, known by a handle drawn at random. */
import { and, asc, eq, gt, inArray, isNull, sql as raw } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Fault } from '#core/claim.ts';
import { drawCode, type AccountId, type SourceId } from '#core/ids.ts';
import { sourceFaults, type NewSource } from '#core/record.ts';
import { INTRODUCTIONS, type Introduction } from '#core/source.ts';
import { interview, membership, network, roleBand, source, sourceType } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { partiesInUse } from './party.ts';

/** A source's type as it is drawn beside the handle. */
export interface TypeMark {
  key: string;
  letter: string;
  label: string;
  camp: string;
}

/** By handle and type: all that an analyst sees. `id` is what an assertion's `root` and `confrontedWith` hold. */
interface SourceMark {
  id: SourceId;
  code: string;
  type: TypeMark;
}

interface SourceFields extends SourceMark {
  /** As it counts: the given one, else the type's. */
  affiliation: string | null;
  /** As it was given; null: the type's, unless `unaffiliated`. */
  givenAffiliation: string | null;
  unaffiliated: boolean;
  roleBand: { key: string; label: string } | null;
  region: string | null;
  introduction: Introduction;
  /** The code of the source who introduced this one, where the viewer may see it. */
  introducedBy: string | null;
  external: boolean;
  title: string | null;
  /** Interviews with it. */
  interviews: number;
}

/** What each audience sees; a field that is not here is not read from the database for it. */
export type SourceView =
  | (SourceMark & { audience: 'analyst' })
  | (SourceFields & { audience: 'researcher' })
  | (SourceFields & {
      audience: 'lead';
      network: string | null;
      /** "Researcher 2". */
      researcher: { role: string; ordinal: number } | null;
    });

export interface SourceFilter {
  /** Type keys. */
  types?: readonly string[] | undefined;
  /** A part of the code. */
  code?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface Page<T> {
  items: T[];
  /** What to give as `cursor` for the rest, or null at the end. */
  next: string | null;
}

export type SourceResult = { ok: true; id: SourceId; code: string } | { ok: false; fault: Fault };

/** Fields to change: what is left out stays, null clears. */
export type SourceEdit = { [K in keyof NewSource]?: NewSource[K] | null };

/** The caller is its researcher; a lead may name another (`createRecord` does). */
export async function createSource(
  work: Work,
  fields: NewSource,
  researcher: AccountId = work.actor.account,
): Promise<SourceResult> {
  const columns = await columnsOf(work, fields, null);
  if (!columns.ok) return columns;
  const { typeId, ...rest } = columns.set;
  if (typeId === undefined) throw new Error('a new source passed the checks without a type');
  const id = randomUUID() as SourceId;
  const row = { projectId: work.project, id, typeId, researcherId: researcher, ...rest };
  const code = await underNewCode('S', async (drawn) => {
    const made = await work.tx
      .insert(source)
      .values({ ...row, code: drawn })
      .onConflictDoNothing({ target: [source.projectId, source.code] })
      .returning({ id: source.id });
    return made.length > 0;
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'source', id });
  return { ok: true, id, code };
}

/** Draws codes until one is free. Among 24 million a second draw is rare, and a sixth says that something is wrong. */
export async function underNewCode(
  kind: 'S' | 'R',
  insert: (code: string) => Promise<boolean>,
): Promise<string> {
  for (let draw = 0; draw < 6; draw++) {
    const code = drawCode(kind, randomBytes(5));
    if (await insert(code)) return code;
  }
  throw new Error('No free code was found in six draws.');
}

/** By code; what the actor may see. */
export async function listSources(work: Work, filter: SourceFilter = {}): Promise<Page<SourceView>> {
  const limit = Math.min(filter.limit ?? 200, 1000);
  const types = filter.types ?? [];
  const items = await viewsWhere(
    work,
    and(
      types.length > 0 ? inArray(sourceType.key, [...types]) : undefined,
      filter.code ? raw`position(${filter.code.toUpperCase()} in ${source.code}) > 0` : undefined,
      filter.cursor ? gt(source.code, filter.cursor) : undefined,
    ),
    limit + 1,
  );
  const page = items.slice(0, limit);
  return { items: page, next: items.length > limit ? (page.at(-1)?.code ?? null) : null };
}

export async function openSource(work: Work, code: string): Promise<SourceView | null> {
  const [view] = await viewsWhere(work, eq(source.code, code), 1);
  return view ?? null;
}

/** Null: no such source for this actor. Only the fields that are given change; null clears one. */
export async function editSource(work: Work, code: string, fields: SourceEdit): Promise<SourceResult | null> {
  const found = await findSource(work, code);
  if (!found) return null;
  const columns = await columnsOf(work, fields, found);
  if (!columns.ok) return columns;
  if (Object.keys(columns.set).length > 0)
    await work.tx
      .update(source)
      .set(columns.set)
      .where(and(eq(source.projectId, work.project), eq(source.id, found.id)));
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'source', id: found.id });
  return { ok: true, id: found.id, code };
}

/** The labels of the project's networks, for leads. */
export async function listNetworks(work: Work): Promise<{ id: string; label: string }[]> {
  const rows = await work.tx.select().from(network).where(eq(network.projectId, work.project));
  return rows
    .map((row) => ({ id: row.id, label: work.words.open(row.labelEnc) }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

/** The party whose interest a source shares, or none: what the engine reads of it. */
export async function partyOf(work: Work, code: string): Promise<string | null> {
  const [row] = await work.tx
    .select({ given: source.affiliation, unaffiliated: source.unaffiliated, ofType: sourceType.affiliation })
    .from(source)
    .innerJoin(sourceType, ofType)
    .where(here(work, eq(source.code, code)));
  return !row || row.unaffiliated ? null : (row.given ?? row.ofType);
}

/** Of the rows that the actor may see. */
export async function findSource(
  work: Work,
  code: string,
): Promise<{ id: SourceId; researcher: AccountId } | null> {
  const [row] = await work.tx
    .select({ id: source.id, researcher: source.researcherId })
    .from(source)
    .where(and(eq(source.projectId, work.project), eq(source.code, code)));
  return row ?? null;
}

// ── reading ─────────────────────────────────────────────────────────────────

type Condition = ReturnType<typeof and>;

/** The one place that decides what of a source reaches whom. */
function viewsWhere(work: Work, where: Condition, limit: number): Promise<SourceView[]> {
  switch (work.actor.role) {
    case 'lead':
      return leadViews(work, where, limit);
    case 'researcher':
      return researcherViews(work, where, limit);
    case 'analyst':
      return analystViews(work, where, limit);
    case 'reviewer':
    case 'auditor':
      return Promise.resolve([]);
  }
}

export const typeColumns = {
  typeKey: sourceType.key,
  letter: sourceType.letter,
  labelEnc: sourceType.labelEnc,
  camp: sourceType.camp,
};

/** The joined columns `typeColumns`, read. */
export function typeMark(
  work: Work,
  row: { typeKey: string; letter: string; labelEnc: Uint8Array; camp: string },
): TypeMark {
  return { key: row.typeKey, letter: row.letter, label: work.words.open(row.labelEnc), camp: row.camp };
}

const ofType = and(eq(sourceType.projectId, source.projectId), eq(sourceType.id, source.typeId));
const here = (work: Work, where: Condition): Condition => and(eq(source.projectId, work.project), where);

async function analystViews(work: Work, where: Condition, limit: number): Promise<SourceView[]> {
  const rows = await work.tx
    .select({ id: source.id, code: source.code, ...typeColumns })
    .from(source)
    .innerJoin(sourceType, ofType)
    .where(here(work, where))
    .orderBy(asc(source.code))
    .limit(limit);
  return rows.map((row) => ({
    audience: 'analyst',
    id: row.id,
    code: row.code,
    type: typeMark(work, row),
  }));
}

const introducer = alias(source, 'introducer');
const fieldColumns = {
  id: source.id,
  code: source.code,
  ...typeColumns,
  typeAffiliation: sourceType.affiliation,
  given: source.affiliation,
  unaffiliated: source.unaffiliated,
  band: roleBand.key,
  bandLabelEnc: roleBand.labelEnc,
  region: source.region,
  introduction: source.introduction,
  introducedBy: introducer.code,
  external: source.external,
  titleEnc: source.titleEnc,
  interviews: raw<number>`(select count(*)::int from ${interview}
    where ${interview.projectId} = ${source.projectId} and ${interview.sourceId} = ${source.id})`,
};

function fieldRows(work: Work, where: Condition, limit: number) {
  return work.tx
    .select(fieldColumns)
    .from(source)
    .innerJoin(sourceType, ofType)
    .leftJoin(roleBand, and(eq(roleBand.projectId, source.projectId), eq(roleBand.id, source.roleBandId)))
    .leftJoin(
      introducer,
      and(eq(introducer.projectId, source.projectId), eq(introducer.id, source.introducedBy)),
    )
    .where(here(work, where))
    .orderBy(asc(source.code))
    .limit(limit);
}

type FieldRow = Awaited<ReturnType<typeof fieldRows>>[number];

function fieldsOf(work: Work, row: FieldRow): SourceFields {
  return {
    id: row.id,
    code: row.code,
    type: typeMark(work, row),
    affiliation: row.unaffiliated ? null : (row.given ?? row.typeAffiliation),
    givenAffiliation: row.given,
    unaffiliated: row.unaffiliated,
    roleBand:
      row.band !== null && row.bandLabelEnc !== null
        ? { key: row.band, label: work.words.open(row.bandLabelEnc) }
        : null,
    region: row.region,
    introduction: row.introduction,
    introducedBy: row.introducedBy,
    external: row.external,
    title: row.titleEnc === null ? null : work.words.open(row.titleEnc),
    interviews: row.interviews,
  };
}

async function researcherViews(work: Work, where: Condition, limit: number): Promise<SourceView[]> {
  const rows = await fieldRows(work, where, limit);
  return rows.map((row) => ({ audience: 'researcher', ...fieldsOf(work, row) }));
}

async function leadViews(work: Work, where: Condition, limit: number): Promise<SourceView[]> {
  const rows = await fieldRows(work, where, limit);
  const more = await work.tx
    .select({
      id: source.id,
      networkEnc: network.labelEnc,
      role: membership.role,
      ordinal: membership.ordinal,
    })
    .from(source)
    .leftJoin(network, and(eq(network.projectId, source.projectId), eq(network.id, source.networkId)))
    .leftJoin(
      membership,
      and(eq(membership.projectId, source.projectId), eq(membership.accountId, source.researcherId)),
    )
    .where(
      here(
        work,
        inArray(
          source.id,
          rows.map((row) => row.id),
        ),
      ),
    );
  const byId = new Map(more.map((row) => [row.id, row]));
  return rows.map((row) => {
    const own = byId.get(row.id);
    return {
      audience: 'lead',
      ...fieldsOf(work, row),
      network: own?.networkEnc ? work.words.open(own.networkEnc) : null,
      researcher: own?.role && own.ordinal !== null ? { role: own.role, ordinal: own.ordinal } : null,
    };
  });
}

// ── writing ─────────────────────────────────────────────────────────────────

const fault = (field: string, message: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { field, message },
});

type Columns = Partial<
  Omit<typeof source.$inferInsert, 'projectId' | 'id' | 'code' | 'researcherId' | 'createdAt'>
>;
type Looked<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** Fields as columns: keys and codes are looked up among what the actor may see. */
async function columnsOf(
  work: Work,
  given: SourceEdit,
  known: { id: SourceId } | null,
): Promise<{ ok: true; set: Columns } | { ok: false; fault: Fault }> {
  const [wrong] = sourceFaults(withoutNulls(given));
  if (wrong) return { ok: false, fault: wrong };
  const fields = emptyAsNull(given);
  const party = await partyFault(work, fields.affiliation);
  if (party) return party;
  const type = await look(fields.typeKey, (key) => typeId(work, key));
  if (!type.ok) return type;
  if (!type.value && !known) return fault('typeKey', 'Say what type of source this is.');
  const band = await look(fields.roleBandKey, (key) => roleBandId(work, key));
  if (!band.ok) return band;
  const introduced = await look(fields.introducedBy, (code) => introducerId(work, code));
  if (!introduced.ok) return introduced;
  if (known && introduced.value === known.id)
    return fault('introducedBy', 'A source cannot have introduced itself. Name another source, or none.');
  const keepsIntroducer =
    known !== null && introduced.value === null && (await hidesIntroducer(work, known.id));
  // The last, since it may make the network: nothing is written when anything is wrong.
  const tie = await look(fields.networkLabel, (label) => networkId(work, label));
  if (!tie.ok) return tie;
  const set: Columns = {
    ...(type.value ? { typeId: type.value } : {}),
    ...optional('roleBandId', band.value),
    ...optional('networkId', tie.value),
    ...(keepsIntroducer ? {} : optional('introducedBy', introduced.value)),
    ...affiliationColumns(fields),
    ...optional('region', fields.region),
    ...(fields.introduction === undefined ? {} : { introduction: introductionOf(fields.introduction) }),
    ...(fields.external === undefined ? {} : { external: fields.external === true }),
    ...(fields.title === undefined ? {} : { titleEnc: sealed(work, fields.title) }),
  };
  return { ok: true, set };
}

function optional<K extends keyof Columns>(key: K, value: Columns[K] | undefined): Columns {
  return value === undefined ? {} : { [key]: value };
}

/** An affiliation that is given ends "has none", and the reverse. */
function affiliationColumns(fields: SourceEdit): Columns {
  if (fields.unaffiliated === true) return { unaffiliated: true, affiliation: null };
  return {
    ...(fields.unaffiliated === undefined && fields.affiliation === undefined ? {} : { unaffiliated: false }),
    ...optional('affiliation', fields.affiliation),
  };
}

const introductionOf = (text: string | null): Introduction =>
  INTRODUCTIONS.find((kind) => kind === text) ?? 'none';

const sealed = (work: Work, text: string | null): Uint8Array | null =>
  text === null || text.trim() === '' ? null : work.words.seal(text.trim());

/** A form sends an empty text where nothing was chosen. */
function emptyAsNull(fields: SourceEdit): SourceEdit {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' && value.trim() === '' ? null : value,
    ]),
  );
}

function withoutNulls(fields: SourceEdit): Partial<NewSource> {
  return Object.fromEntries(Object.entries(emptyAsNull(fields)).filter(([, value]) => value !== null));
}

/** undefined stays (nothing to change), null clears, a text is looked up. */
async function look<T>(
  text: string | null | undefined,
  find: (text: string) => Promise<Looked<T>>,
): Promise<Looked<T | null | undefined>> {
  if (text === undefined || text === null) return { ok: true, value: text };
  return find(text);
}

async function typeId(work: Work, key: string): Promise<Looked<string>> {
  const [row] = await work.tx
    .select({ id: sourceType.id })
    .from(sourceType)
    .where(
      and(eq(sourceType.projectId, work.project), eq(sourceType.key, key), isNull(sourceType.retiredAt)),
    );
  return row
    ? { ok: true, value: row.id }
    : fault('typeKey', `“${key}” is no source type of this project. Choose one from its list.`);
}

async function roleBandId(work: Work, key: string): Promise<Looked<string>> {
  const [row] = await work.tx
    .select({ id: roleBand.id })
    .from(roleBand)
    .where(and(eq(roleBand.projectId, work.project), eq(roleBand.key, key), isNull(roleBand.retiredAt)));
  return row
    ? { ok: true, value: row.id }
    : fault('roleBandKey', `“${key}” is no role band of this project. Choose one from its list.`);
}

async function introducerId(work: Work, code: string): Promise<Looked<SourceId>> {
  const found = await findSource(work, code);
  return found
    ? { ok: true, value: found.id }
    : fault('introducedBy', `There is no source ${code} here. Choose one from the register, or none.`);
}

/** Who fills a form without seeing who introduced the source, since it is another's, has not cleared it. */
async function hidesIntroducer(work: Work, id: SourceId): Promise<boolean> {
  const [row] = await work.tx
    .select({ introducedBy: source.introducedBy, seen: introducer.id })
    .from(source)
    .leftJoin(
      introducer,
      and(eq(introducer.projectId, source.projectId), eq(introducer.id, source.introducedBy)),
    )
    .where(here(work, eq(source.id, id)));
  return row !== undefined && row.introducedBy !== null && row.seen === null;
}

/** An affiliation is stored in clear: only leads make a new one, all others choose among those in use. */
async function partyFault(
  work: Work,
  party: string | null | undefined,
): Promise<{ ok: false; fault: Fault } | null> {
  if (party === null || party === undefined || work.actor.role === 'lead') return null;
  const parties = await partiesInUse(work); // their own sources' too: what stands there may stay
  if (parties.includes(party)) return null;
  const list = parties.length === 0 ? 'There is none yet' : `Choose one of: ${parties.join(', ')}`;
  return fault('affiliation', `“${party}” is no party of this project. ${list}, or ask a lead to name it.`);
}

/** Networks tie sources of several researchers together: only leads see or name them. */
async function networkId(work: Work, label: string): Promise<Looked<string>> {
  if (work.actor.role !== 'lead')
    return fault('networkLabel', 'Networks are named by leads. Leave the network out.');
  const name = label.trim();
  const same = (await listNetworks(work)).find((one) => one.label === name);
  if (same) return { ok: true, value: same.id };
  const id = randomUUID();
  await work.tx.insert(network).values({ projectId: work.project, id, labelEnc: work.words.seal(name) });
  return { ok: true, value: id };
}
