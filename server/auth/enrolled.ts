/** Who of a project has a second factor: told to its leads, who may reset it. */
import { and, eq, isNull } from 'drizzle-orm';
import type { AccountId } from '#core/ids.ts';
import { membership, passkey, totp } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Place } from '../place.ts';

export async function enrolledIn(ground: Ground, place: Place): Promise<ReadonlySet<AccountId>> {
  const here = and(eq(membership.projectId, place.project.id), isNull(membership.endedAt));
  return ground.db.asService('auth', async (tx) => {
    const apps = await tx
      .select({ id: totp.accountId })
      .from(totp)
      .innerJoin(membership, eq(membership.accountId, totp.accountId))
      .where(here);
    const keys = await tx
      .select({ id: passkey.accountId })
      .from(passkey)
      .innerJoin(membership, eq(membership.accountId, passkey.accountId))
      .where(here);
    return new Set([...apps, ...keys].map(({ id }) => id));
  });
}
