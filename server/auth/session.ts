/**
 * Sessions through Lucia 3. The only file that knows it: whoever replaces it rewrites this file and nothing else.
 *
 * The database holds SHA-256 of a session's id, so that a stolen table opens no door. Lucia renews a session by the id
 * that `getSessionAndUser` returned: that must be the presented one, or the renewal would look for the digest's digest
 * and sign the person out.
 */
import { and, eq, lt, ne, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import type { Device } from '#core/device.ts';
import type { AccountId } from '#core/ids.ts';
import type { Config } from '../config.server.ts';
import type { Tx } from '../db/client.ts';
import type { account } from '../db/schema.ts';
import { credential, session } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Identity } from './identity.ts';
import { noteDevice } from './device-seen.ts';
import { digestSecret, drawSecret } from './secret.ts';
import { stageOf, type Stage, type Standing } from './stage.ts';

interface SessionUser
  extends
    Pick<typeof account.$inferSelect, 'email' | 'isAdmin' | 'permissionVersion' | 'direction' | 'theme'>,
    Standing {
  handle: string;
  /** Milliseconds. */
  madeAt: number;
  /** Nobody has used it today yet. */
  stale: boolean;
  news: boolean;
}

/** What is stored beside a session, and what it began by. */
interface SessionFields extends Device {
  passedAt: Date | null;
  proof?: string | undefined;
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOn>;
    UserId: AccountId;
    DatabaseUserAttributes: SessionUser;
    DatabaseSessionAttributes: SessionFields;
  }
}

/** What to put into the answer: gone when the browser closes, and dead on the server a week after its last use. */
export interface SessionCookie {
  name: string;
  value: string;
  options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean };
}

const LIFE = new TimeSpan(7, 'd');
/** Whoever has given the password alone has this long for the rest. */
const PATIENCE_MS = 15 * 60 * 1000;

export interface Begun {
  device: Device;
  /** Whether a second factor was shown. */
  passed: boolean;
}

export const beginSession = (ground: Ground, accountId: AccountId, begun: Begun): Promise<SessionCookie> =>
  begin(ground, accountId, begun);

/**
 * By a password, which was held against this digest a moment ago: null where the account has another by now. Else who was
 * under way with the old one would be let in after it was changed.
 */
export async function beginProven(
  ground: Ground,
  { account: who, proof }: Proven,
  device: Device,
): Promise<SessionCookie | null> {
  try {
    return await begin(ground, who, { device, passed: false, proof });
  } catch (error) {
    if (error instanceof PasswordChanged) return null;
    throw error;
  }
}

/** Whose password was given, and the stored digest that it fits. */
export interface Proven {
  account: AccountId;
  proof: string;
}

class PasswordChanged extends Error {
  override name = 'PasswordChanged';
}

async function begin(
  ground: Ground,
  accountId: AccountId,
  { device, passed, proof }: Begun & { proof?: string },
): Promise<SessionCookie> {
  const fields = { ...device, passedAt: passed ? ground.now() : null, proof };
  const made = await luciaOn(ground).createSession(accountId, fields, { sessionId: drawSecret() });
  return sessionCookie(ground.config, made.id);
}

/** Whose session the request's `Cookie` header presents; null if there is none, it has ended, or it is not open yet. */
export async function readSession(ground: Ground, cookieHeader: string): Promise<Identity | null> {
  const found = await presentedUser(ground, cookieHeader);
  if (!found || stageOf(ground.config, found.user) !== 'open') return null;
  if (found.user.stale) await noteUse(ground, found.presented);
  return identityOf(found.user.id, found.user);
}

/** Somebody who has given the password and no more: nobody to all pages but those of the second factor. */
export interface Pending {
  account: AccountId;
  email: string;
  stage: Exclude<Stage, 'open'>;
}

/** Who is half-way in by the request's `Cookie` header, or null. */
export async function readPending(ground: Ground, cookieHeader: string): Promise<Pending | null> {
  const found = await presentedUser(ground, cookieHeader);
  if (!found) return null;
  const stage = stageOf(ground.config, found.user);
  if (stage === 'open') return null;
  if (ground.now().getTime() - found.user.madeAt < PATIENCE_MS)
    return { account: found.user.id, email: found.user.email, stage };
  await luciaOn(ground).invalidateSession(found.presented);
  return null;
}

async function presentedUser(
  ground: Ground,
  cookieHeader: string,
): Promise<{ presented: string; user: SessionUser & { id: AccountId } } | null> {
  const presented = presentedId(ground.config, cookieHeader);
  if (presented === null) return null;
  const { user } = await luciaOn(ground).validateSession(presented);
  return user && { presented, user };
}

/** The same as `readSession` for who only looks whether it still lasts: that is no use of it, and it lasts no longer for it. */
export async function lookAtSession(ground: Ground, cookieHeader: string): Promise<Identity | null> {
  const presented = presentedId(ground.config, cookieHeader);
  if (presented === null) return null;
  const [found, user] = await sessionAndUser(ground, presented);
  if (!found || !user || found.expiresAt <= new Date()) return null;
  return stageOf(ground.config, user.attributes) === 'open' ? identityOf(user.id, user.attributes) : null;
}

