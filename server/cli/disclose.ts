/** `sanad disclose`: a file of records by the rules of disclosure control. No server, no database. */
import { z } from 'zod';
import { shown } from '#core/attribution/fields.ts';
import { quoted, writeCsv, type CsvTable } from '#core/csv.ts';
import { anonymise, type Rules } from '#core/disclosure/anonymise.ts';
import { readHierarchy, type Hierarchy } from '#core/disclosure/hierarchy.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { columnOption, countOption, readCsvFile, shareOption, writeFresh } from './csv-file.ts';
import { readJson } from './json-file.ts';

export const command: Command = {
  usage: `disclose FILE.csv --keys A,B,C --hierarchies FILE.json --k N [--sensitive D --l N] [--withhold SHARE]
               [--person P] [--apart R --apart-min N] --out FILE.csv`,
  help: `Generalises the keys of a file of records as little as it can be done, so that nobody stands alone in it, and writes
it. Needs no server and no database. The rules are in docs/disclosure.md. Prints
{ "levels": { key: level }, "withheld": rows, "smallest": people, "loss": 0 to 1 }.

  --keys A,B,C        the columns by which somebody could be found (quasi-identifiers)
  --hierarchies FILE  { key: [[value, generalisation, …, "*"], …] }: for each value its generalisations, as many for all
  --k N               people in each class of rows with equal keys, at least
  --sensitive D,E     columns of which each class holds several values; --l N says how many at least (2)
  --withhold SHARE    the share of rows that may be left out, 0 to 1 (0): only rows of classes that are too small are
  --person P          the column that says whose a row is: people are counted, not rows. It is not written
  --apart R           the column of the researchers; each class holds --apart-min N (2) of them. It is not written
  --out FILE.csv      where to write; a file that is there is replaced`,

  run: (args, io) => {
    const { positionals, values } = readOptions(args, {
      options: {
        keys: { type: 'string' },
        hierarchies: { type: 'string' },
        k: { type: 'string' },
        sensitive: { type: 'string' },
        l: { type: 'string' },
        withhold: { type: 'string' },
        person: { type: 'string' },
        apart: { type: 'string' },
        'apart-min': { type: 'string' },
        out: { type: 'string' },
      },
      positionals: ['FILE.csv'],
      required: ['keys', 'hierarchies', 'k', 'out'],
    });
    const [file = ''] = positionals;
    const rules = rulesWithoutTable(values);
    const table = readCsvFile(file);
    const checked = checkColumns(table, file, rules, values);
    const made = anonymise(table, { ...checked, keys: readKeys(values.hierarchies ?? '', checked.columns) });
    if (made.kind === 'fault') throw new CommandError(`${file}, ${made.place}: ${made.words}.`);
    const { columns, rows, levels, withheld, smallest, loss } = made.best;
    writeFresh(values.out ?? '', [file, values.hierarchies ?? ''], writeCsv([columns, ...rows]));
    io.out(`${JSON.stringify({ levels, withheld, smallest, loss })}\n`);
    return Promise.resolve(0);
  },
};

interface Given {
  keys?: string;
  hierarchies?: string;
  k?: string;
  sensitive?: string;
  l?: string;
  withhold?: string;
  person?: string;
  apart?: string;
  'apart-min'?: string;
}

type Numbers = { k: number; l: number; withhold: number; min: number };

function rulesWithoutTable(given: Given): Numbers {
  if (given.l !== undefined && given.sensitive === undefined)
    throw new CommandError(`--l: ${quoted(given.l)} says nothing without --sensitive.`);
  if (given['apart-min'] !== undefined && given.apart === undefined)
    throw new CommandError(`--apart-min: ${quoted(given['apart-min'])} says nothing without --apart.`);
  return {
    k: countOption('--k', given.k ?? ''),
    l: countOption('--l', given.l ?? '2'),
    withhold: shareOption('--withhold', given.withhold ?? '0'),
    min: countOption('--apart-min', given['apart-min'] ?? '2'),
  };
}

type Checked = Omit<Rules, 'keys'> & { columns: readonly string[] };

/** Each column is there, and has one part only: what is generalised cannot be dropped or be what is kept. */
function checkColumns(
  table: CsvTable,
  file: string,
  { k, l, withhold, min }: Numbers,
  given: Given,
): Checked {
  const parts = new Map<string, string>();
  const column = (option: string, name: string): string => {
    const before = parts.get(name);
    if (before !== undefined)
      throw new CommandError(`${option}: column ${quoted(name)} is given by ${before} already.`);
    parts.set(name, option);
    return columnOption(option, name, file, table);
  };
  const columns = (given.keys ?? '').split(',').map((name) => column('--keys', name));
  const sensitive = given.sensitive?.split(',').map((name) => column('--sensitive', name));
  return {
    columns,
    k,
    sensitive: sensitive ? { columns: sensitive, l } : null,
    person: given.person === undefined ? null : column('--person', given.person),
    apart: given.apart === undefined ? null : { column: column('--apart', given.apart), min },
    withhold,
  };
}

const Cell = z.union([z.string(), z.number().transform(String)]);
const Hierarchies = z.record(z.string(), z.unknown());
const Rows = z.array(z.array(Cell));

function readKeys(file: string, columns: readonly string[]): Rules['keys'] {
  const given = readJson(file);
  const all = Hierarchies.safeParse(given);
  if (!all.success)
    throw new CommandError(`${file}: ${shown(given)} is none: it takes { key: [[value, …, "*"], …] }.`);
  const byKey = new Map(Object.entries(all.data));
  return columns.map((column) => ({ column, hierarchy: readKey(file, column, byKey.get(column)) }));
}

function readKey(file: string, column: string, given: unknown): Hierarchy {
  if (given === undefined)
    throw new CommandError(`${file}: there is no hierarchy for the key ${quoted(column)}.`);
  const rows = Rows.safeParse(given);
  if (!rows.success) {
    const path = rows.error.issues[0]?.path ?? [];
    const place = [column, ...path.map((part) => `[${String(part)}]`)].join('');
    const value = path.reduce<unknown>((at, part) => Reflect.get(Object(at), part), given);
    throw new CommandError(
      `${file}, ${place}: ${shown(value)} is not in [[value, generalisation, …, "*"], …].`,
    );
  }
  const read = readHierarchy(column, rows.data);
  if (!read.ok) throw new CommandError(`${file}, ${read.place}: ${read.words}.`);
  return read.hierarchy;
}
