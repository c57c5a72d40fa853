/** The form of a resolution, read against its claim, and what it would change, as the page lists it. */
import type { Fault, Term } from '#core/claim.ts';
import { monthAnywhere } from '#core/month.ts';
import { resolvableTo, resolutionFaults, withdrawalFaults } from '#core/resolution.ts';
import { researcherIds } from '#server/analysis/researcher-ids.ts';
import { previewResolution } from '#server/analysis/preview.ts';
import type { Supposed } from '#server/analysis/supposed.ts';
import type { Place, Work } from '#server/place.ts';
import { latestAssessment } from '#server/store/assessment.ts';
import { listClaims, type ClaimView } from '#server/store/claim.ts';
import { listMembers } from '#server/store/membership.ts';
import { standingResolutions } from '#server/store/resolution.ts';
import { impactView, type ImpactView } from '#lib/claims/impact.ts';
import { readResolutionForm, type ResolutionForm } from '#lib/claims/resolution-form.ts';
import { foundClaim } from '../../found.server.ts';

export interface Asked {
  place: Place;
  ground: Work['ground'];
  claim: ClaimView;
  form: ResolutionForm;
  faults: Fault[];
}

interface Event {
  locals: App.Locals;
  params: { id: string };
  request: Request;
}

/** The action has asked `can`. */
export async function formOf({ locals, params, request }: Event, place: Place): Promise<Asked> {
  const data = await request.formData();
  return place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const form = readResolutionForm(data, claim.kind);
    const standing = await standingResolutions(work.tx, work.words, work.project);
    const faults =
      form.fields.act === 'withdraw'
        ? withdrawalFaults(form.fields.reason, standing.has(claim.id))
        : resolutionFaults(
            form.draft,
            claim,
            monthAnywhere(work.ground.now()),
            await offered(work, claim, form.draft.kind === 'control'),
          );
    return { place, ground: work.ground, claim, form, faults };
  });
}

/** What was known before anybody was asked may be any answer: those who are asked then have all of them. */
export async function offered(work: Work, claim: ClaimView, known: boolean): Promise<readonly Term[]> {
  const stored = known || claim.kind !== 'boolean' ? null : await latestAssessment(work, claim.id);
  return resolvableTo(claim, stored?.result.p ? Object.keys(stored.result.p) : null);
}

/** Null: it was cancelled. Outside the member's transaction, which would hold a connection meanwhile. */
export async function previewed(asked: Asked): Promise<(ImpactView & { state: string }) | null> {
  const { place, ground, claim, form } = asked;
  const project = place.project.id;
  const preview = await previewResolution({ ground, project }, claim.id, supposedOf(form), form.run);
  if (preview === null) return null;
  return place.work(async (work) => {
    const idOf = researcherIds(ground.keys, project);
    const members = (await listMembers(work)).filter(({ role }) => role === 'researcher');
    const ordinals = new Map(members.map(({ account, ordinal }) => [idOf(account), ordinal]));
    const view = impactView(preview.impact, claim.id, await listClaims(work), ordinals);
    return { ...view, state: preview.state };
  });
}

const supposedOf = ({ fields, draft: { answer, ...draft } }: ResolutionForm): Supposed | null =>
  fields.act === 'withdraw' || answer === null ? null : { ...draft, answer };
