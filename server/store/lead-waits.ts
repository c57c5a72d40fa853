/** What waits for the present lead as the second one: acts that take two leads, and the vault's. */
import { and, eq, gt, isNull, ne, sql as raw } from 'drizzle-orm';
import { ACT_DAYS, daysBefore } from '#core/two-leads.ts';
import { leadAct, vaultChange, vaultRequest } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Place, Work } from '../place.ts';
import { listLeadActs, type LeadActView } from './lead-act.ts';
import { listProposals } from './vault-list.ts';
import { listRequests } from './vault-request.ts';

export interface LeadWaits {
  acts: LeadActView[];
  /** Requests to open the vault that nobody has granted. */
  openings: { id: string; by: number | null; record: string | null; identities: number; at: Date }[];
  /** Changes of the list of leads' keys that one lead signed. */
  changes: { id: string }[];
}

/** How many of each: for the rail. */
export interface WaitCounts {
  team: number;
  vault: number;
}

/** Acts of the team that this lead can confirm. In a transaction of its own; the caller has asked `can`. */
export async function actsToConfirm(ground: Ground, place: Place): Promise<LeadActView[]> {
  const { team } = await place.work(countWaits);
  if (team === 0) return [];
  return (await listLeadActs(ground, place)).filter(({ standing }) => standing === 'may');
}

/** Of the vault, nothing of what is in it. */
export async function vaultWaits(work: Work): Promise<Omit<LeadWaits, 'acts'>> {
  const { vault } = await countWaits(work);
  if (vault === 0) return { openings: [], changes: [] };
  const openings = (await listRequests(work)).filter(({ own, granted }) => !own && !granted);
  const others = await work.tx
    .select({ id: vaultChange.id })
    .from(vaultChange)
    .where(and(eq(vaultChange.projectId, work.project), ne(vaultChange.accountId, work.actor.account)));
  const changes = (await listProposals(work)).filter(({ id }) => others.some((each) => each.id === id));
  return {
    openings: openings.map(({ id, by, record, identities, at }) => ({
      ...{ id, by, record, at },
      identities: identities.length,
    })),
    changes: changes.map(({ id }) => ({ id })),
  };
}

/** Asked for by other leads and not decided, in one statement: every page of a lead asks. */
export async function countWaits({ tx, project, actor, ground }: Work): Promise<WaitCounts> {
  const acts = and(
    eq(leadAct.projectId, project),
    isNull(leadAct.outcome),
    ne(leadAct.askedBy, actor.account),
    gt(leadAct.askedAt, daysBefore(ground.now(), ACT_DAYS)),
  );
  const openings = and(
    eq(vaultRequest.projectId, project),
    isNull(vaultRequest.grantedAt),
    isNull(vaultRequest.closedAt),
    ne(vaultRequest.accountId, actor.account),
    gt(vaultRequest.expiresAt, ground.now()),
  );
  const changes = and(
    eq(vaultChange.projectId, project),
    isNull(vaultChange.signedAt),
    ne(vaultChange.accountId, actor.account),
    raw`not exists (select 1 from vault_change later where later.project_id = ${project}
      and later.signed_at is not null and later.version >= ${vaultChange.version})`,
  );
  const [row] = await tx.execute<{ team: number; vault: number }>(raw`select
    (select count(*) from ${leadAct} where ${acts})::int as team,
    (select count(*) from ${vaultRequest} where ${openings})::int
      + (select count(*) from ${vaultChange} where ${changes})::int as vault`);
  return { team: row?.team ?? 0, vault: row?.vault ?? 0 };
}
