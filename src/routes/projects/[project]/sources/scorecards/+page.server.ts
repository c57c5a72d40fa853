import { DEPENDS } from '#core/event.ts';
import { byType, readScorecards } from '#server/analysis/scorecard.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.claims, DEPENDS.sources);
  const place = await locals.enter(params.project, 'scorecard.read');
  const types = await place.work(listSourceTypes);
  const cards = new Map(byType(await readScorecards(locals.app, place)).map((card) => [card.type, card]));
  return {
    cards: types.flatMap(({ key, letter, camp, label }) => {
      const card = cards.get(key);
      return card ? [{ ...card, mark: { letter, camp, label } }] : [];
    }),
  };
};
