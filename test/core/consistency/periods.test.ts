/** C6: who came before in a family, found without going through all of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Claim } from '#core/consistency/interchange.ts';
import { Periods } from '#core/consistency/periods.ts';
import { read } from './projects.ts';

const month = fc.integer({ min: 1, max: 9 }).map((n) => `2022-0${n}`);

const anyFamily: fc.Arbitrary<readonly Claim[]> = fc
  .array(fc.record({ period: fc.option(fc.tuple(month, month), { freq: 5 }), state: fc.boolean() }), {
    maxLength: 12,
  })
  .map(
    (claims) =>
      read({
        version: 1,
        claims: claims.map(({ period, state }, n) => {
          const [from, to] = period?.toSorted() ?? [];
          return { id: `c${n}`, kind: 'boolean', state, period: period && { from, to } };
        }),
      }).claims,
  );

/** As the page has it. */
function previousOf(claim: Claim, family: readonly Claim[]): string | null {
  const { period } = claim;
  if (!claim.state || period === null) return null;
  const before = family.filter((other) => other.period !== null && other.period.to < period.from);
  const latest = before
    .map((other) => other.period?.to ?? '')
    .toSorted()
    .at(-1);
  return before.map(({ id, period: of }) => (of?.to === latest ? id : '~')).toSorted()[0] ?? null;
}

test('C6: the period before is the one with the latest end, of equal ones the first id, and knows who follows it', () => {
  fc.assert(
    fc.property(anyFamily, (family) => {
      const periods = new Periods(family);
      for (const claim of family) {
        expect(periods.previousOf(claim)?.id ?? null).toBe(previousOf(claim, family));
        expect(
          periods
            .followersOf(claim)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(
          family
            .filter((other) => previousOf(other, family) === claim.id)
            .map(({ id }) => id)
            .toSorted(),
        );
      }
    }),
  );
});
