/** A release as it would be made: sensitive columns (D3), and the ledger of what the team made for itself. */
import { describe, expect, test } from 'vitest';
import { NO_STEPS, type SensitiveKey, type Steps } from '#core/disclosure/interview-keys.ts';
import {
  obstacleTo,
  prepare,
  type Earlier,
  type OutsidePerson,
  type PreparationInput,
} from '#core/disclosure/preparation.ts';
import { choiceFrom, proposalFrom } from '#core/disclosure/asked.ts';
import { insideOf, OUTSIDE, outsideOf } from '#core/disclosure/thresholds.ts';

const met = (id: string, more: Partial<OutsidePerson> = {}): OutsidePerson => ({
  interview: id,
  person: id,
  researcher: id.length % 2 === 0 ? 'b' : 'a',
  month: '2022-01',
  place: 'kunar',
  type: 'elder',
  camp: 'community',
  band: 'elder',
  language: 'ps',
  mode: 'face-to-face',
  country: 'AF',
  consents: true,
  released: true,
  ...more,
});
const many = (count: number, name: string, more: Partial<OutsidePerson> = {}): OutsidePerson[] =>
  Array.from({ length: count }, (_, i) => met(`${name}${'x'.repeat(i)}`, more));

const input = (
  people: readonly OutsidePerson[],
  more: Partial<PreparationInput['choice']> = {},
  earlier: readonly Earlier[] = [],
): PreparationInput => ({
  audience: 'outside',
  thresholds: OUTSIDE,
  choice: { kind: 'open-access', steps: null, sensitive: [], again: false, apparatus: false, ...more },
  people,
  earlier,
  types: [['elder', 'Elder']],
  affirmations: { claims: [], said: [] },
  quoted: [],
});
const first = () => () => 0;
const steps = (told: Partial<Steps>): Steps => ({ ...NO_STEPS, ...told });
const left = (id: string, of: PreparationInput): Earlier => {
  const { madeOf } = prepare(of, first);
  if (madeOf === null) throw new Error('nothing would leave');
  return { id, madeOf: { ...madeOf, seed: '' } };
};

describe('D3: sensitive columns of a release', () => {
  const same = many(6, 'e', { place: 'kunar' });
  const mixed = [...many(4, 'm', { place: 'kabul' }), ...many(3, 'n', { place: 'kabul', band: 'trader' })];
  const band: SensitiveKey[] = ['band'];

  test('a class that shares one value is withheld, and the preview says how many it has', () => {
    const told = steps({ place: 'province', band: 'band' });
    const open = prepare(input([...same, ...mixed], { steps: told, sensitive: band }), first);
    expect(open.release?.printed).toHaveLength(7);
    expect(open.release?.withheld).toMatchObject([{ people: 6, values: [{ key: 'band', distinct: 1 }] }]);
    expect(obstacleTo(open), 'and it counts among what is withheld').toBe('too-many-withheld');
    const unmarked = prepare(input([...same, ...mixed], { steps: told }), first);
    expect(unmarked.release?.withheld.flatMap(({ values }) => values)).toEqual([]);
  });

  test('what loses least is sought with it: coarser in place, and all are printed', () => {
    const { file, release } = prepare(input([...same, ...mixed], { sensitive: band }), first);
    expect(file).toMatchObject({ kind: 'possible', best: { withheld: 0, steps: { band: 'band' } } });
    expect(release?.steps.place).toBe('window');
    expect(release?.printed).toHaveLength(13);
    const rows = release?.printed.map(({ cells }) => cells.band).toSorted();
    expect(rows?.filter((cell) => cell === 'trader')).toHaveLength(3);
  });

  test('a sensitive type leaves only as the camp', () => {
    const people = [...many(4, 'm'), ...many(3, 'n', { type: 'isk', camp: 'isk' })];
    const told = steps({ type: 'type' });
    const { release, madeOf } = prepare(input(people, { steps: told, sensitive: ['type'] }), first);
    expect(new Set(release?.printed.map(({ cells }) => cells.type))).toEqual(
      new Set(['camp community', 'camp isk']),
    );
    expect(madeOf?.steps.type).toBe('camp');
  });

  test('attack 12: one person who alone has a value is missed in the class, and blocks what comes after', () => {
    const told = { steps: steps({ place: 'province', band: 'band' }), sensitive: band };
    const without = [...many(14, 'm'), ...many(2, 'q', { band: 'cadre' })];
    const all = [...without, met('alone', { band: 'trader' })];
    const grown = prepare(input(all, told, [left('before', input(without, told))]), first);
    expect(grown.verdict).toMatchObject({
      kind: 'blocked',
      differences: expect.arrayContaining([expect.objectContaining({ people: 1 })]),
    });
    // Who withdrew goes with k more of the class, whose value is another: of them alone all would know it.
    const after = prepare(input(without, told, [left('before', input(all, told))]), first);
    expect(after.verdict.kind).toBe('clear');
    expect(after.leftOut.heldBack).toBe(5);
  });
});

