/** What is affirmed of claims that print may name, and by whom: for the paper, and for its entries of the ledger. Read as a lead. */
import type { Affirmations, AffirmedIn } from '#core/apparatus/affirming.ts';
import type { Work } from '../place.ts';
import { readAnalysisAssertions } from './analysis-assertion.ts';
import { latestVerdicts } from './assessment.ts';
import { listClaims } from './claim.ts';
import { controlClaims } from './control-claim.ts';
import { keyOf } from './export-rows.ts';
import type { PrintableRow } from './printable.ts';

/** Without control questions, whose answer is the leads' secret. `mayCount`: of which interviews a person may be counted. */
export async function readAffirmations(
  work: Work,
  rows: readonly PrintableRow[],
  mayCount: (row: PrintableRow, claim: string) => boolean,
): Promise<Affirmations> {
  const control: ReadonlySet<string> = await controlClaims(work);
  const verdicts = new Map((await latestVerdicts(work)).map((stored) => [stored.claim, stored.result]));
  const claims = (await listClaims(work)).filter(({ id }) => !control.has(id));
  const known = new Map(rows.map((row) => [row.record, row]));
  const said = (await readAnalysisAssertions(work)).flatMap((row): AffirmedIn[] => {
    const at = known.get(row.recordId);
    if (!at || row.claimId === null) return [];
    const isPublic = at.mode === 'document';
    if (!isPublic && !mayCount(at, row.claimId)) return [];
    if ((row.stance !== 'affirms' && row.value !== null) || row.stance === 'qualifies') return [];
    const value = row.value ?? (row.stance === 'denies' ? 'false' : 'true');
    const { record: interview, source, party } = at;
    return [{ claim: row.claimId, value, interview, source, party, isPublic }];
  });
  return {
    claims: claims.map((claim) => ({
      id: claim.id,
      proposition: claim.proposition,
      best: keyOf(claim, verdicts.get(claim.id)?.best ?? '') ?? verdicts.get(claim.id)?.best ?? null,
      interest: claim.interest,
    })),
    said,
  };
}
