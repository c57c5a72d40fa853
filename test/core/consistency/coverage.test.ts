/** Which voices a claim lacks, and whose interest is tagged against what is said. */
import { describe, expect, test } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import { blindSpotsOf, leaningEvidence } from '#core/consistency/blind-spots.ts';
import { coverageOf, type SourceKind } from '#core/consistency/coverage.ts';
import { read } from './projects.ts';

const kinds: SourceKind[] = [
  { type: 'official', party: 'taliban' },
  { type: 'cadre', party: 'isk' },
  { type: 'elder', party: null },
  { type: 'trader', party: null },
];
const sources = [
  { id: 'k1', type: 'cadre', party: 'isk' },
  { id: 'k2', type: 'cadre', party: 'isk' },
  { id: 't1', type: 'official', party: 'taliban' },
  { id: 'e1', type: 'elder' },
  { id: 'd1', type: 'document' },
];
const interest = { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } };
type Json = Record<string, unknown>;
const said = (id: string, source: string, more: Json = {}): Json => ({
  id,
  claim: 'c',
  source,
  value: 'true',
  researcher: 'r1',
  interview: `i${id}`,
  date: '2022-03',
  ...more,
});
const covered = (assertions: Json[], claim: Json = {}) => {
  const project = read({
    version: 1,
    sources,
    researchers: ['r1', 'r2'],
    claims: [{ id: 'c', kind: 'boolean', interest, ...claim }],
    assertions,
  });
  const { claims, leanings } = assess(project);
  return coverageOf(project, claims, leanings, kinds);
};
const lacks = (assertions: Json[], claim: Json = {}): string[] =>
  covered(assertions, claim).flatMap((one) => one.lacks.map(({ voice }) => voice));

describe('what a claim lacks', () => {
  test('a party line lacks whom it hurts, whoever has no stake, and a second researcher', () => {
    expect(lacks([said('1', 'k1'), said('2', 'k2')])).toEqual(['hurt', 'neutral', 'second-researcher']);
  });

  test('each voice that is there is not missed, and a claim that lacks none is not listed', () => {
    const all = [said('1', 'k1'), said('2', 't1', { researcher: 'r2' }), said('3', 'e1')];
    expect(lacks(all.slice(0, 2))).toEqual(['neutral']);
    expect(covered(all)).toEqual([]);
    const retold = all.map((a) => ({ ...a, root: 'unknown', hops: 2 }));
    expect(lacks(retold)).toEqual(['first-hand']);
    expect(lacks([...all.slice(0, 2), said('3', 'e1', { retracted: true })])).toEqual(['neutral']);
  });

  test('who only retells another is no voice, whatever their side and whoever met them (C3)', () => {
    const retelling = { root: 'k1', hops: 1, researcher: 'r2' };
    const told = [said('1', 'k1'), said('2', 'e1', retelling), said('3', 't1', retelling)];
    expect(lacks(told)).toEqual(['hurt', 'neutral', 'second-researcher']);
    // A word of somebody whom nobody met is theirs, not that of the bystander who passes it on.
    expect(lacks([said('1', 'e1', { root: 't1', hops: 1 })])).toEqual([
      'serving',
      'neutral',
      'first-hand',
      'second-researcher',
    ]);
    const circle = [said('1', 'e1', { root: 'd1', hops: 1 }), said('2', 'd1', { root: 'e1', hops: 1 })];
    expect(lacks([...circle, said('3', 'k1')])).toContain('neutral');
  });

  test('a figure that counts something else is no voice on this one (C8)', () => {
    const men = { kind: 'quantity', unit: 'men', interest: { isk: { high: 1 } } };
    const figure = { value: undefined, lo: 40 };
    const other = said('2', 'e1', { ...figure, unit: 'cells', researcher: 'r2' });
    expect(lacks([said('1', 'k1', figure), other], men)).toEqual(['hurt', 'neutral', 'second-researcher']);
  });

  test('a document is no kind of source that can be asked: alone it lacks no second researcher', () => {
    expect(lacks([said('1', 'd1', { researcher: null })])).toEqual(['hurt', 'serving']);
    const again = covered([said('1', 'd1', { researcher: null }), said('2', 'e1')])
      .flatMap((one) => one.lacks)
      .find(({ voice }) => voice === 'second-researcher');
    expect(again?.ask).toEqual(['elder']);
  });

  test('who could give it are also the types of which a source was given a side by itself', () => {
    const given = { id: 'x1', type: 'elder', party: 'neighbour' };
    const project = read({
      version: 1,
      sources: [...sources, given],
      researchers: ['r1', 'r2'],
      claims: [{ id: 'c', kind: 'boolean', interest: { neighbour: { true: -1, false: 1 } } }],
      assertions: [said('1', 'k1'), said('2', 'e1', { researcher: 'r2' })],
    });
    const { claims, leanings } = assess(project);
    const [found] = coverageOf(project, claims, leanings, kinds);
    expect(found?.lacks).toContainEqual({ voice: 'hurt', ask: ['elder'] });
  });

  test('who could give it are the types of that interest, those not heard yet first', () => {
    const [one] = covered([said('1', 'k1'), said('2', 'e1')]);
    expect(one?.lacks).toEqual([
      { voice: 'hurt', ask: ['official'] },
      { voice: 'second-researcher', ask: ['cadre', 'elder'] },
    ]);
    expect(covered([said('1', 'k1')])[0]?.lacks).toContainEqual({
      voice: 'neutral',
      ask: ['elder', 'trader'],
    });
  });

  test('no side is missed where nobody has a stake, and nothing of what is known', () => {
    expect(lacks([said('1', 'k1'), said('2', 'e1', { researcher: 'r2' })], { interest: {} })).toEqual([]);
    expect(lacks([], { resolved: { value: 'true', known: true } })).toEqual([]);
  });

  test('what is contested comes first', () => {
    const project = read({
      version: 1,
      sources,
      researchers: ['r1'],
      claims: [
        { id: 'a', kind: 'boolean' },
        { id: 'z', kind: 'boolean' },
      ],
      assertions: [
        said('1', 'e1', { claim: 'a' }),
        said('2', 'e1', { claim: 'z' }),
        said('3', 'k1', { claim: 'z', value: 'false' }),
      ],
    });
    const { claims, leanings } = assess(project);
    const order = coverageOf(project, claims, leanings, kinds).map(
      ({ claim, status }) => `${claim} ${status}`,
    );
    expect(order).toEqual(['z contested', 'a single-source']);
  });
});

