/**
 * `npm run bench -- disclosure`: the best generalisation of 10,000 records with 7 quasi-identifiers, and secondary
 * suppression of tables of 40 × 20. Records and tables are made up by a fixed row of numbers.
 */
import type { CsvTable } from '#core/csv.ts';
import { anonymise, type Rules } from '#core/disclosure/anonymise.ts';
import { crosstab, type Crosstab } from '#core/disclosure/crosstab.ts';
import { readHierarchy, type Hierarchy } from '#core/disclosure/hierarchy.ts';
import { suppress } from '#core/disclosure/suppression.ts';
import { chance, type Chance } from '../core/disclosure/random.ts';
import { benchAgainstArx } from './disclosure-arx.ts';

/** How many of a level are under one of the next: month → quarter → half-year → year → window, and so on. */
const KEYS = {
  month: [3, 2, 2, 3],
  district: [4, 4, 2],
  type: [4, 3],
  band: [6],
  language: [4],
  mode: [2],
  age: [5, 2],
};

/** Twice as many nodes in each of two keys as studies of this kind have: what a hard case costs. */
const HARD = {
  ...KEYS,
  band: [3, 3, 2],
  language: [2, 2, 2],
  mode: [2, 2, 2],
  age: [3, 2, 2],
  type: [2, 2, 3],
};

export function benchDisclosure(print: (line: string) => void): void {
  for (const [name, fans, withhold] of [
    ['10,000 records, 7 keys, nothing withheld', KEYS, 0],
    ['10,000 records, 7 keys, 5 % withheld', KEYS, 0.05],
    ['10,000 records, 7 keys with more levels, 5 % withheld', HARD, 0.05],
  ] as const)
    print(`${name}: ${files(fans, withhold)}`);
  for (const small of [0.02, 0.1, 0.4]) print(`40 × 20, ${small * 100} % small counts: ${tables(small)}`);
  const arx = process.env['ARX_DATA'];
  if (arx !== undefined) benchAgainstArx(arx, print);
}

function files(fans: Readonly<Record<string, readonly number[]>>, withhold: number): string {
  const at = chance(1);
  const lists = Object.entries(fans).map(([column, fan]) => ({ column, rows: balanced(fan) }));
  const keys = lists.map(({ column, rows }) => ({ column, hierarchy: hierarchy(column, rows) }));
  const table: CsvTable = {
    columns: [...lists.map(({ column }) => column), 'person', 'camp', 'by'],
    rows: Array.from({ length: 10_000 }, (_, i) => ({
      line: i + 2,
      cells: [
        ...lists.map(({ rows }) => skewed(at, rows)),
        `p${at.below(6000)}`,
        at.of(['a', 'b', 'c']),
        at.of(['x', 'y']),
      ],
    })),
  };
  const rules: Rules = {
    keys,
    k: 5,
    sensitive: { columns: ['camp'], l: 2 },
    person: 'person',
    apart: { column: 'by', min: 2 },
    withhold,
  };
  const nodes = keys.reduce((product, { hierarchy }) => product * (hierarchy.top + 1), 1);
  const start = performance.now();
  const made = anonymise(table, rules, 3);
  const took = ((performance.now() - start) / 1000).toFixed(2);
  if (made.kind === 'fault') return `refused (${made.words})`;
  const { levels, withheld, loss } = made.best;
  return `${took} s for the best of ${nodes.toLocaleString('en')} nodes and the next three; levels ${Object.values(levels).join(' ')}, ${withheld} withheld, loss ${loss.toFixed(3)}`;
}

/** The rarer half of the values is met a quarter of the time. */
const skewed = (at: Chance, rows: readonly (readonly string[])[]): string =>
  rows[Math.floor((at.below(1e6) / 1e6) ** 2 * rows.length)]?.[0] ?? '';

function balanced(fan: readonly number[]): string[][] {
  const count = fan.reduce((product, one) => product * one, 1);
  return Array.from({ length: count }, (_, leaf) => {
    let group = leaf;
    const above = fan.map((one, level) => {
      group = Math.floor(group / one);
      return level === fan.length - 1 ? '*' : `${level + 1}.${group}`;
    });
    return [`0.${leaf}`, ...above];
  });
}

function hierarchy(column: string, rows: readonly (readonly string[])[]): Hierarchy {
  const read = readHierarchy(column, rows);
  if (!read.ok) throw new Error(read.words);
  return read.hierarchy;
}

function tables(small: number): string {
  const made = Array.from({ length: 10 }, (_, i) => {
    const table = randomTable(chance(i + 1), small);
    const start = performance.now();
    const { primary, secondary, fewest } = suppress(table, 5);
    return { took: performance.now() - start, primary: primary.length, secondary: secondary.length, fewest };
  });
  const mean = (of: (one: (typeof made)[number]) => number): number =>
    made.reduce((sum, one) => sum + of(one), 0) / made.length;
  const slowest = Math.max(...made.map(({ took }) => took)) / 1000;
  return `slowest of 10 ${slowest.toFixed(2)} s; hidden on average ${mean(({ primary }) => primary).toFixed(1)} small and ${mean(({ secondary }) => secondary).toFixed(1)} others, proven fewest in ${made.filter(({ fewest }) => fewest).length}`;
}

function randomTable(at: Chance, small: number): Crosstab {
  const pairs: [string, string][] = [];
  for (let row = 0; row < 40; row++)
    for (let col = 0; col < 20; col++) {
      const count = at.below(1000) < small * 1000 ? 1 + at.below(4) : 5 + at.below(40);
      for (let i = 0; i < count; i++) pairs.push([`r${row}`, `c${col}`]);
    }
  return crosstab(pairs);
}
