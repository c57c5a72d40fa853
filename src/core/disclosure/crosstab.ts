/**
 * A table of counts with its margins, as one field of numbers: the last row holds the totals of the columns, the last
 * column those of the rows, and the corner the total of all.
 */

export interface Crosstab {
  rows: readonly string[];
  cols: readonly string[];
  /** (rows + 1) × (columns + 1), row after row. */
  counts: Int32Array;
}

/** Labels are sorted: their order says nothing of the records'. */
export function crosstab(pairs: readonly (readonly [row: string, col: string])[]): Crosstab {
  const rows = sorted(pairs.map(([row]) => row));
  const cols = sorted(pairs.map(([, col]) => col));
  const rowAt = new Map(rows.map((label, i) => [label, i]));
  const colAt = new Map(cols.map((label, j) => [label, j]));
  const width = cols.length + 1;
  const counts = new Int32Array((rows.length + 1) * width);
  const add = (i: number, j: number): void => {
    counts[i * width + j] = (counts[i * width + j] ?? 0) + 1;
  };
  for (const [row, col] of pairs) {
    const [i, j] = [rowAt.get(row) ?? 0, colAt.get(col) ?? 0];
    add(i, j);
    add(i, cols.length);
    add(rows.length, j);
    add(rows.length, cols.length);
  }
  return { rows, cols, counts };
}

const sorted = (labels: readonly string[]): string[] => [...new Set(labels)].sort();
