/** Records by their handles: those that are known by id, as the reason for a verdict, and those that somebody coded. */
import { and, eq, inArray, or, sql as raw } from 'drizzle-orm';
import { asId, type RecordId } from '#core/ids.ts';
import { assertion, coding, record } from '../db/schema.ts';
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

/** The codes of records in which something is coded or asserted. */
export async function codedRecords(work: Work): Promise<Set<string>> {
  const marked = (table: typeof coding | typeof assertion) =>
    raw`exists (select 1 from ${table} m where m.project_id = ${record.projectId} and m.record_id = ${record.id})`;
  const rows = await work.tx
    .select({ code: record.code })
    .from(record)
    .where(and(eq(record.projectId, work.project), or(marked(coding), marked(assertion))));
  return new Set(rows.map((row) => row.code));
}
