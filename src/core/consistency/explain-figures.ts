/** A quantity's derivation as a tree (C8): the range, the centre, and each figure on the log scale. */
import type { BoundStep, CentreStep, FigureStep, PreviousStep, Range, Status } from './assessment.ts';
import {
  flagWords,
  rangeWords,
  statusMeaning,
  statusWords,
  whyBound,
  whyFigure,
  whyPrevious,
} from './explain.ts';
import { fidelityParts, noveltyWhy } from './explain-line.ts';
import { rangeOf } from './quantity.ts';
import { endsAtAll, shownRange } from './share.ts';
import { mayBeOne, toSignificant } from './round.ts';
import { BOAST, CHANGED, EIGHTY, EXACT, FIGURES, ROBUST } from './thresholds.ts';
import type { Readable } from './view.ts';
import { why, type Asked, type Explained, type Why } from './why.ts';
import { figureWords, percent } from './words.ts';

type Figure = Readable<FigureStep>;
type Bound = Readable<BoundStep>;
type Centre = Readable<CentreStep>;

interface Found {
  readonly figures: readonly Figure[];
  readonly silent: readonly (Figure | Bound)[];
  readonly bounds: readonly Bound[];
  readonly previous: Readable<PreviousStep> | undefined;
  readonly centre: Centre | undefined;
  /** Of all weights in the centre; 0 where the reader does not see them. */
  readonly weight: number;
}

export function figuresTree(claim: Explained, asked: Asked): Why[] {
  const found = foundIn(claim);
  return [
    statusOfFigures(claim, found, asked),
    rangeWhy(claim, found, asked),
    headlineWhy(claim, asked),
    linesOfFigures(claim, found, asked),
  ].filter((one) => one !== null);
}

function foundIn(claim: Explained): Found {
  const all = claim.steps.filter((step): step is Figure => step.step === 'figure');
  const bounds = claim.steps.filter((step): step is Bound => step.step === 'bound');
  const previous = claim.steps.find((step): step is Readable<PreviousStep> => step.step === 'previous');
  const figures = all.filter((step) => step.role === 'speaks');
  return {
    figures,
    silent: [...all, ...bounds].filter((step) => step.role !== 'speaks'),
    bounds: bounds.filter((step) => step.role === 'speaks'),
    previous,
    centre: claim.steps.find((step): step is Centre => step.step === 'centre'),
    weight: figures.reduce((sum, step) => sum + (step.robust ?? 0), 0) + (previous?.robust ?? 0),
  };
}

function statusOfFigures(claim: Explained, found: Found, asked: Asked): Why {
  const shown: Status = claim.evidence ?? claim.status;
  return why({
    key: 'status',
    rule: 'C8',
    label: 'Status',
    figure: claim.status,
    from: 'tests',
    says: [statusMeaning(claim.status), ...headlineSays(claim, asked)],
    parts: found.centre === undefined || claim.range === null ? [] : upTo(shown, statusTrials(claim, found)),
  });
}

function headlineSays(claim: Explained, { headline }: Asked): string[] {
  if (claim.status === 'superseded')
    return [
      `A later period of the same question begins above ${CHANGED.times} times the end of this range, or ends as far ` +
        `below its beginning. The evidence of its own time: ${claim.evidence ?? ''}.`,
    ];
  if (headline === null || (claim.status !== 'inflated' && claim.status !== 'minimised')) return [];
  return [
    `${figureWords(headline)} was put about. Apart from that the evidence is ${claim.evidence ?? 'what it is'}.`,
  ];
}

function upTo(status: Status, trials: readonly Why[]): Why[] {
  const at = trials.findIndex(({ key }) => key === `status.${status}`);
  return at === -1 ? [...trials] : trials.slice(0, at + 1);
}

function statusTrials(claim: Explained, found: Found): Why[] {
  const { centre } = found;
  const spread = centre?.chi2;
  const opposed = claim.bracket !== null;
  const far = spread === undefined ? (opposed ? true : null) : spread > FIGURES.spread;
  return [
    trial('single-source', 'all', [
      test(
        'single-source.lines',
        'Independent figures',
        centre?.nEff?.toFixed(2) ?? '',
        `fewer than ${FIGURES.lines}`,
        centre?.nEff === undefined ? null : centre.nEff < FIGURES.lines,
      ),
    ]),
    trial('contested', 'any', [
      test(
        'contested.spread',
        'How far the figures lie apart for what each allows (χ²)',
        spread?.toFixed(2) ?? '',
        `more than ${FIGURES.spread}`,
        spread === undefined ? null : far,
      ),
      test(
        'contested.opposed',
        'Only opposed sides speak, and their figures do not meet',
        opposed ? 'yes' : 'no',
        'yes',
        opposed,
      ),
    ]),
    trial('corroborated', 'all', corroboratedTests(claim, found)),
    trial('probable', 'all', []),
  ];
}

