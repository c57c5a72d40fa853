/** A claim's derivation as a tree whose decibels add up in view, or whose figures come to their range. */
import { LIKELIHOODS } from '../opinion.ts';
import type { LineStep, PriorStep, TotalStep } from './assessment.ts';
import { likelihoodWords, whyLine, whyPrior } from './explain.ts';
import { figuresTree } from './explain-figures.ts';
import { partsOfLine } from './explain-line.ts';
import { statusWhy, sureWhy } from './explain-status.ts';
import { fallWhy } from './fall.ts';
import { FAINT_DB } from './thresholds.ts';
import type { Readable } from './view.ts';
import { decimalsOf, why, type Asked, type Explained, type Why } from './why.ts';
import { figureWords, inHundred, signed } from './words.ts';

type Line = Readable<LineStep>;

/** Status first, then what it rests on; one tree a fact. */
export function derivationOf(claim: Explained, asked: Asked): Why[] {
  if (claim.p === null) return figuresTree(claim, asked);
  return [
    statusWhy(claim, asked),
    likelyWhy(claim, asked),
    sureWhy(claim),
    fallWhy(claim, asked),
    linesWhy(claim, asked),
  ].filter((one) => one !== null);
}

function likelyWhy(claim: Explained, asked: Asked): Why | null {
  const { best } = claim;
  const p = best === null ? undefined : claim.p?.[best];
  if (best === null || p === undefined) return null;
  const sum = sumWhy(claim, asked);
  const isKnown = claim.status === 'resolved';
  return why({
    key: 'likely',
    rule: 'C6',
    label: `How likely “${asked.value(best)}” is`,
    figure: isKnown ? pWords(p) : `${pWords(p)}, ${likelihoodWords(p)}`,
    from: 'formula',
    says: [
      ...(sum === null
        ? []
        : [`${sum.figure} are odds of ${oddsWords(sum.dB ?? 0)}: ten decibels are odds of 10 to 1.`]),
      isKnown
        ? 'The answer is known: it is no longer weighed.'
        : `Words by ICD 203, with borders at ${borders()}.`,
    ],
    parts: sum === null ? [] : [sum],
  });
}

/** "5, 20 … and 95 %". */
function borders(): string {
  const found = LIKELIHOODS.slice(1).map(({ from }) => String(inHundred(from)));
  return `${found.slice(0, -1).join(', ')} and ${found.at(-1) ?? ''} %`;
}

/** Certainty is written as 0 or 1 only where it is one. */
function pWords(p: number): string {
  if (p > 0.99 && p < 1) return 'above .99';
  if (p < 0.01 && p > 0) return 'below .01';
  return p === 0 || p === 1 ? String(p) : p.toFixed(2).slice(1);
}

function oddsWords(dB: number): string {
  const odds = 10 ** (Math.abs(dB) / 10);
  const text = figureWords(Number(odds.toPrecision(2)));
  return dB >= 0 ? `${text} to 1` : `1 to ${text}`;
}

/** The sum and its parts, as printed: what does not add up by rounding is said. Null: no line speaks. */
export function sumWhy(claim: Explained, asked: Asked): Why | null {
  const total = claim.steps.find((step): step is TotalStep => step.step === 'total');
  const prior = claim.steps.find((step): step is PriorStep => step.step === 'prior');
  if (total === undefined) return null;
  const decimals = decimalsOf(claim);
  const lines = claim.steps.filter((step): step is Line => step.step === 'line');
  const speaking = lines.filter((line) => line.role === 'speaks');
  const groups = [
    priorWhy(prior, decimals, asked),
    groupWhy(
      'for',
      `Says “${asked.value(total.value)}”`,
      speaking.filter((line) => line.value === total.value),
      claim,
      asked,
    ),
    groupWhy(
      'against',
      'Says otherwise',
      speaking.filter((line) => line.value !== total.value),
      claim,
      asked,
    ),
    silentWhy(
      lines.filter((line) => line.role !== 'speaks'),
      asked,
    ),
  ].filter((one) => one !== null);
  const adds = printed(total.adds, decimals);
  const gap = printed(adds - groups.reduce((sum, one) => sum + (one.dB ?? 0), 0), decimals);
  return why({
    key: 'sum',
    rule: 'C6',
    label: 'Sum',
    figure: `${signed(adds, decimals)} dB`,
    from: 'sum',
    dB: adds,
    says: ['Weights of evidence add up, because odds multiply.'],
    parts: gap === 0 ? groups : [...groups, gapWhy(gap, decimals, Object.keys(claim.p ?? {}).length)],
  });
}

