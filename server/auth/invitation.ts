/**
 * One-time links. The token is shown once, stored as its digest, good for seven days and one use; whoever opens the
 * link makes an account, or joins with the one they have.
 */
import { and, eq, gt, isNull, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Role } from '#core/access.ts';
import type { Device } from '#core/device.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { account, invitation, membership, project } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { createAccount, findAccount } from '../store/account.ts';
import { append } from '../store/audit.ts';
import { addMember, createProject } from '../store/project.ts';
import { hasTwoLeads, isLead, lockTeam } from './leads.ts';
import { hashPassword, passwordFault } from './password.ts';
import { outdate, settle } from './revoke.ts';
import { digestSecret, drawSecret } from './secret.ts';
import { beginProven, beginSession, type Proven, type SessionCookie } from './session.ts';
import { provenOf, type Door } from './sign-in.ts';

export type Invited =
  /** Makes an account that names its first project and leads it. */
  { kind: 'first-lead' } | { kind: 'admin' } | { kind: 'member'; project: ProjectId; role: Role };

const WEEK = 7 * 24 * 60 * 60 * 1000;
export const weekFrom = (now: Date): Date => new Date(now.getTime() + WEEK);

/** Makes a link's token. `tx` is the auth service's, or a lead's for a member of a project that they lead. */
export async function invite(tx: Tx, invited: Invited, by: AccountId | null, now: Date): Promise<string> {
  const token = drawSecret();
  await store(tx, { id: randomUUID(), token, invited, by }, now);
  return token;
}

interface Link {
  id: string;
  token: string;
  invited: Invited;
  by: AccountId | null;
}

async function store(tx: Tx, { id, token, invited, by }: Link, now: Date): Promise<void> {
  await tx.insert(invitation).values({
    id,
    hash: digestSecret(token),
    kind: invited.kind,
    projectId: invited.kind === 'member' ? invited.project : null,
    role: invited.kind === 'member' ? invited.role : null,
    createdBy: by,
    expiresAt: weekFrom(now),
  });
  const { kind } = invited;
  await append(tx, {
    project: kind === 'member' ? invited.project : null,
    actor: by,
    act: 'invitation.made',
    object: id,
    more: { kind, role: kind === 'member' ? invited.role : null },
  });
}

/**
 * The link of an empty instance, good for a week from here on; null once there is a study. Every process on the database
 * gives the same one, which it works out from the key store: only one is good at a time, and each that was printed is it.
 */
export async function inviteFirstLead(ground: Ground): Promise<string | null> {
  return ground.db.asService('auth', async (tx) => {
    await tx.execute(raw`select pg_advisory_xact_lock(hashtext('sanad.first-lead'))`);
    const studies = await tx.select({ id: project.id }).from(project).limit(1);
    if (studies.length > 0) return null;
    const ours = and(eq(invitation.kind, 'first-lead'), isNull(invitation.createdBy));
    const [standing] = await tx.select().from(invitation).where(ours);
    const known = standing && firstLeadToken(ground, standing.id);
    if (known && (await lengthen(tx, known, ground.now()))) return known;
    await tx.delete(invitation).where(ours);
    const id = randomUUID();
    const token = firstLeadToken(ground, id);
    await store(tx, { id, token, invited: { kind: 'first-lead' }, by: null }, ground.now());
    return token;
  });
}

const firstLeadToken = (ground: Ground, id: string): string => ground.keys.derive(`first lead ${id}`);

/** Whether the link was still good; then it is good for a week again. */
async function lengthen(tx: Tx, token: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(invitation)
    .set({ expiresAt: weekFrom(now) })
    .where(stillGood(token, now))
    .returning({ id: invitation.id });
  return rows.length > 0;
}

/** What a link is for, as its page may say it; null: unknown, used, expired. */
export async function readInvitation(
  ground: Ground,
  token: string,
): Promise<{ kind: Invited['kind']; role: Role | null } | null> {
  const [row] = await ground.db.asService('auth', (tx) =>
    tx
      .select({ kind: invitation.kind, role: invitation.role })
      .from(invitation)
      .where(stillGood(token, ground.now())),
  );
  return row ?? null;
}

export interface JoinAsked {
  email: string;
  password: string;
  /** For a first lead: the study to make. */
  study: { name: string; slug: string } | null;
  address: string;
  device: Device;
}

export type Joined =
  | { kind: 'joined'; cookie: SessionCookie }
  | { kind: 'gone' }
  | { kind: 'weak'; fault: string }
  /** The e-mail has an account, and this is not its password. */
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }
  | { kind: Refusal };

/** Why a good link does not fit who uses it. An admin sees no content, so whoever is one belongs to no study. */
export type Refusal = 'slug-taken' | 'already-member' | 'admin-apart' | 'not-seconded';

/** Uses a link with an e-mail and a password: a new account's, or those of an account that is there. */
export async function join(door: Door, token: string, asked: JoinAsked): Promise<Joined> {
  const fault = passwordFault(asked.password);
  if (fault !== null) return { kind: 'weak', fault };
  if ((await readInvitation(door, token)) === null) return { kind: 'gone' };
  const seconds = await door.throttle.attempt(asked.address, digestSecret(token));
  if (seconds > 0) return { kind: 'wait', seconds };
  const own = await ownAccount(door, token, asked);
  if (own === 'wrong' || own === 'gone') return { kind: own };
  const passwordHash = own === 'none' ? await hashPassword(asked.password) : null;
  const outcome = await spend(door, token, asked.study, (tx) =>
    passwordHash === null
      ? Promise.resolve(own === 'none' ? null : own.account)
      : createAccount(tx, { email: asked.email, passwordHash, admin: false }),
  );
  if (outcome.kind !== 'entered') return outcome;
  await door.throttle.succeed(asked.address, digestSecret(token));
  const cookie =
    own === 'none'
      ? await beginSession(door, outcome.account, { device: asked.device, passed: false })
      : await beginProven(door, own, asked.device);
  return cookie ? { kind: 'joined', cookie } : { kind: 'wrong' };
}

