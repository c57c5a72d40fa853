/** The documents of a record: its copies, of which one epoch each is open. */
import { and, eq, isNull } from 'drizzle-orm';
import type { DocumentId, RecordId } from '#core/ids.ts';
import { document } from '../db/schema.ts';
import type { Work } from '../place.ts';

/** The open document of a record's copy, or null: there is none, or it is not the actor's to see. */
export async function findCopy(
  work: Work,
  record: RecordId,
  copy: 'field' | 'analysis',
): Promise<DocumentId | null> {
  const [row] = await work.tx
    .select({ id: document.id })
    .from(document)
    .where(
      and(
        eq(document.projectId, work.project),
        eq(document.recordId, record),
        eq(document.copy, copy),
        isNull(document.closedAt),
      ),
    );
  return row?.id ?? null;
}
