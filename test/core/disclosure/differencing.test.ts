/** The ledger of exports against somebody who keeps them all and subtracts. */
import { describe, expect, test } from 'vitest';
import {
  compareExports,
  holdBack,
  type LedgerExport,
  type Statement,
} from '#core/disclosure/differencing.ts';
import { chance, seeds, type Chance } from './random.ts';

interface Somebody {
  id: string;
  camp: string;
  month: number;
}

const people = (count: number, at: Chance): Somebody[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    camp: at.of(['isk', 'taliban']),
    month: at.below(6),
  }));

/** A file of records by camp and by months in blocks. */
const file = (who: readonly Somebody[], block = 6): Statement => ({
  of: 'interviews.csv',
  kind: 'records',
  by: ['camp', 'month'],
  printed: new Map(who.map(({ id, camp, month }) => [id, [camp, String(Math.floor(month / block))]])),
});

const byCamp = (who: readonly Somebody[]): Statement => ({
  of: 'interviews by camp',
  kind: 'whole',
  by: ['camp'],
  printed: new Map(who.map(({ id, camp }) => [id, [camp]])),
});

const count = (who: readonly Somebody[]): Statement => ({
  of: 'people asked',
  kind: 'whole',
  by: [],
  printed: new Map(who.map(({ id }) => [id, []])),
});

const exported = (
  id: string,
  statements: readonly Statement[],
  audience: LedgerExport['audience'] = 'outside',
): LedgerExport => ({ id, audience, statements });

const of = (camp: string, ids: readonly number[]): Somebody[] =>
  ids.map((i) => ({ id: `p${i}`, camp, month: 0 }));
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const TWENTY = of('isk', range(0, 20));

test('D13: what the leads alone have can be held against all that left, and nothing for a wider audience against it', () => {
  const nineteen = TWENTY.slice(1);
  const coded = exported('coded', [file(nineteen)], 'leads');
  for (const audience of ['inside', 'outside'] as const) {
    expect(compareExports(exported('wider', [file(TWENTY)], audience), [coded], 5)).toEqual({
      kind: 'clear',
    });
    const left = exported('left', [file(TWENTY)], audience);
    expect(compareExports(coded, [left], 5)).toMatchObject({ kind: 'blocked' });
  }
});

