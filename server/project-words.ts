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
  return openedOnce(keys.words(row.keyId));
}

/** For one transaction's work: what is joined to many rows, such as a type's label, is opened once. */
function openedOnce(words: Words): Words {
  const opened = new Map<string, string>();
  const open = (sealed: Uint8Array): string => {
    const known = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength).toString('latin1');
    const text = opened.get(known) ?? words.open(sealed);
    opened.set(known, text);
    return text;
  };
  return {
    open,
    openBytes: (sealed) => words.openBytes(sealed),
    seal: (text) => words.seal(text),
    sealBytes: (bytes) => words.sealBytes(bytes),
    digest: (text) => words.digest(text),
  };
}
