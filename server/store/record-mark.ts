/** Records by their handles, for those who know them by id: as the reason for a verdict. */
import { and, eq, inArray } from 'drizzle-orm';
import { asId, type RecordId } from '#core/ids.ts';
import { record } from '../db/schema.ts';
import type { Work } from '../place.ts';

/** Id → code, of those that the actor may see. */
export async function recordCodes(work: Work, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].flatMap((id) => (id === null ? [] : (asId<RecordId>(id) ?? [])));
  if (wanted.length === 0) return new Map();
  const rows = await work.tx
    .select({ id: record.id, code: record.code })
    .from(record)
    .where(and(eq(record.projectId, work.project), inArray(record.id, wanted)));
  return new Map(rows.map((row) => [row.id, row.code]));
}
