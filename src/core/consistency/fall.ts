/** C6, fragility: the lines that would have to fall, strongest first, and what is left after each. */
import type { LineStep, TotalStep } from './assessment.ts';
import type { Readable } from './view.ts';
import { decimalsOf, why, type Asked, type Explained, type Why } from './why.ts';
import { signed } from './words.ts';

/** `adds` and `left` in dB. */
export interface Fall {
  readonly assertion: string;
  readonly adds: number;
  readonly left: number;
}

/** Empty: it is not ahead of the rest, or nothing speaks for it. */
export function fallOf(claim: Explained): Fall[] {
  const total = claim.steps.find((step): step is TotalStep => step.step === 'total');
  if (total === undefined) return [];
  const falls: Fall[] = [];
  let left = total.adds;
  for (const assertion of total.supporters.slice(0, claim.fragility ?? 0)) {
    const line = claim.steps.find(
      (step): step is Readable<LineStep> => step.step === 'line' && step.assertion === assertion,
    );
    if (line === undefined) continue;
    left -= line.adds;
    falls.push({ assertion, adds: line.adds, left });
  }
  return falls;
}

export function fallWhy(claim: Explained, asked: Asked): Why | null {
  if (claim.fragility === null || claim.best === null) return null;
  const falls = fallOf(claim);
  const decimals = decimalsOf(claim);
  return why({
    key: 'fall',
    rule: 'C6',
    label: 'How few must fall',
    figure: String(claim.fragility),
    says: [
      'The strongest lines for it are taken away one by one until it is no longer ahead of the rest, at 0 dB; the others ' +
        'keep what they add.',
      ...(falls.length === 0 ? ['It is not ahead of the rest: nothing has to fall.'] : []),
      ...((falls.at(-1)?.left ?? 0) > 0.001
        ? ['Even without them it stays ahead: by where it begins, or by lines too faint to count here.']
        : []),
    ],
    parts: falls.map(({ assertion, adds, left }) =>
      why({
        key: `fall.${assertion}`,
        rule: 'C6',
        label: asked.name(assertion),
        figure: `${signed(-adds, decimals)} dB`,
        says: [`Without it ${signed(left, decimals)} dB are left.`],
      }),
    ),
  });
}
