/** An assessment as pages read it: whole for leads, by `consistency/view.ts` for analysts. */
import type { Cell, ClaimAssessment, Role, Step } from './consistency/assessment.ts';
import { lineInterests } from './consistency/line-interest.ts';
import type { AnalystClaim, Readable } from './consistency/view.ts';

export { claimForAnalyst as forAnalyst } from './consistency/view.ts';

/** What both roles' pages can show. */
export type StepView = Readable<Step>;
export type AssessmentView = ClaimAssessment | AnalystClaim;

/** The same without its derivation, and without what only leads read of it: for lists, where it would only weigh. */
export type Verdict = Omit<ClaimAssessment, 'steps' | 'notes' | 'nEff'>;

/** A line of a derivation as lists read it: how what it says stands to its side, and whether it adds nothing new (C3). */
export interface HeardLine {
  sign: 1 | -1 | 0;
  copy: boolean;
}
/** By the assertion's id: the statements that an assessment kept. */
export type Heard = ReadonlyMap<string, HeardLine>;

const SIGNS: Readonly<Record<Cell, HeardLine['sign']>> = { S: 1, A: -1, N: 0 };
const speaks = (role: Role): boolean => role === 'speaks' || role === 'falls-out';

export const heardLine = ({ interest, role }: { interest: Cell; role: Role }): HeardLine => ({
  sign: SIGNS[interest],
  copy: !speaks(role),
});

export function heardIn(assessment: AssessmentView | null): Heard {
  if (assessment === null) return new Map();
  const steps: readonly StepView[] = assessment.steps;
  const interests = lineInterests({ steps });
  return new Map(
    steps.flatMap((step) => {
      const interest = 'assertion' in step ? interests.get(step.assertion) : undefined;
      if (interest === undefined || !('assertion' in step)) return [];
      const sign = interest.against ? -1 : interest.serves ? 1 : 0;
      return [[step.assertion, { sign, copy: !speaks(step.role) }] as const];
    }),
  );
}
