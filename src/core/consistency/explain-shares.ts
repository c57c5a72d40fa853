/** What two lines share (C5), in words. */
import type { Rho, SharedRule } from './assessment.ts';

const shares: Readonly<Record<SharedRule, string>> = {
  base: 'any two lines',
  'party-serving': 'one party line: both serve the same side',
  party: 'the same party',
  type: 'the same type',
  researcher: 'the same interviewer',
  'unknown-root': 'both of unknown origin',
  network: 'the same network',
  prompted: 'one was put to the other',
};

export function shareWords(rule: SharedRule): string {
  return shares[rule];
}

/** "one party line: both serve the same side 0.60, any two lines 0.03". */
export function rhoWords(rho: Rho): string {
  return rho.r
    .toReversed()
    .map(({ rule, value }) => `${shareWords(rule)} ${value.toFixed(2)}`)
    .join(', ');
}
