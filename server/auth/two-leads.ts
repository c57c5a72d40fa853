/**
 * Acts that take two leads, once a study has two (PROTECTION 5). One asks, another confirms; with one lead alone, what is
 * asked for is done at once. Either way it is entered, so that all leads are told.
 */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { AccountId, KeyId, ProjectId } from '#core/ids.ts';
import { ACT_DAYS, daysBefore, type LeadActOutcome } from '#core/two-leads.ts';
import type { Tx } from '../db/client.ts';
import { invitation, leadAct, membership, project } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import { appendAll, type AuditEntry } from '../store/audit.ts';
import { endInvitationsOf } from './end-invitations.ts';
import { drawEnrolment } from './enrolment.ts';
import { dropFactors } from './factor.ts';
import { holdFactors } from './hold-factors.ts';
import { invite, weekFrom } from './invitation.ts';
import { hasTwoLeads, isLead, isTied, leadsWithAnother, lockTeam } from './leads.ts';
import { endAccess, endMembership, settle } from './revoke.ts';
import { digestSecret } from './secret.ts';

export type Wanted =
  | { kind: 'make-lead' }
  | { kind: 'remove-lead' | 'reset-factor'; subject: AccountId }
  | { kind: 'lower-approvals'; approvals: number };

/** The lead who acts; the caller has asked `can`. */
export interface Lead {
  project: ProjectId;
  account: AccountId;
}

export type Refusal =
  | 'not-a-member'
  | 'last-lead'
  /** The same waits already. */
  | 'asked'
  /** They lead another study with two leads, which decide of it. */
  | 'elsewhere'
  /** It was settled, ran out, or whoever asked for it is no lead any more. */
  | 'gone'
  /** Whoever asked for it invited or reset this lead a short while ago. */
  | 'tied';

export type Answer =
  | {
      kind: 'done' | 'waits';
      link: string | null;
      /** Of a reset: the code with which the next second factor is set up. */
      code?: string;
    }
  | { kind: 'refused'; why: Refusal };

type ActRow = typeof leadAct.$inferSelect;

/** What the audit is told, last of all; and what follows the commit: keys that are to go, accounts of which no socket may stand. */
class Aftermath {
  readonly entries: AuditEntry[] = [];
  readonly keys: KeyId[] = [];
  readonly accounts: AccountId[] = [];

  async follow(ground: Ground): Promise<void> {
    for (const key of this.keys) ground.keys.destroy(key);
    for (const id of this.accounts) await settle(ground, id);
  }
}

/** Rolls back with the reason. */
class Refused extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super(why);
    this.why = why;
  }
}

async function run(
  ground: Ground,
  lead: Lead,
  work: (tx: Tx, after: Aftermath) => Promise<Answer>,
): Promise<Answer> {
  const after = new Aftermath();
  try {
    const answer = await ground.db.asService('auth', async (tx) => {
      await lockTeam(tx, lead.project);
      if (!(await isLead(tx, lead.project, lead.account))) throw new Refused('gone');
      const done = await work(tx, after);
      await publish(tx, { kind: 'changed', project: lead.project, noun: 'project', id: null });
      await appendAll(tx, after.entries);
      return done;
    });
    await after.follow(ground);
    return answer;
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', why: error.why };
    throw error;
  }
}

/** Does it where one lead is enough; else it waits for a second one. */
export const ask = (ground: Ground, lead: Lead, wanted: Wanted): Promise<Answer> =>
  run(ground, lead, async (tx, after) => {
    const two = await takesTwo(tx, ground, lead, wanted);
    if (two && (await isAsked(tx, ground, lead, wanted))) throw new Refused('asked');
    const link = wanted.kind === 'make-lead' ? await makeLink(tx, ground, lead) : null;
    const row = rowOf(ground, lead, wanted, link?.id ?? null);
    if (two) {
      await tx.insert(leadAct).values(row);
      note(after, row, lead.account, 'asked');
      return { kind: 'waits', link: link?.token ?? null };
    }
    await tx.insert(leadAct).values({ ...row, ...settled(ground, lead, 'done') });
    // Of a lone lead's links only the first makes a lead: by the next, there are two.
    const done = link === null ? await perform(tx, ground, row, lead, after) : {};
    return { kind: 'done', link: link?.token ?? null, ...done };
  });

