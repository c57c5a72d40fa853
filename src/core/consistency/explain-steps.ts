/**
 * Why a line weighs what it does, in sentences. What is not in a step, since its reader may not see it
 * (`view.ts`), is not said.
 */
import type {
  Because,
  BoundStep,
  CentreStep,
  FigureStep,
  LineStep,
  PreviousStep,
  PriorStep,
  Rho,
  SharedRule,
  Step,
  TotalStep,
} from './assessment.ts';
import type { Readable } from './view.ts';
import { figureWords, inHundred, percent, sentences, type Name } from './words.ts';

type Line = Readable<LineStep> | Readable<FigureStep> | Readable<BoundStep>;

function checksWords(checks: number): string {
  if (checks === 0) return 'No checks yet.';
  return checks === 1 ? '1 check.' : `${figureWords(checks)} checks.`;
}

export function whyLine(step: Readable<LineStep>, name: Name): string {
  if (step.role !== 'speaks') return whySilent(step, name);
  return sentences([
    ...circumstances(step, name),
    rateWords(step),
    checksWords(step.checks.hard + step.checks.soft),
    has(step, 'at-ceiling') && 'Held at the most that one line can weigh.',
    has(step, 'at-zero') && 'Such a source says so as often when it is not true: nothing is added.',
    newWords(step.rho, step.d, name),
  ]);
}

/** How often such a source says so when it is true, and when it is not. */
function rateWords(step: Readable<LineStep>): string {
  if (step.x === undefined || step.y === undefined) return interestWords[step.interest];
  const x = inHundred(step.x);
  const y = inHundred(step.y);
  switch (step.interest) {
    case 'S':
      return `Serves its own side: such a source says so ${x} times in 100 when true, ${y} when not.`;
    case 'A':
      return `Hurts its own side: such a source says so ${x} times in 100 when true, ${y} when not.`;
    case 'N':
      return `No stake: ${x} against ${y} in 100.`;
  }
}

const interestWords = { S: 'Serves its own side.', A: 'Hurts its own side.', N: 'No stake.' } as const;

export function whyFigure(step: Readable<FigureStep>, name: Name): string {
  if (step.role !== 'speaks') return whySilent(step, name);
  return sentences([
    ...circumstances(step, name),
    stakeWords(step),
    boastWords(step),
    readingWords(step.because),
    newWords(step.rho, step.d, name),
  ]);
}

function stakeWords({ o }: Readable<FigureStep>): string {
  if (o === 0) return 'No stake in the figure.';
  return o > 0 ? 'A high figure serves its side.' : 'A high figure hurts its side.';
}

function boastWords({ o, beta, checks }: Readable<FigureStep>): string | false {
  if (beta === 0) return false;
  const times = figureWords(Math.exp(Math.abs(beta)));
  const way = o * beta > 0 ? 'high' : 'low';
  return `Taken as ${times} times too ${way}, as figures of such sources are. ${checksWords(checks)}`;
}

function readingWords(because: readonly Because[]): string | false {
  if (because.includes('specificity-gap')) {
    return 'Asked for cases it named fewer than a tenth of its figure: read as anything from those cases up to its figure.';
  }
  if (because.includes('bound-read-as-figure')) return 'A bound that serves its side is read as its figure.';
  return because.includes('bound-stands-in') && 'There are only bounds: it stands in as a figure.';
}

export function whyBound(step: Readable<BoundStep>, name: Name): string {
  if (step.role !== 'speaks') return whySilent(step, name);
  const at = figureWords(step.at);
  const limit = step.bound === 'floor' ? `At least ${at}` : `At most ${at}`;
  return sentences([
    ...circumstances(step, name),
    `${limit}: a bound, no estimate; it ${step.binds ? 'cuts the range' : 'leaves the range as it is'}.`,
  ]);
}

/** A line that adds nothing says only why. */
function whySilent(step: Line, name: Name): string {
  switch (step.role) {
    case 'copy':
      return `Retells ${name(step.origin)}: same origin, nothing new.`;
    case 'garbled':
      return `Retells ${name(step.origin)} and differs from it: garbled on the way, ignored.`;
    case 'circular':
      return 'Its chain of retelling meets the same source twice: circular, weighs nothing.';
    case 'own-output':
      return 'Goes back to what we published ourselves: weighs nothing.';
    case 'falls-out':
      return 'Too little of it survived the way it came: it falls out.';
    case 'speaks':
      return '';
  }
}

