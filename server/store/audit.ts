/** The audit chain: what was done is added to it in the transaction of the act, and stands or falls with it. */
import { sql as raw } from 'drizzle-orm';
import { createHmac } from 'node:crypto';
import { INSTANCE_CHAIN, writeBody, type Done } from '#core/audit.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import type { KeyStore } from '../keys.ts';
import type { Work } from '../place.ts';

export type AuditEntry = Done & {
  /** Null: the instance's own chain. */
  project: ProjectId | null;
  /** Null: the server's command line, or nobody who was signed in. */
  actor: AccountId | null;
};

/**
 * Adds what was done to its chain. Last of all in the act's transaction: the chain is locked until that ends, and whoever
 * took another lock afterwards could wait for one who waits here. A member's transaction adds what they did themselves; a
 * service's what anybody did.
 */
export async function append(tx: Tx, { project, ...body }: AuditEntry): Promise<void> {
  await tx.execute(raw`select audit_append(${project ?? INSTANCE_CHAIN}, ${writeBody(body)})`);
}

/** Several in one transaction: the instance's chain after those of projects, which are taken in one order by all. */
export async function appendAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const chains = Map.groupBy(entries, ({ project }) => project ?? LAST);
  for (const chain of [...chains.keys()].toSorted())
    for (const entry of chains.get(chain) ?? []) await append(tx, entry);
}
/** Sorts behind every id. */
const LAST = 'instance';

/** What the member of this transaction did in their project. */
export const appendHere = (work: Work, done: Done): Promise<void> =>
  append(work.tx, { ...done, project: work.project, actor: work.actor.account });

/**
 * A digest that only whoever holds the key store can compare something with: the chain may then say "this very text"
 * without a word of it. Of a different chain it is another.
 */
export const saltedDigest = (
  keys: KeyStore,
  project: ProjectId | null,
  content: string | Uint8Array,
): string =>
  createHmac('sha256', keys.derive(`audit digest ${project ?? INSTANCE_CHAIN}`))
    .update(content)
    .digest('hex');
