/**
 * What “this is affirmed on both sides” says of whom: an entry of the ledger for each claim (D13, D14). The text says of each
 * side that it is enough people, and not how many. So whoever stood for a side in an earlier release stands for it in the next,
 * and those who came since are counted when there are k of them.
 */
import type { Statement } from '../disclosure/differencing.ts';
import { confirmedByBothSides, type Affirmed, type HeldClaim } from './confirmed.ts';

export interface AffirmedIn extends Affirmed {
  /** By the opaque id that the ledger knows it by. */
  readonly interview: string;
}

export interface Affirmations {
  readonly claims: readonly HeldClaim[];
  readonly said: readonly AffirmedIn[];
}

/** As an earlier entry keeps it. */
type Kept = Pick<Statement, 'of' | 'by'> & {
  readonly printed: readonly (readonly [string, readonly string[]])[];
};

const AFFIRMED = 'affirmed on both sides';
/** Each claim by itself: somebody may affirm many, and a text names all of these. */
const sideOn = (claim: string): string => `side on ${claim}`;

export function affirmedStatements(
  { claims, said }: Affirmations,
  least: number,
  k: number,
  earlier: readonly Kept[],
): Statement[] {
  const held = new Map(claims.map((claim) => [claim.id, claim]));
  return confirmedByBothSides(claims, said, least)
    .toSorted((a, b) => (a.claim < b.claim ? -1 : 1))
    .map(({ claim, sides }): Statement => {
      const by = [sideOn(claim)];
      const before = earlier.findLast((one) => one.of === AFFIRMED && one.by[0] === by[0])?.printed ?? [];
      const own = said.filter(
        (one) => one.claim === claim && one.value === held.get(claim)?.best && !one.isPublic,
      );
      const counted = sides.flatMap((side) =>
        countedFor(
          own.filter(({ party }) => party === side),
          new Set(before.flatMap(([interview, [of]]) => (of === side ? [interview] : []))),
          k,
        ).map(({ interview }) => [interview, [side]] as const),
      );
      return { of: AFFIRMED, kind: 'partly-hidden', by, printed: new Map(counted) };
    });
}

/** Of a side: all, or those who stood for it before, where too few have come since. */
function countedFor(
  all: readonly AffirmedIn[],
  before: ReadonlySet<string>,
  k: number,
): readonly AffirmedIn[] {
  const stayed = all.filter(({ interview }) => before.has(interview));
  const came = peopleIn(all) - peopleIn(stayed);
  const isWhole = new Set(stayed.map(({ interview }) => interview)).size === before.size;
  return before.size > 0 && isWhole && came < k ? stayed : all;
}

const peopleIn = (of: readonly AffirmedIn[]): number => new Set(of.map(({ source }) => source)).size;

/** Who may be counted for which claim, as an entry of the ledger has it: claim → interviews. */
export const affirmingIn = (statements: readonly Kept[]): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    statements
      .filter(({ of }) => of === AFFIRMED)
      .map(({ by, printed }) => [
        (by[0] ?? '').slice(sideOn('').length),
        new Set(printed.map(([interview]) => interview)),
      ]),
  );
