import { redirect } from '@sveltejs/kit';
import { DEPENDS } from '#core/event.ts';
import { homeOf } from '#lib/shell/places.ts';
import { actsToConfirm, leavingToConfirm } from '#server/store/lead-waits.ts';
import { lastVisit, markVisit } from '#server/store/visit.ts';
import type { Actions, PageServerLoad } from './$types';
import { reviewDesk, studyDesk } from './desk.server.ts';

/** How long a visit lasts: what changed is counted from before it, however often the page is read. */
const VISIT_SECONDS = 8 * 60 * 60;

export const load: PageServerLoad = async ({ locals, params, cookies, depends, url }) => {
  depends(DEPENDS.claims, DEPENDS.records, DEPENDS.codebook, DEPENDS.sources);
  depends(DEPENDS.project, DEPENDS.vault, DEPENDS.exports); // what waits for a second lead
  const place = await locals.enter(params.project, 'desk.open');
  const { role } = place.actor;
  // A researcher has no desk beside their interviews, an auditor none beside the audit.
  if (role === 'researcher' || role === 'auditor') redirect(303, homeOf(params.project, role) + url.search);
  const asked =
    role === 'lead'
      ? {
          acts: await actsToConfirm(locals.app, place),
          leaving: await leavingToConfirm(locals.app, place),
        }
      : { acts: [], leaving: [] };
  return place.work(async (work) => {
    // On the root, as all cookies, so that signing out finds it; by a part of a random id, which names no study.
    const cookie = `before-${work.project.slice(0, 8)}`;
    const kept = new Date(cookies.get(cookie) ?? '');
    const since = Number.isNaN(kept.getTime()) ? await lastVisit(work) : kept;
    cookies.set(cookie, since.toISOString(), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
      maxAge: VISIT_SECONDS,
    });
    const base = { slug: params.project, study: place.project.name, since, now: work.ground.now() };
    switch (role) {
      case 'lead':
      case 'analyst':
        return { ...base, ...(await studyDesk(place, work, since, asked)) };
      case 'reviewer':
        return { ...base, ...(await reviewDesk(work)) };
    }
  });
};

export const actions: Actions = {
  /** The page stands before the member's eyes: the next visit counts from here. */
  seen: async ({ locals, params }) => {
    const place = await locals.enter(params.project, 'desk.open');
    await place.work(markVisit);
  },
};
