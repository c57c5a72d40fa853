/**
 * Who reads what of a derivation. Leads read all of it. Analysts read whose line it is, its interest, and what it
 * adds to 0.1 dB; not how faithful or how new it is, to how many independent lines they come, nor the rates of a
 * nominal line. That takes the plain ways to work out who took a line and what is thought of them, not every way: in
 * a claim of two or three lines, what they add, the likelihood and the width of the range can still hint at it.
 */
import type {
  Assessments,
  Because,
  BoundStep,
  CentreStep,
  ClaimAssessment,
  FigureStep,
  LineStep,
  PreviousStep,
  Step,
} from './assessment.ts';
import { roundTo } from './round.ts';

type Secret = 'researcher' | 'fidelity' | 'd' | 'rho' | 'w' | 's2' | 'weight' | 'robust';
type SecretOfLine = Secret | 'x' | 'y';
/** The pseudo-line of a previous period is weighed like a figure, and shown like one. */
type SecretOfPrevious = 'd' | 's2' | 'weight' | 'robust';
/** All that comes of the sum of d. */
type SecretOfCentre = 'nEff' | 'chi2' | 'se';

/** A line as it can be explained: what its reader may not see is not there. */
export type Readable<S extends Step> = S extends LineStep
  ? Omit<S, SecretOfLine> & Partial<Pick<S, SecretOfLine & keyof S>>
  : S extends FigureStep | BoundStep
    ? Omit<S, Secret> & Partial<Pick<S, Secret & keyof S>>
    : S extends PreviousStep
      ? Omit<S, SecretOfPrevious> & Partial<Pick<S, SecretOfPrevious>>
      : S extends CentreStep
        ? Omit<S, SecretOfCentre> & Partial<Pick<S, SecretOfCentre>>
        : S;

export type AnalystStep =
  | Omit<LineStep, SecretOfLine>
  | Omit<FigureStep, Secret>
  | Omit<BoundStep, Secret>
  | Omit<PreviousStep, SecretOfPrevious>
  | Omit<CentreStep, SecretOfCentre>
  | Exclude<Step, LineStep | FigureStep | BoundStep | PreviousStep | CentreStep>;

export type AnalystClaim = Omit<ClaimAssessment, 'steps' | 'nEff'> & {
  readonly steps: readonly AnalystStep[];
};

export type AnalystAssessments = Omit<Assessments, 'claims' | 'researchers'> & {
  readonly claims: readonly AnalystClaim[];
};

/** Without `researchers`, which only leads see. */
export function forAnalyst(result: Assessments): AnalystAssessments {
  return { version: 1, claims: result.claims.map(claimForAnalyst), leanings: result.leanings };
}

export function claimForAnalyst(claim: ClaimAssessment): AnalystClaim {
  const { nEff: _, ...shown } = claim;
  return { ...shown, steps: claim.steps.map(stepForAnalyst) };
}

function stepForAnalyst(step: Step): AnalystStep {
  switch (step.step) {
    case 'line': {
      const { researcher: _, fidelity: _g, d: _d, rho: _r, w: _w, x: _x, y: _y, ...shown } = step;
      return { ...shown, because: withoutDoubt(shown.because), adds: tenth(step.adds) };
    }
    case 'figure': {
      const { researcher: _, fidelity: _g, d: _d, rho: _r, s2: _s, weight: _w, robust: _b, ...shown } = step;
      return { ...shown, because: withoutDoubt(shown.because) };
    }
    case 'bound': {
      const { researcher: _, fidelity: _g, d: _d, rho: _r, ...shown } = step;
      return { ...shown, because: withoutDoubt(shown.because) };
    }
    case 'prior':
    case 'total':
      return { ...step, adds: tenth(step.adds) };
    case 'previous': {
      const { d: _d, s2: _s, weight: _w, robust: _b, ...shown } = step;
      return shown;
    }
    case 'centre': {
      const { nEff: _n, chi2: _c, se: _s, ...shown } = step;
      return shown;
    }
  }
}

function tenth(decibels: number): number {
  return roundTo(decibels, 1);
}

function withoutDoubt(because: readonly Because[]): Because[] {
  return because.filter((reason) => reason !== 'doubted-interviewer');
}
