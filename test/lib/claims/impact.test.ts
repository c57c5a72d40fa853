/** What an answer would change, as its page lists it. */
import { expect, test } from 'vitest';
import type { HeldVerdict } from '#core/consistency/impact.ts';
import { impactView } from '#lib/claims/impact.ts';

const held = (p: number, range: HeldVerdict['range'] = null): HeldVerdict => ({
  ...{ status: 'corroborated', best: 'true', p: range === null ? { true: p, false: 1 - p } : null, range },
  ...{ disputed: [], bracket: null, confidence: 'high', fragility: 3 },
  ...{ flags: [], partWhole: null, evidence: null },
});

test('a verdict that reads the same before and after is told by its digits', () => {
  const claims = ['a', 'b', 'c'].map((id) => ({ id, proposition: id, values: [], units: [], filed: null }));
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
    ['corroborated “true” .9812', 'corroborated “true” .9786'],
    ['corroborated “true” .98', 'corroborated “true” .91'],
    ['corroborated 9,012–11,040', 'corroborated 9,034–11,020'],
  ]);
});

test('digits say which answer they are of, where it is not that the sentence is true', () => {
  const values = ['true', 'false'].map((key) => ({ key, label: key }));
  const of = (status: HeldVerdict['status'], p: number): HeldVerdict => ({
    ...held(1 - p),
    ...{ status, best: 'false' },
  });
  const impact = {
    ...{ rates: [], boasts: [], leanings: { began: [], ended: [] }, researchers: [] },
    claims: [
      { claim: 'a', from: of('probable', 0.787), to: of('probable', 0.7939) },
      { claim: 'b', from: of('contested', 0.7301), to: of('contested', 0.7303) },
    ],
  };
  const claims = ['a', 'b'].map((id) => ({ id, proposition: id, values, units: [], filed: null }));
  expect(impactView(impact, 'x', claims, new Map()).claims.map(({ from, to }) => [from, to])).toEqual([
    ['probable “false” .7870', 'probable “false” .7939'],
    ['contested, “true” .2699', 'contested, “true” .2697'],
  ]);
});

test('a status that turns at a border is told by its digits, and from one answer to another both are told of each', () => {
  const values = ['true', 'partly', 'false'].map((key) => ({ key, label: key }));
  const at = (status: HeldVerdict['status'], best: string, p: Record<string, number>): HeldVerdict => ({
    ...held(0),
    ...{ status, best, p },
  });
  const impact = {
    ...{ rates: [], boasts: [], leanings: { began: [], ended: [] }, researchers: [] },
    claims: [
      {
        claim: 'a',
        from: at('corroborated', 'true', { true: 0.9002, partly: 0, false: 0.0998 }),
        to: at('probable', 'true', { true: 0.8993, partly: 0, false: 0.1007 }),
      },
      {
        claim: 'b',
        from: at('probable', 'false', { true: 0.05, partly: 0.16, false: 0.79 }),
        to: at('contested', 'false', { true: 0.06, partly: 0.21, false: 0.73 }),
      },
      {
        claim: 'c',
        from: at('probable', 'false', { true: 0.05, partly: 0.16, false: 0.79 }),
        to: at('resolved', 'true', { true: 1, partly: 0, false: 0 }),
      },
    ],
  };
  const claims = ['a', 'b', 'c'].map((id) => ({ id, proposition: id, values, units: [], filed: 'true' }));
  expect(impactView(impact, 'x', claims, new Map()).claims.map(({ from, to }) => [from, to])).toEqual([
    ['corroborated “true” .9002', 'probable “true” .8993'],
    ['probable “false” .79, “true” .05', 'contested, “true” .06, “false” .73'],
    ['probable “false” .79', 'resolved: true'],
  ]);
});

test('what moves beside a verdict that stays is named: nothing that an answer changes is kept from whoever enters it', () => {
  const claims = ['a', 'b', 'c'].map((id) => ({ id, proposition: id, values: [], units: [], filed: null }));
  const range = { lo: 400, point: 500, hi: 620 };
  const parts = { parts: [380, 420, 480], whole: [400, 500, 620], missing: [] } as const;
  const figure = held(0, range);
  const impact = {
    ...{ rates: [], boasts: [], leanings: { began: [], ended: [] }, researchers: [] },
    claims: [
      {
        claim: 'a',
        from: { ...figure, partWhole: { ...parts, verdict: 'consistent' as const } },
        to: {
          ...figure,
          flags: [{ assertion: 'x', flag: 'inflated' as const, by: 3 }],
          partWhole: {
            ...parts,
            parts: [800, 900, 1000] as const,
            verdict: 'parts exceed the whole' as const,
          },
        },
      },
      {
        claim: 'b',
        from: held(0.98),
        to: { ...held(0.98), confidence: 'low' as const, fragility: 1, disputed: ['x', 'y'] },
      },
      { claim: 'c', from: held(0.98), to: { ...held(1), status: 'resolved' as const, confidence: null } },
    ],
  };
  const view = impactView(impact, 'x', claims, new Map()).claims;
  expect(view.map(({ id, from, to, beside }) => [id, from === to, beside])).toEqual([
    ['c', false, []],
    [
      'a',
      true,
      [
        { kind: 'flags', from: null, to: '1 inflated' },
        { kind: 'parts', from: 'consistent, 380–480', to: 'parts exceed the whole, 800–1,000' },
      ],
    ],
    [
      'b',
      true,
      [
        { kind: 'confidence', from: 'high', to: 'low' },
        { kind: 'fall', from: '3', to: '1' },
        { kind: 'disputed', from: null, to: '2' },
      ],
    ],
  ]);
});
