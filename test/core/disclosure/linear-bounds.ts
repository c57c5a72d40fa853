/**
 * The attacker on a table, in no way like the code: each hidden number is a variable that is not negative, each row and
 * column of the table an equation, and the simplex method looks for the least and the most of each.
 */
import type { Crosstab } from '#core/disclosure/crosstab.ts';

/** Upper less lower bound of an entry; Infinity where there is no upper one. */
export function linearWidth(table: Crosstab, hidden: ReadonlySet<number>, entry: number): number {
  const variables = [...hidden];
  const { matrix, right } = equations(table, variables);
  const target = variables.map((other) => (other === entry ? 1 : 0));
  const most = maximum(matrix, right, target);
  if (most === Infinity) return Infinity;
  return (
    most +
    maximum(
      matrix,
      right,
      target.map((one) => -one),
    )
  );
}

/** What each line of the table says of the hidden entries: the inside adds up to the margin. */
function equations({ rows, cols, counts }: Crosstab, variables: readonly number[]) {
  const wide = cols.length + 1;
  const lines: number[][] = [];
  for (let i = 0; i <= rows.length; i++) lines.push(Array.from({ length: wide }, (_, j) => i * wide + j));
  for (let j = 0; j < wide; j++) lines.push(Array.from({ length: rows.length + 1 }, (_, i) => i * wide + j));
  const sign = (line: readonly number[], entry: number): number =>
    !line.includes(entry) ? 0 : entry === line.at(-1) ? -1 : 1;
  const matrix = lines.map((line) => variables.map((entry) => sign(line, entry)));
  const right = matrix.map((row) =>
    row.reduce((sum, factor, v) => sum + factor * (counts[variables[v] ?? 0] ?? 0), 0),
  );
  return { matrix, right };
}

/** The most of `target · x` where `matrix x = right` and x ≥ 0: two phases, Bland's rule. There is a solution. */
function maximum(matrix: readonly number[][], right: readonly number[], target: readonly number[]): number {
  const n = target.length;
  const rows = matrix.map((row, i) => {
    const turn = (right[i] ?? 0) < 0 ? -1 : 1;
    const helpers = matrix.map((_, other) => (other === i ? 1 : 0));
    return [...row.map((factor) => factor * turn), ...helpers, (right[i] ?? 0) * turn];
  });
  const basis = matrix.map((_, i) => n + i);
  const helpers = [...target.map(() => 0), ...matrix.map(() => -1)];
  pivotUntilBest(rows, basis, helpers, n + matrix.length);
  // A helper that stays in the basis stays at 0: its row holds no variable, or one takes its place.
  for (const [i, row] of rows.entries()) {
    if ((basis[i] ?? 0) < n) continue;
    const column = row.findIndex((factor, j) => j < n && Math.abs(factor) > 1e-9);
    if (column !== -1) pivot(rows, basis, i, column);
  }
  return pivotUntilBest(rows, basis, [...target, ...matrix.map(() => 0)], n);
}

function pivotUntilBest(
  rows: number[][],
  basis: number[],
  target: readonly number[],
  columns: number,
): number {
  const gain = (j: number): number =>
    rows.reduce((sum, row, i) => sum - (target[basis[i] ?? 0] ?? 0) * (row[j] ?? 0), target[j] ?? 0);
  for (;;) {
    const column = Array.from({ length: columns }, (_, j) => j).find((j) => gain(j) > 1e-9);
    if (column === undefined)
      return rows.reduce((sum, row, i) => sum + (target[basis[i] ?? 0] ?? 0) * (row.at(-1) ?? 0), 0);
    let leaving = -1;
    let least = Infinity;
    for (const [i, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (factor <= 1e-9) continue;
      const ratio = (row.at(-1) ?? 0) / factor;
      const first = leaving === -1 || (basis[i] ?? 0) < (basis[leaving] ?? 0);
      if (ratio < least - 1e-9 || (ratio < least + 1e-9 && first))
        [leaving, least] = [i, Math.min(least, ratio)];
    }
    if (leaving === -1) return Infinity;
    pivot(rows, basis, leaving, column);
  }
}

function pivot(rows: number[][], basis: number[], leaving: number, column: number): void {
  const by = rows[leaving]?.[column] ?? 1;
  const line = (rows[leaving] ?? []).map((factor) => factor / by);
  for (const [i, row] of rows.entries()) {
    const factor = row[column] ?? 0;
    rows[i] = i === leaving ? line : row.map((one, j) => one - factor * (line[j] ?? 0));
  }
  basis[leaving] = column;
}
