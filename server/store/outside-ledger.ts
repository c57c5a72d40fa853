/** The ledger of outside releases: what each was made of, under the project's key. Read as a lead. */
import { and, asc, eq, isNotNull, sql as raw } from 'drizzle-orm';
import { z } from 'zod';
import { CodedMadeOfShape, MadeOfShape, type CodedMadeOf, type MadeOf } from '#core/disclosure/made-of.ts';
import { exportTable, outsideRelease } from '../db/schema.ts';
import type { Work } from '../place.ts';

/** One release at a time is let out of a project: each is compared with all before it. */
export const lockLedger = (work: Work) =>
  work.tx.execute(raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.outside.${work.project}`}, 0))`);

export interface LeftRelease {
  id: string;
  at: Date;
  madeOf: MadeOf;
}

/** An entry for the team, or for its leads alone. */
export interface InnerEntry {
  id: string;
  at: Date;
  madeOf: MadeOf | CodedMadeOf;
}
const InnerShape = z.discriminatedUnion('audience', [CodedMadeOfShape, MadeOfShape]);

/** All that left, in their order. */
export async function readLedger(work: Work): Promise<LeftRelease[]> {
  const rows = await work.tx
    .select()
    .from(outsideRelease)
    .where(and(eq(outsideRelease.projectId, work.project), eq(outsideRelease.outcome, 'done')))
    .orderBy(asc(outsideRelease.settledAt), asc(outsideRelease.id));
  return rows.map((row) => ({
    id: row.id,
    at: row.settledAt ?? row.askedAt,
    madeOf: openMadeOf(work, row.madeOfEnc),
  }));
}

/** What the team made for itself, and the coded data that its leads did. */
export async function readInnerLedger(work: Work): Promise<InnerEntry[]> {
  const rows = await work.tx
    .select({ id: exportTable.id, at: exportTable.createdAt, madeOfEnc: exportTable.madeOfEnc })
    .from(exportTable)
    .where(and(eq(exportTable.projectId, work.project), isNotNull(exportTable.madeOfEnc)))
    .orderBy(asc(exportTable.createdAt), asc(exportTable.id));
  return rows.flatMap(({ id, at, madeOfEnc }) =>
    madeOfEnc === null ? [] : [{ id, at, madeOf: InnerShape.parse(JSON.parse(work.words.open(madeOfEnc))) }],
  );
}

/** What the team made for itself: what is for the leads alone is narrower, and nothing of the team's is held against it. */
export const readInsideLedger = async (work: Work): Promise<LeftRelease[]> =>
  (await readInnerLedger(work)).flatMap(({ id, at, madeOf }) =>
    madeOf.audience === 'leads' ? [] : [{ id, at, madeOf }],
  );

export const sealMadeOf = (work: Work, madeOf: MadeOf | CodedMadeOf): Uint8Array =>
  work.words.seal(JSON.stringify(madeOf));
export const openMadeOf = (work: Work, sealed: Uint8Array): MadeOf =>
  MadeOfShape.parse(JSON.parse(work.words.open(sealed)));
