/** The form of a resolution, read against its claim, and what it would change, as the page lists it. */
import type { Fault, Term } from '#core/claim.ts';
import { monthAnywhere } from '#core/month.ts';
import { resolvableTo, resolutionFaults, standingFaults, withdrawalFaults } from '#core/resolution.ts';
import { researcherIds } from '#server/analysis/researcher-ids.ts';
import { previewResolution, stateHeld } from '#server/analysis/preview.ts';
import { digestOf, sightOf, type Supposed } from '#server/analysis/supposed.ts';
import type { Place, Work } from '#server/place.ts';
import { latestAssessment } from '#server/store/assessment.ts';
import { listClaims, openClaim, type ClaimView } from '#server/store/claim.ts';
import { listMembers } from '#server/store/membership.ts';
import { resolveClaim, standingResolutions, withdrawResolution } from '#server/store/resolution.ts';
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
        : [
            ...standingFaults(form.draft, standing.get(claim.id)?.kind ?? null),
            ...resolutionFaults(
              form.draft,
              claim,
              monthAnywhere(work.ground.now()),
              await offered(work, claim, form.draft.kind === 'control'),
            ),
          ];
    return { place, ground: work.ground, claim, form, faults };
  });
}

/** What was known before anybody was asked may be any answer: those who are asked then have all of them. */
export async function offered(work: Work, claim: ClaimView, known: boolean): Promise<readonly Term[]> {
  const stored = known || claim.kind !== 'boolean' ? null : await latestAssessment(work, claim.id);
  return resolvableTo(claim, stored?.result.p ? Object.keys(stored.result.p) : null);
}

/** What a lead is shown before anything is entered. */
export interface Shown extends ImpactView {
  /** In which state the study was, and in what words the claim stood. */
  state: string;
  /** What was seen, whatever else the study holds: what it changes, and the claim's words. */
  seen: string;
}

/** Null: it was cancelled. Outside the member's transaction, which would hold a connection meanwhile. */
export async function previewed(asked: Asked): Promise<Shown | null> {
  const { place, ground, claim, form } = asked;
  const project = place.project.id;
  const preview = await previewResolution({ ground, project }, claim.id, supposedOf(form), form.run);
  if (preview === null) return null;
  return place.work(async (work) => {
    const idOf = researcherIds(ground.keys, project);
    const members = (await listMembers(work)).filter(({ role }) => role === 'researcher');
    const ordinals = new Map(members.map(({ account, ordinal }) => [idOf(account), ordinal]));
    const claims = await listClaims(work);
    const words = wordsOf(claims.find(({ id }) => id === claim.id) ?? claim);
    return {
      ...impactView(preview.impact, claim.id, claims, ordinals),
      state: sightOf(preview.state, words),
      seen: digestOf(JSON.stringify([preview.impact, words])),
    };
  });
}

/** What the engine does not read and a lead does, who says that this is so. */
const wordsOf = ({ proposition, place, values, units, definitions }: ClaimView) => ({
  ...{ proposition, place, values, units, definitions },
});

/** How often it is tried while others work on what has no part in it. */
const TRIES = 3;

/**
 * Enters what was asked, if it changes what was seen and nothing else. Else what it would change now, to be seen first;
 * null: that was cancelled.
 */
export async function enterAsSeen(asked: Asked): Promise<'entered' | Shown | null> {
  let { state } = asked.form;
  for (let tries = 1; ; tries++) {
    if (await enteredIn(asked, state)) return 'entered';
    const now = await previewed(asked);
    if (now === null || now.seen !== asked.form.seen || tries === TRIES) return now;
    state = now.state;
  }
}

/** False: the study is in another state, or the claim says something else. */
const enteredIn = ({ place, claim, form }: Asked, state: string): Promise<boolean> =>
  place.work(async (work) => {
    const held = await stateHeld(work);
    const now = await openClaim(work, claim.id);
    if (now === null || sightOf(held, wordsOf(now)) !== state) return false;
    const result =
      form.fields.act === 'withdraw'
        ? await withdrawResolution(work, claim.id, form.fields.reason)
        : await resolveClaim(work, claim.id, form.draft);
    return result?.ok === true;
  });

const supposedOf = ({ fields, draft: { answer, ...draft } }: ResolutionForm): Supposed | null =>
  fields.act === 'withdraw' || answer === null ? null : { ...draft, answer };
