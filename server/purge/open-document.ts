/** The documents of a project that are open, read as the service `purge`. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import * as Y from 'yjs';
import type { DocumentId, KeyId, RecordId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { document, record, snapshot, updateLog } from '../db/schema.ts';
import type { Ground } from '../ground.ts';

export interface OpenDocument {
  id: DocumentId;
  project: ProjectId;
  record: RecordId;
  code: string;
  copy: 'field' | 'analysis';
  epoch: number;
  key: KeyId;
  head: number;
}

/** By record and copy; null: of all records. */
export async function openDocuments(
  tx: Tx,
  project: ProjectId,
  records: readonly RecordId[] | null,
): Promise<OpenDocument[]> {
  return tx
    .select({
      id: document.id,
      project: document.projectId,
      record: document.recordId,
      code: record.code,
      copy: document.copy,
      epoch: document.epoch,
      key: document.keyId,
      head: document.headSeq,
    })
    .from(document)
    .innerJoin(record, and(eq(record.projectId, document.projectId), eq(record.id, document.recordId)))
    .where(
      and(
        eq(document.projectId, project),
        isNull(document.closedAt),
        records === null ? undefined : inArray(document.recordId, [...records]),
      ),
    )
    .orderBy(record.code, document.copy);
}

/** Null: there is none of this handle. */
export async function recordByCode(tx: Tx, project: ProjectId, code: string): Promise<RecordId | null> {
  const [row] = await tx
    .select({ id: record.id })
    .from(record)
    .where(and(eq(record.projectId, project), eq(record.code, code)));
  return row?.id ?? null;
}

/** Fills `doc` with all that the log holds. Under the document's row lock, or as it stands a moment later. */
export async function fillFromLog(tx: Tx, ground: Ground, of: OpenDocument, doc: Y.Doc): Promise<Y.Doc> {
  const words = ground.keys.words(of.key);
  const here = (table: typeof snapshot | typeof updateLog) =>
    and(eq(table.projectId, of.project), eq(table.documentId, of.id));
  // Rows first: those that a compaction merges in between are then read twice, which changes nothing.
  const rows = await tx
    .select({ sealed: updateLog.updateEnc })
    .from(updateLog)
    .where(here(updateLog))
    .orderBy(updateLog.seq);
  const merged = await tx.select({ sealed: snapshot.stateEnc }).from(snapshot).where(here(snapshot));
  doc.transact(() => {
    for (const { sealed } of [...merged, ...rows]) Y.applyUpdate(doc, words.openBytes(sealed));
  });
  return doc;
}
