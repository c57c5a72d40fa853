/** The coverage list: each claim with what it lacks, and whom to ask. */
import type { Coverage, Voice } from '#core/consistency/coverage.ts';
import type { ListClaim } from './claim-list.ts';

export interface AskedType {
  key: string;
  label: string;
  letter: string;
  camp: string;
}

export interface CoverageRow {
  id: string;
  proposition: string;
  place: string | null;
  status: string;
  sources: number;
  lacks: { voice: Voice; ask: AskedType[] }[];
}

/** Types that a list of types no longer holds are not asked. */
export function coverageRows(
  found: readonly Coverage[],
  claims: readonly Pick<ListClaim, 'id' | 'proposition' | 'place'>[],
  types: readonly AskedType[],
): CoverageRow[] {
  const claimOf = new Map(claims.map((claim) => [claim.id as string, claim]));
  const typeOf = new Map(types.map(({ key, label, letter, camp }) => [key, { key, label, letter, camp }]));
  return found.flatMap((one): CoverageRow[] => {
    const claim = claimOf.get(one.claim);
    if (claim === undefined) return [];
    const { id, proposition, place } = claim;
    const lacks = one.lacks.map(({ voice, ask }) => ({
      voice,
      ask: ask.flatMap((key) => typeOf.get(key) ?? []),
    }));
    return [{ id, proposition, place, status: one.status, sources: one.sources, lacks }];
  });
}
