/** What waits for the present lead as the second one: acts that take two leads, and the vault's. */
import { and, eq, gt, isNull, ne, sql as raw } from 'drizzle-orm';
import { ACT_DAYS, daysBefore } from '#core/two-leads.ts';
import type { AccountId } from '#core/ids.ts';
import {
  leadAct,
  outsideRelease,
  quotation,
  thresholdChange,
  vaultChange,
  vaultRequest,
} from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Place, Work } from '../place.ts';
import { listLeadActs, type LeadActView } from './lead-act.ts';
import { handlesOf, standingOf } from './second-lead.ts';
import { listProposals } from './vault-list.ts';
import { isLive, listRequests } from './vault-request.ts';

export interface LeadWaits {
  acts: LeadActView[];
  /** Requests to open the vault that nobody has granted. */
  openings: { id: string; by: number | null; record: string | null; identities: number; at: Date }[];
  /** Changes of the list of leads' keys that one lead signed. */
  changes: { id: string }[];
}

/** What leaves the study, or by what measure, and another lead proposed or approved first. */
export interface LeavingView {
  id: string;
  kind: 'release' | 'thresholds' | 'quotation';
  /** The number of that lead. */
  by: number | null;
  at: Date;
}

/** How many of each: for the rail. */
export interface WaitCounts {
  team: number;
  vault: number;
  exports: number;
}

/** Acts of the team that this lead can confirm. In a transaction of its own; the caller has asked `can`. */
export async function actsToConfirm(ground: Ground, place: Place): Promise<LeadActView[]> {
  const { team } = await place.work(countWaits);
  return team === 0 ? [] : actsOfOthers(ground, place);
}

/** The same where it is known that some wait. */
export const actsOfOthers = async (ground: Ground, place: Place): Promise<LeadActView[]> =>
  (await listLeadActs(ground, place)).filter(({ standing }) => standing === 'may');

/** Outside releases, thresholds and quotations that this lead can let out. In transactions of its own; the caller has asked `can`. */
export async function leavingToConfirm(ground: Ground, place: Place): Promise<LeavingView[]> {
  const rows = await place.work(readLeaving);
  const list: LeavingView[] = [];
  for (const { asker, ...row } of rows)
    if ((await standingOf(ground, place, asker)) === 'may') list.push(row);
  return list;
}

async function readLeaving(work: Work): Promise<(LeavingView & { asker: AccountId })[]> {
  const { releases, thresholds, quotations } = leaving(work);
  const found = [
    ...(await work.tx
      .select({ id: outsideRelease.id, asker: outsideRelease.askedBy, at: outsideRelease.askedAt })
      .from(outsideRelease)
      .where(releases)
      .then((rows) => rows.map((row) => ({ ...row, kind: 'release' as const })))),
    ...(await work.tx
      .select({ id: thresholdChange.id, asker: thresholdChange.askedBy, at: thresholdChange.askedAt })
      .from(thresholdChange)
      .where(thresholds)
      .then((rows) => rows.map((row) => ({ ...row, kind: 'thresholds' as const })))),
    ...(await work.tx
      .select({ id: quotation.id, asker: quotation.firstBy, at: quotation.firstAt })
      .from(quotation)
      .where(quotations)
      .then((rows) => rows.map((row) => ({ ...row, kind: 'quotation' as const })))),
  ];
  const leads = await handlesOf(work);
  return found.flatMap(({ id, kind, asker, at }) =>
    asker === null || at === null ? [] : [{ id, kind, asker, at, by: leads.get(asker)?.ordinal ?? null }],
  );
}

/** Of each: not settled, not run out, and by another lead. */
function leaving({ project, actor, ground }: Work) {
  const since = daysBefore(ground.now(), ACT_DAYS);
  const me = actor.account;
  return {
    releases: and(
      eq(outsideRelease.projectId, project),
      isNull(outsideRelease.outcome),
      ne(outsideRelease.askedBy, me),
      gt(outsideRelease.askedAt, since),
    ),
    thresholds: and(
      eq(thresholdChange.projectId, project),
      isNull(thresholdChange.outcome),
      ne(thresholdChange.askedBy, me),
      gt(thresholdChange.askedAt, since),
    ),
    // A quotation waits for its second lead as long as it takes.
    quotations: and(eq(quotation.projectId, project), isNull(quotation.outcome), ne(quotation.firstBy, me)),
  };
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
export async function countWaits(work: Work): Promise<WaitCounts> {
  const { tx, project, actor, ground } = work;
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
    isLive(work),
  );
  const changes = and(
    eq(vaultChange.projectId, project),
    isNull(vaultChange.signedAt),
    ne(vaultChange.accountId, actor.account),
    raw`not exists (select 1 from vault_change later where later.project_id = ${project}
      and later.signed_at is not null and later.version >= ${vaultChange.version})`,
  );
  const { releases, thresholds, quotations } = leaving(work);
  const [row] = await tx.execute<{ team: number; vault: number; exports: number }>(raw`select
    (select count(*) from ${leadAct} where ${acts})::int as team,
    (select count(*) from ${vaultRequest} where ${openings})::int
      + (select count(*) from ${vaultChange} where ${changes})::int as vault,
    (select count(*) from ${outsideRelease} where ${releases})::int
      + (select count(*) from ${thresholdChange} where ${thresholds})::int
      + (select count(*) from ${quotation} where ${quotations})::int as exports`);
  return { team: row?.team ?? 0, vault: row?.vault ?? 0, exports: row?.exports ?? 0 };
}
