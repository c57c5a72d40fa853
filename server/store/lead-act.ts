/** What two leads decide, as the page of the team tells it to all of them. */
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { AccountId } from '#core/ids.ts';
import {
  ACT_DAYS,
  daysBefore,
  TIE_DAYS,
  type Handle,
  type LeadActKind,
  type LeadActOutcome,
  type Standing,
} from '#core/two-leads.ts';
import { isTied } from '../auth/leads.ts';
import type { Tx } from '../db/client.ts';
import { leadAct, membership } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Place } from '../place.ts';

export interface LeadActView {
  id: string;
  kind: LeadActKind;
  /** Whom it is about; null: nobody yet, or the study. */
  subject: Handle | null;
  approvals: number | null;
  askedBy: Handle | null;
  /** A day. */
  askedAt: string;
  /** Null: it waits, or it ran out. */
  outcome: LeadActOutcome | null;
  settledBy: Handle | null;
  /** What the present lead may do; null: nothing, it is settled or ran out. */
  standing: Standing | null;
}

/** Those of the last thirty days, the newest first. The caller has asked `can`. */
export async function listLeadActs(ground: Ground, place: Place): Promise<LeadActView[]> {
  return ground.db.asService('auth', async (tx) => {
    const rows = await tx
      .select()
      .from(leadAct)
      .where(
        and(eq(leadAct.projectId, place.project.id), gt(leadAct.askedAt, daysBefore(ground.now(), TIE_DAYS))),
      )
      .orderBy(desc(leadAct.askedAt));
    const handles = await handlesOf(tx, place, rows.flatMap(peopleOf));
    const views: LeadActView[] = [];
    for (const row of rows)
      views.push({ ...view(row, handles), standing: await standingIn(tx, ground, place, row) });
    return views;
  });
}

type Row = typeof leadAct.$inferSelect;

const peopleOf = (row: Row): AccountId[] =>
  [row.subjectId, row.askedBy, row.settledBy].filter((id) => id !== null);

async function handlesOf(tx: Tx, place: Place, people: AccountId[]): Promise<Map<AccountId, Handle>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .select({ id: membership.accountId, role: membership.role, ordinal: membership.ordinal })
    .from(membership)
    .where(and(eq(membership.projectId, place.project.id), inArray(membership.accountId, people)));
  return new Map(rows.map(({ id, role, ordinal }) => [id, { role, ordinal }]));
}

const view = (row: Row, handles: ReadonlyMap<AccountId, Handle>): Omit<LeadActView, 'standing'> => {
  const handle = (id: AccountId | null): Handle | null => (id === null ? null : (handles.get(id) ?? null));
  return {
    id: row.id,
    kind: row.kind,
    subject: handle(row.subjectId),
    approvals: row.approvals,
    askedBy: handle(row.askedBy),
    askedAt: row.askedAt.toISOString().slice(0, 10),
    outcome: row.outcome,
    settledBy: handle(row.settledBy),
  };
};

async function standingIn(tx: Tx, ground: Ground, place: Place, row: Row): Promise<Standing | null> {
  if (row.outcome !== null || row.askedAt <= daysBefore(ground.now(), ACT_DAYS)) return null;
  if (row.askedBy === place.actor.account) return 'own';
  return (await isTied(tx, ground, place.actor.account, row.askedBy)) ? 'tied' : 'may';
}
