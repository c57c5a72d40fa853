/** A table of a release: its cells, and all that its files say of a variable, in one place. */
import { isOfClaims } from '../disclosure/claim-text.ts';
import { scanByRules } from '../disclosure/identifier-scan.ts';
import { compareLines, type AllowedValue, type Cell } from '../export/table.ts';

export type Kind = 'id' | 'category' | 'text' | 'time' | 'integer' | 'decimal' | 'truth';

export interface Variable {
  name: string;
  label: string;
  kind: Kind;
  values: readonly AllowedValue[] | null;
  /** What an empty cell means; null where no cell is empty. */
  missing: string | null;
  unit: string | null;
  /** What was made coarser or withheld, and by which rule. */
  rule: string | null;
}

export interface ReleaseTable {
  name: string;
  /** What a row is. */
  row: string;
  variables: readonly Variable[];
  rows: readonly (readonly Cell[])[];
  /** The variable that tells rows apart, if one does. */
  key: string | null;
  /** A variable that holds the key of another table. */
  refers: readonly { variable: string; table: string }[];
}

/** A variable with how its cell is made. */
export type Column<Row> = Variable & { of(row: Row): Cell };

type Said = Partial<Pick<Variable, 'values' | 'missing' | 'unit' | 'rule'>>;

export const column = <Row>(
  name: string,
  kind: Kind,
  label: string,
  of: (row: Row) => Cell,
  said: Said = {},
): Column<Row> => ({ name, kind, label, of, values: null, missing: null, unit: null, rule: null, ...said });

/** Rows stand by what they print, their new ids first: nothing is left of the order in which they came. */
export function tableOf<Row>(
  about: Pick<ReleaseTable, 'name' | 'row' | 'key' | 'refers'>,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): ReleaseTable {
  return {
    ...about,
    variables: columns.map(({ of: _, ...variable }) => variable),
    rows: rows.map((row) => columns.map((one) => one.of(row))).toSorted(compareLines),
  };
}

export const words = (values: readonly string[]): AllowedValue[] =>
  values.map((value) => ({ value, label: value.replaceAll('-', ' ') }));

export const WITHHELD_WHY = 'the identifier scan found what could lead to a person';
export const WITHHELD_TEXT = `withheld: ${WITHHELD_WHY}`;

/** A text that the team typed, on one line; null where the scan finds something in it. */
export function safeText(text: string): string | null {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return scanByRules(line).length === 0 ? line : null;
}

/** The study’s own name: it may say what it is about, as a claim may, and names nobody. */
export const printedName = (study: string): string | null => (isOfClaims(study) ? study : null);

/** The same as `safeText`, of a list: a value keeps its place, and its label goes. */
export const safeLabels = (values: readonly AllowedValue[]): AllowedValue[] =>
  values.map(({ value, label }) => ({ value, label: safeText(label) ?? 'label withheld' }));
