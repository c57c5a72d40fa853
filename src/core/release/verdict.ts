/** A verdict as it may leave: the analyst's view, less what says on which side a speaker stands. */
import { toSignificant } from '../consistency/round.ts';
import type { Because } from '../consistency/assessment.ts';
import type { AnalystClaim, AnalystStep } from '../consistency/view.ts';
import type { ReleasedLine, ReleasedVerdict } from './data.ts';

/** The engine may name a value by its label, which people typed: what leaves is its key, null where it has none. */
export type KeyOfValue = (value: string) => string | null;

export function releasedVerdict(claim: AnalystClaim, keyOf: KeyOfValue): ReleasedVerdict {
  const { status, evidence = null, best, p, range, confidence, fragility, steps } = claim;
  return {
    status,
    evidence,
    best: best === null ? null : keyOf(best),
    p: best === null ? null : (p?.[best] ?? null),
    range,
    confidence,
    fragility,
    lines: steps.map((step) => lineOf(step, keyOf)),
  };
}

const atOnce = (figure: number) => ({ lo: figure, hi: figure });

function lineOf(step: AnalystStep, keyOf: KeyOfValue): ReleasedLine {
  const line: ReleasedLine = {
    step: step.step,
    assertion: 'assertion' in step ? step.assertion : null,
    role: 'role' in step ? step.role : null,
    value: null,
    adds: null,
    lo: null,
    hi: null,
    reasons: 'because' in step ? step.because.filter((reason) => !SAYS_THE_SIDE.has(reason)) : [],
  };
  switch (step.step) {
    case 'prior':
      return { ...line, adds: step.adds };
    case 'line':
    case 'total':
      return { ...line, value: keyOf(step.value), adds: step.adds };
    case 'figure':
      return { ...line, lo: step.lo, hi: step.hi };
    case 'bound':
      return step.bound === 'floor' ? { ...line, lo: step.at } : { ...line, hi: step.at };
    case 'centre':
      // It is reckoned on the log scale.
      return { ...line, ...atOnce(toSignificant(Math.exp(step.centre), 4)) };
    case 'previous':
      return line;
  }
}

/** With whom a speaker's interest lies, which leaves only as the camp (PROTECTION 6). */
const SAYS_THE_SIDE: ReadonlySet<Because> = new Set([
  'serves-own-side',
  'hurts-own-side',
  'no-stake',
  'leans',
  'changed-to-own-side',
  'boast-removed',
  'doubted-interviewer',
]);
