/** A claim that is part of itself, through however many others. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inCircles } from '#core/consistency/circles.ts';

type Wholes = Map<string, { parts: string[] }>;

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const anyWholes: fc.Arbitrary<Wholes> = fc
  .array(fc.array(fc.constantFrom(...ids, 'nowhere'), { maxLength: 3 }), { maxLength: ids.length })
  .map((all) => new Map(all.map((parts, n) => [ids[n] ?? '', { parts }])));

/** Of each claim all that it leads to, one by one. */
function leadsBack(id: string, wholes: Wholes): boolean {
  const seen = new Set<string>();
  const queue = [...(wholes.get(id)?.parts ?? [])];
  for (let part = queue.pop(); part !== undefined; part = queue.pop()) {
    if (part === id) return true;
    if (!seen.has(part)) queue.push(...(wholes.get(part)?.parts ?? []));
    seen.add(part);
  }
  return false;
}

test('are those that their parts lead back to, and no others', () => {
  fc.assert(
    fc.property(anyWholes, (wholes) => {
      const found = [...inCircles(wholes)].toSorted();
      expect(found).toEqual([...wholes.keys()].filter((id) => leadsBack(id, wholes)));
    }),
    { numRuns: 500 },
  );
});

test('very many parts, and a very long chain of them, are gone through once', () => {
  const names = Array.from({ length: 150_000 }, (_, n) => `c${n}`);
  const chain = names.map((id, n): [string, { parts: string[] }] => [
    id,
    { parts: names.slice(n + 1, n + 2) },
  ]);
  const open: Wholes = new Map([['whole', { parts: names }], ...chain]);
  expect(inCircles(open).size).toBe(0);
  const closed: Wholes = new Map([...open, [names.at(-1) ?? '', { parts: ['whole'] }]]);
  expect(inCircles(closed).size).toBe(names.length + 1);
});
