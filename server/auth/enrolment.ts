/**
 * The code with which a second factor is set up after a reset: shown once to whoever reset it, who says it to the person. So
 * a password that somebody else has learnt sets up nothing.
 */
import { eq } from 'drizzle-orm';
import { timingSafeEqual } from 'node:crypto';
import type { AccountId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { enrolment } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { digestCode, drawCode } from './recovery-code.ts';

/** Afterwards it takes another reset. */
const GOOD_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** In place of one that was drawn before. The answer is its only copy. */
export async function drawEnrolment(tx: Tx, ground: Ground, account: AccountId): Promise<string> {
  const code = drawCode();
  const row = { hash: digestCode(ground, account, code), madeAt: ground.now() };
  await tx
    .insert(enrolment)
    .values({ accountId: account, ...row })
    .onConflictDoUpdate({ target: enrolment.accountId, set: row });
  return code;
}

/** Whether it takes a code to set one up. */
export const owesEnrolment = async (tx: Tx, account: AccountId): Promise<boolean> =>
  (await rowOf(tx, account)) !== undefined;

/** Whether one may be set up: nothing is owed, or this is the code. */
export const mayEnrol = (ground: Ground, account: AccountId, code: string): Promise<boolean> =>
  ground.db.asService('auth', (tx) => mayEnrolIn(tx, ground, account, code));

export async function mayEnrolIn(tx: Tx, ground: Ground, account: AccountId, code: string): Promise<boolean> {
  const row = await rowOf(tx, account);
  if (!row) return true;
  if (ground.now().getTime() - row.madeAt.getTime() > GOOD_DAYS * DAY_MS) return false;
  return timingSafeEqual(Buffer.from(row.hash, 'hex'), Buffer.from(digestCode(ground, account, code), 'hex'));
}

/** Keeps a second factor, or does not: decided in the transaction in which it would be kept. False: it was not. */
export type Keeping = (tx: Tx, keep: () => Promise<boolean>) => Promise<boolean>;

/** In the transaction in which one is set up. */
export const settleEnrolment = (tx: Tx, account: AccountId) =>
  tx.delete(enrolment).where(eq(enrolment.accountId, account));

async function rowOf(tx: Tx, account: AccountId) {
  const [row] = await tx.select().from(enrolment).where(eq(enrolment.accountId, account));
  return row;
}
