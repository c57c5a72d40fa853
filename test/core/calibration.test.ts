import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrationOf, shareOf } from '#core/calibration.ts';

describe('calibration', () => {
  test('puts a claim into the bin of its word, with the share that was right and the Brier score', () => {
    const { bins, brier, n } = calibrationOf([
      { p: 0.9, right: true },
      { p: 0.86, right: false },
      { p: 0.6, right: true },
    ]);
    expect(bins.map(({ word, right }) => [word, right.of, right.n])).toEqual([
      ['likely', 1, 1],
      ['very likely', 1, 2],
    ]);
    expect(bins[1]?.held).toBeCloseTo(0.88, 9);
    expect(brier).toBeCloseTo((0.01 + 0.7396 + 0.16) / 3, 9);
    expect(n).toBe(3);
    expect(calibrationOf([])).toEqual({ bins: [], brier: null, n: 0 });
  });

  test('loses no claim between its bins, and a bin’s mean lies in it', () => {
    const point = fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(point), (points) => {
        const { bins } = calibrationOf(points);
        expect(bins.reduce((n, bin) => n + bin.right.n, 0)).toBe(points.length);
        for (const { held, from, to } of bins) {
          expect(held).toBeGreaterThanOrEqual(from - 1e-9);
          expect(held).toBeLessThanOrEqual(to + 1e-9);
        }
      }),
    );
  });
});

describe('a share', () => {
  test('has Wilson’s interval, by his formula at 90 %', () => {
    // 8 of 10: (0.8 + 0.135277 ± 1.644854·√(0.016 + 0.006764)) / 1.270554
    const { interval } = shareOf(8, 10) ?? { interval: [0, 0] };
    expect(interval[0]).toBeCloseTo(0.5408, 3);
    expect(interval[1]).toBeCloseTo(0.9314, 3);
    expect(shareOf(0, 0)).toBeNull();
  });

  test('lies in its interval, which is within 0 and 1 and narrows as there are more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const of = Math.round(part * n);
        const [low, high] = shareOf(of, n)?.interval ?? [9, 9];
        expect(low).toBeLessThanOrEqual(of / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(of / n - 1e-12);
        expect([low >= 0, high <= 1]).toEqual([true, true]);
        const [low4, high4] = shareOf(of * 4, n * 4)?.interval ?? [9, 9];
        expect(high4 - low4).toBeLessThan(high - low);
      }),
    );
  });
});
