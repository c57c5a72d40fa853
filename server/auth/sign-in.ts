/** E-mail and password become a session, or one answer for all that is wrong. */
import type { AccountId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import { findCredential, foldEmail } from '../store/account.ts';
import { verifyPassword } from './password.ts';
import { beginSession, type SessionCookie } from './session.ts';
import type { Throttle } from './throttle.ts';

export interface Door extends Ground {
  throttle: Throttle;
}

export type SignIn =
  | { kind: 'in'; cookie: SessionCookie }
  /** Unknown e-mail, wrong password and suspended account are one answer, at one cost. */
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number };

export interface Attempt {
  email: string;
  password: string;
  /** Where it comes from, for the throttle only; never stored. */
  address: string;
}

export async function signIn(door: Door, attempt: Attempt): Promise<SignIn> {
  const seconds = await door.throttle.attempt(attempt.address, foldEmail(attempt.email));
  if (seconds > 0) return { kind: 'wait', seconds };
  const account = await accountOf(door, attempt.email, attempt.password);
  if (account === null) return { kind: 'wrong' };
  await door.throttle.succeed(attempt.address, foldEmail(attempt.email));
  return { kind: 'in', cookie: await beginSession(door, account) };
}

/** A digest of nothing that anybody knows: an unknown e-mail costs the same time as a wrong password. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$s1MDJpr8w/OA1uOIRsy50A$bVHX3aCaeHCcQK7wbM02EbxbD+LnqEK8v2le7g6skMU';

/** The account that this e-mail and password open, or null. The caller counts attempts. */
export async function accountOf(ground: Ground, email: string, password: string): Promise<AccountId | null> {
  const found = await ground.db.asService('auth', (tx) => findCredential(tx, email));
  const right = await verifyPassword(found?.passwordHash ?? NOBODY, password);
  return found && right && found.suspendedAt === null ? found.id : null;
}
