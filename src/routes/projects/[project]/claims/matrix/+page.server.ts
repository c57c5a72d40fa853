import { DEPENDS } from '#core/event.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { markCaveats, shownCaveats } from '#lib/caveats/marked.ts';
import { filterClaims, readFilter, sortClaims } from '#lib/claims/filter.ts';
import { byClass, campColumns, columnWidths, matrixRow, type MatrixClass } from '#lib/claims/matrix.ts';
import type { PageServerLoad } from './$types';
import { choicesOf, codedClaims, weighedClaims } from '../weighed.server.ts';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.claims, DEPENDS.project);
  const place = await locals.enter(params.project, 'assessment.read');
  const filter = readFilter(url.searchParams);
  return place.work(async (work) => {
    const claims = await weighedClaims(work);
    const used = new Set(claims.flatMap((claim) => claim.statements.map((s) => s.source.type.key)));
    const columns = campColumns(await listSourceTypes(work), used);
    const shown = sortClaims(filterClaims(claims, filter, await codedClaims(work, filter)), filter.sort);
    const marked = markCaveats(claims);
    const classes: MatrixClass[] =
      filter.sort === 'disagreement'
        ? byClass(shown, columns, marked)
        : shown.length === 0
          ? []
          : [{ class: 'agreed', rows: shown.map((claim) => matrixRow(claim, columns, marked)) }];
    return {
      slug: params.project,
      study: place.project.name,
      columns,
      classes,
      caveats: shownCaveats(
        marked,
        classes.flatMap(({ rows }) => rows),
      ),
      widths: columnWidths(claims, columns),
      filter,
      choices: await choicesOf(work, claims),
      all: claims.length,
    };
  });
};