/** As the second lead. */
export const confirm = (ground: Ground, lead: Lead, id: string): Promise<Answer> =>
  run(ground, lead, async (tx, after) => {
    const row = await waiting(tx, ground, lead, id);
    if (row.askedBy === lead.account) throw new Refused('gone');
    if (!(await isLead(tx, lead.project, row.askedBy))) throw new Refused('gone');
    if (await isTied(tx, ground, lead.account, row.askedBy)) throw new Refused('tied');
    await close(tx, ground, lead, row, 'done');
    note(after, row, lead.account, 'confirmed');
    const done = await perform(tx, ground, row, lead, after);
    return { kind: 'done', link: null, ...done };
  });

/** Turned down by another lead, or taken back by whoever asked for it; a link that waited for it opens nothing. */
export const turnDown = (ground: Ground, lead: Lead, id: string): Promise<Answer> =>
  run(ground, lead, async (tx, after) => {
    const row = await waiting(tx, ground, lead, id);
    await close(tx, ground, lead, row, row.askedBy === lead.account ? 'withdrawn' : 'declined');
    if (row.invitationId !== null) await tx.delete(invitation).where(eq(invitation.id, row.invitationId));
    note(after, row, lead.account, 'refused');
    return { kind: 'done', link: null };
  });

const rowOf = (ground: Ground, lead: Lead, wanted: Wanted, link: string | null): ActRow => ({
  projectId: lead.project,
  id: randomUUID(),
  kind: wanted.kind,
  subjectId: 'subject' in wanted ? wanted.subject : null,
  invitationId: link,
  approvals: wanted.kind === 'lower-approvals' ? wanted.approvals : null,
  askedBy: lead.account,
  askedAt: ground.now(),
  settledBy: null,
  settledAt: null,
  outcome: null,
});

const settled = (ground: Ground, lead: Lead, outcome: LeadActOutcome) => ({
  outcome,
  settledBy: lead.account,
  settledAt: ground.now(),
});

async function close(
  tx: Tx,
  ground: Ground,
  lead: Lead,
  row: ActRow,
  outcome: LeadActOutcome,
): Promise<void> {
  await tx
    .update(leadAct)
    .set(settled(ground, lead, outcome))
    .where(and(eq(leadAct.projectId, lead.project), eq(leadAct.id, row.id)));
}

async function waiting(tx: Tx, ground: Ground, lead: Lead, id: string): Promise<ActRow> {
  const [row] = await tx
    .select()
    .from(leadAct)
    .where(
      and(
        eq(leadAct.projectId, lead.project),
        eq(leadAct.id, id),
        isNull(leadAct.outcome),
        gt(leadAct.askedAt, daysBefore(ground.now(), ACT_DAYS)),
      ),
    );
  if (!row) throw new Refused('gone');
  return row;
}

async function takesTwo(tx: Tx, ground: Ground, lead: Lead, wanted: Wanted): Promise<boolean> {
  if (!('subject' in wanted)) return hasTwoLeads(tx, ground, lead.project);
  const [member] = await tx
    .select({ role: membership.role })
    .from(membership)
    .where(
      and(
        eq(membership.projectId, lead.project),
        eq(membership.accountId, wanted.subject),
        isNull(membership.endedAt),
      ),
    );
  if (!member) throw new Refused('not-a-member');
  if (member.role === 'lead') return hasTwoLeads(tx, ground, lead.project);
  if (wanted.kind === 'reset-factor' && (await leadsWithAnother(tx, ground, wanted.subject)))
    throw new Refused('elsewhere');
  return false;
}

