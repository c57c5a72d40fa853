/**
 * confirmations-by-both-sides-named: what enemies confirm alike, where enough people of each side say so. On which side
 * somebody stands is the party whose interest they share, as the claim has it.
 */

export interface Confirmed {
  readonly claim: string;
  readonly proposition: string;
  /** Parties: first those whom it serves. */
  readonly sides: readonly string[];
}

export interface HeldClaim {
  readonly id: string;
  readonly proposition: string;
  /** The value that is held. */
  readonly best: string | null;
  /** By party, by value: above 0 where it serves the party. */
  readonly interest: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Affirmed {
  readonly claim: string;
  /** As it was affirmed. */
  readonly value: string;
  readonly source: string;
  readonly party: string | null;
  /** In a public document: anybody can read who said so. */
  readonly isPublic: boolean;
}

export function confirmedByBothSides(
  claims: readonly HeldClaim[],
  said: readonly Affirmed[],
  least: number,
): Confirmed[] {
  const byClaim = Map.groupBy(said, ({ claim }) => claim);
  return claims.flatMap(({ id, proposition, best, interest }) => {
    if (best === null) return [];
    const own = (byClaim.get(id) ?? []).filter(({ value }) => value === best);
    const parties = [...Map.groupBy(own, ({ party }) => party ?? '')].filter(([, of]) => isEnough(of, least));
    const sideOf = (sign: 1 | -1): string[] =>
      parties
        .map(([party]) => party)
        .filter((party) => Math.sign(interest[party]?.[best] ?? 0) === sign)
        .toSorted();
    const [served, hurt] = [sideOf(1), sideOf(-1)];
    return served.length > 0 && hurt.length > 0
      ? [{ claim: id, proposition, sides: [...served, ...hurt] }]
      : [];
  });
}

const isEnough = (of: readonly Affirmed[], least: number): boolean =>
  of.some(({ isPublic }) => isPublic) || new Set(of.map(({ source }) => source)).size >= least;