describe('the ledger of what the team makes for itself', () => {
  const inside = (people: readonly OutsidePerson[], earlier: readonly Earlier[]): PreparationInput => ({
    ...input(people, { kind: 'analysis' }, earlier),
    audience: 'inside',
    thresholds: { ...OUTSIDE, k: OUTSIDE.inside },
  });

  test('D13: an inside file is compared with inside and outside ones, and an outside one not with the inside ones', () => {
    const six = many(6, 'e');
    const before = left('before', inside(six, []));
    expect(prepare(inside(six, [before]), first).verdict.kind, 'the same again').toBe('clear');
    const more = [...six, met('more')];
    expect(obstacleTo(prepare(inside(more, [before]), first))).toBe('differs');
    expect(obstacleTo(prepare(inside([...more, ...many(2, 'y')], [before]), first)), 'three do').toBeNull();
    expect(obstacleTo(prepare(input(more, {}, []), first)), 'outside has not seen it').toBeNull();
    const out = left('out', input(six));
    expect(obstacleTo(prepare(inside(more, [out]), first))).toBe('differs');
  });
});

test('D13: what a paper says both sides affirm is an entry beside its numbers, of whoever is printed alone', () => {
  const people = many(7, 'e');
  const sideOf = (i: number): string => (i < 3 ? 'isk' : 'taliban');
  const affirmations: PreparationInput['affirmations'] = {
    claims: [
      {
        ...{ id: 'c', proposition: 'It rained', best: 'true' },
        interest: { isk: { true: -1 }, taliban: { true: 1 } },
      },
    ],
    said: [...people, met('unreleased')].map(({ interview, person }, i) => ({
      ...{ claim: 'c', value: 'true', interview, source: person, party: sideOf(i), isPublic: false },
    })),
  };
  const made = (apparatus: boolean) =>
    prepare({ ...input(people, { apparatus }), affirmations }, first).madeOf?.statements ?? [];
  expect(made(false).filter(({ of }) => of === 'affirmed on both sides')).toEqual([]);
  expect(made(true).at(-1)).toMatchObject({
    of: 'affirmed on both sides',
    printed: people.map(({ interview }, i) => [interview, [sideOf(i)]]),
  });
});

test('D5: six whom one researcher met do not join a release that left, and six whom two met do', () => {
  const told = { steps: steps({ place: 'province' }) };
  const before = left('before', input(many(8, 'e'), told));
  const grown = (more: Partial<OutsidePerson>) =>
    prepare(input([...many(8, 'e'), ...many(6, 'f', more)], told, [before]), first);
  expect(grown({}).verdict.kind).toBe('clear');
  const own = grown({ researcher: 'a' });
  expect(own.verdict).toMatchObject({ differences: [{ rule: 'D5', people: 6, remedy: 'wait' }] });
  expect(obstacleTo(own)).toBe('differs');
});

