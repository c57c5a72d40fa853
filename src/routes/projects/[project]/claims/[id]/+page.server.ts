import { fail } from '@sveltejs/kit';
import { DEPENDS } from '#core/event.ts';
import { asId, type AccountId, type ClaimId } from '#core/ids.ts';
import type { Place, Work } from '#server/place.ts';
import {
  asShown,
  listClaims,
  listShown,
  showClaim,
  unshowClaim,
  type ClaimView,
} from '#server/store/claim.ts';
import { decide } from '#server/store/decision.ts';
import { afterOpinions, giveOpinion, listOpinions } from '#server/store/opinion.ts';
import { answerSameEvent } from '#server/store/same-event.ts';
import { statementsOf } from '#lib/claims/statement.ts';
import { listMembers } from '#server/store/membership.ts';
import { answersOf } from '#core/resolution.ts';
import { readOpinion } from '#lib/claims/opinion-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { foundClaim } from '../found.server.ts';
import { saidOn } from '../said-on.server.ts';
import { claimPage, questionsOf } from './claim-page.server.ts';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'claim.open');
  const base = { slug: params.project, study: place.project.name };
  const found = await place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    locals.demand(place.can('claim.open', { shown: true }));
    if (place.can('assessment.read') !== 'allow')
      return { view: 'shown' as const, page: await shownPage(work, claim) };
    const page = {
      claim,
      ...(await claimPage(work, claim)),
      reviewers: place.can('claim.show') === 'allow' ? await reviewersOf(work, claim) : null,
      may: {
        decide: place.can('claim.decide') === 'allow',
        edit: place.can('claim.edit') === 'allow',
        resolve: place.can('claim.resolve') === 'allow',
      },
    };
    return { view: 'weighed' as const, page };
  });
  if (found.view === 'shown') return { ...base, view: found.view, ...found.page };
  return { ...base, view: found.view, ...found.page };
};

/** What a reviewer sees: the claim, their own opinions, and after the first of them what others hold. */
async function shownPage(work: Work, claim: ClaimView) {
  const own = await listOpinions(work, claim.id);
  const after = own.length === 0 ? null : ((await afterOpinions(work)).get(claim.id) ?? null);
  return {
    claim: asShown(claim),
    answers: claim.kind === 'quantity' ? [] : answersOf(claim),
    own: own.toReversed().map(({ account: _, ...opinion }) => opinion),
    after,
  };
}

async function reviewersOf(work: Work, claim: ClaimView) {
  const shown = new Set(
    (await listShown(work)).filter((one) => one.claim === claim.id).map((one) => one.reviewer),
  );
  const members = await listMembers(work);
  return members
    .filter((member) => member.role === 'reviewer')
    .map(({ account, ordinal }) => ({ account, ordinal, shown: shown.has(account) }));
}

export const actions: Actions = {
  decide: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.decide');
    const form = await request.formData();
    const draft = {
      held: String(form.get('held') ?? ''),
      reason: String(form.get('reason') ?? '').slice(0, 4000),
    };
    const made = await place.work(async (work) =>
      decide(work, (await foundClaim(locals, work, params.id)).id, draft),
    );
    if (!made.ok) return fail(400, { decision: { ...draft, faults: made.faults } });
    return { decided: true };
  },

  opine: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.opine');
    const typed = readOpinion(await request.formData());
    const made = await place.work(async (work) =>
      giveOpinion(work, (await foundClaim(locals, work, params.id)).id, typed.draft),
    );
    if (made === null) return locals.demand('hide');
    if (!made.ok) return fail(400, { opinion: { ...typed.fields, faults: typed.faultsWith(made.faults) } });
    return { opined: true };
  },

  same: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.edit');
    const form = await request.formData();
    const key = String(form.get('pair') ?? '');
    const draft = {
      answer: String(form.get('answer') ?? ''),
      reason: String(form.get('reason') ?? '').slice(0, 4000),
    };
    const made = await place.work(async (work) => {
      const { claim, said, heard } = await saidOn(work, await foundClaim(locals, work, params.id), {
        quotes: false,
      });
      const statements = statementsOf(claim, said, heard);
      const questions = await questionsOf(work, claim, await listClaims(work), statements);
      const asked = questions.find((question) => question.key === key);
      if (!asked) {
        locals.demand('hide');
        throw new Error('demand lets nobody pass to what is hidden');
      }
      const [a, b] = asked.sides;
      const other = asId<ClaimId>(a.id === claim.id ? b.id : a.id);
      return answerSameEvent(
        work,
        asked.about === 'claims' && other !== null
          ? { claim: claim.id, other }
          : { claim: claim.id, statements: [a.id, b.id] },
        draft,
      );
    });
    if (!made.ok) return fail(400, { sameEvent: { key, ...draft, faults: made.faults } });
    return { answered: true };
  },

  show: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.show');
    await toReviewer({ locals, params, request }, place, showClaim);
  },

  unshow: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'claim.show');
    await toReviewer({ locals, params, request }, place, unshowClaim);
  },
};

async function toReviewer(
  { locals, params, request }: { locals: App.Locals; params: { id: string }; request: Request },
  place: Place,
  act: (work: Work, claim: ClaimId, reviewer: AccountId) => Promise<void>,
): Promise<void> {
  const form = await request.formData();
  const reviewer = asId<AccountId>(String(form.get('reviewer') ?? ''));
  await place.work(async (work) => {
    const claim = await foundClaim(locals, work, params.id);
    const member = (await reviewersOf(work, claim)).find((one) => one.account === reviewer);
    if (!member) return locals.demand('hide');
    await act(work, claim.id, member.account);
  });
}
