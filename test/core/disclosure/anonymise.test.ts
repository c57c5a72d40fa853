/** k-anonymity and its kin against somebody who tries all: every node of the lattice, every class of the file. */
import { describe, expect, test } from 'vitest';
import type { CsvTable } from '#core/csv.ts';
import { anonymise, type Anonymised, type Rules } from '#core/disclosure/anonymise.ts';
import { readHierarchy, type Hierarchy } from '#core/disclosure/hierarchy.ts';
import { chance, seeds, type Chance } from './random.ts';

const hierarchy = (rows: readonly (readonly string[])[]): Hierarchy => {
  const read = readHierarchy('key', rows);
  if (!read.ok) throw new Error(read.words);
  return read.hierarchy;
};

const PLACES = [
  ['Chaparhar', 'Nangarhar', 'East', '*'],
  ['Achin', 'Nangarhar', 'East', '*'],
  ['Watapur', 'Kunar', 'East', '*'],
  ['Paghman', 'Kabul', 'Centre', '*'],
  ['Bagrami', 'Kabul', 'Centre', '*'],
];
const MONTHS = ['01', '02', '04', '07', '08', '10'].map((month) => [
  `2022-${month}`,
  `2022-Q${Math.ceil(Number(month) / 3)}`,
  `2022-H${Number(month) < 7 ? 1 : 2}`,
  '*',
]);
const MODES = [
  ['telephone', '*'],
  ['in person', '*'],
];
const ALL = { place: PLACES, month: MONTHS, mode: MODES };
const keys = Object.entries(ALL).map(([column, rows]) => ({ column, hierarchy: hierarchy(rows) }));

const NONE: Omit<Rules, 'k'> = { keys, sensitive: null, person: null, apart: null, withhold: 0 };

function randomTable(at: Chance, count: number): CsvTable {
  const columns = ['who', 'place', 'month', 'mode', 'camp', 'by', 'note'];
  const rows = Array.from({ length: count }, (_, i) => ({
    line: i + 2,
    cells: [
      `p${at.below(count)}`,
      PLACES[at.below(PLACES.length)]?.[0] ?? '',
      MONTHS[at.below(MONTHS.length)]?.[0] ?? '',
      MODES[at.below(2)]?.[0] ?? '',
      at.of(['isk', 'taliban', 'none']),
      at.of(['A', 'A', 'B', 'C']),
      String(at.below(4)),
    ],
  }));
  return { columns, rows };
}

/** The classes of a node, by reading the lists: who is in them, and what they hold. */
function classesAt(table: CsvTable, rules: Rules, levels: Readonly<Record<string, number>>) {
  const at = (name: string): number => table.columns.indexOf(name);
  const lists: Record<string, readonly (readonly string[])[]> = ALL;
  const printed = (cells: readonly string[]): string[] =>
    Object.entries(levels).map(
      ([key, level]) => lists[key]?.find(([v]) => v === cells[at(key)])?.[level] ?? '?',
    );
  const classes = Map.groupBy([...table.rows.keys()], (row) =>
    printed(table.rows[row]?.cells ?? []).join(' '),
  );
  return [...classes.values()].map((rows) => {
    const distinct = (name: string): number =>
      new Set(rows.map((row) => table.rows[row]?.cells[at(name)])).size;
    const people = rules.person === null ? rows.length : distinct(rules.person);
    const holds =
      people >= rules.k &&
      (rules.sensitive?.columns ?? []).every((name) => distinct(name) >= (rules.sensitive?.l ?? 1)) &&
      (rules.apart === null || distinct(rules.apart.column) >= rules.apart.min);
    return { rows, people, holds, printed: rows.map((row) => printed(table.rows[row]?.cells ?? [])) };
  });
}

function lossAt(
  levels: Readonly<Record<string, number>>,
  printed: readonly string[][],
  withheld: number,
): number {
  const lists: Record<string, readonly (readonly string[])[]> = ALL;
  let sum = withheld * Object.keys(levels).length;
  for (const row of printed)
    for (const [i, [key, level]] of Object.entries(levels).entries()) {
      const list = lists[key] ?? [];
      sum += (list.filter((values) => values[level] === row[i]).length - 1) / (list.length - 1);
    }
  return sum / ((printed.length + withheld) * Object.keys(levels).length);
}

/** The least loss of all nodes that may be printed; null where there is none. */
function bestByTrying(table: CsvTable, rules: Rules): number | null {
  let best: number | null = null;
  for (let place = 0; place < 4; place++)
    for (let month = 0; month < 4; month++)
      for (let mode = 0; mode < 2; mode++) {
        const levels = { place, month, mode };
        const classes = classesAt(table, rules, levels);
        const kept = classes.filter(({ holds }) => holds).flatMap(({ printed }) => printed);
        const withheld = table.rows.length - kept.length;
        if (withheld / table.rows.length > rules.withhold) continue;
        const loss = lossAt(levels, kept, withheld);
        if (best === null || loss < best) best = loss;
      }
  return best;
}