/** As it stands on the page; what is added is what was printed. */
function printed(dB: number, decimals: number): number {
  return Math.round(dB * 10 ** decimals) / 10 ** decimals + 0;
}

function priorWhy(prior: PriorStep | undefined, decimals: number, { name }: Asked): Why {
  const adds = printed(prior?.adds ?? 0, decimals);
  return why({
    key: 'begins',
    rule: 'C6',
    label: 'Where it begins',
    figure: `${signed(adds, decimals)} dB`,
    dB: adds,
    says: prior === undefined ? [] : [whyPrior(prior, name)],
  });
}

function gapWhy(gap: number, decimals: number, values: number): Why {
  const others = values > 2;
  return why({
    key: others ? 'rest' : 'rounding',
    rule: 'C6',
    label: others ? 'The other answers' : 'By rounding',
    figure: `${signed(gap, decimals)} dB`,
    dB: gap,
    says: others ? ['More than two answers divide what is against: what they take from one another.'] : [],
  });
}

function groupWhy(
  key: 'for' | 'against',
  label: string,
  lines: readonly Line[],
  claim: Explained,
  asked: Asked,
): Why | null {
  if (lines.length === 0) return null;
  const decimals = decimalsOf(claim);
  const values = Object.keys(claim.p ?? {}).length;
  const parts = lines.map((line) => lineWhy(line, decimals, values, asked));
  const dB = printed(
    parts.reduce((sum, part) => sum + (part.dB ?? 0), 0),
    decimals,
  );
  return why({
    key,
    rule: 'C6',
    label,
    figure: `${signed(dB, decimals)} dB`,
    from: 'sum',
    dB,
    parts,
  });
}

function lineWhy(line: Line, decimals: number, values: number, asked: Asked): Why {
  const dB = printed(line.adds, decimals);
  const key = `line-${line.assertion}`;
  return why({
    key,
    rule: 'C4',
    label:
      values > 2 ? `${asked.name(line.assertion)}: “${asked.value(line.value)}”` : asked.name(line.assertion),
    figure: `${signed(dB, decimals)} dB`,
    from: 'product',
    dB,
    says: [whyLine(line, asked.name)],
    parts: partsOfLine(line, key, values, asked),
  });
}

function silentWhy(lines: readonly Line[], asked: Asked): Why | null {
  if (lines.length === 0) return null;
  return why({
    key: 'silent',
    rule: 'C3',
    label: 'Adds nothing',
    figure: '0 dB',
    dB: 0,
    says: ['One line for each origin: what only passes it on is shown, and adds nothing.'],
    parts: lines.map((line) =>
      why({
        key: `line-${line.assertion}`,
        rule: 'C3',
        label: asked.name(line.assertion),
        figure: '0 dB',
        dB: 0,
        says: [whyLine(line, asked.name)],
      }),
    ),
  });
}

/** C6, n_eff: leads only. */
function linesWhy(claim: Explained, asked: Asked): Why | null {
  const lines = claim.steps.filter(
    (step): step is Line => step.step === 'line' && step.role === 'speaks' && step.value === claim.best,
  );
  if (claim.nEff === undefined || claim.nEff === null || lines.length === 0) return null;
  const heavy = lines.filter((line) => (line.w ?? 0) > FAINT_DB);
  return why({
    key: 'lines',
    rule: 'C6',
    label: 'Independent lines',
    figure: claim.nEff.toFixed(2),
    from: 'sum',
    says: [`What is new in each line for it that weighs more than ${FAINT_DB} dB, added up.`],
    parts: heavy.map((line) =>
      why({
        key: `lines.${line.assertion}`,
        rule: 'C5',
        label: asked.name(line.assertion),
        figure: (line.d ?? 0).toFixed(2),
      }),
    ),
  });
}
