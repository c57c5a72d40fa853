/** Who is asking: from a session's cookie or a bearer token, for HTTP and for the socket's upgrade alike. */
import type { Action } from '#core/access.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import { hasLeft } from '#core/left.ts';
import type { Ground } from '../ground.ts';
import { lookAtSession, readSession } from './session.ts';
import { readToken } from './token.ts';

export interface Identity {
  account: AccountId;
  email: string;
  admin: boolean;
  /** As it was when the caller was identified: no grant is good beyond this version of the account (PROTECTION 4.7). */
  permissionVersion: number;
  /** A token may be bound to one project: all others then answer as if they did not exist. */
  project: ProjectId | null;
  via: 'session' | 'token';
  /** Names the session to its owner; null: a token. It opens nothing. */
  session: string | null;
  /** A sign-in from a device that is new to the account, which its owner was not told of yet. */
  news: boolean;
  direction: 'auto' | 'ltr' | 'rtl';
  theme: 'auto' | 'light' | 'dark';
}

/** The request's headers of these names. */
export interface Credentials {
  cookie?: string | null | undefined;
  authorization?: string | null | undefined;
}

/**
 * The caller, or null: nobody, expired, ended, suspended. An `Authorization` header decides alone: a dead token is not
 * rescued by a live cookie, and a session whose browser has left is nobody's. Look again with the same credentials when
 * an account's `revoked` event arrives.
 */
export const identify = (
  ground: Ground,
  credentials: Credentials,
  tokens: Tokens = (header) => readToken(ground, header),
): Promise<Identity | null> => holderOf(ground, credentials, readSession, tokens);

/** The same, of the server's own will: a tab that stays open keeps no session alive. */
export const lookAgain = (ground: Ground, credentials: Credentials): Promise<Identity | null> =>
  holderOf(ground, credentials, lookAtSession, (header) => readToken(ground, header));

/** Who asks for many at once has a way of its own to read an `Authorization` header. */
type Tokens = (authorization: string) => Promise<Identity | null>;

async function holderOf(
  ground: Ground,
  credentials: Credentials,
  read: typeof readSession,
  tokens: Tokens,
): Promise<Identity | null> {
  if (credentials.authorization) return tokens(credentials.authorization);
  if (!credentials.cookie || hasLeft(credentials.cookie)) return null;
  return read(ground, credentials.cookie);
}

/** What manages who gets in, the vault and purge, also to look at. */
const IN_PERSON = ['account.', 'team.', 'settings.', 'vault.', 'purge.'];

/**
 * A token is for the data of projects, by the API and the socket. What manages accounts, a team, the vault or a purge, and
 * whatever a page's form does, takes a person who signed in with all that sign-in asks for: a token that leaked from a
 * program must not be worth an account.
 */
export const admits = (
  { via }: Pick<Identity, 'via'>,
  { action, form }: { action: Action; form: boolean },
): 'allow' | 'hide' =>
  via === 'session' || !(form || IN_PERSON.some((kind) => action.startsWith(kind))) ? 'allow' : 'hide';
