/** Codes for the day on which the device is gone: ten, shown once, each good once. */
import { and, eq, isNull } from 'drizzle-orm';
import { createHmac, randomInt } from 'node:crypto';
import type { AccountId } from '#core/ids.ts';
import { recoveryCode } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { append } from '../store/audit.ts';
import { holdFactors } from './hold-factors.ts';
import { isPresented } from './session.ts';

const HOW_MANY = 10;
/** Without what is mistaken for something else. Ten of them are fifty bits. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';

export const drawCode = (): string => {
  const letters = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
};

/** As it is typed: small letters, spaces, O for 0 and I or L for 1. */
const fold = (code: string): string =>
  code
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');

export const digestCode = (ground: Ground, account: AccountId, code: string): string =>
  createHmac('sha256', ground.keys.derive('recovery code'))
    .update(`${account} ${fold(code)}`)
    .digest('hex');

/**
 * Makes them anew: those of before are good no more. The answer is their only copy. `cookie`: of the session that asks; null
 * where that has ended, since a reset would else leave codes of whoever had it.
 */
export async function makeRecoveryCodes(
  ground: Ground,
  account: AccountId,
  cookie: string,
): Promise<string[] | null> {
  const codes = Array.from({ length: HOW_MANY }, drawCode);
  return ground.db.asService('auth', async (tx) => {
    await holdFactors(tx, account);
    if (!(await isPresented(tx, ground.config, { account, cookie }))) return null;
    await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, account));
    await tx
      .insert(recoveryCode)
      .values(codes.map((code) => ({ accountId: account, hash: digestCode(ground, account, code) })));
    const more = { factor: 'recovery-codes' } as const;
    await append(tx, { project: null, actor: account, act: 'factor.added', object: account, more });
    return codes;
  });
}

/** Whether it was one of theirs and still good; it is not any more. */
export async function useRecoveryCode(ground: Ground, account: AccountId, code: string): Promise<boolean> {
  return ground.db.asService('auth', async (tx) => {
    const used = await tx
      .update(recoveryCode)
      .set({ usedAt: ground.now() })
      .where(
        and(
          eq(recoveryCode.accountId, account),
          eq(recoveryCode.hash, digestCode(ground, account, code)),
          isNull(recoveryCode.usedAt),
        ),
      )
      .returning({ account: recoveryCode.accountId });
    if (used.length === 0) return false;
    const done = { act: 'factor.recovery-code-used', object: account, more: {} } as const;
    await append(tx, { project: null, actor: account, ...done });
    return true;
  });
}
