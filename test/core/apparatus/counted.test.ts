/** What a paper says of its interviews, as the ledger keeps it, beside the data set that it comes with. */
import { describe, expect, test } from 'vitest';
import { countedStatements, type CountedSitting } from '#core/apparatus/counted.ts';
import { affirmedStatements, affirmingIn, type AffirmedIn } from '#core/apparatus/affirming.ts';
import { keptStatement } from '#core/disclosure/made-of.ts';
import { OUTSIDE } from '#core/disclosure/thresholds.ts';
import { compareExports, type LedgerExport, type Statement } from '#core/disclosure/differencing.ts';

const met = (count: number, more: Partial<CountedSitting>, from = 0): CountedSitting[] =>
  Array.from({ length: count }, (_, i) => ({
    interview: `i${from + i}`,
    source: `s${from + i}`,
    researcher: i % 2 === 0 ? 'a' : 'b',
    type: 'elder',
    camp: 'society',
    month: '2022-03',
    place: 'Kunar',
    country: 'AF',
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
  const [labels, table, number] = countedStatements(ALL, OUTSIDE);
  expect(labels?.printed.size).toBe(12);
  expect(table?.printed.get('i12')).toEqual(['other']);
  expect(number?.printed.size).toBe(14);
});

test('D15: labels that meet a column of the data set in fewer than k people are not let out with it', () => {
  const [labels] = countedStatements(ALL, OUTSIDE);
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

describe('confirmations-by-both-sides-named: “affirmed on both sides” is an entry of the ledger for each claim', () => {
  const interest = { isk: { true: -1 }, taliban: { true: 1 } };
  const claims = [
    { id: 'rain', proposition: 'It rained', best: 'true', interest },
    { id: 'snow', proposition: 'It snowed', best: 'true', interest },
  ];
  const say = (party: string, from: number, to: number, claim = 'rain'): AffirmedIn[] =>
    Array.from({ length: to - from }, (_, i) => ({
      ...{ claim, value: 'true', party, isPublic: false },
      ...{ interview: `${party} i${from + i}`, source: `${party} s${from + i}` },
    }));
  const of = (said: AffirmedIn[], before: Statement[] = []): Statement[] =>
    affirmedStatements({ claims, said }, 3, 5, before.map(keptStatement));
  const first = of([...say('isk', 0, 3), ...say('taliban', 0, 4), ...say('isk', 0, 2, 'snow')]);

  test('it holds who stands for which side of what both affirm, and nobody of what one alone does', () => {
    expect(first).toMatchObject([{ kind: 'partly-hidden', by: ['side on rain'] }]);
    expect([...(first[0]?.printed ?? [])].map(([, side]) => side[0]).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'isk'),
      ...Array.from({ length: 4 }, () => 'taliban'),
    ]);
    expect(affirmingIn(first.map(keptStatement)).get('rain')).toEqual(new Set(first[0]?.printed.keys()));
  });

  test('attack 12, D13: a side that grew by fewer than k is counted as it was, and one that lost somebody is blocked', () => {
    const all = [...say('isk', 0, 3), ...say('taliban', 0, 8)];
    const same = of(all, first);
    expect(same[0]?.printed).toEqual(first[0]?.printed);
    const left: LedgerExport = { id: 'first', audience: 'outside', statements: first };
    expect(compareExports(made(...of(all)), [left], 5), 'had the four who came been counted').toMatchObject({
      differences: [{ rule: 'D13', people: 4, remedy: 'wait' }],
    });
    expect(compareExports(made(...same), [left], 5)).toEqual({ kind: 'clear' });
    const grown = of([...say('isk', 0, 3), ...say('taliban', 0, 9)], first);
    expect(grown[0]?.printed.size).toBe(12);
    expect(compareExports(made(...grown), [left], 5)).toEqual({ kind: 'clear' });
    const without = of([...say('isk', 0, 3), ...say('taliban', 1, 5)], first);
    expect(compareExports(made(...without), [left], 5)).toMatchObject({ kind: 'blocked' });
  });
});