async function isAsked(tx: Tx, ground: Ground, lead: Lead, wanted: Wanted): Promise<boolean> {
  if (wanted.kind === 'make-lead') return false;
  const rows = await tx
    .select({ id: leadAct.id })
    .from(leadAct)
    .where(
      and(
        eq(leadAct.projectId, lead.project),
        eq(leadAct.kind, wanted.kind),
        isNull(leadAct.outcome),
        gt(leadAct.askedAt, daysBefore(ground.now(), ACT_DAYS)),
        'subject' in wanted ? eq(leadAct.subjectId, wanted.subject) : undefined,
      ),
    );
  return rows.length > 0;
}

async function makeLink(tx: Tx, ground: Ground, lead: Lead): Promise<{ id: string; token: string }> {
  const invited = { kind: 'member', project: lead.project, role: 'lead' } as const;
  const token = await invite(tx, invited, lead.account, ground.now());
  const [row] = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .where(eq(invitation.hash, digestSecret(token)));
  if (!row) throw new Error('the link that was just made is not there');
  return { id: row.id, token };
}

/** In the one transaction in which it is settled. */
async function perform(
  tx: Tx,
  ground: Ground,
  row: ActRow,
  lead: Lead,
  after: Aftermath,
): Promise<{ code?: string }> {
  const { projectId, subjectId } = row;
  const here = { project: projectId, actor: lead.account } as const;
  switch (row.kind) {
    case 'make-lead':
      await secondLink(tx, ground, row.invitationId);
      return {};
    case 'lower-approvals': {
      if (row.approvals === null) throw new Refused('gone');
      await tx.update(project).set({ approvals: row.approvals }).where(eq(project.id, projectId));
      const more = { approvals: row.approvals, renamed: false };
      after.entries.push({ ...here, act: 'settings.changed', object: projectId, more });
      return {};
    }
    case 'remove-lead': {
      if (subjectId === null) throw new Refused('gone');
      const ended = await endMembership(tx, projectId, subjectId, { at: ground.now(), by: lead.account });
      if (typeof ended === 'string') throw new Refused(ended);
      after.accounts.push(subjectId);
      after.entries.push(...ended);
      return {};
    }
    case 'reset-factor': {
      if (subjectId === null) throw new Refused('gone');
      const { key, code, ended } = await resetFactorIn(tx, ground, subjectId, lead.account);
      if (key) after.keys.push(key);
      after.accounts.push(subjectId);
      after.entries.push(...ended, { ...here, act: 'factor.reset', object: subjectId, more: {} });
      return { code };
    }
  }
}

/**
 * All of it goes, with every session, token and link; the key that it answers with is to be destroyed after the commit, and
 * what has ended goes into the audit. The code is for whoever did it to say to the person.
 */
export async function resetFactorIn(
  tx: Tx,
  ground: Ground,
  who: AccountId,
  by: AccountId | null,
): Promise<{ key: KeyId | null; code: string; ended: AuditEntry[] }> {
  await holdFactors(tx, who);
  const key = await dropFactors(tx, who);
  const ended = await endAccess(tx, who, { at: ground.now(), by });
  ended.push(...(await endInvitationsOf(tx, who, { by })));
  return { key, code: await drawEnrolment(tx, ground, who), ended };
}

async function secondLink(tx: Tx, ground: Ground, id: string | null): Promise<void> {
  if (id === null) throw new Refused('gone');
  const rows = await tx
    .update(invitation)
    .set({ seconded: true, expiresAt: weekFrom(ground.now()) })
    .where(eq(invitation.id, id))
    .returning({ id: invitation.id });
  if (rows.length === 0) throw new Refused('gone');
}

function note(
  after: Aftermath,
  row: ActRow,
  actor: AccountId,
  what: 'asked' | 'confirmed' | 'refused',
): void {
  after.entries.push({
    project: row.projectId,
    actor,
    act: `two-leads.${what}`,
    object: row.subjectId ?? row.askedBy,
    more: { what: row.kind },
  });
}
