/** Assessments: what the engine made of a claim at one moment. Inserted, never overwritten. */
import type { AssessmentView, Verdict } from '#core/assessment-view.ts';
import type { Leaning, ResearcherAssessment } from '#core/consistency/assessment.ts';
import type { ClaimId } from '#core/ids.ts';
import type { AssessmentCause } from '../db/schema.ts';
import type { Work } from '../place.ts';

export interface StoredAssessment<T> {
  id: string;
  claim: ClaimId;
  at: Date;
  cause: AssessmentCause;
  result: T;
}

/** The current output in the format of CONSISTENCY.md; `researchers` for leads only. */
export interface AssembledAssessments {
  version: 1;
  claims: AssessmentView[];
  leanings: Leaning[];
  researchers?: ResearcherAssessment[];
}

/** The latest of each claim without its derivation: for the ledger, the matrix and the desk. */
export function latestVerdicts(_work: Work): Promise<StoredAssessment<Verdict>[]> {
  return Promise.reject(new Error('not there yet'));
}
/** The latest of one claim with its derivation, as the actor's role may see it. */
export function latestAssessment(
  _work: Work,
  _claim: ClaimId,
): Promise<StoredAssessment<AssessmentView> | null> {
  return Promise.reject(new Error('not there yet'));
}
/** The latest of each claim with its derivation, as the actor's role may see it. */
export function latestAssessments(_work: Work): Promise<StoredAssessment<AssessmentView>[]> {
  return Promise.reject(new Error('not there yet'));
}
/** All of a claim, oldest first, without derivations. */
export function assessmentHistory(_work: Work, _claim: ClaimId): Promise<StoredAssessment<Verdict>[]> {
  return Promise.reject(new Error('not there yet'));
}
/** What `sanad assess` gives on the project's interchange file, put together from what is stored. */
export function assembleAssessments(_work: Work): Promise<AssembledAssessments> {
  return Promise.reject(new Error('not there yet'));
}
