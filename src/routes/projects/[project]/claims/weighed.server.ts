/** Claims with their verdicts and what was said on them: what ledger, matrix and desk are made of. */
import type { Work } from '#server/place.ts';
import { latestVerdicts } from '#server/store/assessment.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { listClaims } from '#server/store/claim.ts';
import type { ClaimFilter } from '#lib/claims/filter.ts';
import type { MatrixClaim } from '#lib/claims/matrix.ts';
import { statementsOf } from '#lib/claims/statement.ts';

/** For leads and analysts. In the order in which the claims were written down. */
export async function weighedClaims(work: Work): Promise<MatrixClaim[]> {
  const claims = await listClaims(work);
  const verdicts = new Map((await latestVerdicts(work)).map((stored) => [stored.claim, stored.result]));
  const said = Map.groupBy(await listAssertions(work), (assertion) => assertion.claim);
  return claims.map((claim) => {
    const { id, kind, proposition, place, period, values, filed } = claim;
    const verdict = verdicts.get(id);
    return {
      id,
      kind,
      proposition,
      place,
      period,
      values,
      filed,
      verdict: verdict
        ? {
            status: verdict.status,
            best: verdict.best,
            p: verdict.p,
            range: verdict.range,
            disputed: verdict.disputed,
            bracket: verdict.bracket,
          }
        : null,
      statements: statementsOf(claim, said.get(id) ?? []),
    };
  });
}

/** What the filters can be set to: what there is. */
export function choicesOf(claims: readonly MatrixClaim[]): {
  statuses: string[];
  kinds: ClaimFilter['kind'][];
  places: string[];
  years: string[];
} {
  const years = claims.flatMap(({ period }) =>
    period === null ? [] : yearsBetween(Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))),
  );
  return {
    statuses: sorted(claims.map((claim) => claim.verdict?.status ?? 'no evidence')),
    kinds: [...new Set(claims.map((claim) => claim.kind))],
    places: sorted(claims.flatMap((claim) => claim.place ?? [])),
    years: sorted(years),
  };
}

const yearsBetween = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

const sorted = (all: readonly string[]): string[] => [...new Set(all)].toSorted();
