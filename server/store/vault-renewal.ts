/** Sealing anew what an opening of two leads gives: under a new secret, a new server key, to the list of keys as it is now. */
import { and, eq, isNull } from 'drizzle-orm';
import type { SealedIdentity } from '#core/vault/sealed-identity.ts';
import { source, vaultIdentity } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { endKeys } from '../purge/ended.ts';
import { appendHere } from './audit.ts';
import { tellLeads } from './vault-act.ts';
import {
  drawIdentity,
  endIdentity,
  lockSealed,
  sealingOf,
  storeSealed,
  type SealAnswer,
  type Sealing,
} from './vault-identity.ts';
import { openFor } from './vault-request.ts';

/** The next epoch of an identity, with a new key; null: nothing that is open to the caller to be sealed anew. */
export async function beginRenewal(work: Work, request: string, id: string): Promise<Sealing | null> {
  const open = await openFor(work, request, 'renewal');
  const row = open?.includes(id) ? await lockSealed(work, id) : null;
  if (!row) return null;
  const of = and(eq(source.projectId, work.project), eq(source.id, row.sourceId));
  const [home] = await work.tx.select({ code: source.code }).from(source).where(of);
  if (!home) return null;
  return sealingOf(work, await drawIdentity(work, row.sourceId, row.epoch + 1), home.code);
}

/**
 * The new one stands in the old one's place, whose key has ended: it is destroyed after the commit (`destroyEnded`), since
 * a transaction that fails would otherwise leave the old row without its key, and no new one.
 */
export async function renewIdentity(
  work: Work,
  { request, old, next }: { request: string; old: string; next: string },
  sealed: SealedIdentity,
): Promise<SealAnswer> {
  const open = await openFor(work, request, 'renewal');
  const row = open?.includes(old) ? await lockSealed(work, old) : null;
  const fresh = row && (await begun(work, next));
  if (!fresh || fresh.sourceId !== row.sourceId || fresh.epoch <= row.epoch) return 'unknown';
  const answer = await storeSealed(work, fresh, sealed);
  if (answer !== 'sealed') return answer;
  await endIdentity(work, row, 'renewed');
  await tellLeads(work, 'renewed', { identity: next });
  await appendHere(work, {
    act: 'vault.resealed',
    object: fresh.sourceId,
    more: { epoch: fresh.epoch },
  });
  await endKeys(work.tx, work.project, [row.keyId]);
  return 'sealed';
}

async function begun(work: Work, id: string) {
  const [row] = await work.tx
    .select()
    .from(vaultIdentity)
    .where(
      and(
        eq(vaultIdentity.projectId, work.project),
        eq(vaultIdentity.id, id),
        eq(vaultIdentity.accountId, work.actor.account),
        isNull(vaultIdentity.sealedAt),
      ),
    )
    .for('update');
  return row;
}
