/** E-mail and password become a session, or one answer for all that is wrong. */
import type { Device } from '#core/device.ts';
import type { Ground } from '../ground.ts';
import { findCredential, foldEmail } from '../store/account.ts';
import { verifyPassword } from './password.ts';
import { beginProven, readPending, type Proven, type SessionCookie } from './session.ts';
import type { Stage } from './stage.ts';
import type { Throttle } from './throttle.ts';

export interface Door extends Ground {
  throttle: Throttle;
}

export type SignIn =
  /** With how far the session has come. */
  | { kind: 'in'; cookie: SessionCookie; stage: Stage }
  /** Unknown e-mail, wrong password and suspended account are one answer, at one cost. */
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number };

export interface Attempt {
  email: string;
  password: string;
  /** Where it comes from, for the throttle only; never stored. */
  address: string;
  device: Device;
}

/** The session that begins here is open only where no second factor is called for (server/auth/stage.ts). */
export async function signIn(door: Door, attempt: Attempt): Promise<SignIn> {
  const seconds = await door.throttle.attempt(attempt.address, foldEmail(attempt.email));
  if (seconds > 0) return { kind: 'wait', seconds };
  const proven = await provenOf(door, attempt.email, attempt.password);
  const cookie = proven && (await beginProven(door, proven, attempt.device));
  if (cookie === null) return { kind: 'wrong' };
  await door.throttle.succeed(attempt.address, foldEmail(attempt.email));
  const pending = await readPending(door, `${cookie.name}=${cookie.value}`);
  return { kind: 'in', cookie, stage: pending?.stage ?? 'open' };
}

/** A digest of nothing that anybody knows: an unknown e-mail costs the same time as a wrong password. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$s1MDJpr8w/OA1uOIRsy50A$bVHX3aCaeHCcQK7wbM02EbxbD+LnqEK8v2le7g6skMU';

/** The account that this e-mail and password open, or null. The caller counts attempts. */
export async function provenOf(ground: Ground, email: string, password: string): Promise<Proven | null> {
  const found = await ground.db.asService('auth', (tx) => findCredential(tx, email));
  const right = await verifyPassword(found?.passwordHash ?? NOBODY, password);
  return found && right && found.suspendedAt === null
    ? { account: found.id, proof: found.passwordHash }
    : null;
}