describe('D15: a paper’s table beside what files that left tell of types', () => {
  const isk: Partial<OutsidePerson> = { type: 'cadre', camp: 'isk' };
  const trader: Partial<OutsidePerson> = { type: 'trader' };
  const papered = (people: readonly OutsidePerson[], before: Earlier) =>
    prepare(input(people, { steps: NO_STEPS, apparatus: true }, [before]), first);
  const byOne = (of: string, group: string) => ({
    kind: 'blocked',
    differences: expect.arrayContaining([
      expect.objectContaining({
        people: 1,
        parts: expect.arrayContaining([expect.objectContaining({ of, group: [group] })]),
      }),
    ]),
  });

  test('attack 12, D13: a row by type that is one more than the file had of the type is blocked, and five more are not', () => {
    const people = [...many(10, 'e'), ...many(10, 't', trader)];
    const before = left('before', input(people, { steps: steps({ type: 'type' }) }));
    expect(papered(people, before).verdict.kind, 'the same people').toBe('clear');
    const few = papered([...people, met('new'), ...many(4, 'n', trader)], before);
    expect(few.verdict).toMatchObject(byOne('interviews by type', 'elder'));
    expect(papered([...people, ...many(6, 'n', trader)], before).verdict.kind).toBe('clear');
  });

  test('attack 12, D13: so are rows that come to one more than the file had of a camp', () => {
    const people = [...many(6, 'e'), ...many(4, 't', trader), ...many(10, 'c', isk)];
    const before = left('before', input(people, { steps: steps({ type: 'camp' }) }));
    expect(papered(people, before).verdict.kind, 'the same people').toBe('clear');
    const few = papered([...people, met('new'), ...many(4, 'n', isk)], before);
    expect(few.verdict).toMatchObject(byOne('interviews by type, as camps', 'community'));
    const mixed = [...people, met('new'), ...many(4, 'n', trader)];
    expect(papered(mixed, before).verdict.kind, 'no file has told their types').toBe('clear');
  });
});

test('attack 12, D15: a table by country beside a file of places differs by one of a country', () => {
  const abroad: Partial<OutsidePerson> = { place: 'khyber-pakhtunkhwa', country: 'PK' };
  const people = [...many(10, 'k'), ...many(10, 'p', abroad)];
  const before = left('before', input(people, { steps: steps({ place: 'province' }) }));
  const papered = (of: readonly OutsidePerson[], told: Partial<Steps> = {}) =>
    prepare(input(of, { steps: steps(told), apparatus: true }, [before]), first).verdict;
  expect(papered(people).kind, 'the same people').toBe('clear');
  expect(papered([...people, met('new'), ...many(4, 'n', abroad)])).toMatchObject({
    differences: expect.arrayContaining([
      expect.objectContaining({
        rule: 'D13',
        people: 1,
        parts: expect.arrayContaining([
          expect.objectContaining({ of: 'interviews by country', group: ['AF'] }),
        ]),
      }),
    ]),
  });
  expect(papered([...people, ...many(6, 'n', abroad)]).kind).toBe('clear');
  expect(papered([...people, ...many(6, 'n', abroad)], { place: 'province' }).kind).toBe('clear');
});

test('D4: what may be withheld is what the search allows, to the last interview of a share', () => {
  const people = [
    ...many(71, 'a'),
    ...Array.from({ length: 29 }, (_, i) => met(`z${'x'.repeat(i)}`, { mode: `m${i}` })),
  ];
  const thresholds = { ...OUTSIDE, withhold: 0.29 };
  const prepared = prepare({ ...input(people, { steps: steps({ mode: 'mode' }) }), thresholds }, first);
  expect(prepared.madeOf?.counts).toMatchObject({ interviews: 71, withheld: 29 });
  expect(obstacleTo(prepared)).toBeNull();
});

