import { DEPENDS } from '#core/event.ts';
import { countAll } from '#server/store/count.ts';
import { actsOfOthers, countWaits, leavingToConfirm } from '#server/store/lead-waits.ts';
import type { LayoutServerLoad } from './$types';

/** What the shell shows. It guards nothing: every page below asks for itself. */
export const load: LayoutServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.project, DEPENDS.vault, DEPENDS.exports);
  const readAt = Date.now(); // what is told from here on may not be in what is read below
  const place = await locals.enter(params.project, 'project.open');
  const { slug, name } = place.project;
  const { role, ordinal } = place.actor;
  const [counts, waits] = await place.work(async (work) => [
    await countAll(work),
    place.can('team.second') === 'allow' ? await countWaits(work) : { team: 0, vault: 0, exports: 0 },
  ]);
  // Some of what waits is not theirs to confirm; that is looked up only where something waits.
  const team = waits.team === 0 ? 0 : (await actsOfOthers(locals.app, place)).length;
  const exports = waits.exports === 0 ? 0 : (await leavingToConfirm(locals.app, place)).length;
  return {
    project: { slug, name },
    me: { role, ordinal },
    counts,
    waits: { ...waits, team, exports },
    readAt,
  };
};
