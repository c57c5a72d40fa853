/** Claims with their verdicts and what was said on them: what ledger, matrix and desk are made of. */
import { codeList, codePath } from '#core/codebook.ts';
import { asId, type CodeId } from '#core/ids.ts';
import type { Work } from '#server/place.ts';
import { inSlices } from '#server/projection/pace.ts';
import { latestHeard, latestVerdicts } from '#server/store/assessment.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { listClaims } from '#server/store/claim.ts';
import { claimsCodedWith, listCodes } from '#server/store/codebook.ts';
import { mindedStatements } from '#server/store/minded.ts';
import { statementsHeld } from '#server/store/same-event.ts';
import { denialsOf } from '#lib/claims/denial.ts';
import type { ClaimChoices, ClaimFilter } from '#lib/claims/filter.ts';
import type { MatrixClaim } from '#lib/claims/matrix.ts';
import { withApart } from '#lib/claims/apart.ts';
import { statementsOf } from '#lib/claims/statement.ts';

/** For leads and analysts, without the words that were said. In the order in which the claims were written down. */
export async function weighedClaims(work: Work): Promise<MatrixClaim[]> {
  const claims = await listClaims(work);
  const verdicts = new Map((await latestVerdicts(work)).map((stored) => [stored.claim, stored.result]));
  const heard = await latestHeard(work);
  const listed = await listAssertions(work, { quotes: false });
  const said = Map.groupBy(listed, (assertion) => assertion.claim);
  const minded = await mindedStatements(work, claims, listed);
  const held = await statementsHeld(work.tx, work.project);
  return inSlices(claims, (claim) => {
    const { id, kind, proposition, place, period, values, filed, units } = claim;
    const verdict = verdicts.get(id) ?? null;
    const here = said.get(id) ?? [];
    const statements = statementsOf(withApart(claim, here, held), here, heard.get(id));
    const denials = denialsOf(kind, statements, verdict);
    return {
      ...{ id, kind, proposition, place, period, values, filed, units, verdict, statements, denials },
      minded: minded.get(id) ?? [],
    };
  });
}

/** What the filters can be set to: what there is. */
export async function choicesOf(work: Work, claims: readonly MatrixClaim[]): Promise<ClaimChoices> {
  const years = claims.flatMap(({ period }) =>
    period === null ? [] : yearsBetween(Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))),
  );
  return {
    statuses: sorted(claims.map((claim) => claim.verdict?.status ?? 'no evidence')),
    kinds: [...new Set(claims.map((claim) => claim.kind))],
    places: sorted(claims.flatMap((claim) => claim.place ?? [])),
    years: sorted(years),
    codes: codeList(await listCodes(work)).map((code) => ({ id: code.id, label: codePath(code) })),
  };
}

/** Claims that a filter's code leads to, or one beneath it; none where it asks for no code. */
export async function codedClaims(work: Work, { code }: ClaimFilter): Promise<ReadonlySet<string>> {
  const id = code === null ? null : asId<CodeId>(code);
  return id === null ? new Set() : claimsCodedWith(work, id);
}

const yearsBetween = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

const sorted = (all: readonly string[]): string[] => [...new Set(all)].toSorted();
