/** Released records whose field copy says something else by now, and no lead has approved what it says. */
import { sql as raw } from 'drizzle-orm';
import { changesBetween } from '#core/release-difference.ts';
import type { DocumentId, RecordId } from '#core/ids.ts';
import { readBlocks } from '#doc/transcript.ts';
import { document, record, releaseApproval } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { readDocumentFor } from '../sync/update-log.ts';
import { readDecisions, readField } from './release-review.ts';

interface Written {
  [column: string]: unknown;
  record: RecordId;
  code: string;
  field: DocumentId;
  analysis: DocumentId;
}

/** By their codes. For leads alone: nobody else reads both copies. */
export async function changesWaiting(work: Work): Promise<Set<string>> {
  const waiting = new Set<string>();
  for (const one of await writtenSince(work)) {
    const field = await readField(work, one.record, one.field);
    const decisions = await readDecisions(work, field);
    const leaves = field.blocks.map(({ kind, text }) => ({ kind, text: decisions.leaves(text) }));
    const { doc } = await readDocumentFor(work, one.analysis);
    if (changesBetween(readBlocks(doc), leaves).length > 0) waiting.add(one.code);
    doc.destroy();
  }
  return waiting;
}

/** Something was written in the field copy (a note, perhaps) since a lead last approved what leaves of it. */
async function writtenSince({ tx, project }: Work): Promise<Written[]> {
  const copyOf = (copy: 'field' | 'analysis') => raw`(select d.project_id, d.record_id, d.id, d.head_seq
    from ${document} d where d.project_id = ${project} and d.copy = ${copy} and d.closed_at is null)`;
  return tx.execute<Written>(raw`
    select r.id as record, r.code, f.id as field, a.id as analysis
    from ${record} r
    join ${copyOf('field')} f on f.record_id = r.id
    join ${copyOf('analysis')} a on a.record_id = r.id
    where r.project_id = ${project} and r.released_at is not null and not exists (
      select 1 from ${releaseApproval} p where p.project_id = r.project_id and p.record_id = r.id
        and p.version = r.release_version and p.head_seq >= f.head_seq)
    order by r.code`);
}
