import { expect, test } from 'vitest';
import { judgedOf } from '#lib/claims/judged.ts';

const claim = (id: string) => ({
  id,
  proposition: `Claim ${id}`,
  values: [
    { key: 'true', label: 'true' },
    { key: 'false', label: 'false' },
  ],
  units: [{ key: 'u1', label: 'persons' }],
});
const at = new Date('2022-03-04T05:06:07Z');
const result = { status: 'probable' as const, best: 'true', p: { true: 0.8, false: 0.2 }, range: null };
const range = { lo: 100, point: 200, hi: 400 };

test('one row a resolved claim: right if the best was the answer, inside if the range held it', () => {
  const judged = judgedOf(
    ['right', 'wrong', 'partly', 'inside', 'edge', 'outside', 'silent', 'unweighed', 'open'].map(claim),
    [
      { claim: 'right', answer: { value: 'true' }, month: '2023-01', held: { at, result } },
      { claim: 'wrong', answer: { value: 'false' }, month: null, held: { at, result } },
      { claim: 'partly', answer: { value: 'partly' }, month: null, held: { at, result } },
      { claim: 'inside', answer: { figure: 150 }, month: null, held: { at, result: figures } },
      { claim: 'edge', answer: { figure: 400 }, month: null, held: { at, result: figures } },
      { claim: 'outside', answer: { figure: 401 }, month: null, held: { at, result: figures } },
      {
        claim: 'silent',
        answer: { value: 'true' },
        month: null,
        held: { at, result: { ...result, best: null } },
      },
      { claim: 'unweighed', answer: { figure: 1 }, month: null, held: null },
    ],
  );
  expect(judged.nominal.map(({ id, p, right, answer }) => [id, p, right, answer])).toEqual([
    ['right', 0.8, true, 'true'],
    ['wrong', 0.8, false, 'false'],
    ['partly', 0.8, false, 'partly'],
  ]);
  expect(judged.calibration).toMatchObject({ n: 3, bins: [{ word: 'likely', right: { of: 1, n: 3 } }] });
  expect(judged.calibration.brier).toBeCloseTo((0.04 + 0.64 + 0.64) / 3, 9);
  expect(judged.figures.map(({ inside }) => inside)).toEqual([true, true, false]);
  expect(judged.inside).toMatchObject({ of: 2, n: 3 });
  expect(judged.silent).toBe(2);
});

const figures = { status: 'probable' as const, best: null, p: null, range };
