/** When a member was last at the desk: what changed is counted from then. */
import { and, eq } from 'drizzle-orm';
import { membership } from '../db/schema.ts';
import type { Work } from '../place.ts';

const own = (work: Work) =>
  and(eq(membership.projectId, work.project), eq(membership.accountId, work.actor.account));

/** The last visit; before the first, when the member joined. */
export async function lastVisit(work: Work): Promise<Date> {
  const [row] = await work.tx
    .select({ last: membership.lastVisitAt, joined: membership.createdAt })
    .from(membership)
    .where(own(work));
  return row?.last ?? row?.joined ?? work.ground.now();
}

export async function markVisit(work: Work): Promise<void> {
  await work.tx.update(membership).set({ lastVisitAt: work.ground.now() }).where(own(work));
}
