/** What a lead may do with what another one proposed. */
import { eq } from 'drizzle-orm';
import type { AccountId } from '#core/ids.ts';
import type { Handle, Standing } from '#core/two-leads.ts';
import { isLead, isTied } from '../auth/leads.ts';
import { membership } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Place, Work } from '../place.ts';

/** `gone`: whoever proposed it is no lead any more. */
export const standingOf = (ground: Ground, place: Place, askedBy: AccountId): Promise<Standing | 'gone'> =>
  ground.db.asService('auth', async (tx) => {
    if (askedBy === place.actor.account) return 'own';
    if (!(await isLead(tx, place.project.id, askedBy))) return 'gone';
    return (await isTied(tx, ground, place.actor.account, askedBy)) ? 'tied' : 'may';
  });

export async function handlesOf(work: Work): Promise<Map<AccountId, Handle>> {
  const rows = await work.tx
    .select({ account: membership.accountId, role: membership.role, ordinal: membership.ordinal })
    .from(membership)
    .where(eq(membership.projectId, work.project));
  return new Map(rows.map(({ account, ...handle }) => [account, handle]));
}
