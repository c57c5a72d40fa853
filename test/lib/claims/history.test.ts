import { describe, expect, test } from 'vitest';
import { beliefOf, historyOf, stepCorners, type Moment } from '#lib/claims/history.ts';

const day = (n: number): Date => new Date(Date.UTC(2022, 0, n));
const claim = { values: [], filed: null };

function moment(id: string, at: Date, status: Moment['result']['status'], p: number): Moment {
  const result = {
    status,
    best: 'true',
    p: { true: p, false: 1 - p },
    range: null,
    disputed: [],
    bracket: null,
  };
  return { id, at, cause: { kind: 'record', id: 'R' }, result };
}

const moments = [
  moment('m1', day(1), 'single-source', 0.6),
  moment('m2', day(3), 'contested', 0.45),
  moment('m3', day(5), 'contested', 0.5),
  moment('m4', day(9), 'corroborated', 0.94),
];
const decision = { id: 'd1', at: day(4), held: 'open', reason: 'Wait.', by: { role: 'lead', ordinal: 2 } };

describe('belief over time', () => {
  const belief = beliefOf(claim, moments, [decision]);

  test('steps at each assessment and holds to the end', () => {
    expect(belief?.points.map((p) => [p.x, p.y])).toEqual([
      [0, 0.6],
      [0.25, 0.45],
      [0.5, 0.5],
      [0.75, 0.94],
    ]);
    expect(stepCorners(belief?.points ?? []).slice(-2)).toEqual([
      { x: 0.75, y: 0.94 },
      { x: 1, y: 0.94 },
    ]);
  });

  test('puts decisions on the line as it stood, and statuses in a strip without gaps', () => {
    expect(belief?.decisions).toMatchObject([{ x: 0.375, y: 0.45, held: 'open' }]);
    expect(belief?.strip).toEqual([
      { from: 0, to: 0.25, status: 'single-source' },
      { from: 0.25, to: 0.75, status: 'contested' },
      { from: 0.75, to: 1, status: 'corroborated' },
    ]);
  });

  test('is nothing before the first assessment, and a line with one', () => {
    expect(beliefOf(claim, [], [])).toBeNull();
    expect(stepCorners(beliefOf(claim, moments.slice(0, 1), [])?.points ?? [])).toEqual([
      { x: 0, y: 0.6 },
      { x: 1, y: 0.6 },
    ]);
  });

  test('of a quantity follows the point of its range on the track', () => {
    const [first] = moments;
    if (!first) throw new Error('no moment');
    const range = {
      ...first,
      result: { ...first.result, p: null, best: null, range: { lo: 50, point: 100, hi: 200 } },
    };
    const before = {
      ...first,
      result: { ...first.result, status: 'no evidence' as const, p: null, best: null },
    };
    expect(beliefOf(claim, [before, range], [])).toMatchObject({
      kind: 'range',
      points: [{ x: 0.5, y: 0.5 }],
    });
  });
});

test('the history says from what to what a verdict moved, and on what a decision rested, latest first', () => {
  const history = historyOf(claim, moments, [{ ...decision, assessment: 'm2' }]);
  expect(
    history.map((h) => (h.kind === 'decision' ? `${h.held} on ${h.rests}` : `${h.from} → ${h.to}`)),
  ).toEqual([
    'contested .50 → corroborated .94',
    'contested .45 → contested .50',
    'open on contested .45',
    'single-source .60 → contested .45',
    'null → single-source .60',
  ]);
});
