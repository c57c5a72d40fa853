/** Signing heads of the audit chains. The Ed25519 key comes of the key store's root: the database never holds it. */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { INSTANCE_CHAIN, NO_HASH } from '#core/audit.ts';
import { headText, type Head, type SignedHead } from '#core/audit-head.ts';
import type { Tx } from '../db/client.ts';
import { audit } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { KeyStore } from '../keys.ts';
import type { Place } from '../place.ts';

/** RFC 8410: what stands before the 32 bytes of a private key, and of a public one. */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

const privateKey = (keys: KeyStore): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PRIVATE, Buffer.from(keys.derive('audit head signature'), 'hex')]),
    format: 'der',
    type: 'pkcs8',
  });

/** The public half, raw, in base64url: what a head names, and what one writes down to know it again. */
export const headKey = (keys: KeyStore): string =>
  createPublicKey(privateKey(keys))
    .export({ format: 'der', type: 'spki' })
    .subarray(PUBLIC.length)
    .toString('base64url');

export function signHead(keys: KeyStore, head: Omit<Head, 'kind' | 'version' | 'key'>): SignedHead {
  const whole: Head = { kind: 'sanad-audit-head', version: 1, key: headKey(keys), ...head };
  const signature = sign(null, Buffer.from(headText(whole)), privateKey(keys)).toString('base64url');
  return { ...whole, signature };
}

/** Whether the head was signed by the key that it names: nobody changed it since. Whose key that is, is another question. */
export function isSigned(head: SignedHead): boolean {
  const key = createPublicKey({
    key: Buffer.concat([PUBLIC, Buffer.from(head.key, 'base64url')]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(headText(head)), key, Buffer.from(head.signature, 'base64url'));
}

/** The last entry of a chain, as whoever may read it. */
async function lastOf(tx: Tx, chain: string): Promise<{ seq: number; hash: string }> {
  const [last] = await tx
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(eq(audit.projectId, chain))
    .orderBy(desc(audit.seq))
    .limit(1);
  return last ?? { seq: 0, hash: NO_HASH };
}

/**
 * What a lead or an auditor takes away: their project's head, and the instance's without its number. Whether the actor
 * may, the caller has asked.
 */
export async function headsFor(ground: Ground, place: Place): Promise<SignedHead[]> {
  const chain = place.project.id;
  const own = await place.work((work) => lastOf(work.tx, chain));
  const { hash } = await ground.db.asService('audit', (tx) => lastOf(tx, INSTANCE_CHAIN));
  const at = ground.now().toISOString();
  return [
    signHead(ground.keys, { chain, ...own, at }),
    signHead(ground.keys, { chain: INSTANCE_CHAIN, seq: null, hash, at }),
  ];
}

/** Of every chain, for whoever runs the server. */
export async function allHeads(ground: Ground): Promise<SignedHead[]> {
  const at = ground.now().toISOString();
  return ground.db.asService('audit', async (tx) => {
    const chains = await tx.selectDistinct({ id: audit.projectId }).from(audit).orderBy(audit.projectId);
    const heads: SignedHead[] = [];
    for (const { id } of chains)
      heads.push(signHead(ground.keys, { chain: id, ...(await lastOf(tx, id)), at }));
    return heads;
  });
}
