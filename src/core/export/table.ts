/** A table of an export: its variables say how a cell is made and how the codebook describes it, in one place. */
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null;

export type VariableType = 'code' | 'category' | 'integer' | 'decimal' | 'month' | 'true or false';

export interface AllowedValue {
  value: string;
  label: string;
}

export interface Variable<Row> {
  name: string;
  label: string;
  type: VariableType;
  /** What an empty cell means; null where no cell is empty. */
  empty: string | null;
  /** The values of a category, where they are a list. */
  values?: readonly AllowedValue[];
  of(row: Row): Cell;
}

export interface Table<Row> {
  file: string;
  /** What a row is. */
  row: string;
  variables: readonly Variable<Row>[];
}

/** The table's variables, without their rows: what the codebook needs. */
export type Described = Omit<Table<never>, 'variables'> & {
  variables: readonly Omit<Variable<never>, 'of'>[];
};

/** CSV with a header. The order of `rows` leaves nothing behind: lines are sorted by their cells. */
export function toCsv<Row>(table: Table<Row>, rows: readonly Row[]): string {
  const lines = rows.map((row) => table.variables.map((variable) => variable.of(row))).toSorted(compareLines);
  return csv([table.variables.map((variable) => variable.name), ...lines]);
}

/** Cells that a spreadsheet would take for a formula get an apostrophe in front. */
export const csv = (lines: readonly (readonly Cell[])[]): string =>
  stringify(
    lines.map((line) => [...line]),
    { escape_formulas: true, cast: { boolean: (value) => (value ? 'true' : 'false') } },
  );

/** By their cells, from the first on. */
export function compareLines(a: readonly Cell[], b: readonly Cell[]): number {
  for (const [i, cell] of a.entries()) {
    const order = compareCells(cell, b[i] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareCells(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a ?? ''), String(b ?? '')];
  return x === y ? 0 : x < y ? -1 : 1;
}