function corroboratedTests(claim: Explained, found: Found): Why[] {
  const width = claim.range === null ? 0 : claim.range.hi / claim.range.lo;
  const kinds = new Set(found.figures.map((step) => JSON.stringify([step.originType, step.party]))).size;
  const stakes = new Set(found.figures.map((step) => step.o));
  const balanced = stakes.has(0) || (stakes.has(1) && stakes.has(-1));
  return [
    test(
      'corroborated.width',
      'Highest over lowest end of the range',
      figureWords(Number(width.toFixed(2))),
      `${FIGURES.width} or less`,
      width <= FIGURES.width,
    ),
    test(
      'corroborated.kinds',
      'Kinds of source (type and party)',
      String(kinds),
      `${FIGURES.kinds} or more`,
      kinds >= FIGURES.kinds,
    ),
    test(
      'corroborated.balance',
      'A voice without a stake, or voices of both interests',
      balanced ? 'yes' : 'no',
      'yes',
      balanced,
    ),
  ];
}

function trial(status: Status, of: 'all' | 'any', tests: readonly Why[]): Why {
  const all = tests.map((one) => one.meets);
  const some = of === 'any' ? all.includes(true) : !all.includes(false);
  const unseen = of === 'any' ? !some && all.includes(null) : some && all.includes(null);
  return why({
    key: `status.${status}`,
    rule: 'C8',
    label: statusWords(status),
    from: 'tests',
    meets: unseen ? null : some,
    says:
      tests.length === 0
        ? ['What is left when no other status fits.']
        : of === 'any'
          ? ['Either is enough.']
          : [],
    parts: tests,
  });
}

function test(key: string, label: string, figure: string, threshold: string, meets: boolean | null): Why {
  return why({
    key: `status.${key}`,
    rule: 'C8',
    label,
    figure,
    meets,
    says: [meets === null ? `Must be ${threshold}. Only leads see it.` : `Must be ${threshold}.`],
  });
}

function rangeWhy(claim: Explained, found: Found, asked: Asked): Why | null {
  if (claim.range === null) return null;
  const binding = found.bounds.filter((bound) => bound.binds);
  return why({
    key: 'range',
    rule: 'C8',
    label: 'How much',
    figure: rangeWords(shownRange(claim.range, asked.unit ?? undefined)),
    from: 'formula',
    says: [
      'An 80 % range on the scale of ratios: the centre of the figures, times and divided by what they leave open.',
      ...(binding.length === 0 ? [] : ['Cut where a bound or a number of named cases says so.']),
      ...(endsAtAll(claim.range, asked.unit ?? undefined)
        ? [
            `A share ends at 100. The scale of ratios knows no end, and by itself gives ${rangeWords(claim.range)}.`,
          ]
        : []),
    ],
    parts: [
      ...centreParts(found.centre),
      ...limitParts(claim.range, found.centre),
      ...found.figures.map((step) => figureWhy(step, claim, found, asked)),
      ...(found.previous === undefined ? [] : [previousWhy(found.previous, found.weight, asked)]),
      ...[...found.bounds, ...found.silent].map((step) => asideWhy(step, asked)),
    ],
  });
}

function centreParts(centre: Centre | undefined): Why[] {
  if (centre === undefined) return [];
  const parts = [
    why({
      key: 'centre',
      rule: 'C8',
      label: 'Centre',
      figure: figureWords(Math.exp(centre.centre)),
      says: [
        `The weighted median is ${figureWords(Math.exp(centre.median))}; ${ROBUST.passes} passes in which far figures count less (Student’s t) lead here.`,
      ],
    }),
  ];
  if (centre.se === undefined || centre.chi2 === undefined) return parts;
  return [
    ...parts,
    why({
      key: 'spread',
      rule: 'C8',
      label: 'What they leave open',
      figure: `× or ÷ ${Math.exp(EIGHTY.half * centre.se).toFixed(2)}`,
      says: [
        `${EIGHTY.half} standard errors of ${centre.se.toFixed(2)} for an 80 % range; χ² is ${centre.chi2.toFixed(2)}, and widens it above 1.`,
      ],
    }),
  ];
}

/** What the figures by themselves give, where a bound or named cases moved an end of it: the steps above end there. */
function limitParts(range: Range, centre: Centre | undefined): Why[] {
  if (centre?.se === undefined) return [];
  const own = rangeOf({ centre: centre.centre, se: centre.se }, { ceiling: Infinity, floor: 0 });
  // A step keeps six decimals: on the edge between two figures that alone turns the last one over.
  const isOff = (a: number, b: number): boolean =>
    toSignificant(a, 3) !== toSignificant(b, 3) && !mayBeOne(a, b, 4);
  const lifted = range.lo > own.lo && isOff(range.lo, own.lo);
  const cut = range.hi < own.hi && isOff(range.hi, own.hi);
  if (!lifted && !cut) return [];
  return [
    why({
      key: 'limits',
      rule: 'C8',
      label: lifted ? 'Lifted to what was named' : 'Cut at a ceiling',
      figure: `${betweenWords(own)} becomes ${betweenWords(range)}`,
      says: [
        'By themselves the figures give the first of the two.',
        ...(cut
          ? [`No range ends above the lowest ceiling that a voice gives: ${figureWords(range.hi)}.`]
          : []),
        ...(lifted
          ? [
              `None begins below the highest floor, or the most cases that a voice named when it was asked for cases: ${figureWords(range.lo)}.`,
            ]
          : []),
      ],
    }),
  ];
}

