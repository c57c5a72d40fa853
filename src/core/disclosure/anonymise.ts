/**
 * A file of records that may leave: keys at the levels that lose least, and without the rows of classes that are too
 * small (D2–D9 of docs/disclosure.md).
 */
import { quoted, withoutFormula, type CsvTable } from '../csv.ts';
import { distinct, holding, least, type Grouping, type Least } from './grouping.ts';
import type { Hierarchy } from './hierarchy.ts';
import { groupingAt, searchLattice, type Key, type Plan, type Question } from './lattice.ts';

export interface Rules {
  keys: readonly { column: string; hierarchy: Hierarchy }[];
  /** D2: people in a class, at least. */
  k: number;
  /** D3: distinct values of each of these columns in a class, at least. */
  sensitive: { columns: readonly string[]; l: number } | null;
  /** Whose rows are one person's; null where each row is a person. */
  person: string | null;
  /** D5: a column of which a class holds so many distinct values at least: the researchers. */
  apart: { column: string; min: number } | null;
  withhold: number;
}

export interface Anonymised {
  levels: Readonly<Record<string, number>>;
  /** Rows. */
  withheld: number;
  /** People in the smallest class that is printed; 0 where nothing is. */
  smallest: number;
  loss: number;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

export type Outcome =
  /** The best file, and the plans that come next, best first. */
  { kind: 'made'; best: Anonymised; next: readonly Plan[] } | { kind: 'fault'; place: string; words: string };

/** `alternatives`: how many plans are wanted beside the best. */
export function anonymise(table: CsvTable, rules: Rules, alternatives = 0): Outcome {
  const asked = questionOf(table, rules);
  if (asked.kind === 'fault') return asked;
  const [best, ...next] = searchLattice(asked.question, alternatives + 1);
  if (!best) return { kind: 'fault', ...tooFew(table, rules) };
  return { kind: 'made', best: print(table, rules, asked.question, best), next };
}

type Asked = { kind: 'asked'; question: Question } | { kind: 'fault'; place: string; words: string };

const fault = (place: string, words: string) => ({ kind: 'fault' as const, place, words });

function questionOf(table: CsvTable, rules: Rules): Asked {
  const { columns, rows } = table;
  if (rows.length === 0) return fault('line 2', 'there are no records');
  const keys: Key[] = [];
  for (const { column, hierarchy } of rules.keys) {
    const at = columns.indexOf(column);
    const leaves = new Int32Array(rows.length);
    for (const [i, { line, cells }] of rows.entries()) {
      const leaf = hierarchy.leafOf.get(cells[at] ?? '');
      if (leaf === undefined)
        return fault(
          `line ${line}, column ${quoted(column)}`,
          `the hierarchy has no ${quoted(cells[at] ?? '')}`,
        );
      leaves[i] = leaf;
    }
    keys.push({ hierarchy, leaves });
  }
  for (const column of [rules.person, rules.apart?.column ?? null]) {
    const empty = column === null ? undefined : rows.find((row) => row.cells[columns.indexOf(column)] === '');
    if (empty)
      return fault(
        `line ${empty.line}, column ${quoted(column ?? '')}`,
        'it is “”, which tells nobody apart',
      );
  }
  const conditions = conditionsOf(table, rules);
  return { kind: 'asked', question: { rows: rows.length, keys, conditions, withhold: rules.withhold } };
}

const valuesOf = ({ columns, rows }: CsvTable, column: string): string[] => {
  const at = columns.indexOf(column);
  return rows.map(({ cells }) => cells[at] ?? '');
};

const peopleOf = (table: CsvTable, { person, k }: Rules): Least =>
  least(k, person === null ? table.rows.map((_, row) => String(row)) : valuesOf(table, person));

function conditionsOf(table: CsvTable, rules: Rules): Least[] {
  const { sensitive, apart } = rules;
  return [
    peopleOf(table, rules),
    // What counts is what a reader can tell apart: the values as they are printed.
    ...(sensitive?.columns ?? []).map((column) =>
      least(sensitive?.l ?? 1, valuesOf(table, column).map(withoutFormula)),
    ),
    ...(apart ? [least(apart.min, valuesOf(table, apart.column))] : []),
  ];
}

/** What is wrong where even one class of all rows does not hold: said in what the file has. */
function tooFew(table: CsvTable, rules: Rules): { place: string; words: string } {
  const has = (values: readonly string[]): number => new Set(values).size;
  const people = rules.person === null ? table.rows.length : has(valuesOf(table, rules.person));
  if (people < rules.k)
    return {
      place: '--k',
      words: `${rules.k} people in each class are asked for, and the file has ${people}`,
    };
  const { sensitive, apart } = rules;
  for (const column of sensitive?.columns ?? []) {
    const values = has(valuesOf(table, column).map(withoutFormula));
    if (values < (sensitive?.l ?? 1))
      return {
        place: '--l',
        words: `${sensitive?.l ?? 1} values of ${quoted(column)} in each class are asked for, and the file has ${values}`,
      };
  }
  const apartValues = apart ? has(valuesOf(table, apart.column)) : 0;
  return {
    place: '--apart-min',
    words: `${apart?.min ?? 1} values of ${quoted(apart?.column ?? '')} in each class are asked for, and the file has ${apartValues}`,
  };
}

function print(table: CsvTable, rules: Rules, question: Question, plan: Plan): Anonymised {
  const grouping = groupingAt(question, plan.levels);
  const holds = holding(grouping, question.conditions)?.holds ?? new Uint8Array(0);
  const dropped = new Set([rules.person, rules.apart?.column]);
  const kept = table.columns.flatMap((name, at) => (dropped.has(name) ? [] : [{ name, at }]));
  const keyAt = new Map(rules.keys.map(({ column }, i) => [column, i]));
  const rows = table.rows.flatMap(({ cells }, row) =>
    holds[grouping.classOf[row] ?? 0] === 1
      ? [
          kept.map(
            ({ name, at }) =>
              printedKey(question, plan, keyAt.get(name), row) ?? withoutFormula(cells[at] ?? ''),
          ),
        ]
      : [],
  );
  return {
    levels: Object.fromEntries(rules.keys.map(({ column }, i) => [column, plan.levels[i] ?? 0])),
    withheld: plan.withheld,
    smallest: smallestOf(grouping, holds, question.conditions[0]),
    loss: plan.loss,
    columns: kept.map(({ name }) => withoutFormula(name)),
    rows: rows.toSorted(compareCells),
  };
}

function printedKey({ keys }: Question, plan: Plan, key: number | undefined, row: number): string | null {
  const { hierarchy, leaves } = (key === undefined ? undefined : keys[key]) ?? {};
  const level = hierarchy?.levels[plan.levels[key ?? 0] ?? 0];
  return level?.printed[level.codeOf[leaves?.[row] ?? 0] ?? 0] ?? null;
}

function smallestOf(grouping: Grouping, holds: Uint8Array, people: Least | undefined): number {
  if (!people) return 0;
  const sizes = [...distinct(grouping, people)].filter((_, named) => holds[named] === 1);
  return sizes.length === 0 ? 0 : Math.min(...sizes);
}

/** D9: lines stand by what they print, and by nothing else. */
function compareCells(a: readonly string[], b: readonly string[]): number {
  for (const [i, cell] of a.entries()) {
    const other = b[i] ?? '';
    if (cell !== other) return cell < other ? -1 : 1;
  }
  return 0;
}
