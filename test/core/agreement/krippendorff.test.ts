import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, alphaOf, interval, nominal, type Rating } from '#core/agreement/krippendorff.ts';

/** Rows are raters, columns units; `.` is a value that is missing. */
const columns = (...rows: string[]): string[][] =>
  (rows[0] ?? '')
    .split(' ')
    .map((_, unit) => rows.map((row) => row.split(' ')[unit] ?? '.').filter((value) => value !== '.'));
const figures = (units: string[][]): number[][] => units.map((unit) => unit.map(Number));

const TWO_NOMINAL = columns('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
const TWO_BINARY = columns('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
const FOUR = columns(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
);

describe('alpha of published examples', () => {
  test('two raters, binary, no value missing: .095 (Krippendorff 2011, A)', () => {
    expect(alphaOf(TWO_BINARY, nominal)).toBeCloseTo(0.095, 3);
  });
  test('two raters, nominal: .692 (Krippendorff 2011, B)', () => {
    expect(alphaOf(TWO_NOMINAL, nominal)).toBeCloseTo(0.692, 3);
  });
  test('four raters, twelve units, some missing: nominal .743, interval .849 (Krippendorff 2011, C and D)', () => {
    expect(alphaOf(FOUR, nominal)).toBeCloseTo(0.743, 3);
    expect(alphaOf(figures(FOUR), interval)).toBeCloseTo(0.849, 3);
  });
  test('three raters, fifteen units, most missing: nominal .691, interval .811', () => {
    const three = columns(
      '. . . . . 3 4 1 2 1 1 3 3 . 3',
      '1 . 2 1 3 3 4 3 . . . . . . .',
      '. . 2 1 3 4 4 . 2 1 1 3 3 . 4',
    );
    expect(alphaOf(three, nominal)).toBeCloseTo(0.691, 3);
    expect(alphaOf(figures(three), interval)).toBeCloseTo(0.811, 3);
  });
});

const value = fc.constantFrom('true', 'partly', 'false');
const table = fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 12 });

describe('alpha', () => {
  test('is 1 only where every unit is agreed on, and null where nothing differs at all', () => {
    fc.assert(
      fc.property(table, (units) => {
        const pairable = units.filter((unit) => unit.length > 1);
        const agreed = pairable.every((unit) => new Set(unit).size === 1);
        const alpha = alphaOf(units, nominal);
        if (new Set(pairable.flat()).size < 2) expect(alpha).toBeNull();
        else expect(alpha === 1).toBe(agreed);
        expect(alpha ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('hangs neither on the order of units and raters, nor on names, nor on scale and origin', () => {
    fc.assert(
      fc.property(table, (units) => {
        const turned = units.toReversed().map((unit) => unit.toReversed().map((v) => `not ${v}`));
        expect(alphaOf(turned, nominal) ?? 9).toBeCloseTo(alphaOf(units, nominal) ?? 9, 9);
        const scaled = units.map((unit) => unit.map((v) => v.length));
        const moved = scaled.map((unit) => unit.map((v) => 3 - 7 * v));
        expect(alphaOf(moved, interval) ?? 9).toBeCloseTo(alphaOf(scaled, interval) ?? 9, 9);
      }),
    );
  });

  test('of two values is the same, nominal or interval', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(0, 1), { maxLength: 4 })), (units) => {
        const named = units.map((unit) => unit.map(String));
        expect(alphaOf(units, interval) ?? 9).toBeCloseTo(alphaOf(named, nominal) ?? 9, 9);
      }),
    );
  });
});

describe('agreement among raters', () => {
  const ratings = (units: string[][]): Rating<string>[] =>
    units.flatMap((unit, u) => unit.map((v, r) => ({ unit: `u${u}`, rater: `r${r}`, value: v })));

  test('says its raters, shared units and values, and an interval that is the same each time', () => {
    const agreement = agreementOf(ratings(TWO_NOMINAL), nominal);
    expect(agreement).toMatchObject({ raters: 2, units: 12, values: 24 });
    const [low, high] = agreement.interval ?? [0, 0];
    expect(low).toBeLessThan(0.692);
    expect(high).toBeGreaterThan(0.692);
    expect(low).toBeGreaterThan(0.2);
    expect(high).toBeLessThanOrEqual(1);
    expect(agreementOf(ratings(TWO_NOMINAL), nominal)).toEqual(agreement);
  });

  test('counts no unit that one alone rated, nor who rated only such', () => {
    const alone = { unit: 'lone', rater: 'hermit', value: 'z' };
    expect(agreementOf([...ratings(TWO_NOMINAL), alone], nominal)).toEqual(
      agreementOf(ratings(TWO_NOMINAL), nominal),
    );
    expect(agreementOf([alone], nominal)).toEqual({
      alpha: null,
      interval: null,
      raters: 0,
      units: 0,
      values: 0,
    });
  });
});
