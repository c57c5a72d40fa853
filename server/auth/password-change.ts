/** Changing one's own password ends all other sessions: whoever else was signed in had the old one. */
import type { AccountId } from '#core/ids.ts';
import { savePasswordHash } from '../store/account.ts';
import { append } from '../store/audit.ts';
import { endSessionsOf } from './session.ts';
import { hashPassword, passwordFault } from './password.ts';
import { outdate, settle } from './revoke.ts';
import { confirmPassword } from './own-password.ts';
import type { Door } from './sign-in.ts';

export type PasswordChange =
  | { kind: 'changed' }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'weak'; fault: string };

export interface PasswordAsked {
  current: string;
  next: string;
  address: string;
  /** The request's `Cookie` header: the session that stays. */
  cookie: string;
}

export async function changePassword(
  door: Door,
  who: { account: AccountId; email: string },
  asked: PasswordAsked,
): Promise<PasswordChange> {
  const fault = passwordFault(asked.next);
  if (fault !== null) return { kind: 'weak', fault };
  const own = await confirmPassword(door, who, { password: asked.current, address: asked.address });
  if (own.kind !== 'right') return own;
  const passwordHash = await hashPassword(asked.next);
  await door.db.asService('auth', async (tx) => {
    await savePasswordHash(tx, who.account, passwordHash);
    await endSessionsOf(tx, who.account, { config: door.config, cookie: asked.cookie });
    await outdate(tx, who.account);
    await append(tx, {
      project: null,
      actor: who.account,
      act: 'password.changed',
      object: who.account,
      more: {},
    });
  });
  await settle(door, who.account);
  return { kind: 'changed' };
}
