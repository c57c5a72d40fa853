/** What an answer would change, as its page lists it. */
import { expect, test } from 'vitest';
import type { HeldVerdict } from '#core/consistency/impact.ts';
import { impactView } from '#lib/claims/impact.ts';

const held = (p: number, range: HeldVerdict['range'] = null): HeldVerdict => ({
  ...{ status: 'corroborated', best: 'true', p: range === null ? { true: p, false: 1 - p } : null, range },
  ...{ disputed: [], bracket: null, confidence: 'high', fragility: 3 },
});

test('a verdict that reads the same before and after is told by its digits', () => {
  const claims = ['a', 'b', 'c'].map((id) => ({ id, proposition: id, values: [], filed: null }));
  const impact = {
    ...{ rates: [], boasts: [], leanings: { began: [], ended: [] }, researchers: [] },
    claims: [
      { claim: 'a', from: held(0.9812), to: held(0.9786) },
      { claim: 'b', from: held(0.98), to: held(0.91) },
      {
        claim: 'c',
        from: held(0, { lo: 9012, point: 9500, hi: 11040 }),
        to: held(0, { lo: 9034, point: 9500, hi: 11020 }),
      },
    ],
  };
  expect(impactView(impact, 'x', claims, new Map()).claims.map(({ from, to }) => [from, to])).toEqual([
    ['corroborated .9812', 'corroborated .9786'],
    ['corroborated .98', 'corroborated .91'],
    ['corroborated 9,012–11,040', 'corroborated 9,034–11,020'],
  ]);
});
