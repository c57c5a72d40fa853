/** Assessments: what the engine made of a claim at one moment. Inserted, never overwritten. */
import { and, asc, desc, eq, gt, inArray, lte, sql as raw } from 'drizzle-orm';
import {
  forAnalyst,
  heardLine,
  type AssessmentView,
  type Heard,
  type Verdict,
} from '#core/assessment-view.ts';
import type {
  Cell,
  ClaimAssessment,
  Leaning,
  ResearcherAssessment,
  Role,
} from '#core/consistency/assessment.ts';
import type { AnalystClaim } from '#core/consistency/view.ts';
import { compareIds } from '#core/consistency/records.ts';
import type { ClaimId } from '#core/ids.ts';
import { assessment, finding, type AssessmentCause } from '../db/schema.ts';
import type { Work } from '../place.ts';

export interface StoredAssessment<T> {
  id: string;
  claim: ClaimId;
  at: Date;
  cause: AssessmentCause;
  result: T;
}

/** The current output in the format of docs/consistency.md; `researchers` for leads only. */
export interface AssembledAssessments {
  version: 1;
  claims: AssessmentView[];
  leanings: Leaning[];
  researchers?: ResearcherAssessment[];
}

/** The latest of each claim without its derivation, as of a moment or now: for the ledger, the matrix and the desk. */
export async function latestVerdicts(work: Work, asOf?: Date): Promise<StoredAssessment<Verdict>[]> {
  const rows = await work.tx
    .selectDistinctOn([assessment.claimId], verdictColumns)
    .from(assessment)
    .where(
      and(
        eq(assessment.projectId, work.project),
        asOf === undefined ? undefined : lte(assessment.createdAt, asOf),
      ),
    )
    .orderBy(assessment.claimId, desc(assessment.createdAt), desc(assessment.id));
  return inOrder(rows);
}

/** The first with evidence of each claim after a moment, without its derivation. */
export async function firstVerdicts(work: Work, after: Date): Promise<StoredAssessment<Verdict>[]> {
  const rows = await work.tx
    .selectDistinctOn([assessment.claimId], verdictColumns)
    .from(assessment)
    .where(
      and(
        eq(assessment.projectId, work.project),
        gt(assessment.createdAt, after),
        raw`${assessment.result} ->> 'status' <> 'no evidence'`,
      ),
    )
    .orderBy(assessment.claimId, asc(assessment.createdAt), asc(assessment.id));
  return inOrder(rows);
}

/** The latest of one claim with its derivation, as the actor's role may see it. */
export async function latestAssessment(
  work: Work,
  claim: ClaimId,
): Promise<StoredAssessment<AssessmentView> | null> {
  const [row] = await work.tx
    .select(wholeColumns)
    .from(assessment)
    .where(and(eq(assessment.projectId, work.project), eq(assessment.claimId, claim)))
    .orderBy(desc(assessment.createdAt), desc(assessment.id))
    .limit(1);
  return row ? { ...row, result: asSeen(work, row.result) } : null;
}

/** The latest of each claim with its derivation, as the actor's role may see it. */
async function latestAssessments(work: Work): Promise<StoredAssessment<AssessmentView>[]> {
  return inOrder((await latestWhole(work)).map((row) => ({ ...row, result: asSeen(work, row.result) })));
}

/** The same as an analyst sees it, whoever reads: for what leaves. */
export async function latestForAnalysts(work: Work): Promise<StoredAssessment<AnalystClaim>[]> {
  return inOrder((await latestWhole(work)).map((row) => ({ ...row, result: forAnalyst(row.result) })));
}

const latestWhole = (work: Work): Promise<StoredAssessment<ClaimAssessment>[]> =>
  work.tx
    .selectDistinctOn([assessment.claimId], wholeColumns)
    .from(assessment)
    .where(eq(assessment.projectId, work.project))
    .orderBy(assessment.claimId, desc(assessment.createdAt), desc(assessment.id));

