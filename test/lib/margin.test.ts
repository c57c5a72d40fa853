import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, lanesOf, leaderOf, saidInShort, stack, type Item, type Lines } from '#lib/editor/margin.ts';

const lines = (id: string, top: number, bottom: number): Lines => ({ id, top, bottom });
const item = (id: string, turn: number, rank: number, want: number, height = 18): Item => ({
  id,
  turn,
  rank,
  want,
  height,
  gap: 0,
});

describe('brackets', () => {
  test('stand in one lane while they do not meet', () => {
    const lanes = lanesOf([lines('a', 0, 40), lines('b', 60, 80)]);
    expect([lanes.get('a'), lanes.get('b')]).toEqual([0, 0]);
  });

  test('the longest is nearest the text, whatever the order', () => {
    const spans = [lines('short', 30, 50), lines('long', 0, 100), lines('middle', 20, 70)];
    for (const order of [spans, spans.toReversed()]) {
      const lanes = lanesOf(order);
      expect([lanes.get('long'), lanes.get('middle'), lanes.get('short')]).toEqual([0, 1, 2]);
    }
  });

  test('no two in a lane share a line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 20, max: 200 })), { maxLength: 25 }),
        (pairs) => {
          const spans = pairs.map(([top, height], i) => lines(`s${i}`, top, top + height));
          const lanes = lanesOf(spans);
          for (const a of spans)
            for (const b of spans)
              if (a !== b && lanes.get(a.id) === lanes.get(b.id))
                expect(a.bottom <= b.top || b.bottom <= a.top).toBe(true);
        },
      ),
    );
  });
});

const items = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    turn: fc.nat(5),
    rank: fc.nat(2),
    want: fc.nat(800),
    height: fc.integer({ min: 16, max: 120 }),
    gap: fc.nat(8),
  }),
  { maxLength: 30, selector: (one) => one.id },
);

describe('labels', () => {
  test('stand at their first line where there is room', () => {
    const tops = stack([item('a', 0, 0, 10), item('b', 0, 0, 60)]);
    expect([tops.get('a'), tops.get('b')]).toEqual([10, 60]);
  });

  test('slide down when they meet', () => {
    const tops = stack([item('b', 0, 0, 15), item('a', 0, 0, 10), item('c', 0, 0, 20)]);
    expect([tops.get('a'), tops.get('b'), tops.get('c')]).toEqual([10, 28, 46]);
  });

  test('an assertion comes after the labels of its turn, even if its span begins before them', () => {
    const tops = stack([item('sentence', 0, 1, 0, 75), item('label', 0, 0, 30), item('next', 1, 0, 90)]);
    expect(tops.get('label')).toBe(30);
    expect(tops.get('sentence')).toBe(48);
    expect(tops.get('next')).toBe(123);
  });

  test('nothing overlaps, and nothing stands above its line', () => {
    fc.assert(
      fc.property(items, (all) => {
        const tops = stack(all);
        let floor = -Infinity;
        for (const one of all.toSorted(inOrder)) {
          const top = tops.get(one.id) ?? NaN;
          expect(top).toBeGreaterThanOrEqual(Math.max(floor, one.want));
          floor = top + one.height;
        }
      }),
    );
  });
});

describe('the active one', () => {
  test('stands at its line, and what is above it gives way upwards', () => {
    const all = [item('a', 0, 0, 100), item('b', 0, 1, 100, 90), item('c', 1, 0, 200), item('d', 1, 0, 210)];
    expect(stack(all).get('c')).toBe(208);
    const tops = stack(all, 'c');
    expect(tops.get('c')).toBe(200.5);
    expect([tops.get('a'), tops.get('b'), tops.get('d')]).toEqual([92.5, 110.5, 218.5]);
  });

  test('is a sentence at its own line, before the labels of later lines', () => {
    const tops = stack(
      [item('first', 0, 0, 30), item('later', 0, 0, 60), item('said', 0, 1, 30, 75)],
      'said',
    );
    expect([tops.get('first'), tops.get('said'), tops.get('later')]).toEqual([12.5, 30.5, 105.5]);
  });

  test('goes no higher than the page lets it, and nothing overlaps', () => {
    fc.assert(
      fc.property(items, fc.nat(29), (all, n) => {
        const held = all[n];
        const tops = stack(all, held?.id ?? null);
        const placed = all.map((one) => ({ ...one, top: tops.get(one.id) ?? NaN }));
        let floor = -Infinity;
        for (const one of placed.toSorted((a, b) => a.top - b.top)) {
          expect(one.top).toBeGreaterThanOrEqual(floor - 1e-6);
          floor = one.top + one.height;
        }
        if (held) expect(tops.get(held.id)).toBeGreaterThanOrEqual(held.want);
        expect(Math.min(0, ...placed.map((one) => one.top))).toBeGreaterThanOrEqual(-1e-6);
      }),
    );
  });
});

describe('what is said in short', () => {
  const said = (id: string, turn: number, want: number): Item => ({
    ...item(id, turn, 1, want, 100),
    sizes: { whole: 100, short: 20 },
  });

  test('is what has no room for its whole sentence before the next turn', () => {
    expect([...saidInShort([said('a', 0, 0), said('b', 1, 120)])]).toEqual([]);
    expect([...saidInShort([said('a', 0, 0), said('b', 0, 0), said('c', 1, 120)])]).toEqual(['a', 'b']);
    expect([...saidInShort([said('a', 0, 0), said('b', 0, 0), said('c', 1, 120)], 'b')]).toEqual(['a']);
  });

  test('is never what stands last, and never a label', () => {
    expect([...saidInShort([item('a', 0, 0, 0, 500), said('b', 1, 20)])]).toEqual([]);
  });
});

test('a leader runs down to a label that slid below its bracket, and up to one above it', () => {
  expect(leaderOf(lines('a', 20, 40), 5)).toEqual({ at: 5, from: 20 });
  expect(leaderOf(lines('a', 0, 20), 50)).toEqual({ at: 50, from: 20 });
  expect(leaderOf(lines('a', 0, 80), 50)).toEqual({ at: 50, from: 50 });
});
