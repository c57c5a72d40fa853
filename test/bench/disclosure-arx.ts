/**
 * The same public data set as ARX, a published implementation: `ARX_DATA=FOLDER npm run bench -- disclosure`, where the
 * folder is `data` of github.com/arx-deidentifier/arx. Its tests (TestAnonymizationGenetic, cases 0 and 4) give for
 * k = 5 on the nine columns of the census data “adult” the levels and the loss by the geometric mean over columns.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CsvTable } from '#core/csv.ts';
import { anonymise } from '#core/disclosure/anonymise.ts';
import { readHierarchy } from '#core/disclosure/hierarchy.ts';

const PUBLISHED = [
  { withhold: 1, levels: '0 3 0 0 2 1 1 1 0', geometric: 0.22041192847984292 },
  { withhold: 0.04, levels: '0 3 0 1 1 1 1 2 0', geometric: 0.26611081915757495 },
];

export function benchAgainstArx(folder: string, print: (line: string) => void): void {
  const lines = (name: string): string[][] =>
    readFileSync(join(folder, name), 'utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => line.split(';'));
  const [columns = [], ...rows] = lines('adult.csv');
  const table: CsvTable = { columns, rows: rows.map((cells, i) => ({ line: i + 2, cells })) };
  const lists = columns.map((column) => ({ column, rows: lines(`adult_hierarchy_${column}.csv`) }));
  const keys = lists.flatMap(({ column, rows }) => {
    const read = readHierarchy(column, rows);
    return read.ok ? [{ column, hierarchy: read.hierarchy }] : [];
  });
  for (const { withhold, levels, geometric } of PUBLISHED) {
    const start = performance.now();
    const made = anonymise(table, { keys, k: 5, sensitive: null, person: null, apart: null, withhold });
    if (made.kind === 'fault') return print(`${made.place}: ${made.words}`);
    const took = ((performance.now() - start) / 1000).toFixed(2);
    const { best } = made;
    const ours = Object.values(best.levels).join(' ');
    const losses = lists.map(({ column, rows }, i) => {
      const level = best.levels[column] ?? 0;
      const under = Map.groupBy(rows, (row) => row[level] ?? '');
      const steps = best.rows.reduce((sum, row) => sum + (under.get(row[i] ?? '')?.length ?? 1) - 1, 0);
      return (steps / (rows.length - 1) + best.withheld) / table.rows.length;
    });
    const mean = losses.reduce((product, loss) => product * (1 + loss), 1) ** (1 / losses.length) - 1;
    print(
      `adult, ${table.rows.length} records, 9 keys, k 5, at most ${withhold * 100} % withheld: levels ${ours} in ${took} s (ARX ${levels}), loss by the geometric mean ${mean.toFixed(6)} (ARX ${geometric.toFixed(6)}), ${best.withheld} withheld`,
    );
  }
}
