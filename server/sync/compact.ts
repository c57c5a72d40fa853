/**
 * Compaction: a snapshot takes the place of the rows that it merged, exactly those, in one transaction. It needs no
 * lock against writers: rows up to a seq that was read are committed and never change, and whoever commits meanwhile
 * adds rows behind it, which stay, also a predecessor that died before it could tell.
 */
import * as Y from 'yjs';
import type { DocumentId, KeyId, ProjectId } from '#core/ids.ts';
import { openDocument } from '#doc/schema.ts';
import type { Ground } from '../ground.ts';
import { tallyOf } from './tally.ts';
import { DocumentClosedError, logTransaction, readLog, type LogPoint } from './update-log.ts';

/** A state that is held in memory: exactly what is committed up to its seq. */
export interface HeldState extends LogPoint {
  state: Uint8Array;
  vector: Uint8Array;
}

/** Marks of rows that a snapshot took in: a room that is further behind is read anew (rows a second: some hundred). */
const MARKS = 2_000;

/** What it locks for its time: whoever closes a document takes it before the document's row. */
export const compactionOf = (id: DocumentId): string => `compaction ${id}`;

/** Returns how many rows the snapshot took in. */
export async function compact(
  ground: Ground,
  id: DocumentId,
  held: HeldState | null = null,
): Promise<number> {
  try {
    return await logTransaction(ground, async (sql) => {
      // One at a time: of two the later one finds the other's snapshot.
      await sql`select pg_advisory_xact_lock(hashtextextended(${compactionOf(id)}, 0))`;
      const [row] = await sql<{ project: ProjectId; key: KeyId; head: number; merged: number }[]>`
        select d.project_id as project, d.key_id as key, d.head_seq::float8 as head,
          coalesce(s.seq, 0)::float8 as merged
        from document d left join snapshot s on s.project_id = d.project_id and s.document_id = d.id
        where d.id = ${id} and d.closed_at is null`;
      if (!row) return 0;
      const { project, key, head, merged } = row;
      const { seq, mark, state, vector } = held ?? fromRows(await readLog(sql, ground.keys, id));
      // Beyond the head it would hide rows that are still to come under those seqs (the log was put back to an earlier one),
      // and where the row has another mark by now it would take the place of rows that are not in it.
      if (seq <= merged || seq > head) return 0;
      const { structs, values } = tallyOf(state);
      const sealed = ground.keys.words(key).sealBytes(state);
      const [gone] = await sql<{ rows: number }[]>`
        with gone as (
          delete from update_log where project_id = ${project} and document_id = ${id} and seq <= ${seq} and exists (
            select from update_log where project_id = ${project} and document_id = ${id} and seq = ${seq} and mark = ${mark})
          returning seq, mark),
        merged as (select count(*)::integer as rows, array_agg(mark order by seq) as marks from gone)
        insert into snapshot (project_id, document_id, seq, state_enc, vector, structs, nested, marks)
        select ${project}, ${id}, ${seq}, ${Buffer.from(sealed)}, ${Buffer.from(vector)}, ${structs}, ${values},
          marks[greatest(1, cardinality(marks) - ${MARKS - 1}):] from merged where rows > 0
        on conflict (project_id, document_id) do update
          set seq = excluded.seq, state_enc = excluded.state_enc, vector = excluded.vector,
            structs = excluded.structs, nested = excluded.nested, created_at = now(),
            marks = (snapshot.marks || excluded.marks)[
              greatest(1, cardinality(snapshot.marks) + cardinality(excluded.marks) - ${MARKS - 1}):]
        returning (select rows from merged)`;
      if (!gone) return 0;
      // Last, since writers wait for it: whoever closes the document comes before it, or after all of this.
      const [open] = await sql`select from document where id = ${id} and closed_at is null for share`;
      if (!open) throw new DocumentClosedError(`Document ${id} was closed: its log is left as it is.`);
      return gone.rows;
    });
  } catch (error) {
    if (error instanceof DocumentClosedError) return 0;
    throw error;
  }
}

function fromRows(log: Awaited<ReturnType<typeof readLog>>): HeldState {
  const doc = openDocument(log.snapshot?.state);
  doc.transact(() => log.rows.forEach((row) => Y.applyUpdate(doc, row.update)));
  const state = Y.encodeStateAsUpdate(doc);
  const vector = Y.encodeStateVector(doc);
  doc.destroy();
  return { seq: log.seq, mark: log.mark, state, vector };
}
