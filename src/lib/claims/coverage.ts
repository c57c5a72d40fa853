/** The coverage list: each claim with what it lacks, and whom to ask. */
import type { Coverage, Voice } from '#core/consistency/coverage.ts';
import type { Denial } from './denial.ts';
import type { MatrixClaim } from './matrix.ts';
import { aheadOf } from './verdict.ts';
import { voicesOn } from './voices.ts';

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
  /** Who stands against it, and against which answer, where another one is measured. */
  denials: readonly Denial[];
  ahead: string | null;
  voices: number;
  lacks: { voice: Voice; ask: AskedType[] }[];
}

/** Types that a list of types no longer holds are not asked. */
export function coverageRows(
  found: readonly Coverage[],
  claims: readonly MatrixClaim[],
  types: readonly AskedType[],
): CoverageRow[] {
  const claimOf = new Map(claims.map((claim) => [claim.id as string, claim]));
  const typeOf = new Map(types.map(({ key, label, letter, camp }) => [key, { key, label, letter, camp }]));
  return found.flatMap((one): CoverageRow[] => {
    const claim = claimOf.get(one.claim);
    if (claim === undefined) return [];
    const { id, proposition, place, statements, denials } = claim;
    const beside = { denials, ahead: aheadOf(claim, claim.verdict) };
    const lacks = one.lacks.map(({ voice, ask }) => ({
      voice,
      ask: ask.flatMap((key) => typeOf.get(key) ?? []),
    }));
    const voices = voicesOn(statements);
    return [{ id, proposition, place, status: one.status, ...beside, voices, lacks }];
  });
}
