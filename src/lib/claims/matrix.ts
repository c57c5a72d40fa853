/** The matrix: claims down, source types across by camp, rows in classes of disagreement. */
import type { Caveat } from '#core/caveat.ts';
import { CAMPS } from '#core/source.ts';
import type { Term } from '#core/claim.ts';
import type { Status } from '#core/consistency/assessment.ts';
import type { Period } from '#core/month.ts';
import { marksOf, type MarkedCaveat } from '#lib/caveats/marked.ts';
import { cellOf, EMPTY_CELL, sumOfCells, type Cell } from './cell.ts';
import type { Denial } from './denial.ts';
import { classOf, byDisagreement, CLASSES, type DisagreementClass } from './disagreement.ts';
import { filledCells, packCells } from './packed.ts';
import type { Statement, TypeMark } from './statement.ts';
import { aheadOf, measureOf, rowInWords, type Measure, type Verdict } from './verdict.ts';

/** A claim as it is filtered, sorted and counted: on the server, with all that was said on it. */
export interface MatrixClaim {
  id: string;
  kind: 'boolean' | 'quantity' | 'trend' | 'category';
  proposition: string;
  place: string | null;
  period: Period | null;
  values: readonly Term[];
  filed: string | null;
  units: readonly Term[];
  verdict: Verdict | null;
  statements: Statement[];
  denials: Denial[];
  /** What is to be kept in mind of what it rests on. */
  minded: readonly Caveat[];
}

export interface CampColumns {
  camp: string;
  types: TypeMark[];
}

/** A row as it goes to the browser: no statement is in it, and its words are asked for by the cell. */
export interface MatrixRow {
  claim: {
    id: string;
    proposition: string;
    place: string | null;
    period: Period | null;
    status: Status | null;
    measure: Measure | null;
    /** The answer that is ahead, where another one is measured. */
    ahead: string | null;
    denials: Denial[];
  };
  /** Letters of what is to be kept in mind at its figure. */
  marks: string;
  /** Of all columns, as `unpackCells` reads them. */
  cells: string;
}

export interface MatrixClass {
  class: DisagreementClass;
  rows: MatrixRow[];
}

/**
 * Camps in the order of their hues, then as they come; within one the project's order. Only types that somebody has
 * spoken for; with no statement at all, every type, so that the table's head is there before its first row.
 */
export function campColumns(
  types: readonly (TypeMark & { retired: boolean })[],
  used: ReadonlySet<string>,
): CampColumns[] {
  const shown = types.filter((type) => (used.size === 0 ? !type.retired : used.has(type.key)));
  const camps = [...new Set([...CAMPS, ...shown.map((type) => type.camp)])];
  return camps.flatMap((camp) => {
    const members = shown
      .filter((type) => type.camp === camp)
      .map(({ key, letter, label }) => ({ key, letter, label, camp }));
    return members.length === 0 ? [] : [{ camp, types: members }];
  });
}

/** In the order of the columns. */
function cellsOf(claim: Pick<MatrixClaim, 'statements'>, columns: readonly CampColumns[]): Cell[] {
  const byType = Map.groupBy(claim.statements, (s) => s.source.type.key);
  return columns.flatMap(({ types }) =>
    types.map(({ key }) => {
      const statements = byType.get(key);
      return statements ? cellOf(statements) : EMPTY_CELL;
    }),
  );
}

export function matrixRow(
  claim: MatrixClaim,
  columns: readonly CampColumns[],
  marked: readonly MarkedCaveat[] = [],
): MatrixRow {
  const { id, proposition, place, period, verdict, denials } = claim;
  return {
    claim: {
      id,
      proposition,
      place,
      period,
      status: verdict?.status ?? null,
      measure: measureOf(claim, verdict),
      ahead: aheadOf(claim, verdict),
      denials,
    },
    marks: marksOf(claim, marked),
    cells: packCells(cellsOf(claim, columns)),
  };
}

/** What every column comes to, packed like a row. */
export function columnSums(rows: readonly MatrixRow[], columns: readonly CampColumns[]): string {
  const all = Map.groupBy(
    rows.flatMap(({ cells }) => filledCells(cells)),
    ({ column }) => column,
  );
  const count = columns.reduce((sum, camp) => sum + camp.types.length, 0);
  return packCells(
    Array.from({ length: count }, (_, column) => sumOfCells((all.get(column) ?? []).map(({ cell }) => cell))),
  );
}

/**
 * How wide each column of types must be for its marks and figures (px): of all rows, the same for every filter, so that no
 * column moves when rows come into sight or leave it.
 */
export function columnWidths(rows: Iterable<MatrixRow>, columns: readonly CampColumns[]): number[] {
  const widths = columns.flatMap(({ types }) => types.map(() => LEAST_WIDTH));
  for (const { cells } of rows)
    for (const { column, cell } of filledCells(cells))
      widths[column] = Math.max(widths[column] ?? LEAST_WIDTH, widthOf(cell));
  return widths;
}