describe('attack 12: two exports that differ by one person', () => {
  const earlier = exported('first', [file(TWENTY)]);
  const rules = (...args: Parameters<typeof compareExports>): (string | undefined)[] => {
    const verdict = compareExports(...args);
    return verdict.kind === 'clear' ? [] : verdict.differences.map(({ rule, remedy }) => `${rule} ${remedy}`);
  };

  test('D13: one more or one fewer is blocked, with who differs and what would do', () => {
    const more = compareExports(exported('second', [file(of('isk', range(0, 21)))]), [earlier], 5);
    expect(more).toEqual({
      kind: 'blocked',
      differences: [
        {
          rule: 'D13',
          parts: [
            { export: 'second', of: 'interviews.csv', group: ['isk', '0'] },
            { export: 'first', of: 'interviews.csv', group: null },
          ],
          people: 1,
          remedy: 'wait',
        },
      ],
    });
    expect(rules(exported('second', [file(of('isk', range(1, 20)))]), [earlier], 5)).toEqual([
      'D13 hold-back',
    ]);
  });

  test('D13: one in place of another is blocked, though the counts are equal', () => {
    expect(rules(exported('second', [file(of('isk', range(1, 21)))]), [earlier], 5)).toHaveLength(2);
  });

  test('D13: the same again, k more, and k fewer are not', () => {
    for (const ids of [range(0, 20), range(0, 25), range(5, 20)])
      expect(rules(exported('second', [file(of('isk', ids))]), [earlier], 5)).toEqual([]);
  });

  test('D13: a margin or a stated count of one more than a file has is blocked', () => {
    const more = of('isk', range(0, 21));
    expect(rules(exported('second', [byCamp(more)]), [earlier], 5)).toEqual(['D13 wait']);
    expect(rules(exported('second', [count(more)]), [earlier], 5)).toEqual(['D13 wait']);
    expect(rules(exported('second', [byCamp(TWENTY), count(TWENTY)]), [earlier], 5)).toEqual([]);
  });

  test('D14: three exports tell of three people, of whom no two of them tell', () => {
    const [a, b] = [
      exported('a', [count(of('isk', range(0, 10)))]),
      exported('b', [count(of('isk', range(10, 20)))]),
    ];
    const all = exported('c', [count(of('isk', range(0, 23)))]);
    expect(rules(b, [a], 5)).toEqual([]);
    expect(rules(all, [a], 5)).toEqual([]);
    expect(rules(all, [b], 5)).toEqual([]);
    expect(compareExports(all, [a, b], 5)).toMatchObject({
      kind: 'blocked',
      differences: [{ rule: 'D14', people: 3, parts: [{ export: 'c' }, { export: 'a' }, { export: 'b' }] }],
    });
  });

  test('D14: rows that two files tell of are found again, and have what the one says of them beside what the other does', () => {
    const [isk, taliban] = [of('isk', range(0, 15)), of('taliban', range(15, 30))];
    const camps = exported('camps', [{ ...byCamp([...isk, ...taliban]), kind: 'records' }]);
    const some = exported('some', [
      { ...count([...isk.slice(0, 9), ...taliban.slice(0, 10)]), kind: 'records' },
    ]);
    const who = [...isk.slice(0, 10), ...taliban.slice(0, 5), ...taliban.slice(10)];
    expect(rules(some, [camps], 5)).toEqual([]);
    expect(rules(exported('table', [byCamp(who)]), [camps], 5)).toEqual([]);
    expect(rules(exported('table', [byCamp(who)]), [some], 5)).toEqual([]);
    for (const kind of ['whole', 'partly-hidden'] as const) {
      const table = exported('table', [{ ...byCamp(who), kind }]);
      expect(compareExports(table, [camps, some], 5), kind).toMatchObject({
        kind: 'blocked',
        differences: [
          { rule: 'D14', people: 1, parts: [{ group: ['isk'] }, { group: ['isk'] }, { group: null }] },
        ],
      });
    }
  });

  test('D15: two groupings of the same people by months that overlap are blocked where they meet in fewer than k', () => {
    const crowd = range(0, 30).map((i) => ({ id: `p${i}`, camp: 'isk', month: i % 6 }));
    const thirds = exported('first', [
      file(
        crowd.filter(({ month }) => month !== 5),
        2,
      ),
    ]);
    expect(
      rules(
        exported('second', [
          file(
            crowd.filter(({ month }) => month !== 5),
            3,
          ),
        ]),
        [thirds],
        6,
      ),
    ).toEqual(expect.arrayContaining(['D15 coarsen']));
    expect(
      rules(
        exported('second', [
          file(
            crowd.filter(({ month }) => month !== 5),
            3,
          ),
        ]),
        [thirds],
        5,
      ),
    ).toEqual([]);
  });

  test('D13: five more interviews of one person are one person, whichever of the exports knows it', () => {
    const five = range(20, 25).map((i) => [`p${i}`, 'z'] as const);
    const more = [file(of('isk', range(0, 25)))];
    for (const people of [new Map(five), new Map([...five.slice(0, 4), ['p24', 'y'] as const])]) {
      const knows = { people };
      expect(compareExports({ ...exported('second', more), ...knows }, [earlier], 5)).toMatchObject({
        differences: [{ rule: 'D13', people: new Set(people.values()).size }],
      });
      expect(compareExports(exported('second', more), [{ ...earlier, ...knows }], 5).kind).toBe('blocked');
    }
    // A source was set right in between: who counts is whoever the newer one says.
    const [parted, as] = [new Map(five.map(([unit]) => [unit, unit])), new Map(five)];
    const before = [{ ...earlier, people: as }];
    expect(compareExports({ ...exported('second', more), people: parted }, before, 5).kind).toBe('clear');
  });

  test('only what the same or a wider audience has is compared', () => {
    const inside = exported('first', [file(TWENTY)], 'inside');
    const more = [file(of('isk', range(0, 21)))];
    expect(rules(exported('second', more, 'outside'), [inside], 5)).toEqual([]);
    expect(rules(exported('second', more, 'inside'), [inside], 5)).toEqual(['D13 wait']);
    expect(rules(exported('second', more, 'inside'), [earlier], 5)).toEqual(['D13 wait']);
  });

  test('a small group that is printed as it is tells nothing more when it is printed again', () => {
    const few = [...TWENTY, ...of('taliban', [90, 91, 92])];
    expect(rules(exported('second', [byCamp(few)]), [exported('first', [byCamp(few)])], 5)).toEqual([]);
  });
});

