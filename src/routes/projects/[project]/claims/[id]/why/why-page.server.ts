/** Why a claim stands where it does, number by number, as this role may read it. */
import type { AssessmentView } from '#core/assessment-view.ts';
import type { Caveat } from '#core/caveat.ts';
import { derivationOf } from '#core/consistency/explain-tree.ts';
import { graphOf, type IndependenceGraph } from '#core/consistency/graph.ts';
import type { Asked, Why } from '#core/consistency/why.ts';
import type { Work } from '#server/place.ts';
import { latestAssessment } from '#server/store/assessment.ts';
import { listAssertions, type AssertionView } from '#server/store/assertion.ts';
import { listClaims, type ClaimView } from '#server/store/claim.ts';
import { mindedStatements } from '#server/store/minded.ts';
import type { Teller } from '#lib/claims/teller.ts';
import { namer } from '../namer.server.ts';

export interface WhyPage {
  /** Which assessment it is of; null: it has not been weighed. */
  assessment: string | null;
  tree: Why[];
  graph: IndependenceGraph | null;
  /** Assertion → teller. */
  tellers: Record<string, Teller>;
  /** What is to be kept in mind of what it rests on. */
  caveats: readonly Caveat[];
}

export async function whyPage(work: Work, claim: ClaimView): Promise<WhyPage> {
  const said = await listAssertions(work, { claim: claim.id });
  const stored = await latestAssessment(work, claim.id);
  const asked = askedOf(claim, namer(await listClaims(work), said));
  const assessment: AssessmentView | null = stored?.result ?? null;
  const confronted = new Map(said.map((one) => [one.id, one.confrontedWith]));
  return {
    assessment: stored?.id ?? null,
    tree: assessment === null ? [] : derivationOf(assessment, asked),
    graph: assessment === null ? null : graphOf(assessment, (id) => confronted.get(id) ?? null),
    tellers: Object.fromEntries(said.map((one) => [one.id, tellerOf(one)])),
    caveats: (await mindedStatements(work, [claim], said)).get(claim.id) ?? [],
  };
}

function tellerOf({ source: { code, type } }: AssertionView): Teller {
  return { code, letter: type.letter, camp: type.camp, type: type.label };
}

function askedOf(claim: ClaimView, name: Asked['name']): Asked {
  const labels = new Map(claim.values.map(({ key, label }) => [key, label]));
  const { event, filed, headline, units } = claim;
  const unit = units[0]?.label ?? null;
  return { value: (key) => labels.get(key) ?? key, name, event, filed, headline, unit };
}
