/** An assessment as pages read it: whole for leads, by `consistency/view.ts` for analysts. */
import type { ClaimAssessment, Step } from './consistency/assessment.ts';
import type { AnalystClaim, Readable } from './consistency/view.ts';

export { claimForAnalyst as forAnalyst } from './consistency/view.ts';

/** What both roles' pages can show. */
export type StepView = Readable<Step>;
export type AssessmentView = ClaimAssessment | AnalystClaim;

/** The same without its derivation, and without what only leads read of it: for lists, where it would only weigh. */
export type Verdict = Omit<ClaimAssessment, 'steps' | 'notes' | 'nEff'>;
