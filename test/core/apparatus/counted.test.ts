/** What a paper says of its interviews, as the ledger keeps it, beside the data set that it comes with. */
import { expect, test } from 'vitest';
import { countedStatements, type CountedSitting } from '#core/apparatus/counted.ts';
import { compareExports, type LedgerExport, type Statement } from '#core/disclosure/differencing.ts';

const met = (count: number, more: Partial<CountedSitting>, from = 0): CountedSitting[] =>
  Array.from({ length: count }, (_, i) => ({
    interview: `i${from + i}`,
    source: `s${from + i}`,
    type: 'elder',
    month: '2022-03',
    place: 'Kunar',
    mode: 'face-to-face',
    language: 'ps',
    ...more,
  }));
const ALL = [...met(6, {}), ...met(6, { month: '2022-05' }, 6), ...met(2, { type: 'cleric' }, 12)];

const dataSet = (of: (sitting: CountedSitting) => string): Statement => ({
  of: 'interviews.csv',
  kind: 'records',
  by: ['month'],
  printed: new Map(ALL.map((sitting) => [sitting.interview, [of(sitting)]])),
});
const made = (...statements: Statement[]): LedgerExport => ({ id: 'new', audience: 'outside', statements });

test('D13: a type of too few stands with others in the table, and nobody under a label that too few fit', () => {
  const [labels, table, number] = countedStatements(ALL);
  expect(labels?.printed.size).toBe(12);
  expect(table?.printed.get('i12')).toEqual(['other']);
  expect(number?.printed.size).toBe(14);
});

test('D15: labels that meet a column of the data set in fewer than k people are not let out with it', () => {
  const [labels] = countedStatements(ALL);
  expect(labels).toBeDefined();
  if (!labels) return;
  const half = dataSet(({ interview }) => (Number(interview.slice(1)) % 4 < 2 ? 'a' : 'b'));
  const verdict = compareExports(made(half, labels), [], 5);
  const found = verdict.kind === 'clear' ? [] : verdict.differences;
  expect(found.filter(({ rule }) => rule === 'D15').map(({ people }) => people)).toEqual([4, 2, 4, 2]);
  const whole = dataSet(() => '2022-H1');
  expect(compareExports(made(whole, labels), [], 5), 'but for two whom no label names').toMatchObject({
    differences: [{ rule: 'D13', people: 2 }],
  });
});
