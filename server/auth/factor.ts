/** The second factor of an account: what it has, how it is shown, how it is set up and taken away (PROTECTION 7). */
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import type { AccountId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { account, membership, passkey, recoveryCode, totp } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { append } from '../store/audit.ts';
import { mayEnrol, mayEnrolIn, owesEnrolment, settleEnrolment } from './enrolment.ts';
import { holdFactors } from './hold-factors.ts';
import { dropPasskey, keepPasskey, usePasskey, type Browsing } from './passkey.ts';
import { useRecoveryCode } from './recovery-code.ts';
import { outdate, settle } from './revoke.ts';
import { isPresented, passSession, type SessionCookie } from './session.ts';
import type { Door } from './sign-in.ts';
import { waives } from './stage.ts';
import { dropTotp, keepTotp, sameOffer, stepOf, useTotp, type Offer } from './totp.ts';

/** How somebody shows theirs. */
export type Shown =
  /** Six digits of the app, or a recovery code: they are told apart by how they look. */
  | { kind: 'code'; code: string }
  /** What the browser made of `askPasskey`. */
  | { kind: 'passkey'; answer: string };

export type Passed =
  { kind: 'passed'; cookie: SessionCookie } | { kind: 'wrong' } | { kind: 'wait'; seconds: number };

interface At extends Browsing {
  /** For the throttle only. */
  address: string;
}

/** Of a session that waits for it; counted like a password. */
export async function showFactor(door: Door, at: At, shown: Shown): Promise<Passed> {
  const seconds = await door.throttle.attempt(at.address, subject(at.account));
  if (seconds > 0) return { kind: 'wait', seconds };
  const right = await isRight(door, at, shown);
  if (typeof right === 'number') return { kind: 'wait', seconds: right };
  if (!right) return { kind: 'wrong' };
  await door.throttle.succeed(at.address, subject(at.account));
  const cookie = await passSession(door, at.cookie);
  return cookie ? { kind: 'passed', cookie } : { kind: 'wrong' };
}

const subject = (who: AccountId): string => `second factor ${who}`;

/** Or the seconds to wait. */
async function isRight(door: Door, at: At, shown: Shown): Promise<boolean | number> {
  if (shown.kind === 'passkey') return usePasskey(door, at, shown.answer);
  const digits = shown.code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return useRecoveryCode(door, at.account, shown.code);
  const seconds = await door.throttle.code(at.account);
  if (seconds > 0) return seconds;
  const right = await useTotp(door, at.account, digits);
  if (right) await door.throttle.codeWasRight(at.account);
  return right;
}

export type Enrolled =
  | { kind: 'enrolled'; cookie: SessionCookie }
  /** The code is not the app's; the same secret may be tried again. */
  | { kind: 'wrong'; offer: Offer | null }
  /** It was reset, and this is not the code of whoever did; the same secret may be tried again. */
  | { kind: 'unproven'; offer: Offer | null }
  | { kind: 'wait'; seconds: number };

/** Sets up an app: its first code proves that it has the secret. The session has then shown it. */
export async function enrolTotp(
  door: Door,
  at: At,
  given: { secret: string; seal: string; code: string; enrolment: string },
): Promise<Enrolled> {
  const seconds = await door.throttle.attempt(at.address, subject(at.account));
  if (seconds > 0) return { kind: 'wait', seconds };
  const offer = sameOffer(door, at, given);
  const step = offer && stepOf(offer.secret, given.code.replace(/\s/g, ''), door.now());
  if (!offer || step === null) return { kind: 'wrong', offer };
  if (!(await mayEnrol(door, at.account, given.enrolment))) return { kind: 'unproven', offer };
  const kept = await keepTotp(door, at.account, { secret: offer.secret, step }, keeping(door, at, given));
  return kept ? enrolled(door, at, 'totp') : { kind: 'unproven', offer };
}

/**
 * In the transaction that keeps it: a reset may have ended the session meanwhile, and asked for a code. A code that was given
 * is spent with it, and not later, when another reset may have drawn another.
 */
const keeping =
  (door: Door, at: At, { enrolment }: { enrolment: string }) =>
  async (tx: Tx, keep: () => Promise<boolean>): Promise<boolean> => {
    await holdFactors(tx, at.account);
    if (!(await isPresented(tx, door.config, at)) || !(await mayEnrolIn(tx, door, at.account, enrolment)))
      return false;
    if (!(await keep())) return false;
    await settleEnrolment(tx, at.account);
    return true;
  };

/** Sets up a passkey, made for the session's challenge. */
export async function enrolPasskey(
  door: Door,
  at: At,
  given: { answer: string; enrolment: string },
): Promise<Enrolled> {
  const seconds = await door.throttle.attempt(at.address, subject(at.account));
  if (seconds > 0) return { kind: 'wait', seconds };
  if (!(await mayEnrol(door, at.account, given.enrolment))) return { kind: 'unproven', offer: null };
  return (await keepPasskey(door, at, given.answer, keeping(door, at, given)))
    ? enrolled(door, at, 'passkey')
    : { kind: 'wrong', offer: null };
}

/** All other sessions have not shown it, and are asked to: what they hold open is looked at anew. */
async function enrolled(door: Door, at: At, factor: 'totp' | 'passkey'): Promise<Enrolled> {
  await door.throttle.succeed(at.address, subject(at.account));
  const cookie = await passSession(door, at.cookie);
  await door.db.asService('auth', async (tx) => {
    await outdate(tx, at.account);
    await append(tx, { ...own(at.account), act: 'factor.added', more: { factor } });
  });
  await settle(door, at.account);
  return cookie ? { kind: 'enrolled', cookie } : { kind: 'wrong', offer: null };
}

/** Of the instance's chain: what somebody does to their own account. */
const own = (who: AccountId) => ({ project: null, actor: who, object: who });

export interface Factors {
  /** Since when there is an app; null: none. */
  app: Date | null;
  passkeys: { id: string; since: Date }[];
  /** Recovery codes that are still good. */
  codes: number;
  /** Whether there were any, used or not. */
  everMade: boolean;
  /** One was set up so short a while ago that the password, which that took, need not be given again. */
  justSetUp: boolean;
  /** It was reset: to set one up takes the code of whoever did. */
  owed: boolean;
}

const JUST_MS = 15 * 60 * 1000;

export async function factorsOf(ground: Ground, who: AccountId): Promise<Factors> {
  return ground.db.asService('auth', async (tx) => {
    const [app] = await tx.select({ since: totp.createdAt }).from(totp).where(eq(totp.accountId, who));
    const passkeys = await tx
      .select({ id: passkey.id, since: passkey.createdAt })
      .from(passkey)
      .where(eq(passkey.accountId, who))
      .orderBy(asc(passkey.createdAt));
    const codes = await tx.select().from(recoveryCode).where(eq(recoveryCode.accountId, who));
    const good = codes.filter((code) => code.usedAt === null).length;
    const since = Math.max(...[...(app ? [app] : []), ...passkeys].map((one) => one.since.getTime()));
    const justSetUp = ground.now().getTime() - since < JUST_MS;
    const owed = await owesEnrolment(tx, who);
    return { app: app?.since ?? null, passkeys, codes: good, everMade: codes.length > 0, justSetUp, owed };
  });
}

/** Takes away the app (`app`) or a passkey by its id; never the last one of whoever must have one. */
export async function removeFactor(
  ground: Ground,
  who: AccountId,
  which: string,
): Promise<'removed' | 'last'> {
  const removed = await ground.db.asService('auth', async (tx) => {
    // Two that are taken away at the same time wait here for one another.
    await holdFactors(tx, who);
    if ((await countFactors(tx, who)) === 1 && (await isBound(tx, who)) && !waives(ground.config))
      return 'last';
    const key = which === 'app' ? await dropTotp(tx, who) : null;
    if (key === null && !(await dropPasskey(tx, who, which))) return null; // it was gone before
    // Without a factor, recovery codes have nothing to recover.
    if ((await countFactors(tx, who)) === 0) await dropFactors(tx, who);
    const factor = which === 'app' ? 'totp' : 'passkey';
    await append(tx, { ...own(who), act: 'factor.removed', more: { factor } });
    return key;
  });
  if (removed === 'last') return 'last';
  if (removed !== null) ground.keys.destroy(removed);
  return 'removed';
}

/** Whether this account must have a second factor, as `session_holder` says it too. */
async function isBound(tx: Tx, id: AccountId): Promise<boolean> {
  const [row] = await tx.select({ admin: account.isAdmin }).from(account).where(eq(account.id, id));
  const roles = await tx
    .select({ role: membership.role })
    .from(membership)
    .where(
      and(
        eq(membership.accountId, id),
        isNull(membership.endedAt),
        inArray(membership.role, ['lead', 'analyst', 'auditor']),
      ),
    );
  return row?.admin === true || roles.length > 0;
}

/** How many there are, in the transaction of whoever takes one away. */
async function countFactors(tx: Tx, who: AccountId): Promise<number> {
  const [apps] = await tx.select({ n: count() }).from(totp).where(eq(totp.accountId, who));
  const [keys] = await tx.select({ n: count() }).from(passkey).where(eq(passkey.accountId, who));
  return (apps?.n ?? 0) + (keys?.n ?? 0);
}

/** Takes all of it away. Destroy the key that it answers with once the transaction has committed. */
export async function dropFactors(tx: Tx, who: AccountId) {
  await tx.delete(passkey).where(eq(passkey.accountId, who));
  await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, who));
  return dropTotp(tx, who);
}