/** Read as, times its share of the weight. */
function figureWhy(step: Figure, claim: Explained, found: Found, asked: Asked): Why {
  const key = `line-${step.assertion}`;
  const flag = claim.flags.find((one) => one.assertion === step.assertion);
  const share =
    step.robust === undefined || found.weight === 0
      ? ''
      : `, ${percent(step.robust / found.weight)} of the weight`;
  return why({
    key,
    rule: 'C8',
    label: asked.name(step.assertion),
    figure: `${betweenWords(step)}${share}`,
    from: 'formula',
    says: [whyFigure(step, asked.name), ...(flag === undefined ? [] : [flagWords(flag)])],
    parts: figureParts(step, key, asked),
  });
}

function betweenWords({ lo, hi }: { lo: number; hi: number }): string {
  return lo === hi ? figureWords(lo) : `${figureWords(lo)} to ${figureWords(hi)}`;
}

function figureParts(step: Figure, key: string, asked: Asked): Why[] {
  const read = why({
    key: `${key}.x`,
    rule: step.beta === 0 ? 'C8' : 'C2',
    label: 'Read as',
    figure: figureWords(Math.exp(step.x)),
    says: [
      step.beta === 0
        ? 'The middle of what it says, on the scale of ratios.'
        : `The middle of what it says, less a boast of ${Math.exp(Math.abs(step.beta)).toFixed(2)} times. Without a check a party's figure is taken as ${Math.exp(BOAST.sum / BOAST.checks).toFixed(2)} times too much for its side.`,
    ],
  });
  if (step.s2 === undefined || step.d === undefined) return [read];
  return [
    read,
    why({
      key: `${key}.s`,
      rule: 'C8',
      label: 'How exact it is (s)',
      figure: `× or ÷ ${Math.exp(Math.sqrt(step.s2)).toFixed(2)}`,
      from: 'formula',
      says: [
        `s² is (${step.party === null ? EXACT.alone : `${EXACT.party}, with a party,`} + ${EXACT.hop} for each of ${step.hops} retellings)², and the width of what it says, over g. Weight is what is new over s².`,
      ],
      parts: fidelityParts(step.fidelity, key),
    }),
    noveltyWhy(step.rho ?? [], step.d, key, asked),
  ];
}

function previousWhy(step: Readable<PreviousStep>, weight: number, { name }: Asked): Why {
  const share =
    step.robust === undefined || weight === 0 ? '' : `, ${percent(step.robust / weight)} of the weight`;
  return why({
    key: 'previous',
    rule: 'C8',
    label: name(step.previous),
    figure: `${figureWords(Math.exp(step.x))}${share}`,
    says: [whyPrevious(step, name)],
  });
}

function asideWhy(step: Figure | Bound, { name }: Asked): Why {
  const says = step.step === 'bound' ? whyBound(step, name) : whyFigure(step, name);
  return why({
    key: `${step.step === 'bound' ? 'bound' : 'line'}-${step.assertion}`,
    rule: step.role === 'speaks' ? 'C8' : 'C3',
    label: name(step.assertion),
    figure: step.step === 'bound' ? figureWords(step.at) : betweenWords(step),
    says: [says],
  });
}

function headlineWhy(claim: Explained, { headline }: Asked): Why | null {
  if (headline === null || claim.range === null || claim.status === 'resolved') return null;
  const { lo, hi } = claim.range;
  const fits = headline > hi ? 'inflated' : headline < lo ? 'minimised' : null;
  return why({
    key: 'headline',
    rule: 'C8',
    label: 'Put about',
    figure: figureWords(headline),
    says: [
      `Above ${figureWords(hi)} it would be inflated, below ${figureWords(lo)} minimised: it is ${fits ?? 'inside the range'}.`,
    ],
  });
}

/** C8, n_eff: leads only. */
function linesOfFigures(claim: Explained, found: Found, { name }: Asked): Why | null {
  if (claim.nEff === undefined || claim.nEff === null || found.figures.length === 0) return null;
  return why({
    key: 'lines',
    rule: 'C8',
    label: 'Independent figures',
    figure: claim.nEff.toFixed(2),
    from: 'sum',
    says: ['What is new in each figure, added up.'],
    parts: found.figures.map((step) =>
      why({
        key: `lines.${step.assertion}`,
        rule: 'C5',
        label: name(step.assertion),
        figure: (step.d ?? 0).toFixed(2),
      }),
    ),
  });
}
