/** An admin, or whoever has the server's command line, lets somebody in who lost their device; never past two leads. */
import type { AccountId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import { findAccount } from '../store/account.ts';
import { appendAll } from '../store/audit.ts';
import { leadsWithAnother } from './leads.ts';
import { settle } from './revoke.ts';
import { resetFactorIn } from './two-leads.ts';

/** Or the code with which they set up the next one. */
export type Reset = { code: string } | 'no-account' | 'two-leads';

/** `by` null: from the command line. */
export async function resetFactor(ground: Ground, email: string, by: AccountId | null): Promise<Reset> {
  const answer = await ground.db.asService('auth', async (tx) => {
    const found = await findAccount(tx, email);
    if (!found) return 'no-account' as const;
    if (await leadsWithAnother(tx, ground, found.id)) return 'two-leads' as const;
    const { ended, ...reset } = await resetFactorIn(tx, ground, found.id, by);
    const done = { act: 'factor.reset', object: found.id, more: {} } as const;
    await appendAll(tx, [...ended, { project: null, actor: by, ...done }]);
    return { id: found.id, ...reset };
  });
  if (typeof answer === 'string') return answer;
  if (answer.key) ground.keys.destroy(answer.key);
  await settle(ground, answer.id);
  return { code: answer.code };
}
