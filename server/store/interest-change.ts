/** How a claim's interests were changed once somebody had spoken on it. Inserted, never overwritten. */
import { and, asc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Interest } from '#core/claim.ts';
import type { ClaimId } from '#core/ids.ts';
import { interestChange, membership } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { appendHere } from './audit.ts';

export interface InterestChange {
  id: string;
  before: Interest;
  after: Interest;
  reason: string;
  by: { role: string; ordinal: number } | null;
  at: Date;
}

/** In the transaction of the edit that makes it. */
export async function keepInterestChange(
  work: Work,
  claim: ClaimId,
  change: Pick<InterestChange, 'before' | 'after' | 'reason'>,
): Promise<void> {
  const id = randomUUID();
  await work.tx.insert(interestChange).values({
    projectId: work.project,
    id,
    claimId: claim,
    before: change.before,
    after: change.after,
    reasonEnc: work.words.seal(change.reason.trim()),
    accountId: work.actor.account,
  });
  await appendHere(work, { act: 'claim.interest-changed', object: claim, more: { change: id } });
}

/** Oldest first. */
export async function listInterestChanges(work: Work, claim: ClaimId): Promise<InterestChange[]> {
  const rows = await work.tx
    .select({ row: interestChange, role: membership.role, ordinal: membership.ordinal })
    .from(interestChange)
    .leftJoin(
      membership,
      and(
        eq(membership.projectId, interestChange.projectId),
        eq(membership.accountId, interestChange.accountId),
      ),
    )
    .where(and(eq(interestChange.projectId, work.project), eq(interestChange.claimId, claim)))
    .orderBy(asc(interestChange.createdAt), asc(interestChange.id));
  return rows.map(({ row, role, ordinal }) => ({
    id: row.id,
    before: row.before,
    after: row.after,
    reason: work.words.open(row.reasonEnc),
    by: role !== null && ordinal !== null ? { role, ordinal } : null,
    at: row.createdAt,
  }));
}
