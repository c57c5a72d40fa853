/** What a screen says of a line's interest is what the engine weighed it by. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import { lineInterests, type LineInterest } from '#core/consistency/line-interest.ts';
import { claimForAnalyst } from '#core/consistency/view.ts';
import { anyProject, read } from './projects.ts';

const interest = { isk: { true: 1, false: -1 } };
const figures = { isk: { high: 1 }, taliban: { high: -1 } };

function interestsOn(json: unknown, id = 'c'): Record<string, LineInterest> {
  const claim = assess(read(json)).claims.find((one) => one.id === id);
  return Object.fromEntries(lineInterests(claim ?? { steps: [] }));
}

describe('C3 and C4 the interest of a line', () => {
  const sources = [
    { id: 'cadre', type: 'cadre', party: 'isk' },
    { id: 'driver', type: 'driver' },
  ];

  it('is that of the origin, whoever retells it, and of copies too', () => {
    const on = interestsOn({
      version: 1,
      sources,
      claims: [{ id: 'c', kind: 'boolean', interest }],
      assertions: [
        { id: 'own', claim: 'c', source: 'cadre', value: 'false' },
        { id: 'told', claim: 'c', source: 'driver', value: 'false', root: 'cadre' },
      ],
    });
    const admitted = { against: true, serves: false, party: 'isk', leans: false };
    expect(on).toEqual({ own: admitted, told: admitted });
  });

  it('of a bystander is that of the side that their kind leans to (C2), and says so', () => {
    const leaning = {
      version: 1,
      sources: [...sources, { id: 'guard', type: 'driver' }],
      claims: [
        { id: 'c', kind: 'boolean', interest },
        ...Array.from({ length: 6 }, (_, n) => ({
          id: `k${n}`,
          kind: 'boolean',
          interest,
          resolved: { value: n < 3 ? 'true' : 'false', known: true },
        })),
      ],
      assertions: [
        { id: 'a', claim: 'c', source: 'driver', value: 'false' },
        ...Array.from({ length: 6 }, (_, n) => ({
          id: `b${n}`,
          claim: `k${n}`,
          source: 'guard',
          value: 'true',
        })),
      ],
    };
    expect(interestsOn(leaning)).toEqual({ a: { against: true, serves: false, party: 'isk', leans: true } });
  });

  it('of a figure goes by whom a high one serves, whatever the figure; of a bound too', () => {
    const on = interestsOn({
      version: 1,
      sources: [...sources, { id: 'guard', type: 'guard', party: 'taliban' }],
      claims: [{ id: 'c', kind: 'quantity', unit: 'men', interest: figures }],
      assertions: [
        { id: 'few', claim: 'c', source: 'cadre', lo: 5 },
        { id: 'floor', claim: 'c', source: 'guard', lo: 900, bound: 'floor' },
        { id: 'many', claim: 'c', source: 'driver', lo: 800 },
        { id: 'years', claim: 'c', source: 'driver', lo: 4, unit: 'years' },
      ],
    });
    expect(on).toEqual({
      few: { against: false, serves: true, party: 'isk', leans: false },
      floor: { against: true, serves: false, party: 'taliban', leans: false },
      many: { against: false, serves: false, party: null, leans: false },
    });
  });

  it('is the same for analysts, and of every line that counts against or for its own side', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        for (const claim of assess(project).claims) {
          const found = lineInterests(claim);
          expect([...lineInterests(claimForAnalyst(claim))]).toEqual([...found]);
          for (const step of claim.steps) {
            if (!('because' in step)) continue;
            expect(found.get(step.assertion)?.against).toBe(step.because.includes('hurts-own-side'));
            expect(found.get(step.assertion)?.serves).toBe(step.because.includes('serves-own-side'));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
