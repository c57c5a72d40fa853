/** Why a claim stands where it does, number by number, as this role may read it. */
import type { AssessmentView } from '#core/assessment-view.ts';
import { derivationOf } from '#core/consistency/explain-tree.ts';
import type { Asked, Why } from '#core/consistency/why.ts';
import type { Work } from '#server/place.ts';
import { latestAssessment } from '#server/store/assessment.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { listClaims, type ClaimView } from '#server/store/claim.ts';
import { namer } from '../namer.server.ts';

export async function whyPage(work: Work, claim: ClaimView): Promise<{ tree: Why[] }> {
  const said = await listAssertions(work, { claim: claim.id });
  const stored = await latestAssessment(work, claim.id);
  const asked = askedOf(claim, namer(await listClaims(work), said));
  const assessment: AssessmentView | null = stored?.result ?? null;
  return { tree: assessment === null ? [] : derivationOf(assessment, asked) };
}

function askedOf(claim: ClaimView, name: Asked['name']): Asked {
  const labels = new Map(claim.values.map(({ key, label }) => [key, label]));
  const { event, filed, headline } = claim;
  return { value: (key) => labels.get(key) ?? key, name, event, filed, headline };
}
