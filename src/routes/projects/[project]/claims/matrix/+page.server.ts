import { DEPENDS } from '#core/event.ts';
import { inSlices } from '#server/projection/pace.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { markCaveats, shownCaveats } from '#lib/caveats/marked.ts';
import { filterClaims, readFilter, sortClaims } from '#lib/claims/filter.ts';
import {
  byClass,
  campColumns,
  columnSums,
  columnWidths,
  matrixRow,
  type MatrixClaim,
  type MatrixClass,
  type MatrixRow,
} from '#lib/claims/matrix.ts';
import { packClasses } from '#lib/claims/packed-rows.ts';
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
    const marked = markCaveats(claims);
    const rows = new Map(
      await inSlices(claims, (claim) => [claim, matrixRow(claim, columns, marked)] as const),
    );
    const rowOf = (claim: MatrixClaim): MatrixRow => rows.get(claim) ?? matrixRow(claim, columns, marked);
    const shown = filterClaims(claims, filter, await codedClaims(work, filter));
    const classes: MatrixClass[] =
      filter.sort === 'disagreement'
        ? byClass(shown, rowOf)
        : shown.length === 0
          ? []
          : [{ class: 'agreed', rows: sortClaims(shown, filter.sort).map(rowOf) }];
    return {
      slug: params.project,
      study: place.project.name,
      columns,
      classes: packClasses(classes),
      sums: columnSums(
        classes.flatMap(({ rows: shownRows }) => shownRows),
        columns,
      ),
      caveats: shownCaveats(
        marked,
        classes.flatMap(({ rows: shownRows }) => shownRows),
      ),
      widths: columnWidths(rows.values(), columns),
      filter,
      choices: await choicesOf(work, claims),
      all: claims.length,
    };
  });
};
