/** Whoever changes how their account is opened gives its password again: an unlocked screen is not enough. */
import type { AccountId } from '#core/ids.ts';
import { provenOf, type Door } from './sign-in.ts';

export type Own = { kind: 'right' } | { kind: 'wrong' } | { kind: 'wait'; seconds: number };

export async function confirmPassword(
  door: Door,
  who: { account: AccountId; email: string },
  given: { password: string; address: string },
): Promise<Own> {
  const seconds = await door.throttle.attempt(given.address, who.account);
  if (seconds > 0) return { kind: 'wait', seconds };
  const proven = await provenOf(door, who.email, given.password);
  if (proven?.account !== who.account) return { kind: 'wrong' };
  await door.throttle.succeed(given.address, who.account);
  return { kind: 'right' };
}
