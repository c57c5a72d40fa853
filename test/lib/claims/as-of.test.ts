import { expect, test } from 'vitest';
import { readInterchange } from '#core/consistency/interchange.ts';
import { overTime } from '#core/consistency/over-time.ts';
import { forAnalyst } from '#core/assessment-view.ts';
import { answeredIn, asOfMonth, between, monthsOf, overTimeOf } from '#lib/claims/as-of.ts';

const read = readInterchange({
  version: 1,
  sources: ['e1', 'e2', 'e3'].map((id) => ({ id, type: id })),
  researchers: ['r1', 'r2'],
  claims: [
    { id: 'c', kind: 'boolean', resolved: { value: 'false', date: '2022-09' } },
    { id: 'd', kind: 'boolean', resolved: { value: 'true', date: '2022-05' } },
  ],
  assertions: [
    { id: 'a1', claim: 'c', source: 'e1', researcher: 'r1', date: '2022-01', value: 'true' },
    { id: 'a2', claim: 'c', source: 'e2', researcher: 'r2', date: '2022-04', value: 'true' },
    { id: 'a3', claim: 'd', source: 'e1', researcher: 'r1', date: '2022-02', value: 'false' },
    { id: 'a4', claim: 'c', source: 'e3', researcher: 'r2', date: '2022-04', value: 'false' },
  ],
});
if (!read.ok) throw new Error(read.errors[0]?.message);
const { project } = read;
const claim = { id: 'c', kind: 'boolean' as const, values: [], units: [], filed: null };
const held = overTime(project, 'c');
const over = overTimeOf(claim, held, (id) => id, new Map([['d', 'The other']]))!;

test('as of a month stands what had come in by its end, line by line, and in months without news what stood before', () => {
  expect(monthsOf(over)).toHaveLength(10);
  expect([monthsOf(over)[0], monthsOf(over).at(-1)]).toEqual(['2021-12', '2022-09']);
  expect(asOfMonth(over, '2022-03')).toEqual({ ...asOfMonth(over, '2022-02'), month: '2022-02' });
  expect(asOfMonth(over, '2021-12')?.lines).toEqual([]);
  expect(asOfMonth(over, '2022-03')?.lines.map((line) => line.assertion)).toEqual(['a1']);
  expect(
    asOfMonth(over, '2022-04')
      ?.lines.map((line) => line.assertion)
      .toSorted(),
  ).toEqual(['a1', 'a2', 'a4']);
  const april = held.find(({ month }) => month === '2022-04')?.result.steps ?? [];
  const [line] = april.flatMap((step) => (step.step === 'line' && step.assertion === 'a2' ? [step] : []));
  expect(asOfMonth(over, '2022-04')?.lines.find(({ assertion }) => assertion === 'a2')?.adds).toBe(
    `+${line?.adds.toFixed(2)} dB`,
  );
  expect(asOfMonth(over, '2022-09')?.verdict).toBe('resolved: false');
});

test('between two months stands what came in and what each changed, whichever of them is named first', () => {
  const moves = between(over, '2022-02', '2022-09');
  expect(moves.map(({ month, by }) => [month, by.kind === 'statement' ? by.assertion : by.kind])).toEqual([
    ['2022-04', 'a2'],
    ['2022-04', 'a4'],
    ['2022-05', 'answer'],
    ['2022-09', 'answer'],
  ]);
  expect(moves.map(({ from, to }) => from !== to)).toEqual([true, true, true, true]);
  expect(moves[2]?.by).toMatchObject({ claim: 'd', proposition: 'The other', own: false }); // e1 was wrong there
  expect(between(over, '2022-09', '2022-02')).toEqual(moves);
  expect(between(over, '2022-06', '2022-08')).toEqual([]);
  expect(answeredIn(over).map(({ month, own }) => [month, own])).toEqual([
    ['2022-05', false],
    ['2022-09', true],
  ]);
});

test('PROTECTION 8: an analyst reads decibels to 0.1 and nothing more of a line', () => {
  const seen = held.map((one) => ({ ...one, result: forAnalyst(one.result) }));
  const lines = overTimeOf(claim, seen, (id) => id, new Map())!.months.flatMap((one) => one.lines);
  expect(lines.length).toBeGreaterThan(2);
  for (const { adds, why } of lines) {
    expect(adds).toMatch(/^[+−]?\d+\.\d dB$/);
    expect(why).not.toMatch(/r1|r2|interviewer/);
  }
});
