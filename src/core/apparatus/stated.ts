/**
 * What the text says of all interviews beside their number: how many kinds and places, first and last month. None of it counts
 * people, so it is no entry of the ledger: it is stated where it tells nothing that an earlier paper did not, but of enough people.
 */
import { isEnough, type Least, type Sitting } from './sitting.ts';

const FACTS = ['kinds', 'window', 'places'] as const;
export type Fact = (typeof FACTS)[number];

/** `earlier`: of whom the text stated them before; null: somebody of these is gone, so that nobody can tell. */
export function untoldFacts(
  now: readonly Sitting[],
  earlier: readonly (readonly Sitting[] | null)[],
  least: Least,
): Fact[] {
  return FACTS.filter((fact) =>
    earlier.some((before) => before === null || !isLike(fact, now, before, least)),
  );
}

/** Whoever makes it differ, on either side, is nobody or enough people, whom enough researchers met. */
function isLike(fact: Fact, now: readonly Sitting[], before: readonly Sitting[], least: Least): boolean {
  const sides = [now.filter(isBeyond(fact, before)), before.filter(isBeyond(fact, now))];
  return sides.every((beyond) => beyond.length === 0 || isEnough(beyond, least));
}

/** Who is of another kind or place than all of these, or was met before or after them. */
function isBeyond(fact: Fact, these: readonly Sitting[]): (one: Sitting) => boolean {
  if (fact === 'kinds') return ({ type }) => these.every((other) => other.type !== type);
  if (fact === 'places')
    return ({ place }) => place !== null && these.every((other) => other.place !== place);
  const { first, last } = windowOf(these);
  return ({ month }) => first === undefined || last === undefined || month < first || month > last;
}

export function windowOf(sittings: readonly Sitting[]): { first?: string; last?: string } {
  const months = sittings.map(({ month }) => month).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? {} : { first, last };
}