describe('blind spots (C0, C2)', () => {
  const spots = (assertions: Json[], claim: Json = {}) =>
    blindSpotsOf(
      read({
        version: 1,
        sources,
        researchers: ['r1'],
        claims: [{ id: 'c', kind: 'boolean', interest, ...claim }],
        assertions,
      }),
    );

  test('a party that speaks and has no tag is listed', () => {
    expect(
      spots([said('1', 'k1'), said('2', 't1'), said('3', 'e1')], { interest: { taliban: { true: -1 } } }),
    ).toEqual([{ kind: 'untagged', claim: 'c', party: 'isk', statements: 1 }]);
  });

  test('five statements of which three in four hurt their side contradict its tag, fewer do not', () => {
    const five = [1, 2, 3, 4].map((n) => said(`${n}`, 'k1', { value: 'false' }));
    expect(spots([...five, said('5', 'k2')])).toEqual([
      { kind: 'contradicted', claim: 'c', party: 'isk', statements: 5, hurting: 4 },
    ]);
    expect(spots(five)).toEqual([]);
    expect(spots([...five, said('5', 'k2'), said('6', 'k2')])).toEqual([]);
  });

  describe('of a quantity', () => {
    const counted = { kind: 'quantity', unit: 'men', interest: { isk: { high: 1 }, taliban: { high: -1 } } };
    const figures = (source: string, lo: number, more: Json = {}) =>
      [1, 2, 3, 4, 5].map((n) => said(`${source}${n}`, source, { value: undefined, lo, ...more }));
    const others = (lo: number) => [said('e', 'e1', { value: undefined, lo })];

    test('five figures on the side of the others’ that hurts a party contradict its tag', () => {
      const listed = (party: string) => [
        { kind: 'contradicted', claim: 'c', party, statements: 5, hurting: 5 },
      ];
      expect(spots([...figures('k1', 90), ...others(300)], counted)).toEqual(listed('isk'));
      expect(spots([...figures('t1', 900), ...others(300)], counted)).toEqual(listed('taliban'));
      expect(spots([...figures('k1', 900), ...figures('t1', 90), ...others(300)], counted)).toEqual([]);
    });

    test('it is held against what is known, before what others say', () => {
      const known = { ...counted, resolved: { value: 60, date: '2022-12' } };
      expect(spots([...figures('k1', 90), ...others(300)], known)).toEqual([]);
      expect(spots(figures('k1', 30), known)).toHaveLength(1);
    });

    test('with nothing to be held against, or beside what counts something else, no figure is high or low', () => {
      expect(spots(figures('k1', 90), counted)).toEqual([]);
      expect(spots([...figures('k1', 90, { unit: 'cells' }), ...others(300)], counted)).toEqual([]);
      expect(spots([...figures('k1', 90), ...figures('e1', 300, { bound: 'floor' })], counted)).toEqual([]);
    });

    test('a floor is never low, nor a ceiling high', () => {
      expect(spots([...figures('k1', 90, { bound: 'floor' }), ...others(300)], counted)).toEqual([]);
      expect(spots([...figures('t1', 900, { bound: 'ceiling' }), ...others(300)], counted)).toEqual([]);
      expect(spots([...figures('t1', 900, { bound: 'floor' }), ...others(300)], counted)).toHaveLength(1);
    });
  });

  test('the evidence for a leaning is what the engine leans by, question by question', () => {
    const claims = Array.from({ length: 8 }, (_, n) => ({
      id: `q${n}`,
      kind: 'boolean',
      interest,
      resolved: { value: n < 4 ? 'true' : 'false', ...(n === 7 ? { date: '2022-12' } : { known: true }) },
    }));
    const assertions = claims.map(({ id }, n) => said(`${n}`, 'e1', { claim: id }));
    const question = (n: number, truth: string, right: number) => ({
      ...{ claim: `q${n}`, control: n !== 7, truth },
      ...{ all: 1, right },
    });
    const questions = (first: string, second: string, right: readonly [number, number]) => [
      ...[0, 1, 2, 3].map((n) => question(n, first, right[0])),
      ...[4, 5, 6, 7].map((n) => question(n, second, right[1])),
    ];
    const project = read({ version: 1, sources, researchers: ['r1'], claims, assertions });
    const found = leaningEvidence(project);
    expect(found).toEqual([
      {
        type: 'elder',
        party: 'isk',
        serving: { all: 4, right: 4 },
        hurting: { all: 4, right: 0 },
        questions: questions('serves', 'hurts', [1, 0]),
        gap: 0.25,
        leans: true,
      },
      {
        type: 'elder',
        party: 'taliban',
        serving: { all: 4, right: 0 },
        hurting: { all: 4, right: 4 },
        questions: questions('hurts', 'serves', [1, 0]),
        gap: -0.25,
        leans: false,
      },
    ]);
    const leaning = found.filter((one) => one.leans).map(({ type, party, gap }) => ({ type, party, gap }));
    expect(assess(project).leanings).toEqual(leaning);
  });
});