const tells =
  ({ by }: Statement) =>
  (key: string): boolean =>
    by.includes(key);

/** A group that is printed, with the keys that it is told by. */
interface PrintedGroup {
  who: Set<string>;
  keys: readonly string[];
  in: Statement;
}

/** All groups that an export prints, a file's by each of its keys too. */
function groupsOf({ statements }: LedgerExport): PrintedGroup[] {
  return statements.flatMap((statement) => {
    const { kind, by, printed } = statement;
    const ways = kind === 'partly-hidden' ? [by] : [by, ...by.map((key) => [key]), []];
    return ways.flatMap((keys) => {
      const name = (group: readonly string[]): string => keys.map((key) => group[by.indexOf(key)]).join(' ');
      const groups = Map.groupBy(printed, ([, group]) => name(group));
      return [...groups.values()].map((some) => ({
        ...{ who: new Set(some.map(([person]) => person)), keys },
        in: statement,
      }));
    });
  });
}

describe('attack 12 by brute force', () => {
  test.each(seeds(200))(
    'D13–D15: from exports that pass, no group less others leaves 1 to k − 1 (seed %i)',
    (seed) => {
      const at = chance(seed);
      const k = 2 + at.below(3);
      const all = people(20 + at.below(40), at);
      const exports: LedgerExport[] = [];
      for (let i = 0; i < 4; i++) {
        const gone = new Set(range(0, at.of([0, 0, 1, k, 2 * k])).map(() => at.below(all.length)));
        const who = all.filter((_, person) => !gone.has(person));
        const made = exported(`e${i}`, [at.of([file(who, at.of([2, 3, 6])), byCamp(who), count(who)])]);
        const sizes = groupsOf(made).map(({ who: { size } }) => size);
        if (sizes.every((size) => size >= k) && compareExports(made, exports, k).kind === 'clear')
          exports.push(made);
      }
      const groups = exports.flatMap(groupsOf);
      const has = (whole: Set<string>, part: readonly string[]): boolean =>
        part.every((one) => whole.has(one));
      // A table tells how many, and of whom it has no key nobody can see who of them stands in it.
      const meet = (...of: PrintedGroup[]): boolean =>
        of.every(
          (table) => table.in.kind === 'records' || of.every(({ keys }) => keys.every(tells(table.in))),
        );
      for (const whole of groups)
        for (const one of groups)
          for (const other of [null, ...groups]) {
            const parts = [...one.who, ...(other?.who ?? [])];
            const apart = new Set(parts).size === parts.length && has(whole.who, parts);
            if (apart && parts.length < whole.who.size && meet(whole, one, ...(other ? [other] : [])))
              expect(whole.who.size - parts.length).toBeGreaterThanOrEqual(k);
          }
    },
  );
});

