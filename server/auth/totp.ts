/** Codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds). Each step of time is good once. */
import { and, eq, lt } from 'drizzle-orm';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { AccountId, KeyId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { totp } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import type { Keeping } from './enrolment.ts';

const PERIOD_S = 30;
/** A step before and after: clocks differ, and typing takes time. */
const WINDOW = 1;
/** How long a secret that is shown may be confirmed. */
const OFFER_MS = 60 * 60 * 1000;

/** What the app is told: no name of the study, of the product or of a person who could be found by it. */
const ISSUER = 'Account';

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: PERIOD_S, digits: 6 });

/** The step of time for which the code is right, near now; null: for none. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_S) + delta;
}

/** A secret that is shown and not kept yet. `seal` proves that this server drew it for this account a short while ago. */
export interface Offer {
  secret: string;
  seal: string;
  /** For an app on the same device, and for the picture. */
  address: string;
}

export function offerTotp(ground: Ground, who: { account: AccountId; email: string }): Offer {
  return renewOffer(ground, who, new Secret({ size: 20 }).base32, ground.now().getTime());
}

/** The same secret again, after a code that was wrong; null: it was not ours, or too long ago. */
export function sameOffer(
  ground: Ground,
  who: { account: AccountId; email: string },
  given: { secret: string; seal: string },
): Offer | null {
  const at = Number(given.seal.split('.')[0]);
  const age = ground.now().getTime() - at;
  if (!(age >= 0 && age < OFFER_MS)) return null;
  const offer = renewOffer(ground, who, given.secret, at);
  return equal(offer.seal, given.seal) ? offer : null;
}

function renewOffer(
  ground: Ground,
  who: { account: AccountId; email: string },
  secret: string,
  at: number,
): Offer {
  const mark = createHmac('sha256', ground.keys.derive('totp offer')).update(
    `${who.account} ${secret} ${at}`,
  );
  const address = totpOf(secret, who.email).toString();
  return { secret, seal: `${at}.${mark.digest('base64url')}`, address };
}

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Keeps a confirmed secret under a key of its own; the one that stood before goes, and its key with it. `within` decides in
 * its transaction whether to.
 */
export async function keepTotp(
  ground: Ground,
  account: AccountId,
  kept: { secret: string; step: number },
  within: Keeping,
): Promise<boolean> {
  const keyId = ground.keys.create();
  const secretEnc = ground.keys.words(keyId).seal(kept.secret);
  const fields = { keyId, secretEnc, lastStep: kept.step, createdAt: ground.now() };
  const over = await ground.db.asService('auth', async (tx) => {
    let before: KeyId | null = null;
    const isKept = await within(tx, async () => {
      before = await dropTotp(tx, account);
      await tx.insert(totp).values({ accountId: account, ...fields });
      return true;
    });
    return isKept ? before : keyId;
  });
  if (over) ground.keys.destroy(over);
  return over !== keyId;
}

/** Whether the code is right now and was not used: of two who bring the same, one comes in. */
export async function useTotp(ground: Ground, account: AccountId, code: string): Promise<boolean> {
  return ground.db.asService('auth', async (tx) => {
    const [row] = await tx.select().from(totp).where(eq(totp.accountId, account));
    if (!row) return false;
    const step = stepOf(ground.keys.words(row.keyId).open(row.secretEnc), code, ground.now());
    if (step === null) return false;
    const used = await tx
      .update(totp)
      .set({ lastStep: step })
      .where(and(eq(totp.accountId, account), lt(totp.lastStep, step)))
      .returning({ account: totp.accountId });
    return used.length > 0;
  });
}

/** Forgets the secret; destroy the key that it answers with once the transaction has committed. */
export async function dropTotp(tx: Tx, account: AccountId) {
  const [gone] = await tx.delete(totp).where(eq(totp.accountId, account)).returning({ keyId: totp.keyId });
  if (gone) await publish(tx, { kind: 'destroyed', keys: [gone.keyId] });
  return gone?.keyId ?? null;
}
