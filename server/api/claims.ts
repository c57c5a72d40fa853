/** /api/v1/projects/:slug/claims: the ledger, for leads and analysts; a reviewer's are those that they are shown. */
import type { z } from 'zod';
import type { ClaimDraft, Term } from '#core/claim.ts';
import { asId, type ClaimId } from '#core/ids.ts';
import type { Place, Work } from '../place.ts';
import { latestVerdicts } from '../store/assessment.ts';
import { asShown, createClaim, listClaims, openClaim, type ClaimView } from '../store/claim.ts';
import { listDecisions } from '../store/decision.ts';
import { afterOpinions, listOpinions, type Opinion } from '../store/opinion.ts';
import { answered, refused, type Answer } from './answer.ts';
import { problems } from './problem.ts';
import type { ClaimItem, ListAnswer, ListQuery, NewClaimAnswer, NewClaimBody } from './schema.ts';

type Item = z.infer<typeof ClaimItem>;
type Held = Pick<
  Item,
  'status' | 'evidence' | 'best' | 'p' | 'range' | 'confidence' | 'assessedAt' | 'decision' | 'opinions'
>;
type HeldOf = (id: ClaimId) => Held | null;

/** In the order in which they were written down; the cursor is the last claim's id. */
export async function getClaims(place: Place, query: ListQuery): Promise<ListAnswer<Item>> {
  const { claims, held } = await place.work(async (work) => ({
    claims: await listClaims(work),
    held: await heldOf(work, place),
  }));
  const start = query.cursor === undefined ? 0 : claims.findIndex((claim) => claim.id === query.cursor) + 1;
  const page = claims.slice(start, start + query.limit);
  return {
    items: page.map((claim) => itemOf(claim, held, place)),
    next: start + query.limit < claims.length ? (page.at(-1)?.id ?? null) : null,
  };
}

export async function getClaim(place: Place, id: string): Promise<Answer<Item>> {
  const wanted = asId<ClaimId>(id);
  if (wanted === null) return refused(problems.notFound());
  return place.work(async (work) => {
    const claim = await openClaim(work, wanted);
    if (!claim || place.can('claim.open', { shown: true }) !== 'allow') return refused(problems.notFound());
    return answered(itemOf(claim, await heldOf(work, place), place));
  });
}

export async function postClaim(
  place: Place,
  body: NewClaimBody,
): Promise<Answer<z.infer<typeof NewClaimAnswer>>> {
  const made = await place.work((work) => createClaim(work, draftOf(body)));
  return made.ok ? answered({ id: made.id }, 201) : refused(problems.invalidBody(made.faults));
}

/** What engine, leads and reviewers hold, by claim. To a reviewer nothing of it, until their own opinion is stored. */
async function heldOf(work: Work, place: Place): Promise<HeldOf> {
  return place.can('assessment.read') === 'allow' ? heldByAll(work) : heldAfterOwn(work);
}

async function heldByAll(work: Work): Promise<HeldOf> {
  const verdicts = new Map((await latestVerdicts(work)).map((stored) => [stored.claim, stored]));
  const decisions = new Map((await listDecisions(work)).map((decision) => [decision.claim, decision]));
  const opinions = Map.groupBy(await listOpinions(work), ({ claim }) => claim);
  return (id) => {
    const stored = verdicts.get(id);
    const decision = decisions.get(id);
    return {
      status: stored?.result.status ?? null,
      ...(stored?.result.evidence ? { evidence: stored.result.evidence } : {}),
      best: stored?.result.best ?? null,
      p: stored?.result.p ?? null,
      range: stored?.result.range ?? null,
      confidence: stored?.result.confidence ?? null,
      assessedAt: stored?.at.toISOString() ?? null,
      decision: decision ? { held: decision.held, at: decision.at.toISOString() } : null,
      opinions: (opinions.get(id) ?? []).map(opinionItem),
    };
  };
}

async function heldAfterOwn(work: Work): Promise<HeldOf> {
  const told = await afterOpinions(work);
  return (id) => {
    const after = told.get(id);
    if (after === undefined) return null;
    const { verdict, decisions, others } = after;
    const decision = decisions.at(-1);
    return {
      status: verdict?.status ?? null,
      ...(verdict?.evidence ? { evidence: verdict.evidence } : {}),
      best: verdict?.best ?? null,
      p: verdict?.p ?? null,
      range: verdict?.range ?? null,
      confidence: verdict?.confidence ?? null,
      assessedAt: verdict?.at.toISOString() ?? null,
      decision: decision ? { held: decision.held, at: decision.at.toISOString() } : null,
      opinions: others.map(opinionItem),
    };
  };
}

/** Without who gave it and when, for everybody: reviewers stay anonymous. */
const opinionItem = ({ answer, likelihood, reason }: Pick<Opinion, 'answer' | 'likelihood' | 'reason'>) => ({
  ...answer,
  likelihood,
  reason,
});

function itemOf(claim: ClaimView, heldOf: HeldOf, place: Place): Item {
  const shown = place.can('assessment.read') === 'allow' ? claim : asShown(claim);
  return { ...shown, ...heldOf(claim.id) };
}

const terms = (labels: readonly string[]): Term[] => labels.map((label) => ({ key: label, label }));

function draftOf(body: NewClaimBody): ClaimDraft {
  return {
    ...body,
    place: body.place ?? null,
    period: body.period ?? null,
    values: terms(body.values),
    units: terms(body.units),
    definitions: terms(body.definitions),
    family: body.family ?? null,
    headline: body.headline ?? null,
    filed: body.filed ?? null,
  };
}
