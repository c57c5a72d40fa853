/**
 * Sessions through Lucia 3. The only file that knows it: whoever replaces it rewrites this file and nothing else.
 *
 * The database holds SHA-256 of a session's id, so that a stolen table opens no door. Lucia renews a session by the id
 * that `getSessionAndUser` returned: that must be the presented one, or the renewal would look for the digest's digest
 * and sign the person out.
 */
import { and, eq, lt, ne } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import type { AccountId } from '#core/ids.ts';
import type { Config } from '../config.server.ts';
import type { Tx } from '../db/client.ts';
import type { account } from '../db/schema.ts';
import { session } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Identity } from './identity.ts';
import { digestSecret, drawSecret } from './secret.ts';

type SessionUser = Pick<
  typeof account.$inferSelect,
  'email' | 'isAdmin' | 'permissionVersion' | 'direction' | 'theme'
>;

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOn>;
    UserId: AccountId;
    DatabaseUserAttributes: SessionUser;
  }
}

/** What to put into the answer: gone when the browser closes, and dead on the server a week after its last use. */
export interface SessionCookie {
  name: string;
  value: string;
  options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean };
}

const LIFE = new TimeSpan(7, 'd');

export async function beginSession(ground: Ground, accountId: AccountId): Promise<SessionCookie> {
  const made = await luciaOn(ground).createSession(accountId, {}, { sessionId: drawSecret() });
  return sessionCookie(ground.config, made.id);
}

/** Whose session the request's `Cookie` header presents; null if there is none, or it has ended. */
export async function readSession(ground: Ground, cookieHeader: string): Promise<Identity | null> {
  const presented = presentedId(ground.config, cookieHeader);
  if (presented === null) return null;
  const { user } = await luciaOn(ground).validateSession(presented);
  return user ? identityOf(user.id, user) : null;
}

/** The same for who only looks whether it still lasts: that is no use of it, and it lasts no longer for it. */
export async function lookAtSession(ground: Ground, cookieHeader: string): Promise<Identity | null> {
  const presented = presentedId(ground.config, cookieHeader);
  if (presented === null) return null;
  const [found, user] = await sessionAndUser(ground, presented);
  return found && user && found.expiresAt > new Date() ? identityOf(user.id, user.attributes) : null;
}

const identityOf = (account: AccountId, user: SessionUser): Identity => ({
  account,
  email: user.email,
  admin: user.isAdmin,
  permissionVersion: user.permissionVersion,
  project: null,
  via: 'session',
  direction: user.direction,
  theme: user.theme,
});

/** Ends the session that the request's `Cookie` header presents; whose it was, or null. */
export async function endSession(tx: Tx, config: Config, cookieHeader: string): Promise<AccountId | null> {
  const presented = presentedId(config, cookieHeader);
  if (presented === null) return null;
  const [ended] = await tx
    .delete(session)
    .where(eq(session.id, digestSecret(presented)))
    .returning({ account: session.accountId });
  return ended?.account ?? null;
}

/** Ends all sessions of an account, in the transaction of whatever is the reason; `except` keeps the presented one. */
export async function endSessionsOf(
  tx: Tx,
  accountId: AccountId,
  except: { config: Config; cookie: string } | null = null,
): Promise<void> {
  const kept = except === null ? null : presentedId(except.config, except.cookie);
  await tx
    .delete(session)
    .where(
      and(eq(session.accountId, accountId), kept === null ? undefined : ne(session.id, digestSecret(kept))),
    );
}

/** The name says nothing; with https the prefix binds the cookie to this host and path. */
const sessionCookieName = (config: Config): string => (isSecure(config) ? '__Host-sid' : 'sid');

const isSecure = (config: Config): boolean => config.origins.every((origin) => origin.startsWith('https://'));

const sessionCookie = (config: Config, value: string): SessionCookie => ({
  name: sessionCookieName(config),
  value,
  options: { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) },
});

function presentedId(config: Config, cookieHeader: string): string | null {
  const prefix = `${sessionCookieName(config)}=`;
  const pair = cookieHeader.split(';').find((part) => part.trim().startsWith(prefix));
  return pair?.trim().slice(prefix.length) || null;
}

function luciaOn(ground: Ground) {
  return new Lucia(adapterOn(ground), {
    sessionExpiresIn: LIFE,
    getUserAttributes: (attributes: SessionUser) => attributes,
  });
}

function adapterOn(ground: Ground): Adapter {
  const asAuth = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => ground.db.asService('auth', work);
  const stored = (presented: string) => eq(session.id, digestSecret(presented));
  return {
    getSessionAndUser: (presented) => sessionAndUser(ground, presented),
    getUserSessions: (userId) =>
      asAuth(async (tx) =>
        (await tx.select().from(session).where(eq(session.accountId, userId))).map((row) => ({
          id: row.id,
          userId: row.accountId,
          expiresAt: row.expiresAt,
          attributes: {},
        })),
      ),
    setSession: (made) =>
      asAuth(async (tx) => {
        await tx.delete(session).where(lt(session.expiresAt, ground.now())); // what nobody presents again
        await tx
          .insert(session)
          .values({ id: digestSecret(made.id), accountId: made.userId, expiresAt: made.expiresAt });
      }),
    updateSessionExpiration: (presented, expiresAt) =>
      asAuth(async (tx) => void (await tx.update(session).set({ expiresAt }).where(stored(presented)))),
    deleteSession: (presented) =>
      asAuth(async (tx) => void (await tx.delete(session).where(stored(presented)))),
    deleteUserSessions: (userId) => asAuth((tx) => endSessionsOf(tx, userId)),
    deleteExpiredSessions: () =>
      asAuth(async (tx) => void (await tx.delete(session).where(lt(session.expiresAt, ground.now())))),
  };
}

/** A suspended account has no user here: Lucia then drops the session. */
async function sessionAndUser(
  ground: Ground,
  presented: string,
): Promise<[DatabaseSession | null, DatabaseUser | null]> {
  const [holder] = await ground.db.brief<
    SessionHolder[]
  >`select * from session_holder(${digestSecret(presented)})`;
  if (!holder) return [null, null];
  const { id, email, admin, version, direction, theme } = holder;
  const found = { id: presented, userId: id, expiresAt: new Date(holder.expires_at), attributes: {} };
  if (holder.suspended) return [found, null];
  const attributes = { email, isAdmin: admin, permissionVersion: version, direction, theme };
  return [found, { id, attributes }];
}

/** What `session_holder` answers (migrations/0007). */
interface SessionHolder extends Pick<Identity, 'email' | 'admin' | 'direction' | 'theme'> {
  id: AccountId;
  version: number;
  suspended: boolean;
  /** Milliseconds. */
  expires_at: number;
}
