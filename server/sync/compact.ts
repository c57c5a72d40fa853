/**
 * Compaction: a snapshot takes the place of the rows that it merged, exactly those, in one transaction under the
 * document's row lock. Whoever commits later finds the lock taken and comes after it; whoever committed before is in
 * it, also a predecessor that died before it could tell.
 */
import * as Y from 'yjs';
import type { DocumentId, KeyId, ProjectId } from '#core/ids.ts';
import { openDocument } from '#doc/schema.ts';
import type { Ground } from '../ground.ts';
import { logTransaction, readLog } from './update-log.ts';

/** A state that is held in memory: taken where it is exactly the log's head, else the log is read. */
export interface HeldState {
  seq: number;
  state(): Uint8Array;
  vector(): Uint8Array;
}

/** Returns how many rows the snapshot took in. */
export function compact(ground: Ground, id: DocumentId, held: HeldState | null = null): Promise<number> {
  return logTransaction(ground, async (sql) => {
    const [row] = await sql<{ project: ProjectId; key: KeyId; seq: number }[]>`
      select project_id as project, key_id as key, head_seq::float8 as seq from document
      where id = ${id} and closed_at is null for update`;
    if (!row) return 0;
    const { project, key, seq } = row;
    const whole = held?.seq === seq ? held : fromRows(await readLog(sql, ground.keys, id, 0));
    const sealed = ground.keys.words(key).sealBytes(whole.state());
    await sql`
      insert into snapshot (project_id, document_id, seq, state_enc, vector)
      values (${project}, ${id}, ${seq}, ${Buffer.from(sealed)}, ${Buffer.from(whole.vector())})
      on conflict (project_id, document_id) do update
        set seq = excluded.seq, state_enc = excluded.state_enc, vector = excluded.vector, created_at = now()`;
    const gone = await sql`
      delete from update_log where project_id = ${project} and document_id = ${id} and seq <= ${seq}`;
    return gone.count;
  });
}

function fromRows(log: Awaited<ReturnType<typeof readLog>>): Omit<HeldState, 'seq'> {
  const doc = openDocument(log.snapshot?.state);
  doc.transact(() => log.rows.forEach((row) => Y.applyUpdate(doc, row.update)));
  const state = Y.encodeStateAsUpdate(doc);
  const vector = Y.encodeStateVector(doc);
  doc.destroy();
  return { state: () => state, vector: () => vector };
}
