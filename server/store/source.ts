/** The register of sources as it is seen: one interviewee or public document, known by a handle drawn at random. */
import { and, asc, eq, gt, inArray, sql as raw } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { asId, type AccountId, type SourceId } from '#core/ids.ts';
import type { Introduction } from '#core/source.ts';
import { anyOf } from '../db/any-of.ts';
import { compartment, interview, membership, network, roleBand, source, sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { compartmentOf } from './compartment.ts';

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

/** Of the rows that the actor may see; null for whoever is not told whose it is. */
export async function findSource(
  work: Work,
  code: string,
): Promise<{ id: SourceId; researcher: AccountId | null } | null> {
  const [row] = await work.tx
    .select({ id: source.id, researcher: compartment.researcherId })
    .from(source)
    .leftJoin(compartment, compartmentOf(source))
    .where(and(eq(source.projectId, work.project), eq(source.code, code)));
  return row ?? null;
}

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
    .leftJoin(compartment, compartmentOf(source))
    .leftJoin(
      membership,
      and(eq(membership.projectId, source.projectId), eq(membership.accountId, compartment.researcherId)),
    )
    .where(
      here(
        work,
        anyOf(
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

/** Who fills a form without seeing who introduced the source, since it is another's, has not cleared it. */
export async function hidesIntroducer(work: Work, id: SourceId): Promise<boolean> {
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

/** Id → code, of those that the actor may see. */
export async function sourceCodes(work: Work, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].flatMap((id) => asId<SourceId>(id) ?? []);
  if (wanted.length === 0) return new Map();
  const rows = await work.tx
    .select({ id: source.id, code: source.code })
    .from(source)
    .where(and(eq(source.projectId, work.project), anyOf(source.id, wanted)));
  return new Map(rows.map((row) => [row.id, row.code]));
}
