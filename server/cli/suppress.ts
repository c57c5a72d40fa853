/** `sanad suppress`: a table of counts without its small cells and what would give them back. No server, no database. */
import type { CsvTable } from '#core/csv.ts';
import { crosstab, type Crosstab } from '#core/disclosure/crosstab.ts';
import { suppress, type Suppression } from '#core/disclosure/suppression.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { columnOption, countOption, readCsvFile } from './csv-file.ts';

export const command: Command = {
  usage: 'suppress FILE.csv --rows A --cols B [--threshold N]',
  help: `Counts the rows of a file by two of its columns, and hides small counts with as few others as can be found, so that
nobody who knows the rest can bound a hidden one to an interval narrower than the threshold. Needs no server and no
database. The rules are in docs/disclosure.md. Prints { "rows": [label], "cols": [label], "cells": [[n or null]],
"rowTotals": [], "colTotals": [], "total": n or null, "primary": [[row, col]], "secondary": [[row, col]] }; in the
lists null for a label is a margin. Which are primary is for the team: do not print it.

  --rows A         the column whose values are the rows
  --cols B         the column whose values are the columns
  --threshold N    counts of 1 to N − 1 are small (5)`,

  run: (args, io) => {
    const { positionals, values } = readOptions(args, {
      options: {
        rows: { type: 'string' },
        cols: { type: 'string' },
        threshold: { type: 'string' },
      },
      positionals: ['FILE.csv'],
      required: ['rows', 'cols'],
    });
    const [file = ''] = positionals;
    const threshold = countOption('--threshold', values.threshold ?? '5');
    const table = crosstab(pairsOf(readCsvFile(file), file, values.rows ?? '', values.cols ?? ''));
    io.out(`${JSON.stringify(printed(table, suppress(table, threshold)))}\n`);
    return Promise.resolve(0);
  },
};

function pairsOf(file: CsvTable, name: string, rows: string, cols: string): [string, string][] {
  columnOption('--rows', rows, name, file);
  columnOption('--cols', cols, name, file);
  if (rows === cols) throw new CommandError(`--cols: “${cols}” is given by --rows already.`);
  if (file.rows.length === 0) throw new CommandError(`${name}, line 2: there are no records.`);
  const [a, b] = [file.columns.indexOf(rows), file.columns.indexOf(cols)];
  return file.rows.map(({ cells }) => [cells[a] ?? '', cells[b] ?? '']);
}

type Label = string | null;

function printed({ rows, cols, counts }: Crosstab, { primary, secondary }: Suppression) {
  const wide = cols.length + 1;
  const hidden = new Set([...primary, ...secondary]);
  const all = rows.concat('').map((_, i) => cols.concat('').map((_, j) => shown(i * wide + j)));
  const named = (entry: number): [Label, Label] => [
    rows[Math.floor(entry / wide)] ?? null,
    cols[entry % wide] ?? null,
  ];
  return {
    rows,
    cols,
    cells: all.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: all.slice(0, -1).map((row) => row.at(-1) ?? null),
    colTotals: all.at(-1)?.slice(0, -1) ?? [],
    total: all.at(-1)?.at(-1) ?? null,
    primary: primary.map(named),
    secondary: secondary.map(named),
  };

  function shown(entry: number): number | null {
    return hidden.has(entry) ? null : (counts[entry] ?? 0);
  }
}
