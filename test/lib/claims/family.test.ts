import { expect, test } from 'vitest';
import { familyOf } from '#lib/claims/family.ts';
import type { Verdict } from '#lib/claims/verdict.ts';

const member = (id: string, from: string, to: string) => ({
  id,
  proposition: id,
  values: [],
  filed: null,
  units: [],
  period: { from, to },
});
const verdict = (status: Verdict['status'], p: number): Verdict => ({
  status,
  best: p < 0.5 ? 'false' : 'true',
  p: { true: p, false: 1 - p },
  range: null,
  disputed: [],
  bracket: null,
  fragility: null,
});
const verdicts = new Map<string, Verdict>([
  ['early', verdict('superseded', 0.9)],
  ['late', verdict('probable', 0.1)],
]);
const members = [member('late', '2022-07', '2022-12'), member('early', '2021-07', '2021-12')];

test('C7: a family is one picture by its periods, and what a later period replaced is marked', () => {
  const family = familyOf(members, 'early', (id) => verdicts.get(id) ?? null);
  expect(family?.rows).toMatchObject([
    { id: 'early', superseded: true, own: true, verdict: 'superseded, “true” .90' },
    { id: 'late', superseded: false, own: false, verdict: 'probable “false” .90' },
  ]);
  // One answer for all periods: what fell from .9 to .1 does not stand at one height.
  expect(family?.of).toBe('true');
  expect(family?.parts).toMatchObject([
    { id: 'early', from: 0, to: 6 / 18, y: 0.9, superseded: true, own: true },
    { id: 'late', from: 12 / 18, to: 1, y: 0.1, superseded: false },
  ]);
  const later = familyOf(members, 'late', (id) => verdicts.get(id) ?? null);
  expect([later?.of, ...(later?.parts ?? []).map(({ y }) => y.toFixed(1))]).toEqual(['false', '0.1', '0.9']);
  expect([family?.begins, family?.ends]).toEqual(['Jul 2021', 'Dec 2022']);
});

test('who stands against a period stands beside its status too', () => {
  const type = { key: 'elder', letter: 'E', label: 'Elder', camp: 'community' };
  const denial = { id: 'a', code: 'S-1', type, stance: 'denies', value: null, stake: 'gains' } as const;
  const family = familyOf(
    members,
    'late',
    (id) => verdicts.get(id) ?? null,
    (id) => (id === 'early' ? [denial] : []),
  );
  expect(family?.rows.map(({ denials }) => denials)).toEqual([[denial], []]);
});

test('figures stand on one logarithmic axis, and a period that was not weighed in the list alone', () => {
  const ranged: Verdict = {
    ...verdict('probable', 0.5),
    p: null,
    best: null,
    range: { lo: 100, point: 300, hi: 1000 },
  };
  const family = familyOf(members, 'early', (id) => (id === 'early' ? ranged : null));
  expect(family?.axis).toMatchObject({ from: 100, to: 1000 });
  expect(family?.parts).toMatchObject([{ id: 'early', low: 0, high: 1 }]);
  expect(family?.rows.map(({ verdict: words }) => words)).toEqual(['probable 100–1,000', 'not weighed yet']);
  expect(familyOf(members.slice(1), 'early', () => null)).toBeNull();
});
