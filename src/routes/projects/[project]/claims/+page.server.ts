import { DEPENDS } from '#core/event.ts';
import { listDecisions } from '#server/store/decision.ts';
import { markCaveats, shownCaveats } from '#lib/caveats/marked.ts';
import { filterClaims, readFilter, sortClaims } from '#lib/claims/filter.ts';
import { ledgerRow, ROWS_AT_ONCE, typesIn } from '#lib/claims/ledger-row.ts';
import type { PageServerLoad } from './$types';
import { shownClaims } from './shown.server.ts';
import { choicesOf, codedClaims, weighedClaims } from './weighed.server.ts';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'claim.list');
  const base = { slug: params.project, study: place.project.name };
  return place.work(async (work) => {
    if (place.can('assessment.read') !== 'allow')
      return { ...base, view: 'shown' as const, claims: await shownClaims(work) };
    const filter = readFilter(url.searchParams);
    const claims = await weighedClaims(work);
    const coded = await codedClaims(work, filter);
    const held = new Map<string, string>(
      (await listDecisions(work)).map((decision) => [decision.claim, decision.held]),
    );
    const marked = markCaveats(claims);
    const rows = sortClaims(filterClaims(claims, filter, coded), filter.sort).map((claim) =>
      ledgerRow(claim, held.get(claim.id) ?? null, marked),
    );
    return {
      ...base,
      view: 'weighed' as const,
      filter,
      choices: await choicesOf(work, claims),
      all: claims.length,
      rows: url.searchParams.get('rows') === 'all' ? claims.length : ROWS_AT_ONCE,
      types: typesIn(claims),
      claims: rows,
      caveats: shownCaveats(marked, rows),
    };
  });
};