function randomRules(at: Chance): Rules {
  return {
    keys,
    k: 1 + at.below(5),
    sensitive: at.of([null, { columns: ['camp'], l: 2 }, { columns: ['camp', 'note'], l: 3 }]),
    person: at.of([null, 'who']),
    apart: at.of([null, { column: 'by', min: 2 }]),
    withhold: at.of([0, 0.05, 0.2, 0.5]),
  };
}

const made = (table: CsvTable, rules: Rules): Anonymised => {
  const outcome = anonymise(table, rules);
  if (outcome.kind === 'fault') throw new Error(`${outcome.place}: ${outcome.words}`);
  return outcome.best;
};

describe('attack 13: k and l against brute force', () => {
  test.each(seeds(150))('D2–D7: the plan holds, and no node of the lattice loses less (seed %i)', (seed) => {
    const at = chance(seed);
    const table = randomTable(at, 5 + at.below(60));
    const rules = randomRules(at);
    const best = bestByTrying(table, rules);
    const outcome = anonymise(table, rules, 3);
    if (outcome.kind === 'fault') return expect(best).toBeNull();
    const { levels, withheld, loss, smallest, rows } = outcome.best;
    expect(loss).toBeCloseTo(best ?? NaN, 10);
    const classes = classesAt(table, rules, levels);
    const kept = classes.filter(({ holds }) => holds);
    expect(withheld).toBe(table.rows.length - kept.flatMap((one) => one.rows).length);
    expect(rows).toHaveLength(table.rows.length - withheld);
    if (kept.length > 0) expect(smallest).toBe(Math.min(...kept.map(({ people }) => people)));
    const losses = [loss, ...outcome.next.map((plan) => plan.loss)];
    expect(losses).toEqual(losses.toSorted((a, b) => a - b));
  });

  test.each(seeds(30))('D9: the file is the same in whatever order its rows come (seed %i)', (seed) => {
    const at = chance(seed);
    const table = randomTable(at, 40);
    const rules: Rules = { ...NONE, k: 3, person: 'who', apart: { column: 'by', min: 2 }, withhold: 0.2 };
    const outcome = anonymise(table, rules);
    const shuffled = table.rows
      .map((row) => ({ row, at: at.below(1e9) }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row);
    expect(anonymise({ ...table, rows: shuffled }, rules)).toEqual(outcome);
  });
});

describe('a file', () => {
  const table: CsvTable = {
    columns: ['who', 'mode', 'note'],
    rows: ['a', 'a', 'a', 'b'].map((who, i) => ({ line: i + 2, cells: [who, 'telephone', `=${i}`] })),
  };
  const modes = keys.filter(({ column }) => column === 'mode');

  test('D2: one person with many rows is one person', () => {
    expect(made(table, { ...NONE, keys: modes, k: 4 }).smallest).toBe(4);
    expect(made(table, { ...NONE, keys: modes, k: 2, person: 'who' }).smallest).toBe(2);
    expect(anonymise(table, { ...NONE, keys: modes, k: 3, person: 'who' })).toEqual({
      kind: 'fault',
      place: '--k',
      words: '3 people in each class are asked for, and the file has 2',
    });
  });

  test('D9: who a row is of is dropped, and what a spreadsheet would compute is not', () => {
    const { columns, rows } = made(table, { ...NONE, keys: modes, k: 1, person: 'who' });
    expect(columns).toEqual(['mode', 'note']);
    expect(rows[0]).toEqual(['telephone', "'=0"]);
  });

  test('a value that the hierarchy lacks is named with its line', () => {
    const odd = { ...table, rows: [{ line: 9, cells: ['a', 'letter', ''] }] };
    expect(anonymise(odd, { ...NONE, keys: modes, k: 1 })).toMatchObject({
      place: 'line 9, column “mode”',
      words: 'the hierarchy has no “letter”',
    });
  });
});

describe('D1: a hierarchy is refused', () => {
  test.each([
    ['without values', [], 'key'],
    ['without the last *', [['a', 'b']], 'key[0]'],
    [
      'of unequal depth',
      [
        ['a', 'x', '*'],
        ['b', '*'],
      ],
      'key[1]',
    ],
    [
      'with a value twice',
      [
        ['a', '*'],
        ['a', '*'],
      ],
      'key[1]',
    ],
    [
      'with one name under two',
      [
        ['a', 'x', 'p', '*'],
        ['b', 'x', 'q', '*'],
      ],
      'key[1][1]',
    ],
  ])('%s', (_, rows, place) => {
    expect(readHierarchy('key', rows)).toMatchObject({ ok: false, place });
  });
});