/** Which statements the latest assessment of each claim kept, and how: for lists that count voices. */
export async function latestHeard(work: Work): Promise<Map<ClaimId, Heard>> {
  const rows = await work.tx
    .selectDistinctOn([assessment.claimId], { claim: assessment.claimId, lines: heardColumn })
    .from(assessment)
    .where(eq(assessment.projectId, work.project))
    .orderBy(assessment.claimId, desc(assessment.createdAt), desc(assessment.id));
  return new Map(
    rows.map(({ claim, lines }) => [
      claim,
      new Map(lines.map(([id, interest, role]) => [id, heardLine({ interest, role })])),
    ]),
  );
}

/** All of a claim, oldest first, without derivations. */
export function assessmentHistory(work: Work, claim: ClaimId): Promise<StoredAssessment<Verdict>[]> {
  return work.tx
    .select(verdictColumns)
    .from(assessment)
    .where(and(eq(assessment.projectId, work.project), eq(assessment.claimId, claim)))
    .orderBy(asc(assessment.createdAt), asc(assessment.id));
}

/** The same of several claims, by claim. */
export async function assessmentHistories(
  work: Work,
  claims: readonly ClaimId[],
): Promise<Map<ClaimId, StoredAssessment<Verdict>[]>> {
  const rows = await work.tx
    .select(verdictColumns)
    .from(assessment)
    .where(and(eq(assessment.projectId, work.project), inArray(assessment.claimId, [...claims])))
    .orderBy(asc(assessment.createdAt), asc(assessment.id));
  return Map.groupBy(rows, (row) => row.claim);
}

/** What `sanad assess` gives on the project's interchange file, put together from what is stored. */
export async function assembleAssessments(work: Work): Promise<AssembledAssessments> {
  const claims = (await latestAssessments(work)).map((stored) => stored.result);
  const leanings = await latestLeanings(work);
  if (work.actor.role !== 'lead') return { version: 1, claims, leanings };
  const researchers = await latestResearchers(work);
  return { version: 1, claims, leanings, researchers };
}

const kept = {
  id: assessment.id,
  claim: assessment.claimId,
  at: assessment.createdAt,
  cause: assessment.cause,
};
// What the engine wrote is read as what it wrote: the column is its own, and insert-only.
const wholeColumns = { ...kept, result: raw<ClaimAssessment>`${assessment.result}` };
const verdictColumns = { ...kept, result: raw<Verdict>`${assessment.result} - 'steps' - 'notes' - 'nEff'` };
const heardColumn = raw<[assertion: string, interest: Cell, role: Role][]>`coalesce(
  (select jsonb_agg(jsonb_build_array(step -> 'assertion', step -> 'interest', step -> 'role'))
   from jsonb_array_elements(${assessment.result} -> 'steps') as step where step ? 'assertion'), '[]')`;

const asSeen = (work: Work, result: ClaimAssessment): AssessmentView =>
  work.actor.role === 'lead' ? result : forAnalyst(result);

const inOrder = <T>(rows: StoredAssessment<T>[]): StoredAssessment<T>[] =>
  rows.toSorted((a, b) => compareIds(a.claim, b.claim));

export const latestLeanings = (work: Work): Promise<Leaning[]> => latestFinding<Leaning>(work, 'leanings');

/** Empty for all but leads. */
export const latestResearchers = (work: Work): Promise<ResearcherAssessment[]> =>
  latestFinding<ResearcherAssessment>(work, 'researchers');

/** The policies let analysts read no finding about researchers. */
async function latestFinding<T>(work: Work, kind: 'leanings' | 'researchers'): Promise<T[]> {
  const [row] = await work.tx
    .select({ result: raw<T[]>`${finding.result}` })
    .from(finding)
    .where(and(eq(finding.projectId, work.project), eq(finding.kind, kind)))
    .orderBy(desc(finding.createdAt), desc(finding.id))
    .limit(1);
  return row?.result ?? [];
}
