/** The ledger of outside releases: what each was made of, under the project's key. Read as a lead. */
import { and, asc, eq } from 'drizzle-orm';
import { MadeOfShape, type MadeOf } from '#core/disclosure/made-of.ts';
import { outsideRelease } from '../db/schema.ts';
import type { Work } from '../place.ts';

export interface LeftRelease {
  id: string;
  at: Date;
  madeOf: MadeOf;
}

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

export const sealMadeOf = (work: Work, madeOf: MadeOf): Uint8Array => work.words.seal(JSON.stringify(madeOf));
export const openMadeOf = (work: Work, sealed: Uint8Array): MadeOf =>
  MadeOfShape.parse(JSON.parse(work.words.open(sealed)));
