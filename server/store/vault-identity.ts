/** Sealed identities. The server keeps a blob, shares that it cannot open, and one key of each, which it can destroy. */
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { KeyId, SourceId } from '#core/ids.ts';
import type { Place, SealedIdentity } from '#core/vault/sealed-identity.ts';
import { source, vaultGrantShare, vaultIdentity, vaultShare } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { endKeys } from '../purge/ended.ts';
import { appendHere } from './audit.ts';
import { tellLeads } from './vault-act.ts';
import { readServerList } from './vault-list.ts';

type IdentityRow = typeof vaultIdentity.$inferSelect;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex');

/** What a browser needs to seal: where it belongs, and the server's part of the key. Null: nobody to seal to. */
export interface Sealing {
  place: Place;
  serverKey: string;
}

/** Begins, or goes on where the same person began and nothing was sealed. */
export async function beginSealing(work: Work, of: { id: SourceId; code: string }): Promise<Sealing | null> {
  if ((await readServerList(work)).keys.length < 2) return null;
  const rows = await work.tx
    .select()
    .from(vaultIdentity)
    .where(and(eq(vaultIdentity.projectId, work.project), eq(vaultIdentity.sourceId, of.id)))
    .orderBy(desc(vaultIdentity.epoch));
  const begun = rows.find(
    (row) => row.sealedAt === null && row.endedAt === null && row.accountId === work.actor.account,
  );
  const row = begun ?? (await drawIdentity(work, of.id, (rows[0]?.epoch ?? 0) + 1));
  return sealingOf(work, row, of.code);
}

export async function drawIdentity(work: Work, sourceId: SourceId, epoch: number): Promise<IdentityRow> {
  const [row] = await work.tx
    .insert(vaultIdentity)
    .values({
      projectId: work.project,
      id: randomUUID(),
      sourceId,
      epoch,
      keyId: work.ground.keys.create(),
      accountId: work.actor.account,
    })
    .returning();
  if (!row) throw new Error('An identity was not begun.');
  return row;
}

export function sealingOf(work: Work, row: IdentityRow, code: string): Sealing | null {
  const serverKey = serverKeyOf(work, row.keyId);
  return serverKey === null ? null : { place: placeOf(work, row, code), serverKey };
}

const serverKeyOf = (work: Work, id: KeyId): string | null => {
  const part = work.ground.keys.part(id, 'vault identity');
  return part ? hex(part) : null;
};

const placeOf = (work: Work, row: { id: string; epoch: number }, code: string): Place => ({
  project: work.project,
  identity: row.id,
  source: code,
  epoch: row.epoch,
});

/** `stale`: the list of keys has changed meanwhile, it is to be sealed to the new one · `unknown`: nothing waits for it. */
export type SealAnswer = 'sealed' | 'stale' | 'unknown';

export async function sealIdentity(work: Work, id: string, sealed: SealedIdentity): Promise<SealAnswer> {
  const [row] = await work.tx
    .select()
    .from(vaultIdentity)
    .where(
      and(eq(vaultIdentity.projectId, work.project), eq(vaultIdentity.id, id), isNull(vaultIdentity.endedAt)),
    )
    .for('update');
  if (!row || row.sealedAt !== null || row.accountId !== work.actor.account) return 'unknown';
  const answer = await storeSealed(work, row, sealed);
  if (answer !== 'sealed') return answer;
  await tellLeads(work, 'sealed', { identity: id });
  await appendHere(work, { act: 'vault.sealed', object: row.sourceId, more: { epoch: row.epoch } });
  return 'sealed';
}

export async function storeSealed(work: Work, row: IdentityRow, sealed: SealedIdentity): Promise<SealAnswer> {
  const list = await readServerList(work);
  const keys = sealed.shares.map(({ key }) => key).toSorted();
  if (sealed.list !== list.head || String(keys) !== String(list.keys.map(({ id }) => id).toSorted()))
    return 'stale';
  await work.tx.insert(vaultShare).values(
    sealed.shares.map(({ key, share }) => ({
      projectId: work.project,
      identityId: row.id,
      vaultKeyId: key,
      share: bytes(share),
    })),
  );
  await work.tx
    .update(vaultIdentity)
    .set({ list: sealed.list, blob: bytes(sealed.blob), sealedAt: work.ground.now() })
    .where(and(eq(vaultIdentity.projectId, work.project), eq(vaultIdentity.id, row.id)));
  return 'sealed';
}

export interface IdentityView {
  id: string;
  /** The source's handle. */
  source: string;
  epoch: number;
  sealedAt: Date;
  /** Whether it was sealed to the list of keys as it is now. */
  current: boolean;
}

