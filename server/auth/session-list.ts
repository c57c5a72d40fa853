/** An account's sessions, as their owner sees and ends them. */
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { Device } from '#core/device.ts';
import type { AccountId } from '#core/ids.ts';
import { session } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { outdate, settle } from './revoke.ts';

export interface SessionRow extends Device {
  handle: string;
  /** Days. */
  since: string;
  seen: string;
  /** The one that asks. */
  here: boolean;
  /** Whether a second factor was shown in it. */
  passed: boolean;
}

export async function listSessions(
  ground: Ground,
  account: AccountId,
  here: string | null,
): Promise<SessionRow[]> {
  const rows = await ground.db.asService('auth', (tx) =>
    tx
      .select()
      .from(session)
      .where(and(eq(session.accountId, account), gt(session.expiresAt, ground.now())))
      .orderBy(desc(session.seenOn), desc(session.createdAt)),
  );
  return rows.map((row) => ({
    handle: row.handle,
    browser: row.browser,
    system: row.system,
    since: row.createdAt.toISOString().slice(0, 10),
    seen: row.seenOn,
    here: row.handle === here,
    passed: row.passedAt !== null,
  }));
}

/** Ends one of the account's sessions, or all but the one that asks; its sockets have closed when this returns. */
export async function endSessions(
  ground: Ground,
  account: AccountId,
  which: { handle: string } | { allBut: string },
): Promise<number> {
  const these = 'handle' in which ? eq(session.handle, which.handle) : ne(session.handle, which.allBut);
  const ended = await ground.db.asService('auth', async (tx) => {
    const gone = await tx
      .delete(session)
      .where(and(eq(session.accountId, account), these))
      .returning({ handle: session.handle });
    if (gone.length > 0) await outdate(tx, account);
    return gone.length;
  });
  if (ended > 0) await settle(ground, account);
  return ended;
}
