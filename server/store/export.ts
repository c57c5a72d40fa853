/** Exports: what left, in a ledger that nobody rewrites. The file itself is handed out and not kept. */
import { and, desc, eq } from 'drizzle-orm';
import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { exportFiles, exportZip } from '#core/export/bundle.ts';
import { FILE_KINDS, type CodedMadeOf, type MadeOf } from '#core/disclosure/made-of.ts';
import { ExportCountsShape, type ExportCounts, type LedgerEntry } from '#core/export/ledger.ts';
import { codedMadeOf } from '#core/export/made-of.ts';
import type { ExportRows } from '#core/export/rows.ts';
import { exportTable, membership } from '../db/schema.ts';
import { publish } from '../live.ts';
import { ofOneMoment, type Work } from '../place.ts';
import { appendHere, saltedDigest } from './audit.ts';
import { readExportRows } from './export-rows.ts';
import { sealMadeOf } from './outside-ledger.ts';

/** What a ledger entry says of its file, so that a later export can be compared with it. */
const Contents = z.object({
  version: z.literal(1),
  counts: ExportCountsShape,
  records: z.array(z.string()),
  kind: z.enum(FILE_KINDS).nullable().default(null),
});
export type Contents = z.infer<typeof Contents>;

export interface MadeExport {
  id: string;
  zip: Uint8Array;
  sha256: string;
  bytes: number;
  counts: ExportCounts;
}

/** Makes the file and its entry in the ledger, in the caller's transaction. Whether the actor may, the caller has asked. */
export async function makeExport(work: Work): Promise<MadeExport> {
  const rows = await ofOneMoment(work, readExportRows);
  const records = rows.interviews.map((row) => row.record).toSorted();
  return enterExport(work, exportZip(exportFiles(rows)), countsOf(rows), {
    records,
    madeOf: codedMadeOf(rows),
  });
}

/** The entry in the ledger of a file for inside use, and that of the audit. */
export async function enterExport(
  work: Work,
  zip: Uint8Array,
  counts: ExportCounts,
  { records, madeOf }: { records: string[]; madeOf: MadeOf | CodedMadeOf },
): Promise<MadeExport> {
  const sha256 = createHash('sha256').update(zip).digest('hex');
  const id = randomUUID();
  await work.tx.insert(exportTable).values({
    projectId: work.project,
    id,
    accountId: work.actor.account,
    marking: 'internal-not-disclosure-controlled',
    sha256,
    bytes: zip.length,
    contents: { version: 1, counts, records, kind: 'analysis' } satisfies Contents,
    madeOfEnc: sealMadeOf(work, madeOf),
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'export', id });
  const file = saltedDigest(work.ground.keys, work.project, sha256);
  await appendHere(work, {
    act: 'export.made',
    object: id,
    more: { file, records: counts.interviews + counts.documents },
  });
  return { id, zip, sha256, bytes: zip.length, counts };
}

/** What an export would hold now. */
export async function previewExport(work: Work): Promise<ExportCounts> {
  return countsOf(await readExportRows(work));
}

/** The hash of a file that left, and how many public documents it holds. */
export async function leftFile(
  work: Work,
  id: string,
): Promise<{ sha256: string; documents: number } | null> {
  const [row] = await work.tx
    .select({ sha256: exportTable.sha256, contents: exportTable.contents })
    .from(exportTable)
    .where(and(eq(exportTable.projectId, work.project), eq(exportTable.id, id)));
  return row ? { sha256: row.sha256, documents: Contents.parse(row.contents).counts.documents } : null;
}

/** The ledger, newest first. */
export async function listExports(work: Work): Promise<LedgerEntry[]> {
  const rows = await work.tx
    .select({ row: exportTable, role: membership.role, ordinal: membership.ordinal })
    .from(exportTable)
    .leftJoin(
      membership,
      and(eq(membership.projectId, exportTable.projectId), eq(membership.accountId, exportTable.accountId)),
    )
    .where(eq(exportTable.projectId, work.project))
    .orderBy(desc(exportTable.createdAt), desc(exportTable.id));
  return rows.map(({ row, role, ordinal }) => {
    const { counts, kind } = Contents.parse(row.contents);
    return {
      id: row.id,
      createdAt: row.createdAt,
      by: role !== null && ordinal !== null ? { role, ordinal } : null,
      marking: row.marking,
      sha256: row.sha256,
      bytes: row.bytes,
      counts,
      kind: row.marking === 'outside' ? kind : 'analysis',
    };
  });
}

function countsOf(rows: ExportRows): ExportCounts {
  const documents = rows.interviews.filter((row) => row.mode === 'document').length;
  return {
    interviews: rows.interviews.length - documents,
    documents,
    codings: rows.codings.length,
    assertions: rows.assertions.length,
    claims: rows.claims.length,
    withheld: 0, // it goes through no disclosure control
    ...rows.leftOut,
  };
}
