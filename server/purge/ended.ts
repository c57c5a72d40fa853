/**
 * The end of keys. What makes a key useless and the note that it has ended are one transaction; its bytes go afterwards,
 * and whoever comes next finishes what a crash cut off. New keys are noted before they are made, and taken off the list by
 * the transaction that uses them: one that is never used is destroyed as well.
 */
import { and, eq, inArray, sql as raw } from 'drizzle-orm';
import type { KeyId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { endedKey } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { newId } from '../id.ts';
import { renewBackups } from '../key-backup.ts';
import { appendAll, type AuditEntry } from '../store/audit.ts';

/** One purge at a time, and no key is destroyed meanwhile that it may be about to use. */
export const holdPurges = (tx: Tx) =>
  tx.execute(raw`select pg_advisory_xact_lock(hashtextextended('sanad.purge', 0))`);

/** `asked`: what the audit is told with it. */
export async function drawKeys(
  ground: Ground,
  project: ProjectId,
  { count, asked }: { count: number; asked: readonly AuditEntry[] },
): Promise<KeyId[]> {
  const ids = Array.from({ length: count }, () => newId<KeyId>());
  await ground.db.asService('purge', async (tx) => {
    await tx.insert(endedKey).values(ids.map((keyId) => ({ projectId: project, keyId })));
    await appendAll(tx, asked);
  });
  ids.forEach((id) => ground.keys.create(id));
  return ids;
}

/** They are used from here on, if this transaction commits. False: they were destroyed meanwhile. */
export async function keepKeys(tx: Tx, project: ProjectId, ids: readonly KeyId[]): Promise<boolean> {
  const kept = await tx
    .delete(endedKey)
    .where(and(eq(endedKey.projectId, project), inArray(endedKey.keyId, [...ids])))
    .returning({ id: endedKey.keyId, destroyedAt: endedKey.destroyedAt });
  return kept.length === ids.length && kept.every(({ destroyedAt }) => destroyedAt === null);
}

/** In the transaction after which nothing is sealed under them any more. */
export async function endKeys(tx: Tx, project: ProjectId, ids: readonly KeyId[]): Promise<void> {
  if (ids.length > 0) await tx.insert(endedKey).values(ids.map((keyId) => ({ projectId: project, keyId })));
}

export interface Destroyed {
  keys: number;
  /** Folders of known backups that could not be reached: what was destroyed may still be in them. */
  unreached: string[];
}

/** Destroys every key that has ended and whose bytes are still there, or have come back from a copy. */
export function destroyEnded(ground: Ground): Promise<Destroyed> {
  return ground.db.asService('purge', async (tx) => {
    await holdPurges(tx);
    const ended = await tx.select().from(endedKey);
    const due = ended.filter((row) => row.destroyedAt === null || ground.keys.isOnDisk(row.keyId));
    due.forEach((row) => ground.keys.destroy(row.keyId));
    const unreached = renewBackups(ground.keys);
    const fresh = due.filter((row) => row.destroyedAt === null).map((row) => row.keyId);
    if (fresh.length > 0)
      await tx.update(endedKey).set({ destroyedAt: ground.now() }).where(inArray(endedKey.keyId, fresh));
    await appendAll(
      tx,
      due.map(({ projectId, keyId }) => destruction(projectId, keyId)),
    );
    return { keys: due.length, unreached };
  });
}

const destruction = (project: ProjectId, key: KeyId): AuditEntry => ({
  project,
  actor: null,
  act: 'key.destroyed',
  object: key,
  more: {},
});