/** Uses a link as whoever is signed in. */
export async function joinAs(
  ground: Ground,
  token: string,
  who: AccountId,
  study: JoinAsked['study'],
): Promise<'joined' | 'gone' | Refusal> {
  const outcome = await spend(ground, token, study, () => Promise.resolve(who));
  if (outcome.kind === 'entered') return 'joined';
  return outcome.kind === 'wrong' ? 'gone' : outcome.kind;
}

/**
 * The account that e-mail and password open, or that there is none of that e-mail. Wrong passwords are few for each
 * link: else its holder could ask it who has an account here.
 */
async function ownAccount(
  door: Door,
  token: string,
  asked: JoinAsked,
): Promise<Proven | 'none' | 'wrong' | 'gone'> {
  const known = await door.db.asService('auth', (tx) => findAccount(tx, asked.email));
  const opened = await provenOf(door, asked.email, asked.password);
  if (opened !== null) return opened;
  if (!known) return 'none';
  if (await door.throttle.probe(token)) return 'wrong';
  await door.db.asService('auth', (tx) =>
    tx.delete(invitation).where(eq(invitation.hash, digestSecret(token))),
  );
  return 'gone';
}

/** Whoever made it may still: they may have been ended in the moment in which they made it. */
async function mayStill(tx: Tx, { createdBy, projectId }: typeof invitation.$inferSelect): Promise<boolean> {
  if (createdBy === null) return true; // the server's own
  if (projectId !== null) return isLead(tx, projectId, createdBy);
  const [maker] = await tx.select().from(account).where(eq(account.id, createdBy));
  return maker?.isAdmin === true && maker.suspendedAt === null;
}

type NotSpent = 'gone' | 'wrong' | Refusal;
type Spent = { kind: 'entered'; account: AccountId } | { kind: NotSpent };

/** Rolls a transaction back with the answer that explains why. */
class Refused extends Error {
  readonly answer: NotSpent;
  constructor(answer: NotSpent) {
    super(answer);
    this.answer = answer;
  }
}

/** Spends the link and does what it is for, all or nothing. Two uses at once: the row lock lets one through. */
async function spend(
  ground: Ground,
  token: string,
  study: JoinAsked['study'],
  person: (tx: Tx) => Promise<AccountId | null>,
): Promise<Spent> {
  try {
    const spent = await ground.db.asService('auth', async (tx): Promise<Spent> => {
      const [link] = await tx
        .update(invitation)
        .set({ usedAt: ground.now() })
        .where(stillGood(token, ground.now()))
        .returning();
      if (!link || !(await mayStill(tx, link))) throw new Refused('gone');
      const who = await person(tx);
      if (who === null) throw new Refused('wrong');
      await tx.update(invitation).set({ usedBy: who }).where(eq(invitation.id, link.id));
      await grant(tx, ground, link, who, study);
      return { kind: 'entered', account: who };
    });
    if (spent.kind === 'entered') await settle(ground, spent.account);
    return spent;
  } catch (error) {
    if (error instanceof Refused) return { kind: error.answer };
    throw error;
  }
}

async function grant(
  tx: Tx,
  ground: Ground,
  spent: typeof invitation.$inferSelect,
  who: AccountId,
  study: JoinAsked['study'],
): Promise<void> {
  const stands = await standingOf(tx, who);
  const used = { actor: who, act: 'invitation.used', object: spent.id, more: {} } as const;
  switch (spent.kind) {
    case 'admin':
      if (stands.projects.length > 0) throw new Refused('admin-apart');
      await tx.update(account).set({ isAdmin: true }).where(eq(account.id, who));
      await outdate(tx, who);
      await append(tx, { ...used, project: null });
      return;
    case 'member':
      if (stands.admin) throw new Refused('admin-apart');
      if (spent.projectId === null || spent.role === null) throw new Refused('gone');
      if (stands.projects.includes(spent.projectId)) throw new Refused('already-member');
      await lockTeam(tx, spent.projectId);
      if (spent.role === 'lead' && !spent.seconded && (await hasTwoLeads(tx, ground, spent.projectId)))
        throw new Refused('not-seconded');
      await addMember(tx, spent.projectId, who, spent.role);
      await outdate(tx, who); // their new role may take more than what their sessions have shown
      await append(tx, { ...used, project: spent.projectId });
      return;
    case 'first-lead':
      if (stands.admin) throw new Refused('admin-apart');
      if (study === null) throw new Refused('gone');
      const taken = await tx.select({ id: project.id }).from(project).where(eq(project.slug, study.slug));
      if (taken.length > 0) throw new Refused('slug-taken');
      await createProject(tx, ground.keys, who, { ...study, approvals: 2 });
      await append(tx, { ...used, project: null });
  }
}

async function standingOf(tx: Tx, who: AccountId): Promise<{ admin: boolean; projects: ProjectId[] }> {
  const [row] = await tx.select({ admin: account.isAdmin }).from(account).where(eq(account.id, who));
  const active = await tx
    .select({ id: membership.projectId })
    .from(membership)
    .where(and(eq(membership.accountId, who), isNull(membership.endedAt)));
  return { admin: row?.admin ?? false, projects: active.map((m) => m.id) };
}

const stillGood = (token: string, now: Date) =>
  and(eq(invitation.hash, digestSecret(token)), isNull(invitation.usedAt), gt(invitation.expiresAt, now));
