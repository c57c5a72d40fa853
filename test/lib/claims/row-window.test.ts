import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellOf, sumOfCells } from '#lib/claims/cell.ts';
import { packCells, unpackCells } from '#lib/claims/packed.ts';
import { columnSums, columnWidths, matrixRow, type MatrixClaim } from '#lib/claims/matrix.ts';
import { offsetsOf, partsOf, rowAt, spanBetween, withHeights } from '#lib/claims/row-window.ts';
import { statementsOf } from '#lib/claims/statement.ts';
import { counted, ELDER, ISK, OFFICIAL, say, yesNo } from './said.ts';

test('of many rows those in sight and the one with the focus are drawn, once each and in order, and gaps fill the rest', () => {
  const seed = Date.now() % 2 ** 31;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: -500, max: 12_000 }),
      fc.integer({ min: 0, max: 900 }),
      fc.option(fc.nat(59), { nil: null }),
      fc.nat(60),
      (heights, top, high, pin, cut) => {
        const offsets = offsetsOf(heights);
        const span = spanBetween(offsets, top, top + high, 0);
        const pinned = pin === null ? null : Math.min(pin, heights.length - 1);
        const middle = Math.min(cut, heights.length);
        const groups = [
          { from: 0, to: middle },
          { from: middle, to: heights.length },
        ];
        const parts = groups.flatMap((group) => partsOf(group, span, pinned, offsets));
        const drawn = parts.flatMap((part) => (part.kind === 'row' ? [part.index] : []));
        expect(drawn).toEqual([...new Set(drawn)].toSorted((a, b) => a - b));
        if (pinned !== null) expect(drawn).toContain(pinned);
        for (let i = span.from; i < span.to; i++) expect(drawn).toContain(i);
        const filled = parts.reduce(
          (sum, part) => sum + (part.kind === 'gap' ? part.height : (heights[part.index] ?? 0)),
          0,
        );
        expect(filled).toBe(heights.reduce((a, b) => a + b, 0));
      },
    ),
    { seed },
  );
});

test('a height down the table falls into its row, above it into the first and below it into the last', () => {
  const offsets = offsetsOf([10, 20, 30]);
  expect([-5, 0, 9, 10, 29, 30, 59, 60, 900].map((y) => rowAt(offsets, y))).toEqual([
    0, 0, 0, 1, 1, 2, 2, 2, 2,
  ]);
  expect(spanBetween(offsetsOf([]), 0, 100, 0)).toEqual({ from: 0, to: 0 });
});

test('rows are measured once: heights that did not change are no news', () => {
  const before = withHeights(new Map(), [['a', 37]]);
  expect(withHeights(before, [['a', 37.2]])).toBe(before);
  expect([...withHeights(before, [['b', 55]])]).toEqual([
    ['a', 37],
    ['b', 55],
  ]);
});

test('cells travel packed and arrive as they were', () => {
  const cells = [
    cellOf([]),
    cellOf(
      statementsOf(counted, [
        say('a1', ISK, { lo: 1100, bound: 'at-least' }),
        say('a2', ISK, { stance: 'denies', lo: 9, definition: 'd2' }),
        say('a3', ISK, { root: 'S-a1', hops: 1 }),
        say('a4', OFFICIAL, { stance: 'denies' }),
      ]),
    ),
    cellOf(statementsOf(counted, [say('b1', ELDER, { lo: 9000, definition: 'd2' })])),
  ];
  const packed = packCells(cells);
  expect(packed).toBe('1:A1d1+1~1=≥ 1,100|2:~1#9,000');
  expect(unpackCells(packed, 3)).toEqual(cells);
  expect(unpackCells('', 2).every((cell) => cell.marks.length === 0)).toBe(true);
  expect(() => unpackCells('1:X9', 2)).toThrow('1:X9');
});

test('columns and rows come to their sums, and a column is as wide for every filter as its widest cell', () => {
  const claim = (statements: MatrixClaim['statements']): MatrixClaim => ({
    ...{
      id: 'c',
      kind: 'boolean',
      proposition: '',
      place: null,
      period: null,
      values: [],
      units: [],
      filed: null,
    },
    ...{ verdict: null, statements, denials: [], minded: [] },
  });
  const claims = [
    claim(statementsOf(yesNo, [say('a1', ISK), say('a2', OFFICIAL, { stance: 'denies' })])),
    claim(
      statementsOf(counted, [say('b1', ISK, { lo: 1_500_000, hi: 2_000_000 }), say('b2', ISK, { lo: 3 })]),
    ),
  ];
  const columns = [ISK, OFFICIAL].map((type) => ({ camp: type.camp, types: [type] }));
  const rows = claims.map((each) => matrixRow(each, columns));
  const [isk, official] = unpackCells(columnSums(rows, columns), 2);
  expect(isk?.marks).toEqual([{ stance: 'affirms', against: false, count: 3 }]);
  expect(official?.marks).toEqual([{ stance: 'denies', against: false, count: 1 }]);
  expect(sumOfCells([isk, official].flatMap((cell) => cell ?? [])).marks).toHaveLength(2);
  const [wide = 0, narrow = 0] = columnWidths(rows, columns);
  expect(wide).toBeGreaterThan(narrow);
});
