/** How many leads a study has that count, and which of them are independent of one another. */
import { and, count, eq, gt, isNull, or, sql as raw } from 'drizzle-orm';
import type { AccountId, ProjectId } from '#core/ids.ts';
import { ABSENT_DAYS, daysBefore, TIE_DAYS } from '#core/two-leads.ts';
import type { Tx } from '../db/client.ts';
import { account, invitation, leadAct, membership } from '../db/schema.ts';
import type { Ground } from '../ground.ts';

/** Whoever changes who leads waits for whoever does: until the transaction ends. */
export async function lockTeam(tx: Tx, of: ProjectId): Promise<void> {
  await tx.execute(raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.team.${of}`}, 0))`);
}

const activeLeads = (of: ProjectId) =>
  and(eq(membership.projectId, of), eq(membership.role, 'lead'), isNull(membership.endedAt));

export async function isLead(tx: Tx, of: ProjectId, who: AccountId): Promise<boolean> {
  const rows = await tx
    .select({ id: membership.accountId })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(and(activeLeads(of), eq(membership.accountId, who), isNull(account.suspendedAt)));
  return rows.length > 0;
}

/** Whether a study has two leads. One who has been suspended for long counts no more. */
export async function hasTwoLeads(tx: Tx, ground: Ground, of: ProjectId): Promise<boolean> {
  const [row] = await tx
    .select({ n: count() })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(
      and(
        activeLeads(of),
        or(isNull(account.suspendedAt), gt(account.suspendedAt, daysBefore(ground.now(), ABSENT_DAYS))),
      ),
    );
  return (row?.n ?? 0) > 1;
}

/** Whether any study in which this account leads has two leads. */
export async function leadsWithAnother(tx: Tx, ground: Ground, who: AccountId): Promise<boolean> {
  const led = await tx
    .select({ id: membership.projectId })
    .from(membership)
    .where(and(eq(membership.accountId, who), eq(membership.role, 'lead'), isNull(membership.endedAt)));
  for (const { id } of led) if (await hasTwoLeads(tx, ground, id)) return true;
  return false;
}

/** Whether `who` may not confirm what `other` asks for: either invited the other, or reset their second factor, a short while ago. */
export const isTied = async (tx: Tx, ground: Ground, who: AccountId, other: AccountId): Promise<boolean> =>
  (await letIn(tx, ground, other, { into: who, alone: true })) ||
  (await letIn(tx, ground, who, { into: other, alone: false }));

/**
 * Whether `by` invited whoever came `into` the account, or reset its second factor, within the last thirty days; in any
 * study. `alone`: also by the link that a lone lead made. Who could do everything alone gains nothing by a second lead of
 * their making, and where that counted both ways, a study could do nothing that takes two in its first thirty days.
 */
async function letIn(
  tx: Tx,
  ground: Ground,
  by: AccountId,
  { into, alone }: { into: AccountId; alone: boolean },
): Promise<boolean> {
  const since = daysBefore(ground.now(), TIE_DAYS);
  const invited = await tx
    .select({ askedBy: leadAct.askedBy, settledBy: leadAct.settledBy })
    .from(invitation)
    .leftJoin(leadAct, eq(leadAct.invitationId, invitation.id))
    .where(
      and(
        eq(invitation.usedBy, into),
        gt(invitation.usedAt, since),
        or(eq(invitation.createdBy, by), eq(leadAct.settledBy, by)),
      ),
    );
  const byOne = (act: (typeof invited)[number]): boolean =>
    act.askedBy !== null && act.askedBy === act.settledBy;
  const reset = await tx
    .select({ id: leadAct.id })
    .from(leadAct)
    .where(
      and(
        eq(leadAct.kind, 'reset-factor'),
        eq(leadAct.subjectId, into),
        eq(leadAct.outcome, 'done'),
        gt(leadAct.settledAt, since),
        or(eq(leadAct.askedBy, by), eq(leadAct.settledBy, by)),
      ),
    );
  return invited.some((act) => alone || !byOne(act)) || reset.length > 0;
}
