import { DEPENDS } from '#core/event.ts';
import { readCoverage, weighedNow } from '#server/analysis/coverage.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { coverageRows } from '#lib/claims/coverage.ts';
import { ROWS_AT_ONCE } from '#lib/claims/ledger-row.ts';
import type { PageServerLoad } from './$types';
import { weighedClaims } from '../weighed.server.ts';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'assessment.read');
  const { claims, types, weighed, ground } = await place.work(async (work) => ({
    claims: await weighedClaims(work),
    types: await listSourceTypes(work),
    weighed: await weighedNow(work),
    ground: work.ground,
  }));
  // After the member's own transaction: it must not hold one connection while it waits for another.
  const found = await readCoverage({ ground, project: place.project.id }, place.actor.role, weighed);
  const listed = new Set<string>(claims.map(({ id }) => id));
  const lacking = found.filter(({ claim }) => listed.has(claim));
  const shown = url.searchParams.get('rows') === 'all' ? lacking : lacking.slice(0, ROWS_AT_ONCE);
  return {
    slug: params.project,
    study: place.project.name,
    all: claims.length,
    lacking: lacking.length,
    rows: coverageRows(shown, claims, types),
  };
};
