/** Answers to "the same event?", each with its reason. Inserted, never overwritten. */
import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Fault } from '#core/claim.ts';
import { latestAnswers, type EventAnswer } from '#core/consistency/another-event.ts';
import type { ClaimId, ProjectId } from '#core/ids.ts';
import { sameEventFaults } from '#core/same-event.ts';
import type { Tx } from '../db/client.ts';
import { membership, sameEvent } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';

/** Of two claims, or of two statements on one claim. */
export type EventPair =
  { claim: ClaimId; other: ClaimId } | { claim: ClaimId; statements: readonly [string, string] };

export interface SameEventAnswer {
  id: string;
  /** The two ids in order: an answer is the same whichever of them it was asked of. */
  pair: string;
  same: boolean;
  reason: string;
  by: { role: string; ordinal: number } | null;
  at: Date;
}

export type SameEventResult = { ok: true; id: string } | { ok: false; faults: Fault[] };

export const pairOf = (a: string, b: string): string => [a, b].toSorted().join(' ');

/** The caller has asked `can`, and knows that the two are there. */
export async function answerSameEvent(
  work: Work,
  pair: EventPair,
  draft: { answer: string; reason: string },
): Promise<SameEventResult> {
  const faults = sameEventFaults(draft);
  if (faults.length > 0) return { ok: false, faults };
  const id = randomUUID();
  const [statement, otherStatement] = 'statements' in pair ? pair.statements : [null, null];
  await work.tx.insert(sameEvent).values({
    projectId: work.project,
    id,
    claimId: pair.claim,
    otherClaimId: 'other' in pair ? pair.other : null,
    statement,
    otherStatement,
    same: draft.answer === 'same',
    reasonEnc: work.words.seal(draft.reason.trim()),
    accountId: work.actor.account,
  });
  for (const one of 'other' in pair ? [pair.claim, pair.other] : [pair.claim])
    await publish(work.tx, { kind: 'changed', project: work.project, noun: 'claim', id: one });
  return { ok: true, id };
}

/** On a claim and its statements, oldest first. */
export async function listSameEvent(work: Work, claim: ClaimId): Promise<SameEventAnswer[]> {
  const rows = await work.tx
    .select({ row: sameEvent, role: membership.role, ordinal: membership.ordinal })
    .from(sameEvent)
    .leftJoin(
      membership,
      and(eq(membership.projectId, sameEvent.projectId), eq(membership.accountId, sameEvent.accountId)),
    )
    .where(
      and(
        eq(sameEvent.projectId, work.project),
        or(eq(sameEvent.claimId, claim), eq(sameEvent.otherClaimId, claim)),
      ),
    )
    .orderBy(asc(sameEvent.createdAt), asc(sameEvent.id));
  return rows.map(({ row, role, ordinal }) => ({
    id: row.id,
    pair: pairOf(row.statement ?? row.claimId, row.otherStatement ?? row.otherClaimId ?? ''),
    same: row.same,
    reason: work.words.open(row.reasonEnc),
    by: role !== null && ordinal !== null ? { role, ordinal } : null,
    at: row.createdAt,
  }));
}

/** Of statements, the latest answer for each pair, as the engine reads it: without its reason. */
export async function statementsHeld(tx: Tx, project: ProjectId, claim?: ClaimId): Promise<EventAnswer[]> {
  const rows = await tx
    .select({
      claim: sameEvent.claimId,
      one: sameEvent.statement,
      other: sameEvent.otherStatement,
      same: sameEvent.same,
    })
    .from(sameEvent)
    .where(
      and(
        eq(sameEvent.projectId, project),
        isNotNull(sameEvent.statement),
        claim === undefined ? undefined : eq(sameEvent.claimId, claim),
      ),
    )
    .orderBy(asc(sameEvent.createdAt), asc(sameEvent.id));
  return latestAnswers(
    rows.flatMap(({ one, other, ...row }) =>
      one === null || other === null ? [] : [{ ...row, one, other }],
    ),
  );
}
