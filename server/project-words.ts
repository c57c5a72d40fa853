/**
 * The words of a project, under whichever key it has now. A purge puts another key in its place, and what was sealed under
 * the old one a moment later would be lost with it: so whoever seals or opens them holds the keys until their transaction
 * ends, and the purge waits for all who do.
 */
import { eq, sql as raw } from 'drizzle-orm';
import type { ProjectId } from '#core/ids.ts';
import type { Tx } from './db/client.ts';
import { project } from './db/schema.ts';
import type { KeyStore, Words } from './keys.ts';

const HELD = raw`hashtextextended('sanad.words', 0)`;

/** From here to the transaction's end, no project's key is replaced. Read its id after this, not before. */
export const holdKeys = (tx: Tx) => tx.execute(raw`select pg_advisory_xact_lock_shared(${HELD})`);

/** Waits for all who hold the keys, and keeps others from it. */
export const takeKeys = (tx: Tx) => tx.execute(raw`select pg_advisory_xact_lock(${HELD})`);

export async function holdWords(tx: Tx, keys: KeyStore, id: ProjectId): Promise<Words> {
  await holdKeys(tx);
  const [row] = await tx.select({ keyId: project.keyId }).from(project).where(eq(project.id, id));
  if (!row) throw new Error(`Project ${id} cannot be seen from here.`);
  return keys.words(row.keyId);
}
