/**
 * An assessment as a role may see it. Leads see all of it. For analysts a line shows what it adds in dB to 0.1; what
 * would tell how trusted an interviewer is (g, q, d, ρ, the researcher, and the numbers from which they could be
 * worked out) is not there.
 */
import type {
  Because,
  CentreStep,
  ClaimAssessment,
  LineStep,
  FigureStep,
  BoundStep,
  PreviousStep,
  PriorStep,
  Step,
  TotalStep,
} from './consistency/assessment.ts';

type Hidden = 'researcher' | 'fidelity' | 'd' | 'rho';

export type AnalystStep =
  | PriorStep
  | Omit<LineStep, Hidden | 'x' | 'y' | 'w'>
  | TotalStep
  | Omit<FigureStep, Hidden | 's2' | 'weight' | 'robust'>
  | Omit<BoundStep, Hidden>
  | Omit<PreviousStep, 's2' | 'd' | 'weight' | 'robust'>
  | CentreStep;

export type AnalystAssessment = Omit<ClaimAssessment, 'steps'> & { readonly steps: readonly AnalystStep[] };

/** What both roles' pages can show. */
export type StepView = Step | AnalystStep;
export type AssessmentView = ClaimAssessment | AnalystAssessment;

/** The same without its derivation: for lists, where it would only weigh. */
export type Verdict = Omit<ClaimAssessment, 'steps' | 'notes'>;

export function forAnalyst(assessment: ClaimAssessment): AnalystAssessment {
  return { ...assessment, steps: assessment.steps.map(stepForAnalyst) };
}

const tenth = (dB: number): number => Math.round(dB * 10) / 10 + 0;
const said = (because: readonly Because[]): Because[] => because.filter((b) => b !== 'doubted-interviewer');

function stepForAnalyst(step: Step): AnalystStep {
  switch (step.step) {
    case 'prior':
    case 'total':
      return { ...step, adds: tenth(step.adds) };
    case 'line': {
      const { researcher: _r, fidelity: _f, d: _d, rho: _rho, x: _x, y: _y, w: _w, ...shown } = step;
      return { ...shown, adds: tenth(shown.adds), because: said(shown.because) };
    }
    case 'figure': {
      const {
        researcher: _r,
        fidelity: _f,
        d: _d,
        rho: _rho,
        s2: _s,
        weight: _w,
        robust: _t,
        ...shown
      } = step;
      return { ...shown, because: said(shown.because) };
    }
    case 'bound': {
      const { researcher: _r, fidelity: _f, d: _d, rho: _rho, ...shown } = step;
      return { ...shown, because: said(shown.because) };
    }
    case 'previous': {
      const { s2: _s, d: _d, weight: _w, robust: _t, ...shown } = step;
      return shown;
    }
    case 'centre':
      return step;
  }
}
