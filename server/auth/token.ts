/** Bearer tokens for the API and the socket: shown once, stored as their digest, ended and never restored. */
import { and, eq, isNull } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { apiToken, membership, project } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { findAccount } from '../store/account.ts';
import { append, type AuditEntry } from '../store/audit.ts';
import type { Identity } from './identity.ts';
import { digestSecret, drawSecret } from './secret.ts';

export type TokenMade =
  | { kind: 'made'; token: string }
  | { kind: 'no-account' }
  | { kind: 'suspended' }
  /** No such project, or the account is no member of it. */
  | { kind: 'no-project' };

/** Makes a token for an account, bound to the project of that slug if one is given. The answer is its only copy. */
export async function createToken(
  ground: Ground,
  asked: { email: string; project: string | null },
): Promise<TokenMade> {
  return ground.db.asService('auth', async (tx) => {
    const owner = await findAccount(tx, asked.email);
    if (!owner) return { kind: 'no-account' };
    if (owner.suspendedAt !== null) return { kind: 'suspended' };
    const projectId = asked.project === null ? null : await projectOf(tx, owner.id, asked.project);
    if (asked.project !== null && projectId === null) return { kind: 'no-project' };
    const token = drawSecret();
    const id = randomUUID();
    await tx.insert(apiToken).values({ id, hash: digestSecret(token), accountId: owner.id, projectId });
    const more = { account: owner.id };
    await append(tx, { project: projectId, actor: null, act: 'token.made', object: id, more });
    return { kind: 'made', token };
  });
}

/** When access ends, and who ended it; null: the server's command line. */
export interface Ending {
  at: Date;
  by: AccountId | null;
}

/** What `token_holder` answers (migrations/0007). */
interface TokenHolder extends Pick<Identity, 'email' | 'admin' | 'project' | 'direction' | 'theme'> {
  id: AccountId;
  version: number;
  /** Of the digest among those that were asked for, from 1. */
  place: number;
}

/** Whose token an `Authorization: Bearer …` header holds; null if it is malformed, unknown, ended or suspended. */
export async function readToken(ground: Ground, authorization: string): Promise<Identity | null> {
  const [identity = null] = await readTokens(ground, [authorization]);
  return identity;
}

/** The same of several headers, in one statement. */
export async function readTokens(
  ground: Ground,
  authorizations: readonly string[],
): Promise<(Identity | null)[]> {
  const digests = authorizations.map((header) => digestOf(header));
  if (digests.every((digest) => digest === null)) return digests.map(() => null);
  const holders = await ground.db.brief<TokenHolder[]>`
    select d.place::integer, h.* from unnest(${digests}::text[]) with ordinality as d (digest, place),
      lateral token_holder(d.digest) as h`;
  const found = new Map(holders.map((holder) => [holder.place, identityOf(holder)]));
  return digests.map((_, i) => found.get(i + 1) ?? null);
}

function digestOf(authorization: string): string | null {
  const token = /^Bearer +([\w-]{20,200})$/i.exec(authorization.trim())?.[1];
  return token === undefined ? null : digestSecret(token);
}

function identityOf(holder: TokenHolder): Identity {
  const { id, email, version, project, direction, theme } = holder;
  return {
    account: id,
    email,
    // Bound to a project, a token is good for nothing that an admin does.
    admin: holder.admin && project === null,
    permissionVersion: version,
    project,
    via: 'token',
    session: null,
    news: false,
    direction,
    theme,
  };
}

/**
 * Ends all tokens of an account, or those bound to one project, in the transaction of whatever is the reason. What it
 * answers with goes into the audit with that.
 */
export async function endTokensOf(
  tx: Tx,
  accountId: AccountId,
  { at, by, project = null }: Ending & { project?: ProjectId | null },
): Promise<AuditEntry[]> {
  const bound = project === null ? undefined : eq(apiToken.projectId, project);
  const ended = await tx
    .update(apiToken)
    .set({ endedAt: at })
    .where(and(eq(apiToken.accountId, accountId), bound, isNull(apiToken.endedAt)))
    .returning({ id: apiToken.id, project: apiToken.projectId });
  const more = { account: accountId };
  return ended.map(({ id, ...of }) => ({ ...of, actor: by, act: 'token.ended', object: id, more }));
}

async function projectOf(tx: Tx, accountId: AccountId, slug: string): Promise<ProjectId | null> {
  const [row] = await tx
    .select({ id: project.id })
    .from(project)
    .innerJoin(membership, eq(membership.projectId, project.id))
    .where(and(eq(project.slug, slug), eq(membership.accountId, accountId), isNull(membership.endedAt)));
  return row?.id ?? null;
}
