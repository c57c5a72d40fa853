import { expect, test } from 'vitest';
import { historyOf, type Moment } from '#lib/claims/history.ts';

const day = (n: number): Date => new Date(Date.UTC(2022, 0, n));
const claim = { values: [], units: [], filed: null };

function moment(id: string, at: Date, status: Moment['result']['status'], p: number): Moment {
  const result = {
    status,
    best: 'true',
    p: { true: p, false: 1 - p },
    range: null,
    fragility: 1,
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

test('the history says from what to what a verdict moved, and on what a decision rested, latest first', () => {
  const answer = { id: 'r1', at: day(7), answer: 'false', because: 'A register.' };
  const history = historyOf(claim, moments, [{ ...decision, assessment: 'm2' }], [answer]);
  expect(
    history.map((h) => {
      if (h.kind === 'answer') return `${h.answer} by ${h.because}`;
      if (h.kind === 'retagged') return h.reason;
      return h.kind === 'decision' ? `${h.held} on ${h.rests}` : `${h.from} → ${h.to}`;
    }),
  ).toEqual([
    'contested, “true” .50 → corroborated “true” .94',
    'false by A register.',
    'contested, “true” .45 → contested, “true” .50',
    'open on contested, “true” .45',
    'single-source “true” .60 → contested, “true” .45',
    'null → single-source “true” .60',
  ]);
});

test('an assessment that an answer moved says whether it was entered or taken back', () => {
  const entered = { id: 'r1', at: day(2), answer: 'false', because: 'A register.' };
  const taken = { id: 'r2', at: day(8), answer: null, because: 'The register was wrong.' };
  const history = historyOf(claim, moments, [], [entered, taken]);
  const told = history.flatMap((one) => (one.kind === 'assessment' ? [[one.id, one.taken]] : []));
  expect(told).toEqual([
    ['m4', true],
    ['m3', false],
    ['m2', false],
    ['m1', null],
  ]);
});
