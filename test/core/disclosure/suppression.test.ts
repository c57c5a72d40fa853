/** Suppression against attackers that are written in another way: all tables that fit, and linear bounds. */
import { describe, expect, test } from 'vitest';
import { crosstab, type Crosstab } from '#core/disclosure/crosstab.ts';
import { suppress } from '#core/disclosure/suppression.ts';
import { linearWidth } from './linear-bounds.ts';
import { chance, seeds, type Chance } from './random.ts';

function tableOf(cells: readonly (readonly number[])[]): Crosstab {
  const pairs = cells.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): [string, string] => [`r${i}`, `c${j}`])),
  );
  return crosstab(pairs);
}

/** A table whose rows and columns all have somebody. */
function randomTable(at: Chance, height: number, wide: number, small: number): number[][] {
  const cells = Array.from({ length: height }, () =>
    Array.from({ length: wide }, (): number =>
      at.of<number>([0, 0, 1 + at.below(small), at.below(12), 5 + at.below(20)]),
    ),
  );
  for (const row of cells) if (!row.some((count) => count > 0)) row[at.below(wide)] = 1 + at.below(9);
  for (let j = 0; j < wide; j++) {
    const row = cells[at.below(height)];
    if (row && cells.every((one) => one[j] === 0)) row[j] = 1 + at.below(9);
  }
  return cells;
}

const hiddenOf = (table: Crosstab, threshold: number): Set<number> => {
  const { primary, secondary } = suppress(table, threshold);
  return new Set([...primary, ...secondary]);
};

/** All whole tables that somebody who sees the printed numbers must think possible; totals are printed, so they end. */
function* fitting(table: Crosstab, hidden: ReadonlySet<number>): Generator<number[]> {
  const { rows, cols, counts } = table;
  const wide = cols.length + 1;
  const total = counts.at(-1) ?? 0;
  const inner = [...counts.keys()].filter(
    (e) => e % wide < cols.length && Math.floor(e / wide) < rows.length,
  );
  const isOpen = (entry: number): boolean => hidden.has(entry);
  const fits = (cells: readonly number[], line: readonly number[], margin: number): boolean =>
    isOpen(margin) || line.reduce((sum, e) => sum + (cells[e] ?? 0), 0) === counts[margin];
  const cells: number[] = [];
  yield* fill(0, total);

  function* fill(at: number, left: number): Generator<number[]> {
    const entry = inner[at];
    if (entry === undefined) {
      if (left === 0 && colsFit()) yield [...cells];
      return;
    }
    for (const count of isOpen(entry)
      ? Array.from({ length: left + 1 }, (_, n) => n)
      : [counts[entry] ?? 0]) {
      if (count > left) break;
      cells[entry] = count;
      const lastOfRow = entry % wide === cols.length - 1;
      const row = inner.filter((e) => Math.floor(e / wide) === Math.floor(entry / wide));
      if (!lastOfRow || fits(cells, row, entry + 1)) yield* fill(at + 1, left - count);
    }
  }

  function colsFit(): boolean {
    return cols.every((_, j) =>
      fits(
        cells,
        inner.filter((e) => e % wide === j),
        rows.length * wide + j,
      ),
    );
  }
}

describe('attack 13: small cells and secondary suppression', () => {
  test.each(seeds(60))(
    'D11: no hidden count can be bounded to less than the threshold by trying all tables that fit (seed %i)',
    (seed) => {
      const at = chance(seed);
      const threshold = 2 + at.below(2);
      const cells = Array.from({ length: 3 }, () =>
        Array.from({ length: 2 + at.below(2) }, () => at.of([0, 1, 2, 3, 4])),
      );
      const table = tableOf(cells);
      const hidden = hiddenOf(table, threshold);
      if (table.rows.length === 0 || hidden.has(table.counts.length - 1)) return; // then the bounds below see it
      const possible = [...fitting(table, hidden)];
      expect(possible.length).toBeGreaterThan(0);
      const wide = table.cols.length + 1;
      for (const entry of hidden) {
        if (entry % wide === table.cols.length || entry >= table.rows.length * wide) continue;
        const values = possible.map((one) => one[entry] ?? 0);
        expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(threshold);
      }
    },
  );

  test.each(seeds(40))('D11: nor by linear bounds on larger tables, margins included (seed %i)', (seed) => {
    const at = chance(seed);
    const table = tableOf(randomTable(at, 2 + at.below(6), 2 + at.below(5), 4));
    const hidden = hiddenOf(table, 5);
    for (const entry of hidden) expect(linearWidth(table, hidden, entry)).toBeGreaterThanOrEqual(5);
  });

  test.each(seeds(25))('D12: of small tables no fewer could be hidden (seed %i)', (seed) => {
    const at = chance(seed);
    const threshold = at.of([3, 5]);
    const table = tableOf(randomTable(at, 2 + at.below(2), 2 + at.below(2), threshold - 1));
    const { primary, secondary, fewest } = suppress(table, threshold);
    expect(fewest).toBe(true);
    const printed = [...table.counts.keys()].filter((entry) => !primary.includes(entry));
    if (secondary.length > 4) return;
    for (const fewer of subsets(printed, secondary.length - 1)) {
      const hidden = new Set([...primary, ...fewer]);
      expect([...hidden].every((entry) => linearWidth(table, hidden, entry) >= threshold)).toBe(false);
    }
  });
});

function* subsets(of: readonly number[], size: number): Generator<number[]> {
  if (size < 0) return;
  if (size === 0) return yield [];
  for (const [i, first] of of.entries())
    for (const rest of subsets(of.slice(i + 1), size - 1)) yield [first, ...rest];
}

describe('the table', () => {
  const table = tableOf([
    [12, 2, 9],
    [7, 11, 0],
    [10, 8, 13],
  ]);

  test('D10: counts of 1 to the threshold less 1 are primary, totals too, and 0 is none', () => {
    const small = tableOf([
      [1, 0],
      [9, 9],
      [5, 4],
    ]);
    const { primary } = suppress(small, 5);
    expect(primary.map((entry) => small.counts[entry])).toEqual([1, 1, 4]);
    expect(suppress(table, 5).primary).toEqual([1]);
  });

  test('where nothing is small nothing is hidden', () => {
    expect(suppress(table, 2)).toEqual({ primary: [], secondary: [], fewest: true });
  });

  test('one small count takes three others with it, and the totals stand', () => {
    const { secondary } = suppress(table, 5);
    expect(secondary).toHaveLength(3);
    expect(secondary.every((entry) => entry % 4 < 3 && entry < 12)).toBe(true);
  });

  test('the order of the records leaves no trace', () => {
    const pairs = [...'abcabbca'].map((letter, i): [string, string] => [letter, String(i % 3)]);
    expect(crosstab(pairs)).toEqual(crosstab(pairs.toReversed()));
  });
});
