import { DEPENDS } from '#core/event.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { filterClaims, readFilter, sortClaims } from '#lib/claims/filter.ts';
import { byClass, campColumns, matrixRow, type MatrixClass } from '#lib/claims/matrix.ts';
import type { PageServerLoad } from './$types';
import { choicesOf, weighedClaims } from '../weighed.server.ts';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.claims, DEPENDS.project);
  const place = await locals.enter(params.project, 'assessment.read');
  const filter = readFilter(url.searchParams);
  return place.work(async (work) => {
    const claims = await weighedClaims(work);
    const used = new Set(claims.flatMap((claim) => claim.statements.map((s) => s.source.type.key)));
    const columns = campColumns(await listSourceTypes(work), used);
    const rows = sortClaims(filterClaims(claims, filter), filter.sort).map((claim) =>
      matrixRow(claim, columns),
    );
    const classes: MatrixClass[] =
      filter.sort === 'disagreement' ? byClass(rows) : rows.length === 0 ? [] : [{ class: 'agreed', rows }];
    return {
      slug: params.project,
      study: place.project.name,
      columns,
      classes,
      filter,
      choices: choicesOf(claims),
      all: claims.length,
    };
  });
};
