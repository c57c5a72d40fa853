import { describe, expect, test } from 'vitest';
import { agreementsOf, differencesOf, firstOpinions } from '#lib/claims/differences.ts';

type Opinions = Parameters<typeof agreementsOf>[1];
type Opinion = Opinions[number];

const at = (day: number): Date => new Date(Date.UTC(2023, 0, day));
const claim = (id: string, labels = ['true', 'false']) => ({
  id,
  proposition: `Claim ${id}`,
  values: labels.map((label, i) => ({ key: `v${i + 1}`, label })),
  units: [],
  filed: null,
});
const moment = (id: string, day: number, p: number) => ({
  id,
  at: at(day),
  result: {
    status: 'probable' as const,
    best: p >= 0.5 ? 'v1' : 'v2',
    p: { v1: p, v2: 1 - p },
    range: null,
    disputed: [],
    bracket: null,
    fragility: null,
  },
});
const opinion = (over: Partial<Opinion>): Opinion => ({
  id: 'o',
  claim: 'c',
  answer: { value: 'v1', lo: null, hi: null },
  likelihood: 'very likely',
  reason: 'So it was.',
  at: at(2),
  account: 'ann',
  ordinal: 1,
  first: true,
  ...over,
});
const no = { value: 'v2', lo: null, hi: null };

describe('what differs from the engine is listed', () => {
  const decision = { claim: 'c', reason: 'Why.', by: { role: 'lead', ordinal: 1 } };

  test('each judgement against what stood when it was made, the standing one also against what stands now', () => {
    const histories = new Map([['c', [moment('m1', 1, 0.9), moment('m2', 5, 0.1)]]]);
    const [listed] = differencesOf(
      [claim('c'), claim('quiet')],
      [
        { ...decision, id: 'd1', at: at(2), held: 'open', assessment: 'm1' },
        { ...decision, id: 'd2', at: at(3), held: 'probable', assessment: 'm1' },
      ],
      [opinion({ id: 'o1', at: at(3) }), opinion({ id: 'o2', at: at(6), answer: no, account: 'bob' })],
      histories,
    );
    // d2 and o2 agree with what stood and stands; o1 agreed when it was given, and differs from what stands.
    expect(listed?.judgements.map(({ id, then, now, replaced }) => [id, then, now, replaced])).toEqual([
      ['o1', null, 'answer', false],
      ['d1', 'status', null, true],
    ]);
    expect(listed?.judgements[0]?.engine).toBe('probable “true” .90');
  });

  test('a first opinion that its author replaced is kept, and no longer compared with what stands', () => {
    const [listed] = differencesOf(
      [claim('c')],
      [],
      [opinion({ id: 'o1', answer: no }), opinion({ id: 'o2', at: at(3), first: false })],
      new Map([['c', [moment('m1', 1, 0.9)]]]),
    );
    expect(listed?.judgements).toMatchObject([{ id: 'o1', then: 'answer', now: null, replaced: true }]);
  });

  test('claims on which somebody differs now come first', () => {
    const histories = new Map([
      ['past', [moment('m1', 1, 0.9), moment('m2', 8, 0.1)]],
      ['now', [moment('m3', 1, 0.9)]],
    ]);
    const listed = differencesOf(
      [claim('past'), claim('now')],
      [],
      [
        opinion({ id: 'a', claim: 'past', answer: no, at: at(7) }),
        opinion({ id: 'b', claim: 'now', answer: no }),
      ],
      histories,
    );
    expect(listed.map((one) => one.claim.id)).toEqual(['now', 'past']);
  });
});

describe('agreement counts', () => {
  test('first opinions alone, answers by their words whatever the claim’s keys', () => {
    const claims = [claim('c', ['true', 'false']), claim('e', ['False', 'True'])];
    const opinions = [
      opinion({ claim: 'c', account: 'ann' }),
      opinion({ claim: 'c', account: 'ann', first: false, answer: no }),
      opinion({ claim: 'c', account: 'bob' }),
      opinion({ claim: 'e', account: 'ann' }),
      opinion({ claim: 'e', account: 'bob' }),
    ];
    expect(agreementsOf(claims, opinions)).toMatchObject({
      nominal: { alpha: 1, raters: 2, units: 2, values: 4 },
      figures: { alpha: null, units: 0 },
    });
    // Both say "true" of the first and "false" of the second: by keys nothing would differ at all.
    expect(firstOpinions(claims, opinions).map((row) => row.opinions.length)).toEqual([2, 2]);
  });

  test('ranges by their middle on the log scale: a tenfold unit changes nothing', () => {
    const figure = (claim: string, account: string, lo: number, hi: number): Opinion =>
      opinion({ claim, account, answer: { value: null, lo, hi } });
    const given = (unit: number): Opinion[] => [
      figure('c', 'ann', 10 * unit, 40 * unit),
      figure('c', 'bob', 20 * unit, 20 * unit),
      figure('e', 'ann', 300 * unit, 500 * unit),
      figure('e', 'bob', 900 * unit, 1100 * unit),
    ];
    const alpha = (opinions: Opinion[]): number => agreementsOf([], opinions).figures.alpha ?? NaN;
    expect(alpha(given(10))).toBeCloseTo(alpha(given(1)), 5);
    expect(alpha(given(1))).toBeGreaterThan(0.5);
    expect(alpha(given(1).slice(0, 2))).toBeNaN(); // √(10·40) is 20: nothing differs
  });
});