const identityOf = (account: AccountId, user: SessionUser): Identity => ({
  account,
  email: user.email,
  admin: user.isAdmin,
  permissionVersion: user.permissionVersion,
  project: null,
  via: 'session',
  session: user.handle,
  news: user.news,
  direction: user.direction,
  theme: user.theme,
});

async function noteUse(ground: Ground, presented: string): Promise<void> {
  await ground.db.asService('auth', (tx) =>
    tx
      .update(session)
      .set({ seenOn: raw`current_date` })
      .where(eq(session.id, digestSecret(presented))),
  );
}

/**
 * The presented session, once its holder has shown a second factor: under a new id, which nobody saw before. In one statement:
 * whoever ends the account's sessions meanwhile ends the one or the other.
 */
export async function passSession(ground: Ground, cookieHeader: string): Promise<SessionCookie | null> {
  const presented = presentedId(ground.config, cookieHeader);
  if (presented === null) return null;
  const [fresh, now] = [drawSecret(), ground.now()];
  const passed = await ground.db.asService('auth', (tx) =>
    tx
      .update(session)
      .set({
        ...{ id: digestSecret(fresh), handle: randomUUID(), passedAt: now, challenge: null },
        ...{ createdAt: now, expiresAt: new Date(now.getTime() + LIFE.milliseconds()) },
        seenOn: raw`current_date`,
      })
      .where(eq(session.id, digestSecret(presented)))
      .returning({ id: session.id }),
  );
  return passed.length === 0 ? null : sessionCookie(ground.config, fresh);
}

/** Whether the presented session is there, and this account's, as the transaction sees it. */
export async function isPresented(
  tx: Tx,
  config: Config,
  { account: who, cookie }: { account: AccountId; cookie: string },
): Promise<boolean> {
  const presented = presentedId(config, cookie);
  if (presented === null) return false;
  const rows = await tx
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.id, digestSecret(presented)), eq(session.accountId, who)));
  return rows.length > 0;
}

/** Keeps a passkey's challenge with the presented session: it is good once, for that session alone. */
export async function keepChallenge(ground: Ground, cookieHeader: string, challenge: string): Promise<void> {
  const presented = presentedId(ground.config, cookieHeader);
  if (presented === null) return;
  await ground.db.asService('auth', (tx) =>
    tx
      .update(session)
      .set({ challenge })
      .where(eq(session.id, digestSecret(presented))),
  );
}

/** The challenge that was kept, and never again; null: none. */
export async function takeChallenge(ground: Ground, cookieHeader: string): Promise<string | null> {
  const presented = presentedId(ground.config, cookieHeader);
  if (presented === null) return null;
  return ground.db.asService('auth', async (tx) => {
    const mine = eq(session.id, digestSecret(presented));
    const [row] = await tx.select({ challenge: session.challenge }).from(session).where(mine).for('update');
    await tx.update(session).set({ challenge: null }).where(mine);
    return row?.challenge ?? null;
  });
}

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
          attributes: { passedAt: row.passedAt, browser: row.browser, system: row.system },
        })),
      ),
    setSession: (made) =>
      asAuth(async (tx) => {
        await tx.delete(session).where(lt(session.expiresAt, ground.now())); // what nobody presents again
        const { passedAt, browser, system, proof } = made.attributes;
        if (proof !== undefined && !(await isStill(tx, made.userId, proof))) throw new PasswordChanged();
        await tx.insert(session).values({
          id: digestSecret(made.id),
          accountId: made.userId,
          expiresAt: made.expiresAt,
          passedAt,
          browser,
          system,
        });
        await noteDevice(tx, made.userId, { browser, system });
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

/** Whoever changes it waits until the session is there, and ends it with the others. */
async function isStill(tx: Tx, who: AccountId, passwordHash: string): Promise<boolean> {
  const rows = await tx
    .select({ account: credential.accountId })
    .from(credential)
    .where(and(eq(credential.accountId, who), eq(credential.passwordHash, passwordHash)))
    .for('share');
  return rows.length > 0;
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
  const { id, email, admin, version, direction, theme, passed, enrolled, bound, handle, stale, news } =
    holder;
  const found = {
    id: presented,
    userId: id,
    expiresAt: new Date(holder.expires_at),
    attributes: { passedAt: null, browser: 'other', system: 'other' } as const, // nobody asks it for them
  };
  if (holder.suspended) return [found, null];
  const standing = { passed, enrolled, bound, handle, stale, news, madeAt: holder.made_at };
  const attributes = { email, isAdmin: admin, permissionVersion: version, direction, theme, ...standing };
  return [found, { id, attributes }];
}

/** What `session_holder` answers (migrations/0016). */
interface SessionHolder extends Pick<Identity, 'email' | 'admin' | 'direction' | 'theme' | 'news'>, Standing {
  id: AccountId;
  version: number;
  suspended: boolean;
  handle: string;
  stale: boolean;
  /** Milliseconds. */
  expires_at: number;
  made_at: number;
}