const withSource = and(eq(source.projectId, vaultIdentity.projectId), eq(source.id, vaultIdentity.sourceId));
const live = (work: Work) =>
  and(
    eq(vaultIdentity.projectId, work.project),
    isNotNull(vaultIdentity.sealedAt),
    isNull(vaultIdentity.endedAt),
  );

/** What can be asked for, by source. */
export async function listIdentities(work: Work): Promise<IdentityView[]> {
  const { head } = await readServerList(work);
  const rows = await work.tx
    .select({ row: vaultIdentity, code: source.code })
    .from(vaultIdentity)
    .innerJoin(source, withSource)
    .where(live(work))
    .orderBy(asc(source.code), asc(vaultIdentity.epoch));
  return rows.map(({ row, code }) => ({
    id: row.id,
    source: code,
    epoch: row.epoch,
    sealedAt: row.sealedAt ?? row.createdAt,
    current: row.list === head,
  }));
}

/** When it was sealed, for whoever sealed it: nobody reads it back. */
export async function sealedOf(work: Work, of: SourceId): Promise<Date[]> {
  const rows = await work.tx
    .select({ at: vaultIdentity.sealedAt })
    .from(vaultIdentity)
    .where(and(live(work), eq(vaultIdentity.sourceId, of)))
    .orderBy(asc(vaultIdentity.sealedAt));
  return rows.flatMap(({ at }) => (at ? [at] : []));
}

/** What one key's owner holds of an identity: a share, and where it belongs. */
export interface HeldShare {
  place: Place;
  share: string;
}

/** Of those that are still sealed and that this key has a share of. */
export async function sharesOf(work: Work, identities: readonly string[], key: string): Promise<HeldShare[]> {
  const rows = await readHeld(work, key);
  return rows
    .filter(({ row }) => identities.includes(row.id))
    .map(({ row, code, share }) => ({ place: placeOf(work, row, code), share: hex(share) }));
}

const readHeld = (work: Work, key: string) =>
  work.tx
    .select({ row: vaultIdentity, code: source.code, share: vaultShare.share })
    .from(vaultIdentity)
    .innerJoin(
      vaultShare,
      and(eq(vaultShare.projectId, vaultIdentity.projectId), eq(vaultShare.identityId, vaultIdentity.id)),
    )
    .innerJoin(source, withSource)
    .where(and(live(work), eq(vaultShare.vaultKeyId, key)));

/** What an opening gives its asker of one identity, but for the share that another lead granted. */
export interface Held {
  place: Place;
  blob: string;
  serverKey: string;
  own: string;
}

/** Of those that were not shredded meanwhile. */
export async function heldBy(work: Work, identities: readonly string[], key: string): Promise<Held[]> {
  return (await readHeld(work, key)).flatMap(({ row, code, share }) => {
    const serverKey = identities.includes(row.id) ? serverKeyOf(work, row.keyId) : null;
    if (serverKey === null || row.blob === null) return [];
    return [{ place: placeOf(work, row, code), blob: hex(row.blob), serverKey, own: hex(share) }];
  });
}

/** The sealed identity of that id, locked until the transaction ends. */
export async function lockSealed(work: Work, id: string): Promise<IdentityRow | null> {
  const [row] = await work.tx
    .select()
    .from(vaultIdentity)
    .where(and(live(work), eq(vaultIdentity.id, id)))
    .for('update');
  return row ?? null;
}

/** Destroys the server's key: whatever copies of the rows there are, nobody opens them any more. */
export async function shredIdentity(work: Work, id: string): Promise<boolean> {
  const row = await lockSealed(work, id);
  if (!row) return false;
  await endIdentity(work, row, 'shredded');
  await endKeys(work.tx, work.project, [row.keyId]); // also if a copy of the key store brings it back
  await tellLeads(work, 'shredded', { identity: id });
  await appendHere(work, { act: 'vault.shredded', object: row.sourceId, more: {} });
  work.ground.keys.destroy(row.keyId); // before the commit: a row without its key is safe, a key without its row is not
  return true;
}

/** Its key is to be destroyed: this process does it, and the others let go of what they hold of it once this is committed. */
export async function endIdentity(
  work: Work,
  row: IdentityRow,
  ended: 'shredded' | 'renewed',
): Promise<void> {
  await publish(work.tx, { kind: 'destroyed', keys: [row.keyId] });
  await work.tx
    .delete(vaultShare)
    .where(and(eq(vaultShare.projectId, work.project), eq(vaultShare.identityId, row.id)));
  await work.tx
    .delete(vaultGrantShare)
    .where(and(eq(vaultGrantShare.projectId, work.project), eq(vaultGrantShare.identityId, row.id)));
  await work.tx
    .update(vaultIdentity)
    .set({ ended, endedAt: work.ground.now(), blob: null })
    .where(and(eq(vaultIdentity.projectId, work.project), eq(vaultIdentity.id, row.id)));
}
