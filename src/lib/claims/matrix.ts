/** The matrix: claims down, source types across by camp, rows in classes of disagreement. */
import { CAMPS } from '#core/source.ts';
import type { Term } from '#core/claim.ts';
import type { Period } from '#core/month.ts';
import { cellOf, EMPTY_CELL, type Cell } from './cell.ts';
import { classOf, byDisagreement, CLASSES, type DisagreementClass } from './disagreement.ts';
import type { Statement, TypeMark } from './statement.ts';
import type { Verdict } from './verdict.ts';

export interface MatrixClaim {
  id: string;
  kind: 'boolean' | 'quantity' | 'trend' | 'category';
  proposition: string;
  place: string | null;
  period: Period | null;
  values: readonly Term[];
  filed: string | null;
  verdict: Verdict | null;
  statements: Statement[];
}

export interface CampColumns {
  camp: string;
  types: TypeMark[];
}

export interface MatrixRow {
  claim: MatrixClaim;
  /** In the order of the columns. */
  cells: Cell[];
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

export function matrixRow(claim: MatrixClaim, columns: readonly CampColumns[]): MatrixRow {
  const byType = Map.groupBy(claim.statements, (s) => s.source.type.key);
  return {
    claim,
    cells: columns.flatMap(({ types }) =>
      types.map(({ key }) => {
        const statements = byType.get(key);
        return statements ? cellOf(statements) : EMPTY_CELL;
      }),
    ),
  };
}

/** Rows by class of disagreement, the most contested first; a class without rows is left out. */
export function byClass(rows: readonly MatrixRow[]): MatrixClass[] {
  const sorted = rows.toSorted((a, b) => byDisagreement(a.claim, b.claim));
  return CLASSES.flatMap((name) => {
    const members = sorted.filter((row) => classOf(row.claim) === name);
    return members.length === 0 ? [] : [{ class: name, rows: members }];
  });
}

export type GridStep = 'up' | 'down' | 'back' | 'on' | 'first' | 'last';

interface GridPlace {
  row: number;
  /** 0 is the claim itself, then the columns. */
  column: number;
}

/** From one place of the grid to the next; it stops at the edges. */
export function moveTo(at: GridPlace, step: GridStep, size: { rows: number; columns: number }): GridPlace {
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
  }
}