describe('D5: what files leave between them was met by two researchers at least', () => {
  const by = (researcherOf: (i: number) => string) => ({
    researcherOf: new Map(range(0, 40).map((i) => [`p${i}`, researcherOf(i)])),
    least: 2,
  });
  const inTurn = by((i) => (i % 2 === 0 ? 'a' : 'b'));
  const first = exported('first', [file(TWENTY)]);
  const grown = exported('second', [file(of('isk', range(0, 26)))]);

  test('six more whom one researcher met are told apart by the file before, and six whom two met are no less than a class', () => {
    expect(compareExports(grown, [first], 5, inTurn)).toEqual({ kind: 'clear' });
    const alone = by((i) => (i < 20 && i % 2 === 0 ? 'a' : 'b'));
    expect(compareExports(grown, [first], 5, alone)).toMatchObject({
      kind: 'blocked',
      differences: [{ rule: 'D5', people: 6, remedy: 'wait' }],
    });
  });

  test('where two files meet', () => {
    const halves: Statement = {
      ...file(TWENTY),
      by: ['language'],
      printed: new Map(TWENTY.map(({ id }, i) => [id, [i < 10 ? 'ps' : 'prs']])),
    };
    const bands: Statement = {
      ...halves,
      by: ['band'],
      printed: new Map(TWENTY.map(({ id }, i) => [id, [i % 10 < 5 ? 'low' : 'high']])),
    };
    const made = exported('second', [halves, bands]);
    expect(compareExports(made, [], 5, inTurn)).toEqual({ kind: 'clear' });
    const low = by((i) => (i < 5 ? 'a' : i % 2 === 0 ? 'b' : 'c'));
    expect(compareExports(made, [], 5, low)).toMatchObject({
      differences: [
        { rule: 'D5', people: 5, remedy: 'coarsen', parts: [{ group: ['ps'] }, { group: ['low'] }] },
      ],
    });
  });

  test('a table says of nobody where and when they were met, and is compared by people alone', () => {
    const alone = by((i) => (i < 20 && i % 2 === 0 ? 'a' : 'b'));
    const tables = (ids: readonly number[]): Statement[] => [byCamp(of('isk', ids)), count(of('isk', ids))];
    const before = exported('first', tables(range(0, 20)));
    expect(compareExports(exported('second', tables(range(0, 26))), [before], 5, alone).kind).toBe('clear');
  });

  test.each(seeds(40))(
    'D16: who is held back was met by two, and what is then exported passes (seed %i)',
    (seed) => {
      const at = chance(seed);
      const all = people(60, at);
      const apart = {
        researcherOf: new Map(all.map(({ id }, i) => [id, i < 4 ? 'a' : at.of(['a', 'b', 'b', 'b'])])),
        least: 2,
      };
      const earlier = [exported('first', [file(all, 6), byCamp(all)])];
      const withdrawn = [`p${at.below(60)}`];
      const { held } = holdBack(withdrawn, [], earlier, 'outside', 5, at.below, apart);
      const out = new Set([...withdrawn, ...held]);
      const left = all.filter(({ id }) => !out.has(id));
      const second = exported('second', [file(left, 6), byCamp(left)]);
      expect(new Set([...out].map((id) => apart.researcherOf.get(id))).size).toBe(2);
      expect(compareExports(second, earlier, 5, apart)).toEqual({ kind: 'clear' });
    },
  );
});

describe('D16: a withdrawn consent', () => {
  test('takes k − 1 more with it, drawn of those who stood in the same groups, and they stay out', () => {
    const earlier = [exported('first', [file(TWENTY), byCamp(TWENTY)])];
    const at = chance(7);
    const { held, exposed } = holdBack(['p3'], [], earlier, 'outside', 5, at.below);
    expect(exposed).toEqual([]);
    expect(new Set([...held, 'p3']).size).toBe(5);
    expect(holdBack(['p3'], held, earlier, 'outside', 5, at.below).held).toEqual(held);
    const again = holdBack(['p3', held[0] ?? ''], held, earlier, 'outside', 5, at.below);
    expect(again.held).toEqual(held);
  });

  test('who stands where too few others do is said, and nobody is drawn in vain', () => {
    const few = [exported('first', [byCamp([...TWENTY, ...of('taliban', [90, 91, 92])])])];
    expect(holdBack(['p90'], [], few, 'outside', 5, chance(1).below).exposed).toEqual(['p90']);
  });

  test.each(seeds(100))('D16: what is then exported passes (seed %i)', (seed) => {
    const at = chance(seed);
    const all = people(60, at);
    const earlier = [exported('first', [file(all, 6), byCamp(all), count(all)])];
    const withdrawn = range(0, 1 + at.below(3)).map(() => `p${at.below(60)}`);
    const { held, exposed } = holdBack(withdrawn, [], earlier, 'outside', 5, at.below);
    const out = new Set([...withdrawn, ...held]);
    const left = all.filter(({ id }) => !out.has(id));
    const second = exported('second', [file(left, 6), byCamp(left), count(left)]);
    expect(exposed).toEqual([]);
    expect(compareExports(second, earlier, 5)).toEqual({ kind: 'clear' });
  });
});
