/**
 * What the text says of all interviews beside their number: how many kinds and places, first and last month, and which kinds,
 * countries, modes and languages are too few for a row of their own, or were heard from at all. None of it counts people, so that it is no group of them: an entry of the ledger keeps it as it was said, and of whom. It is stated where it
 * tells nothing that an earlier paper did not, but of enough people.
 */
import { isEnough, type Least, type Sitting } from './sitting.ts';

export const FACTS = ['kinds', 'window', 'places', 'countries', 'modes', 'languages'] as const;
export type Fact = (typeof FACTS)[number];

/** As an entry of the ledger keeps it. */
export interface Stated {
  facts: Fact[];
  of: StatedOf[];
}
/** `type`, `place` and what else are keys and opaque ids. */
export type StatedOf = SaidOf & Pick<Sitting, 'researcher' | 'source'>;
type SaidOf = Pick<Sitting, 'type' | 'place' | 'month' | 'country' | 'mode' | 'language'>;

/** `earlier`: what papers stated before it; null: nobody knows of one what it stated. */
export function statedFacts(
  now: readonly StatedOf[],
  earlier: readonly (Stated | null)[],
  least: Least,
): Stated {
  const mayBeSaid = (fact: Fact): boolean =>
    earlier.every(
      (before) => before !== null && (!before.facts.includes(fact) || isLike(fact, now, before.of, least)),
    );
  return {
    facts: FACTS.filter(mayBeSaid),
    of: now
      .map((one) => ({ ...saidOf(one), researcher: one.researcher, source: one.source }))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}

const saidOf = ({ type, place, month, country, mode, language }: SaidOf): SaidOf => ({
  ...{ type, place, month, country, mode, language },
});

/** Whether a text that is made of these now would say what the entry has. */
export function isAsStated(now: readonly SaidOf[], { of }: Stated): boolean {
  const said = (all: readonly SaidOf[]): string =>
    JSON.stringify(all.map((one) => JSON.stringify(saidOf(one))).toSorted());
  return said(now) === said(of);
}

/** Whoever makes it differ, on either side, is nobody or enough people, whom enough researchers met. */
function isLike(fact: Fact, now: readonly StatedOf[], before: readonly StatedOf[], least: Least): boolean {
  const sides = [now.filter(isBeyond(fact, before)), before.filter(isBeyond(fact, now))];
  return sides.every((beyond) => beyond.length === 0 || isEnough(beyond, least));
}

const FIELDS = {
  kinds: 'type',
  places: 'place',
  countries: 'country',
  modes: 'mode',
  languages: 'language',
} as const satisfies Record<Exclude<Fact, 'window'>, keyof SaidOf>;

/** Who is of another kind, place … than all of these, or was met before or after them. */
function isBeyond(fact: Fact, these: readonly StatedOf[]): (one: SaidOf) => boolean {
  if (fact !== 'window') {
    const field = FIELDS[fact];
    const known = new Set(these.map((one) => one[field]));
    return (one) => one[field] !== null && !known.has(one[field]);
  }
  const { first, last } = windowOf(these);
  return ({ month }) => first === undefined || last === undefined || month < first || month > last;
}

export function windowOf(sittings: readonly Pick<Sitting, 'month'>[]): { first?: string; last?: string } {
  const months = sittings.map(({ month }) => month).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? {} : { first, last };
}
