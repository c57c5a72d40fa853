import { describe, expect, test } from 'vitest';
import { beliefOf, placeOf, stepCorners, type MonthHeld, type Spoken } from '#lib/claims/belief.ts';

const claim = { values: [], units: [], filed: null };
const type = { key: 'elder', letter: 'E', label: 'Elder', camp: 'community' };

const held = (month: string, status: MonthHeld['result']['status'], p: number): MonthHeld => ({
  month,
  result: { status, best: 'true', p: { true: p, false: 1 - p }, range: null },
});
const ranged = (month: string, range: { lo: number; point: number; hi: number } | null): MonthHeld => ({
  month,
  result: { status: range === null ? 'no evidence' : 'probable', best: null, p: null, range },
});
const spoke = (id: string, month: string): Spoken => ({
  id,
  month,
  stance: 'affirms',
  source: { code: 'S-22222', type },
});
const decided = (id: string, at: string) => ({
  id,
  at: new Date(`${at}T12:00:00Z`),
  held: 'open',
  reason: 'Wait.',
  by: { role: 'lead', ordinal: 2 },
});

const months = [
  held('2021-12', 'no evidence', 0.5),
  held('2022-01', 'single-source', 0.6),
  held('2022-02', 'contested', 0.45),
  held('2022-04', 'contested', 0.55),
];

describe('belief as the evidence came in', () => {
  test('steps at the months in which something was said, on a scale of time', () => {
    const belief = beliefOf(claim, months, [], []);
    expect(belief?.points.map(({ x, y }) => [x, y])).toEqual([
      [0, 0.5],
      [0.2, 0.6],
      [0.4, 0.45],
      [0.8, 0.55],
    ]);
    expect(stepCorners(belief?.points ?? []).slice(-2)).toEqual([
      { x: 0.8, y: 0.55 },
      { x: 1, y: 0.55 },
    ]);
    expect(belief?.strip).toEqual([
      { from: 0, to: 0.2, status: 'no evidence', about: null },
      { from: 0.2, to: 0.4, status: 'single-source', about: null },
      { from: 0.4, to: 1, status: 'contested', about: null },
    ]);
  });

  test('follows the answer that the last status is of, and says of which one earlier statuses were', () => {
    const said = (month: string, status: MonthHeld['result']['status'], p: number): MonthHeld => ({
      month,
      result: { status, best: p >= 0.5 ? 'true' : 'false', p: { true: p, false: 1 - p }, range: null },
    });
    const turned = [
      said('2021-12', 'no evidence', 0.5),
      said('2022-01', 'probable', 0.8),
      said('2022-03', 'probable', 0.02),
    ];
    const belief = beliefOf(claim, turned, [], []);
    expect(belief?.of).toBe('false');
    expect(belief?.points.map(({ y, about }) => [y.toFixed(2), about])).toEqual([
      ['0.50', null],
      ['0.20', 'true'],
      ['0.98', null],
    ]);
    expect(belief?.strip.map(({ status, about }) => [status, about])).toEqual([
      ['no evidence', null],
      ['probable', 'true'],
      ['probable', null],
    ]);
  });

  test('names the months, at most seven, and every second for a phone', () => {
    expect(beliefOf(claim, months, [], [])?.ticks.map(({ text, second }) => [text, second])).toEqual([
      ['Jan 2022', false],
      ['Feb 2022', true],
      ['Mar 2022', false],
      ['Apr 2022', true],
    ]);
    const long = beliefOf(claim, [held('2015-11', 'no evidence', 0.5), held('2024-01', 'open', 0.5)], [], []);
    expect(long?.ticks.map((tick) => tick.text)).toEqual([
      'Jan 2016',
      'Jan 2018',
      'Jan 2020',
      'Jan 2022',
      'Jan 2024',
    ]);
  });

  test('stands who spoke under their month, side by side or one under the other', () => {
    const belief = beliefOf(
      claim,
      months,
      [spoke('b', '2022-04'), spoke('a', '2022-01'), spoke('c', '2022-01')],
      [],
    );
    expect(belief?.voices.map(({ id, x, lane }) => [id, x, lane])).toEqual([
      ['a', 0.2, 0],
      ['c', 0.2, 1],
      ['b', 0.8, 0],
    ]);
    expect(belief?.lanes).toBe(2);
  });

  test('puts a decision at its month, and those that came after the last one in a place of their own', () => {
    const early = beliefOf(claim, months, [], [decided('d', '2022-02-10')]);
    expect(early?.decisions).toMatchObject([{ x: 0.4, y: 0.45, nth: 0 }]);
    const late = beliefOf(claim, months, [], [decided('e', '2026-11-26'), decided('d', '2026-11-25')]);
    expect(late?.ends).toBeCloseTo(0.86);
    expect(late?.points.at(-1)?.x).toBeCloseTo(0.688);
    expect(late?.decisions.map(({ id, nth }) => [id, nth])).toEqual([
      ['d', 0],
      ['e', 1],
    ]);
    expect(late?.ticks.at(-1)?.text).toBe('Nov 2026');
    expect(late?.ticks.at(-1)?.x).toBeCloseTo(0.93);
    for (const { x, y } of late?.decisions ?? []) {
      expect(x).toBeGreaterThan(0.86);
      expect(x).toBeLessThan(1);
      expect(y).toBe(0.55);
    }
  });

  test('of a quantity follows the range on whole powers of ten, from where there is one', () => {
    const belief = beliefOf(
      claim,
      [ranged('2021-12', null), ranged('2022-01', { lo: 10, point: 100, hi: 1000 })],
      [],
      [],
    );
    expect(belief).toMatchObject({ kind: 'range', of: null, axis: { ticks: [10, 100, 1000] } });
    expect(belief?.points).toMatchObject([{ low: 0, y: 0.5, high: 1, figure: 100 }]);
  });

  test('follows the answer that was filed, and is nothing before anybody spoke', () => {
    expect(beliefOf({ values: [], units: [], filed: 'false' }, months, [], [])).toMatchObject({
      of: 'false',
    });
    expect(beliefOf(claim, [], [], [])).toBeNull();
  });
});

test('answers that became known stand on the line at their months, and any month has its place', () => {
  const belief = beliefOf(claim, months, [], [], [{ month: '2022-02', own: true, proposition: 'It' }]);
  expect(belief?.answers).toMatchObject([{ x: 0.4, y: 0.45, own: true }]);
  expect(placeOf(belief!, '2022-03')).toBeCloseTo(0.6);
});
