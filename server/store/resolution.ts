/** What claims turned out to be. Inserted, never overwritten: the latest of a claim holds. */
import { and, asc, desc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Fault } from '#core/claim.ts';
import type { ClaimId, ProjectId } from '#core/ids.ts';
import { monthAnywhere } from '#core/month.ts';
import {
  AnswerShape,
  resolutionFaults,
  withdrawalFaults,
  type Answer,
  type ResolutionDraft,
} from '#core/resolution.ts';
import type { Tx } from '../db/client.ts';
import { assessment, membership, resolution } from '../db/schema.ts';
import type { Words } from '../keys.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { appendHere } from './audit.ts';
import { openClaim } from './claim.ts';

type ResolutionRow = typeof resolution.$inferSelect;

/** A claim's answer as it stands. */
export interface StandingResolution {
  id: string;
  claim: ClaimId;
  kind: 'control' | 'event';
  answer: Answer;
  month: string | null;
  public: boolean;
}

/** One entry of a claim's history of answers. */
export interface ResolutionView {
  id: string;
  claim: ClaimId;
  kind: ResolutionRow['kind'];
  /** Null: it was taken back. */
  answer: Answer | null;
  month: string | null;
  public: boolean;
  reference: string | null;
  /** Why it was taken back. */
  reason: string | null;
  by: { role: string; ordinal: number } | null;
  at: Date;
  /** The last assessment that was stored before. */
  assessment: string | null;
}

export type ResolutionResult = { ok: true; id: string } | { ok: false; faults: Fault[] };

/** Null: there is no such claim here. The caller has asked `can`. */
export async function resolveClaim(
  work: Work,
  claim: ClaimId,
  draft: ResolutionDraft,
): Promise<ResolutionResult | null> {
  const found = await openClaim(work, claim);
  if (!found) return null;
  const faults = resolutionFaults(draft, found, monthAnywhere(work.ground.now()));
  if (faults.length > 0) return { ok: false, faults };
  const id = await insert(work, claim, {
    kind: draft.kind,
    month: draft.kind === 'event' ? draft.month : null,
    public: draft.public,
    answerEnc: work.words.seal(JSON.stringify(draft.answer)),
    referenceEnc: work.words.seal(draft.reference.trim()),
  });
  return { ok: true, id };
}

/** Opens a claim again, with the reason; what was held stays on record. */
export async function withdrawResolution(
  work: Work,
  claim: ClaimId,
  reason: string,
): Promise<ResolutionResult> {
  const standing = await standingResolutions(work.tx, work.words, work.project);
  const faults = withdrawalFaults(reason, standing.has(claim));
  if (faults.length > 0) return { ok: false, faults };
  const id = await insert(work, claim, { kind: 'withdrawn', reasonEnc: work.words.seal(reason.trim()) });
  return { ok: true, id };
}

/** Claim → its answer, for claims that have one; as the service `engine`, or as a lead or analyst. */
export async function standingResolutions(
  tx: Tx,
  words: Words,
  project: ProjectId,
): Promise<Map<ClaimId, StandingResolution>> {
  const rows = await tx
    .selectDistinctOn([resolution.claimId])
    .from(resolution)
    .where(eq(resolution.projectId, project))
    .orderBy(resolution.claimId, desc(resolution.createdAt), desc(resolution.id));
  const standing = new Map<ClaimId, StandingResolution>();
  for (const { kind, answerEnc, id, claimId: claim, month, public: isPublic } of rows) {
    if (kind === 'withdrawn' || answerEnc === null) continue;
    standing.set(claim, { id, claim, kind, answer: readAnswer(words, answerEnc), month, public: isPublic });
  }
  return standing;
}

/** Oldest first; of one claim, or of all. */
export async function listResolutions(work: Work, claim?: ClaimId): Promise<ResolutionView[]> {
  const rows = await work.tx
    .select({ row: resolution, role: membership.role, ordinal: membership.ordinal })
    .from(resolution)
    .leftJoin(
      membership,
      and(eq(membership.projectId, resolution.projectId), eq(membership.accountId, resolution.accountId)),
    )
    .where(
      and(
        eq(resolution.projectId, work.project),
        ...(claim === undefined ? [] : [eq(resolution.claimId, claim)]),
      ),
    )
    .orderBy(asc(resolution.createdAt), asc(resolution.id));
  return rows.map(({ row, role, ordinal }) => ({
    id: row.id,
    claim: row.claimId,
    kind: row.kind,
    answer: row.answerEnc === null ? null : readAnswer(work.words, row.answerEnc),
    month: row.month,
    public: row.public,
    reference: row.referenceEnc === null ? null : work.words.open(row.referenceEnc),
    reason: row.reasonEnc === null ? null : work.words.open(row.reasonEnc),
    by: role !== null && ordinal !== null ? { role, ordinal } : null,
    at: row.createdAt,
    assessment: row.assessmentId,
  }));
}

type Entry = Pick<ResolutionRow, 'kind'> &
  Partial<Pick<ResolutionRow, 'month' | 'public' | 'answerEnc' | 'referenceEnc' | 'reasonEnc'>>;

async function insert(work: Work, claim: ClaimId, entry: Entry): Promise<string> {
  const id = randomUUID();
  const [held] = await work.tx
    .select({ id: assessment.id })
    .from(assessment)
    .where(and(eq(assessment.projectId, work.project), eq(assessment.claimId, claim)))
    .orderBy(desc(assessment.createdAt), desc(assessment.id))
    .limit(1);
  await work.tx.insert(resolution).values({
    projectId: work.project,
    id,
    claimId: claim,
    accountId: work.actor.account,
    assessmentId: held?.id ?? null,
    ...entry,
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'resolution', id: claim });
  const act = entry.kind === 'withdrawn' ? 'resolution.withdrawn' : 'resolution.made';
  await appendHere(work, { act, object: claim, more: { resolution: id } });
  return id;
}

const readAnswer = (words: Words, sealed: Uint8Array): Answer =>
  AnswerShape.parse(JSON.parse(words.open(sealed)));