describe('D17: where a quotation, or a label, and a file meet', () => {
  const kunar = many(6, 'k', { month: '2022-03' });
  const later = many(6, 'l', { month: '2022-05' });
  const told = steps({ month: 'quarter' });
  const [own] = kunar;
  const quoted = (from: string, to: string): PreparationInput['quoted'] => [
    { interview: own!.interview, label: { type: 'elder', place: 'kunar', from, to } },
  ];
  const preparedWith = (more: Partial<PreparationInput>) =>
    prepare({ ...input([...kunar, ...later], { steps: told }), ...more }, first);

  test('who is quoted is one of k in the class of their row whom the label fits', () => {
    expect(preparedWith({ quoted: quoted('2022-03', '2022-05') }).verdict.kind).toBe('clear');
    const few = [...kunar.slice(0, 3), ...kunar.slice(3).map((one) => ({ ...one, month: '2022-02' }))];
    const narrow = preparedWith({ people: [...few, ...later], quoted: quoted('2022-03', '2022-05') });
    expect(narrow.verdict).toMatchObject({
      kind: 'blocked',
      differences: [
        {
          ...{ rule: 'D17', people: 3, remedy: 'coarsen' },
          parts: [{ of: 'interviews.csv', group: ['2022-Q1'] }, { of: 'quotations' }],
        },
      ],
    });
    expect(obstacleTo(narrow)).toBe('differs');
    const wide = { ...input([...few, ...later], { steps: NO_STEPS }), quoted: quoted('2022-03', '2022-05') };
    expect(prepare(wide, first).verdict.kind, 'coarser it may leave').toBe('clear');
  });

  test('D5: and two researchers met them', () => {
    const apart = [
      ...kunar.slice(0, 5).map((one) => ({ ...one, researcher: 'a' })),
      ...kunar.slice(5),
      ...later,
    ];
    const people = apart.map((one, i) => (i === 5 ? { ...one, researcher: 'b', month: '2022-01' } : one));
    const { verdict } = preparedWith({ people, quoted: quoted('2022-03', '2022-03') });
    expect(verdict).toMatchObject({ kind: 'blocked', differences: [{ rule: 'D17', people: 5 }] });
  });

  test('labels of a release are coarser until they meet each class in k people, and it is let out', () => {
    const camps = (of: OutsidePerson[]): OutsidePerson[] =>
      of.map((one, i) => ({
        ...one,
        band: i % 2 === 0 ? 'elder' : 'trader',
        researcher: i % 4 < 2 ? 'a' : 'b',
      }));
    const people = camps([...many(12, 'm', { month: '2022-03' }), ...many(12, 'n', { month: '2022-04' })]);
    const narrow = people.map((one, i) => (i < 3 ? { ...one, month: '2022-02' } : one));
    const { verdict, madeOf } = prepare(
      input(narrow, { steps: steps({ band: 'band' }), apparatus: true }),
      first,
    );
    expect(verdict.kind).toBe('clear');
    const labels = new Map(madeOf?.statements.find(({ of }) => of === 'labels')?.printed);
    expect(labels.size).toBe(narrow.length);
    const meetings = Map.groupBy(narrow, (one) => `${one.band} ${labels.get(one.interview)?.[0]}`);
    for (const of of meetings.values()) {
      expect(of.length).toBeGreaterThanOrEqual(5);
      expect(new Set(of.map(({ researcher }) => researcher)).size).toBeGreaterThanOrEqual(2);
    }
  });
});

test('what is proposed is what was seen: without the kind of output or the steps nothing is, and nothing is filled in', () => {
  const fields = (given: Record<string, string>): URLSearchParams => new URLSearchParams(given);
  expect(proposalFrom(fields({}))).toBeNull();
  expect(proposalFrom(fields({ kind: 'open-access' }))).toBeNull();
  expect(proposalFrom(fields({ month: 'quarter' }))).toBeNull();
  expect(proposalFrom(fields({ kind: 'analysis', month: 'quarter' })), 'no kind of output').toBeNull();
  expect(choiceFrom(fields({}))).toMatchObject({ kind: 'open-access', steps: null });
  const sent = { kind: 'reuse', month: 'quarter', place: 'village', sensitive: 'band', again: 'no' };
  expect(proposalFrom(fields(sent))).toEqual({
    kind: 'reuse',
    steps: { ...NO_STEPS, month: 'quarter' },
    sensitive: ['band'],
    again: false,
    apparatus: false,
  });
});

test('the highest risk of a record: of k and 1 / risk whichever asks for more people in a class holds', () => {
  expect([outsideOf(OUTSIDE).k, insideOf(OUTSIDE).k]).toEqual([5, 3]);
  expect(outsideOf({ ...OUTSIDE, risk: 0.07 }).k).toBe(15);
  expect(outsideOf({ ...OUTSIDE, k: 20, risk: 0.07 }).k).toBe(20);
  expect(insideOf({ ...OUTSIDE, insideRisk: 0.1 }).k).toBe(10);
  for (const risk of [0.02, 0.03, 0.06, 0.13, 0.29, 0.34])
    expect(1 / outsideOf({ ...OUTSIDE, k: 2, risk }).k).toBeLessThanOrEqual(risk);
});
