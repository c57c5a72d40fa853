/** What leads hold about a claim, each with its reason. Inserted, never overwritten. */
import { and, asc, desc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Fault, Held } from '#core/claim.ts';
import { decisionFaults, HELD_WORDS } from '#core/decision.ts';
import type { ClaimId } from '#core/ids.ts';
import { assessment, decision, membership } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { appendHere } from './audit.ts';

export interface Decision {
  id: string;
  claim: ClaimId;
  held: Held;
  reason: string;
  by: { role: string; ordinal: number } | null;
  at: Date;
  /** The assessment that stood when it was made: what the decision rests on. */
  assessment: string | null;
}

export type DecisionResult = { ok: true; id: string } | { ok: false; faults: Fault[] };

export async function decide(
  work: Work,
  claim: ClaimId,
  draft: { held: string; reason: string },
): Promise<DecisionResult> {
  const faults = decisionFaults(draft);
  if (faults.length > 0) return { ok: false, faults };
  const id = randomUUID();
  const [standing] = await work.tx
    .select({ id: assessment.id })
    .from(assessment)
    .where(and(eq(assessment.projectId, work.project), eq(assessment.claimId, claim)))
    .orderBy(desc(assessment.createdAt), desc(assessment.id))
    .limit(1);
  await work.tx.insert(decision).values({
    projectId: work.project,
    id,
    claimId: claim,
    accountId: work.actor.account,
    held: draft.held,
    reasonEnc: work.words.seal(draft.reason.trim()),
    assessmentId: standing?.id ?? null,
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'decision', id });
  await appendHere(work, { act: 'decision.made', object: claim, more: { decision: id } });
  return { ok: true, id };
}

/** Oldest first; of one claim, or of all. */
export async function listDecisions(work: Work, claim?: ClaimId): Promise<Decision[]> {
  const rows = await work.tx
    .select({ row: decision, role: membership.role, ordinal: membership.ordinal })
    .from(decision)
    .leftJoin(
      membership,
      and(eq(membership.projectId, decision.projectId), eq(membership.accountId, decision.accountId)),
    )
    .where(
      and(
        eq(decision.projectId, work.project),
        ...(claim === undefined ? [] : [eq(decision.claimId, claim)]),
      ),
    )
    .orderBy(asc(decision.createdAt), asc(decision.id));
  return rows.map(({ row, role, ordinal }) => ({
    id: row.id,
    claim: row.claimId,
    held: HELD_WORDS.parse(row.held),
    reason: work.words.open(row.reasonEnc),
    by: role !== null && ordinal !== null ? { role, ordinal } : null,
    at: row.createdAt,
    assessment: row.assessmentId,
  }));
}
