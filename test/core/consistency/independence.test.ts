/** C5: what is new in a line, and how it is told when many lines share the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import { graphOf } from '#core/consistency/graph.ts';
import { novelty, type Ties } from '#core/consistency/independence.ts';
import { claimForAnalyst } from '#core/consistency/view.ts';
import { read } from './projects.ts';

const maybe = (...values: string[]) => fc.constantFrom(null, ...values);

const anyLines: fc.Arbitrary<Ties[]> = fc
  .array(
    fc.record({
      party: maybe('isk', 'taliban'),
      serves: fc.boolean(),
      type: fc.constantFrom('elder', 'cadre'),
      network: maybe('n1', 'n2'),
      researcher: maybe('r1', 'r2', 'r3'),
      unknownRoot: fc.boolean(),
      confrontedWith: maybe('a0', 'a3', 'a7'),
    }),
    { maxLength: 30 },
  )
  .map((lines) => lines.map((line, at) => ({ ...line, id: `a${at}` })));

/** C5 as the page has it, written without the engine. */
function shared(a: Ties, b: Ties): number[] {
  const sameParty = a.party !== null && a.party === b.party;
  return [
    0.03,
    ...(sameParty ? [a.serves && b.serves ? 0.6 : 0.15] : a.type === b.type ? [0.08] : []),
    ...(a.researcher !== null && a.researcher === b.researcher ? [0.1] : []),
    ...(a.unknownRoot && b.unknownRoot ? [0.5] : []),
    ...(a.network !== null && a.network === b.network ? [0.2] : []),
    ...(a.confrontedWith === b.id || b.confrontedWith === a.id ? [0.3] : []),
  ];
}

const left = (rates: readonly number[]): number => rates.reduce((rest, r) => rest * (1 - r), 1);

describe('C5 what is new in a line', () => {
  it('is what every stronger line leaves of it, one by one', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        novelty(lines).forEach(({ d }, at) => {
          const line = lines[at];
          if (line === undefined) return;
          const each = lines.slice(0, at).map((above) => left(shared(line, above)));
          expect(d).toBeCloseTo(
            each.reduce((rest, one) => rest * one, 1),
            9,
          );
        });
      }),
    );
  });

  it('is told by what is shared, each kind once: with how many, and the nearest of them', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        novelty(lines).forEach(({ d, rho }, at) => {
          const line = lines[at];
          if (line === undefined) return;
          expect(rho.reduce((sum, { times = 1 }) => sum + times, 0)).toBe(at);
          expect(rho.reduce((rest, one) => rest * (1 - one.rho) ** (one.times ?? 1), 1)).toBeCloseTo(d, 9);
          for (const one of rho) {
            const same = lines
              .slice(0, at)
              .filter((above) => shared(line, above).join() === one.r.map(({ value }) => value).join());
            expect([one.with, one.times]).toEqual([same.at(-1)?.id, same.length]);
          }
        });
      }),
    );
  });
});

describe('C5 a claim on which very many speak', () => {
  /** Half a party line, half bystanders of one kind; a few interviewers. */
  const crowd = (n: number) =>
    read({
      version: 1,
      sources: [...Array(n).keys()].map((i) =>
        i % 2 === 0 ? { id: `s${i}`, type: 'cadre', party: 'isk' } : { id: `s${i}`, type: 'elder' },
      ),
      researchers: ['r0', 'r1', 'r2'],
      claims: [{ id: 'c', kind: 'boolean', interest: { isk: { true: 1, false: -1 } } }],
      assertions: [...Array(n).keys()].map((i) => ({
        ...{ id: `a${i}`, claim: 'c', source: `s${i}`, interview: `i${i}` },
        ...{ researcher: `r${i % 3}`, value: 'true' },
      })),
    });

  it('has a derivation and a graph that grow with their number, and not with its square', () => {
    const sizes = [100, 200, 400].map((n) => {
      const [claim] = assess(crowd(n)).claims;
      if (claim === undefined) throw new Error('no claim');
      const ties = (of: Parameters<typeof graphOf>[0]) => graphOf(of, () => null).ties.length;
      return [JSON.stringify(claim.steps).length, ties(claim), ties(claimForAnalyst(claim))];
    });
    for (const [at, small] of sizes.slice(0, -1).entries())
      small.forEach((size, of) => expect((sizes[at + 1]?.[of] ?? 0) / size).toBeLessThan(2.2));
  });
});
