/** Leads' keys for the vault: the public ones, and the box of each, which its owner's passphrase alone opens. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { boxText } from '#core/vault/box.ts';
import { LeadKey } from '#core/vault/lead-list.ts';
import { membership, vaultKey } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { appendHere, saltedDigest } from './audit.ts';
import { tellLeads } from './vault-act.ts';
import { isSignedBy } from './vault-signature.ts';

/** A lead's opaque name on the list: researchers read it, and can tell nobody by it. */
export const holderOf = (work: Work, account: string): string =>
  createHash('sha256').update(`vault holder ${work.project} ${account}`).digest('hex');

export const ownHolder = (work: Work): string => holderOf(work, work.actor.account);

/** False: an id that is taken. A lead who makes a second one has lost the first; on the list it counts only when others say so. */
export async function addKey(work: Work, key: Omit<LeadKey, 'holder'>, box: string): Promise<boolean> {
  const added = await work.tx
    .insert(vaultKey)
    .values({
      projectId: work.project,
      id: key.id,
      accountId: work.actor.account,
      holder: ownHolder(work),
      ageKey: key.age,
      signKey: key.sign,
      boxEnc: work.words.sealBytes(Buffer.from(box, 'hex')),
    })
    .onConflictDoNothing()
    .returning({ id: vaultKey.id });
  if (added.length === 0) return false;
  await tellLeads(work, 'key');
  await appendHere(work, {
    act: 'vault.key-added',
    object: work.actor.account,
    more: { key: keyDigest(work, key) },
  });
  return true;
}

export const keyDigest = (work: Work, { age, sign }: Pick<LeadKey, 'age' | 'sign'>): string =>
  saltedDigest(work.ground.keys, work.project, `${age} ${sign}`);

/**
 * The same secret in a new box: its owner saw a longer list, or took another passphrase. Signed by the key itself: whoever
 * has an open session and not the secret would otherwise destroy it.
 */
export async function keepBox(
  work: Work,
  { id, box, signature }: { id: string; box: string; signature: string },
): Promise<boolean> {
  const key = await ownKey(work, id);
  if (!key || !isSignedBy(boxText(work.project, id, box), signature, key)) return false;
  const kept = await work.tx
    .update(vaultKey)
    .set({ boxEnc: work.words.sealBytes(Buffer.from(box, 'hex')) })
    .where(
      and(
        eq(vaultKey.projectId, work.project),
        eq(vaultKey.id, id),
        eq(vaultKey.accountId, work.actor.account),
      ),
    )
    .returning({ id: vaultKey.id });
  if (kept.length === 0) return false;
  await appendHere(work, {
    act: 'vault.box-replaced',
    object: work.actor.account,
    more: { key: keyDigest(work, key) },
  });
  return true;
}

export interface KeyRow {
  key: LeadKey;
  /** "Lead 2"; null: they are no lead any more. */
  lead: number | null;
  own: boolean;
  /** One's own only. */
  box: string | null;
}

/** Every lead's keys, the latest of each last. */
export async function listKeys(work: Work): Promise<KeyRow[]> {
  const rows = await work.tx
    .select({ row: vaultKey, ordinal: membership.ordinal })
    .from(vaultKey)
    .leftJoin(
      membership,
      and(
        eq(membership.projectId, vaultKey.projectId),
        eq(membership.accountId, vaultKey.accountId),
        eq(membership.role, 'lead'),
        isNull(membership.endedAt),
      ),
    )
    .where(eq(vaultKey.projectId, work.project))
    .orderBy(asc(vaultKey.createdAt), asc(vaultKey.id));
  return rows.map(({ row, ordinal }) => {
    const own = row.accountId === work.actor.account;
    return {
      key: LeadKey.parse({ id: row.id, holder: row.holder, age: row.ageKey, sign: row.signKey }),
      lead: ordinal,
      own,
      box: own ? Buffer.from(work.words.openBytes(row.boxEnc)).toString('hex') : null,
    };
  });
}

/** One's own key of that id. */
export async function ownKey(work: Work, id: string): Promise<LeadKey | null> {
  return (await listKeys(work)).find((row) => row.own && row.key.id === id)?.key ?? null;
}