/** What lies between the origin and the page. */
function circumstances(step: Line, name: Name): (string | false)[] {
  const months = step.fidelity === undefined ? 'only some' : percent(step.fidelity.overlap);
  return [
    has(step, 'retold') && `Retells ${name(step.origin)}, ${hopsWords(step.hops)}: judged as that source.`,
    has(step, 'origin-unnamed') && `Heard from somebody unnamed, ${hopsWords(step.hops)}.`,
    has(step, 'leans') && `Sources of its type have leaned to one side: read as of that side.`,
    has(step, 'other-months') && `Speaks of other months too, ${months} in common.`,
    has(step, 'forecast') && 'A forecast: half as faithful.',
    has(step, 'changed-to-own-side') && 'It said otherwise before, and changed to what serves its side.',
    has(step, 'doubted-interviewer') && 'Discounted for doubt about how it was taken.',
  ];
}

function hopsWords(hops: number): string {
  return hops === 1 ? 'one step away' : `${hops} steps away`;
}

function has(step: Line, reason: Because): boolean {
  return step.because.includes(reason);
}

/** What two lines share, most telling first. */
const sharedWords: readonly (readonly [SharedRule, (above: string) => string])[] = [
  ['party-serving', (above) => `Same party as ${above}`],
  ['unknown-root', (above) => `Of unknown origin like ${above}`],
  ['prompted', (above) => `One was put to the other, ${above}`],
  ['network', (above) => `Same network as ${above}`],
  ['party', (above) => `Same party as ${above}`],
  ['researcher', (above) => `Same interviewer as ${above}`],
  ['type', (above) => `Same type as ${above}`],
];

/** How much is new, by the line above that it shares most with. */
function newWords(rho: readonly Rho[] | undefined, d: number | undefined, name: Name): string | false {
  const nearest = rho?.at(-1);
  if (rho === undefined || d === undefined || nearest === undefined) return false;
  const most = rho.reduce((found, one) => (one.rho >= found.rho ? one : found), nearest);
  const above = most.with === nearest.with ? 'the line above' : name(most.with);
  const rules = new Set(most.r.map(({ rule }) => rule));
  const words = sharedWords.find(([rule]) => rules.has(rule))?.[1];
  return `${words === undefined ? 'Separate from the lines above' : words(above)}, so ${percent(d)} is new.`;
}

export function whyPrior(step: PriorStep, name: Name): string {
  if (step.previous === null) return 'Begins evenly between the answers.';
  return `A state continues until changed: half of where it begins is what ${name(step.previous)} came to.`;
}

export function whyPrevious(step: Readable<PreviousStep>, name: Name): string {
  return `A state continues until changed: ${name(step.previous)} counts as a faint line.`;
}

export function whyTotal(step: TotalStep): string {
  const db = figureWords(Number(Math.abs(step.adds).toFixed(1)));
  if (step.adds >= 0) return `Together ${db} dB for it against the rest.`;
  return `Together ${db} dB behind the rest, and still ahead of each other answer.`;
}

/** Nothing, where its reader does not see how independent the figures are. */
export function whyCentre(step: Readable<CentreStep>): string {
  if (step.nEff === undefined) return '';
  const spread =
    (step.chi2 ?? 0) > 1
      ? 'The figures differ more than their own spread explains: the range is widened.'
      : '';
  const worth = figureWords(Number(step.nEff.toFixed(1)));
  return sentences([`Worth ${worth} independent ${worth === '1' ? 'figure' : 'figures'}.`, spread]);
}

export function whyStep(step: Readable<Step>, name: Name): string {
  switch (step.step) {
    case 'prior':
      return whyPrior(step, name);
    case 'line':
      return whyLine(step, name);
    case 'total':
      return whyTotal(step);
    case 'figure':
      return whyFigure(step, name);
    case 'bound':
      return whyBound(step, name);
    case 'previous':
      return whyPrevious(step, name);
    case 'centre':
      return whyCentre(step);
  }
}
