/**
 * Ending access, so that it has ended when the call returns (PROTECTION 4.7, 10.6).
 *
 * Every server process holds, while it has sockets of an account, a session-level SHARED advisory lock keyed on that
 * account. At the `revoked` event it drops their frames, closes them and lets the lock go. Whoever revokes commits
 * first and then takes the lock EXCLUSIVELY: once it is held, no process can apply or deliver a frame under the old
 * grant. A process that died held its lock by its connection, which died with it.
 */
import { and, count, eq, isNull, sql as raw } from 'drizzle-orm';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { account, membership } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import { findAccount } from '../store/account.ts';
import { appendAll, type AuditEntry } from '../store/audit.ts';
import { endInvitationsOf } from './end-invitations.ts';
import { endSession, endSessionsOf } from './session.ts';
import { endTokensOf, type Ending } from './token.ts';

/** A server process did not let go: access is ended in the database, but a socket of theirs may still stand there. */
export class RevocationError extends Error {
  override name = 'RevocationError';
}

/** Ends an account's sessions, tokens and sockets until it is restored, and its links for good. */
export async function suspend(
  ground: Ground,
  email: string,
  by: AccountId | null = null,
): Promise<'done' | 'no-account'> {
  const id = await ground.db.asService('auth', async (tx) => {
    const found = await findAccount(tx, email);
    if (!found) return null;
    await tx.update(account).set({ suspendedAt: ground.now() }).where(eq(account.id, found.id));
    const ended = await endAccess(tx, found.id, { at: ground.now(), by });
    ended.push(...(await endInvitationsOf(tx, found.id, { by })));
    await appendAll(tx, [...ended, { ...ofAccount(found.id, by), act: 'account.suspended' }]);
    return found.id;
  });
  if (id === null) return 'no-account';
  await settle(ground, id);
  return 'done';
}

/** Lets a suspended account sign in anew; what was ended stays dead. */
export async function restore(
  ground: Ground,
  email: string,
  by: AccountId | null = null,
): Promise<'done' | 'no-account'> {
  return ground.db.asService('auth', async (tx) => {
    const found = await findAccount(tx, email);
    if (!found) return 'no-account';
    // A sign-in that was under way while the account was suspended may have left a session behind.
    await endSessionsOf(tx, found.id);
    const tokens = await endTokensOf(tx, found.id, { at: ground.now(), by });
    await tx.update(account).set({ suspendedAt: null }).where(eq(account.id, found.id));
    await appendAll(tx, [...tokens, { ...ofAccount(found.id, by), act: 'account.restored' }]);
    return 'done';
  });
}

/** Ends the session of a `Cookie` header with its sockets; those of the account's other sessions come back by themselves. */
export async function signOut(ground: Ground, cookieHeader: string): Promise<void> {
  const id = await ground.db.asService('auth', async (tx) => {
    const ended = await endSession(tx, ground.config, cookieHeader);
    if (ended !== null) await outdate(tx, ended);
    return ended;
  });
  if (id !== null) await settle(ground, id);
}

/** Signs an account out everywhere: every session, every token, every socket. */
export async function signOutEverywhere(ground: Ground, id: AccountId): Promise<void> {
  await ground.db.asService('auth', async (tx) => {
    const tokens = await endAccess(tx, id, { at: ground.now(), by: id });
    await appendAll(tx, [...tokens, { ...ofAccount(id, id), act: 'sessions.ended' }]);
  });
  await settle(ground, id);
}

export type Removal = 'removed' | 'not-a-member' | 'last-lead';

/** What of the audit is the same for all that is done to an account; `by` null: from the command line. */
const ofAccount = (id: AccountId, by: AccountId | null) => ({
  project: null,
  actor: by,
  object: id,
  more: {},
});

/** Ends a membership, as `by` asked. The caller has asked `can`. Tokens bound to the project end, and links into it; what the account is elsewhere stays. */
export async function removeMember(
  ground: Ground,
  projectId: ProjectId,
  accountId: AccountId,
  by: AccountId,
): Promise<Removal> {
  const removal = await ground.db.asService('auth', async (tx) => {
    const ended = await endMembership(tx, projectId, accountId, { at: ground.now(), by });
    if (typeof ended === 'string') return ended;
    await appendAll(tx, ended);
    return 'removed';
  });
  if (removal === 'removed') await settle(ground, accountId);
  return removal;
}

/** In the transaction of whoever asks, who enters what it answers with into the audit; call `settle` after the commit. */
export async function endMembership(
  tx: Tx,
  projectId: ProjectId,
  accountId: AccountId,
  { at, by }: Ending & { by: AccountId },
): Promise<Exclude<Removal, 'removed'> | AuditEntry[]> {
  // Two leads who remove one another at the same time wait here for one another.
  await tx.execute(raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.team.${projectId}`}, 0))`);
  const active = and(eq(membership.projectId, projectId), isNull(membership.endedAt));
  const [member] = await tx
    .select({ role: membership.role })
    .from(membership)
    .where(and(active, eq(membership.accountId, accountId)));
  if (!member) return 'not-a-member';
  const [leads] = await tx
    .select({ n: count() })
    .from(membership)
    .where(and(active, eq(membership.role, 'lead')));
  if (member.role === 'lead' && leads?.n === 1) return 'last-lead';
  await tx
    .update(membership)
    .set({ endedAt: at })
    .where(and(active, eq(membership.accountId, accountId)));
  const ended = await endTokensOf(tx, accountId, { at, by, project: projectId });
  ended.push(...(await endInvitationsOf(tx, accountId, { by, project: projectId })));
  await outdate(tx, accountId);
  const more = { role: member.role };
  return [...ended, { project: projectId, actor: by, act: 'member.removed', object: accountId, more }];
}

/** Ends sessions and tokens; sockets follow when the transaction commits. Answers with what the audit is to have of it. */
export async function endAccess(tx: Tx, id: AccountId, ending: Ending): Promise<AuditEntry[]> {
  await endSessionsOf(tx, id);
  const tokens = await endTokensOf(tx, id, ending);
  await outdate(tx, id);
  return tokens;
}

/** Grows the permission version and tells every process, in one transaction with the reason. */
export async function outdate(tx: Tx, id: AccountId): Promise<void> {
  const [grown] = await tx
    .update(account)
    .set({ permissionVersion: raw`${account.permissionVersion} + 1` })
    .where(eq(account.id, id))
    .returning({ version: account.permissionVersion });
  if (grown) await publish(tx, { kind: 'revoked', account: id, version: grown.version });
}

/** What is hashed into the key of an account's lock, on either side. */
export const accountLock = (id: AccountId): string => `sanad.account.${id}`;

/** Returns once no server process stands under the account's old grant any more. Call it after the commit. */
export async function settle(ground: Ground, id: AccountId): Promise<void> {
  try {
    await ground.db.sql.begin(async (sql) => {
      await sql`select set_config('lock_timeout', '30s', true)`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${accountLock(id)}, 0))`;
    });
  } catch (error) {
    if (isLockTimeout(error))
      throw new RevocationError(
        'Access was ended, but a server process has not confirmed within 30 seconds that its sockets are closed. Restart that process.',
      );
    throw error;
  }
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === '55P03';