const LEAST_WIDTH = 44;

/** Of its longest part: a figure of more than eight letters is broken at its dash. */
function widthOf({ marks, copies, elsewhere, figure }: Cell): number {
  const signs = marks.length + (copies > 0 ? 1 : 0) + (elsewhere > 0 ? 1 : 0);
  const parts = figure === null ? [''] : figure.length > 8 ? figure.split('–') : [figure];
  const letters = Math.max(...parts.map((part) => part.length));
  return Math.max(signs > 1 ? 52 : 0, Math.ceil(letters * 6.8 + 6));
}

/** Rows by class of disagreement, the most contested first; a class without rows is left out. */
export function byClass<C extends MatrixClaim>(
  claims: readonly C[],
  rowOf: (claim: C) => MatrixRow,
): MatrixClass[] {
  const groups = Map.groupBy(byDisagreement(claims), classOf);
  return CLASSES.flatMap((name) => {
    const members = groups.get(name);
    return members === undefined ? [] : [{ class: name, rows: members.map(rowOf) }];
  });
}

/** Where each claim stood when the page was first painted. */
export type KeptOrder = ReadonlyMap<string, { class: DisagreementClass; place: number }>;

export const orderOf = (classes: readonly MatrixClass[]): KeptOrder =>
  new Map(
    classes.flatMap((group) => group.rows.map((row, place) => [row.claim.id, { class: group.class, place }])),
  );

/**
 * The rows as they are now in the order of before: what changes under a reader's eyes changes in its place. Claims
 * that were not there yet come last in their class.
 */
export function inKeptOrder(now: readonly MatrixClass[], kept: KeptOrder): MatrixClass[] {
  const all = now.flatMap((group) =>
    group.rows.map((row) => {
      const before = kept.get(row.claim.id);
      return { row, class: before?.class ?? group.class, place: before?.place ?? Infinity };
    }),
  );
  return CLASSES.flatMap((name) => {
    const members = all.filter((one) => one.class === name).toSorted((a, b) => compare(a.place, b.place));
    return members.length === 0 ? [] : [{ class: name, rows: members.map((one) => one.row) }];
  });
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Whether sorting anew would move a row. */
export function isOutOfOrder(now: readonly MatrixClass[], kept: KeptOrder): boolean {
  const fresh = orderOf(now);
  const shown = orderOf(inKeptOrder(now, kept));
  return [...shown].some(([id, at]) => {
    const to = fresh.get(id);
    return to?.class !== at.class || to.place !== at.place;
  });
}

/** What each claim's verdict reads as. */
export const verdictsOf = (classes: readonly MatrixClass[]): Map<string, string> =>
  new Map(
    classes.flatMap((group) =>
      group.rows.map(({ claim }) => [claim.id, rowInWords(claim.status, claim.measure)] as const),
    ),
  );

/** Claims that read otherwise than they were read last; one that was not there before has not moved. */
export const movedSince = (
  read: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): ReadonlySet<string> =>
  new Set([...now].flatMap(([id, words]) => (read.has(id) && read.get(id) !== words ? [id] : [])));

export type GridStep =
  'up' | 'down' | 'back' | 'on' | 'first' | 'last' | 'page-up' | 'page-down' | 'top' | 'bottom';

export interface GridPlace {
  row: number;
  /** 0 is the claim itself, then the columns. */
  column: number;
}

interface GridSize {
  rows: number;
  columns: number;
  /** Rows that are in sight at once. */
  page?: number;
}

/** From one place of the grid to the next where one can stand; it stops at the edges. */
export function moveTo(
  at: GridPlace,
  step: GridStep,
  size: GridSize,
  canStand: (place: GridPlace) => boolean = () => true,
): GridPlace {
  let from = at;
  for (;;) {
    const to = stepFrom(from, step, size);
    if (to.row === from.row && to.column === from.column) return at;
    if (canStand(to)) return to;
    from = to;
  }
}

function stepFrom(at: GridPlace, step: GridStep, size: GridSize): GridPlace {
  const page = size.page ?? 10;
  const clamp = (n: number, most: number): number => Math.max(0, Math.min(n, most - 1));
  switch (step) {
    case 'up':
      return { ...at, row: clamp(at.row - 1, size.rows) };
    case 'down':
      return { ...at, row: clamp(at.row + 1, size.rows) };
    case 'back':
      return { ...at, column: clamp(at.column - 1, size.columns) };
    case 'on':
      return { ...at, column: clamp(at.column + 1, size.columns) };
    case 'first':
      return { ...at, column: 0 };
    case 'last':
      return { ...at, column: clamp(size.columns - 1, size.columns) };
    case 'page-up':
      return { ...at, row: clamp(at.row - page, size.rows) };
    case 'page-down':
      return { ...at, row: clamp(at.row + page, size.rows) };
    case 'top':
      return { ...at, row: 0 };
    case 'bottom':
      return { ...at, row: clamp(size.rows - 1, size.rows) };
  }
}
