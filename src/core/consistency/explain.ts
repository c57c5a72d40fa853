/**
 * Derivation data in plain English: the one place where it becomes sentences. Likelihood and confidence are
 * never in one phrase (ICD 203). Ids are named by the `name` that the caller passes.
 */
import { LIKELIHOODS } from '../opinion.ts';
import type { ClaimAssessment, Confidence, Flag, Note, PartWhole, Range, Status } from './assessment.ts';
import { figureWords, type Name } from './words.ts';

export { figureWords, type Name } from './words.ts';
export {
  whyBound,
  whyCentre,
  whyFigure,
  whyLine,
  whyPrevious,
  whyPrior,
  whyStep,
  whyTotal,
} from './explain-steps.ts';

interface StatusText {
  readonly label: string;
  readonly meaning: string;
}

const statuses: Readonly<Record<Status, StatusText>> = {
  resolved: { label: 'Resolved', meaning: 'The answer has become known.' },
  'no evidence': { label: 'No evidence', meaning: 'No statement on it counts.' },
  corroborated: {
    label: 'Corroborated',
    meaning: 'Sources of different kinds, met separately, agree, and not all of them profit.',
  },
  contested: { label: 'Contested', meaning: 'Both sides of the question have weight, and neither prevails.' },
  'single-source': { label: 'Single source', meaning: 'It rests on hardly more than one voice.' },
  'one-sided': { label: 'One-sided', meaning: 'All who support it profit from it.' },
  probable: {
    label: 'Probable',
    meaning: 'The evidence leans to it without meeting the test of corroboration.',
  },
  open: { label: 'Open', meaning: 'The evidence decides nothing.' },
  unattributed: { label: 'Unattributed', meaning: 'No answer stands out.' },
  'multi-claimed': {
    label: 'Claimed by several',
    meaning: 'Two or more answers are given by those whom they serve.',
  },
  refuted: { label: 'Refuted', meaning: 'Another answer than the one filed is corroborated.' },
  superseded: { label: 'Superseded', meaning: 'It held, and a later period shows a change.' },
  inflated: { label: 'Inflated', meaning: 'The figure put about lies above the range of the evidence.' },
  minimised: { label: 'Minimised', meaning: 'The figure put about lies below the range of the evidence.' },
};

export function statusWords(status: Status): string {
  return statuses[status].label;
}

export function statusMeaning(status: Status): string {
  return statuses[status].meaning;
}

/** The bands of ICD 203; a border belongs to the band nearer to even. */
export function likelihoodWords(p: number): string {
  return LIKELIHOODS.find(({ to }) => p < to || (p === to && to > EVEN))?.word ?? '';
}

const EVEN = 0.5;

const confidences: Readonly<Record<Confidence, string>> = {
  high: 'High confidence',
  moderate: 'Moderate confidence',
  low: 'Low confidence',
};

export function confidenceWords(confidence: Confidence): string {
  return confidences[confidence];
}

/** Why the confidence is what it is, apart from how likely the answer is. */
export function whyConfidence(claim: ClaimAssessment): string {
  if (claim.confidence === null || claim.fragility === null) return '';
  return `${confidenceWords(claim.confidence)}: ${fragilityWords(claim.fragility)}`;
}

function fragilityWords(fragility: number): string {
  if (fragility === 0) return 'it is not ahead of the other answers.';
  if (fragility === 1) return 'it would fall with its strongest supporter.';
  return `its ${fragility} strongest supporters would have to fall before it does.`;
}

export function rangeWords(range: Range): string {
  if (range.lo === range.hi) return figureWords(range.point);
  return `${figureWords(range.lo)} to ${figureWords(range.hi)}, about ${figureWords(range.point)}`;
}

export function flagWords(flag: Flag): string {
  const times = `${figureWords(flag.by)} times the estimate`;
  return flag.flag === 'inflated'
    ? `Inflated: it serves its side and is ${times}.`
    : `Minimised: a high figure hurts its side, and it is ${times}.`;
}

export function bracketWords([lo, hi]: readonly [number, number]): string {
  return `Only opposed sides speak, and their figures do not meet: between ${figureWords(lo)} and ${figureWords(hi)}.`;
}

export function partWholeWords(parts: PartWhole, name: Name): string {
  const [low, , high] = parts.whole;
  const whole = rangeBetween(low, high);
  const sum = parts.parts === null ? '' : rangeBetween(parts.parts[0], parts.parts[2]);
  switch (parts.verdict) {
    case 'incomplete':
      return `The parts cannot be added up yet: ${parts.missing.map(name).join(', ')} ${parts.missing.length === 1 ? 'has' : 'have'} no range.`;
    case 'parts exceed the whole':
      return `The parts come to ${sum}, more than the whole at ${whole}.`;
    case 'parts fall short of the whole':
      return `The parts come to ${sum}, less than the whole at ${whole}.`;
    case 'consistent':
      return `The parts come to ${sum}, which fits the whole at ${whole}.`;
  }
}

function rangeBetween(lo: number, hi: number): string {
  return lo === hi ? figureWords(lo) : `${figureWords(lo)} to ${figureWords(hi)}`;
}

export function noteWords(note: Note, name: Name): string {
  switch (note.code) {
    case 'counts-something-else':
      return `${name(note.assertion)} counts something else: not comparable, and no contradiction.`;
    case 'retracted':
      return `${name(note.assertion)} was retracted and counts nowhere.`;
    case 'own-output':
      return `${name(note.assertion)} is our own earlier output and weighs nothing.`;
    case 'other-period':
      return `${name(note.assertion)} is about another period and does not count here.`;
    case 'previous-period':
      return `Starts from the previous period, ${name(note.claim)}.`;
    case 'superseded-by':
      return `A later period shows a change: ${name(note.claim)}.`;
    case 'only-bounds':
      return 'There are only bounds, so each source’s latest also stands in as a figure.';
    case 'share-needs-base':
      return 'A share needs its base: say what it is a share of.';
  }
}
