/** Why a line weighs what it does, number by number (C2 to C5): for whoever may see the numbers. */
import type { Cell, Fidelity, Rho } from './assessment.ts';
import { rhoWords } from './explain-shares.ts';
import { priorRate } from './rates.ts';
import { BORROWED, CEILING, FIDELITY } from './thresholds.ts';
import type { Readable } from './view.ts';
import type { LineStep } from './assessment.ts';
import { why, type Asked, type Why } from './why.ts';
import { inHundred } from './words.ts';

type Line = Readable<LineStep>;

/** Weight and novelty; nothing where the reader does not see them, or where the line does not speak. */
export function partsOfLine(line: Line, key: string, values: number, asked: Asked): Why[] {
  if (line.role !== 'speaks' || line.w === undefined || line.d === undefined) return [];
  return [weightWhy(line, line.w, `${key}.weight`, values), noveltyWhy(line.rho ?? [], line.d, key, asked)];
}

function weightWhy(line: Line, w: number, key: string, values: number): Why {
  return why({
    key,
    rule: 'C4',
    label: 'Weight',
    figure: `${w.toFixed(2)} dB`,
    from: 'formula',
    says: [
      `10 · log₁₀ of (g·x + (1 − g)/${values}) over (g·y + (1 − g)/${values}): how much more often such a source ` +
        `says so when it is true than when it is not. Kept from 0 to ${CEILING} dB.`,
    ],
    parts: [...ratesOf(line, key, values), ...fidelityParts(line.fidelity, key)],
  });
}

const rateOf: Readonly<Record<Cell, { x: Cell; y: Cell; xSays: string; ySays: string }>> = {
  S: {
    x: 'S',
    y: 'A',
    xSays: 'How often the source tells the truth where that serves its side (h of S).',
    ySays: 'What is missing to 1 of how often it tells the truth where that hurts its side (h of A).',
  },
  A: {
    x: 'A',
    y: 'S',
    xSays: 'How often the source tells the truth where that hurts its side (h of A).',
    ySays: 'What is missing to 1 of how often it tells the truth where that serves its side (h of S)',
  },
  N: {
    x: 'N',
    y: 'N',
    xSays: 'How often the source tells the truth where its side has no stake (h of N).',
    ySays: 'What is missing to 1 of that',
  },
};

function ratesOf(line: Line, key: string, values: number): Why[] {
  if (line.x === undefined || line.y === undefined) return [];
  const rate = rateOf[line.interest];
  const divided = line.interest === 'S' ? '' : values === 2 ? '.' : `, over the ${values - 1} other answers.`;
  return [
    rateWhy(`${key}.x`, 'Says so when it is true (x)', line.x, [rate.xSays, beginsAt(line, rate.x)]),
    rateWhy(`${key}.y`, 'Says so when it is not (y)', line.y, [rate.ySays + divided, beginsAt(line, rate.y)]),
  ];
}

function rateWhy(key: string, label: string, share: number, says: string[]): Why {
  return why({ key, rule: 'C2', label, figure: `${inHundred(share)} in 100`, says });
}

/** A rate begins at the prior of its kind, and moves with every check of the source and of those like it. */
function beginsAt(line: Line, cell: Cell): string {
  const own = line.because.includes('leans') ? null : line.party;
  const prior = inHundred(priorRate(line.originType, own, cell));
  return `Without a check it begins at ${prior} in 100. ${checksBehind(line.checks)}`;
}

function checksBehind({ hard, soft }: Line['checks']): string {
  if (hard + soft === 0)
    return `None of its own stands behind it; one of those of its kind counts ${BORROWED.share} of one at most.`;
  const own = hard === 1 ? '1 known answer' : `${hard} known answers`;
  return soft === 0 ? `${own} of its own moved it.` : `${own} of its own and ${soft} soft checks moved it.`;
}

/** The factors of g, each as long as it takes something away. */
export function fidelityParts(fidelity: Fidelity | undefined, key: string): Why[] {
  if (fidelity === undefined) return [];
  const factors: [string, number, string][] = [
    ['retelling', fidelity.hops, `Each retelling leaves ${FIDELITY.hop}.`],
    ['doubt', fidelity.researcher, 'One minus the doubt about how it was taken (C9).'],
    ['months', fidelity.overlap, 'The months in common, of the shorter period.'],
    ['forecast', fidelity.forecast, `A forecast leaves ${FIDELITY.forecast}.`],
    ['change', fidelity.reversal, `A change to what serves its own side leaves ${FIDELITY.reversal}.`],
  ];
  const parts = factors
    .filter(([, factor]) => factor !== 1)
    .map(([label, factor, says]) =>
      why({ key: `${key}.g.${label}`, rule: 'C4', label, figure: `× ${factor.toFixed(2)}`, says: [says] }),
    );
  return [
    why({
      key: `${key}.g`,
      rule: 'C4',
      label: 'What survived the way here (g)',
      figure: fidelity.g.toFixed(2),
      from: 'product',
      says: [
        parts.length === 0 ? 'First-hand, of the same months, no forecast: all of it.' : 'The product of:',
      ],
      parts,
    }),
  ];
}

export function noveltyWhy(rho: readonly Rho[], d: number, key: string, { name }: Asked): Why {
  return why({
    key: `${key}.new`,
    rule: 'C5',
    label: 'New in it',
    figure: `× ${d.toFixed(2)}`,
    from: 'product',
    says: [
      rho.length === 0
        ? 'The first of its kind of answer: all of it is new.'
        : 'What is left of 1 after each stronger line that it is compared with has taken its share:',
    ],
    parts: rho.map((one) =>
      why({
        key: `${key}.new.${one.with}`,
        rule: 'C5',
        label: name(one.with),
        figure: `× ${((1 - one.rho) ** (one.times ?? 1)).toFixed(2)}`,
        says: [`Shared: ${rhoWords(one)}.`, ...alike(one.times ?? 1)],
      }),
    ),
  });
}

/** Of lines that share the same the nearest is named. */
function alike(times: number): string[] {
  if (times === 1) return [];
  return [`So with ${times} lines above, of which it is the nearest: once for each.`];
}
