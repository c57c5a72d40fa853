/**
 * What reviewers hold about claims. Inserted, never overwritten. A reviewer learns what engine, leads and the other
 * reviewers hold only once their own opinion is stored: the database holds that, by functions of migrations 0013 and 0064.
 */
import { and, asc, eq, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Fault } from '#core/claim.ts';
import type { Status } from '#core/consistency/assessment.ts';
import { asId, type AccountId, type ClaimId } from '#core/ids.ts';
import {
  answerIn,
  LikelihoodShape,
  opinionFaults,
  type Likelihood,
  type OpinionAnswer,
  type OpinionDraft,
} from '#core/opinion.ts';
import { membership, opinion } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { openClaim } from './claim.ts';

export interface Opinion {
  id: string;
  claim: ClaimId;
  answer: OpinionAnswer;
  likelihood: Likelihood;
  reason: string;
  at: Date;
  /** Who gave it: for counting whose is whose, never for a page. */
  account: AccountId;
  /** "Reviewer 2", for leads; to everybody else reviewers carry no number. */
  ordinal: number | null;
  /** Given before anything of what the evidence comes to was seen. */
  first: boolean;
}

/** What a reviewer sees of a claim after their own opinion. */
export interface AfterOpinion {
  /** Another period of its question is shown to them, on which they have no opinion: verdict and decisions would tell of it. */
  awaits: boolean;
  verdict: z.infer<typeof VerdictShape> | null;
  decisions: { held: string; at: Date }[];
  /** The latest of each other reviewer, without who or when. */
  others: Pick<Opinion, 'id' | 'answer' | 'likelihood' | 'reason'>[];
}

export type OpinionResult = { ok: true; id: string } | { ok: false; faults: Fault[] };

/** Null: there is no such claim here. The caller has asked `can`. */
export async function giveOpinion(
  work: Work,
  claim: ClaimId,
  draft: OpinionDraft,
): Promise<OpinionResult | null> {
  const found = await openClaim(work, claim);
  if (!found) return null;
  const answer = answerIn(draft, found);
  const faults = opinionFaults(draft, found);
  if (answer === null || faults.length > 0) return { ok: false, faults };
  const id = randomUUID();
  await work.tx.insert(opinion).values({
    projectId: work.project,
    id,
    claimId: claim,
    accountId: work.actor.account,
    ...answer,
    likelihood: LikelihoodShape.parse(draft.likelihood),
    reasonEnc: work.words.seal(draft.reason.trim()),
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'opinion', id: claim });
  return { ok: true, id };
}

/** Those that the actor may read, oldest first: all of the project for leads and analysts, for a reviewer their own. */
export async function listOpinions(work: Work, claim?: ClaimId): Promise<Opinion[]> {
  const rows = await work.tx
    .select({ row: opinion, ordinal: membership.ordinal })
    .from(opinion)
    .leftJoin(
      membership,
      and(eq(membership.projectId, opinion.projectId), eq(membership.accountId, opinion.accountId)),
    )
    .where(
      and(eq(opinion.projectId, work.project), ...(claim === undefined ? [] : [eq(opinion.claimId, claim)])),
    )
    .orderBy(asc(opinion.createdAt), asc(opinion.id));
  const seen = new Set<string>();
  return rows.map(({ row, ordinal }) => {
    const whose = `${row.claimId} ${row.accountId}`;
    const first = !seen.has(whose);
    seen.add(whose);
    return {
      id: row.id,
      claim: row.claimId,
      answer: answerOf(row),
      likelihood: LikelihoodShape.parse(row.likelihood),
      reason: work.words.open(row.reasonEnc),
      at: row.createdAt,
      account: row.accountId,
      ordinal: work.actor.role === 'lead' ? ordinal : null,
      first,
    };
  });
}

const VerdictShape = z.object({
  // What the engine wrote is read as what it wrote, as everywhere.
  status: z.custom<Status>((text) => typeof text === 'string'),
  evidence: z.string().nullable(),
  best: z.string().nullable(),
  p: z.record(z.string(), z.number()).nullable(),
  range: z.object({ lo: z.number(), point: z.number(), hi: z.number() }).nullable(),
  confidence: z.string().nullable(),
  at: z.coerce.date(),
});
const claimId = z.uuid().transform((text, ctx): ClaimId => {
  const id = asId<ClaimId>(text);
  if (id === null) ctx.addIssue('not an id');
  return id ?? z.NEVER;
});
const VerdictRow = z.object({ claim_id: claimId, verdict: VerdictShape });
const DecisionRow = z.object({ claim_id: claimId, held: z.string(), at: z.coerce.date() });
const AwaitingRow = z.object({ claims: z.array(claimId) });
const OtherRow = z.object({
  claim_id: claimId,
  id: z.uuid(),
  value: z.string().nullable(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
  likelihood: LikelihoodShape,
  reason_enc: z.instanceof(Uint8Array),
});

/** Claim → what this reviewer may know of it by now; without those on which they gave no opinion yet. */
export async function afterOpinions(work: Work): Promise<Map<ClaimId, AfterOpinion>> {
  const { tx, project, words } = work;
  const own = new Set((await listOpinions(work)).map(({ claim }) => claim));
  const verdicts = z
    .array(VerdictRow)
    .parse([...(await tx.execute(raw`select * from verdicts_after_opinion(${project})`))]);
  const decisions = z
    .array(DecisionRow)
    .parse([...(await tx.execute(raw`select * from decisions_after_opinion(${project})`))]);
  const [awaiting] = z
    .array(AwaitingRow)
    .parse([...(await tx.execute(raw`select awaiting_claims(${project}) as claims`))]);
  const awaited = new Set(awaiting?.claims);
  const others = z
    .array(OtherRow)
    .parse([...(await tx.execute(raw`select * from opinions_after_opinion(${project})`))]);
  const told = new Map<ClaimId, AfterOpinion>(
    [...own].map((claim) => [
      claim,
      { awaits: awaited.has(claim), verdict: null, decisions: [], others: [] },
    ]),
  );
  for (const { claim_id: claim, verdict } of verdicts) {
    const entry = told.get(claim);
    if (entry) entry.verdict = verdict;
  }
  for (const { claim_id: claim, held, at } of decisions) told.get(claim)?.decisions.push({ held, at });
  for (const row of others)
    told.get(row.claim_id)?.others.push({
      id: row.id,
      answer: answerOf(row),
      likelihood: row.likelihood,
      reason: words.open(row.reason_enc),
    });
  return told;
}

function answerOf(row: { value: string | null; lo: number | null; hi: number | null }): OpinionAnswer {
  if (row.value !== null) return { value: row.value, lo: null, hi: null };
  if (row.lo === null || row.hi === null) throw new Error('an opinion without an answer');
  return { value: null, lo: row.lo, hi: row.hi };
}
