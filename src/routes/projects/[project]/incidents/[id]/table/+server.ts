import { error } from '@sveltejs/kit';
import { withoutFormula, writeCsv } from '#core/csv.ts';
import { CHARTS, tableOf, withCaveats } from '#core/incidents/charts.ts';
import type { RequestHandler } from './$types';
import { caveatsOf, drawSet, foundSet, PROVINCE_NAMES } from '../drawn.server.ts';

/** What is behind a chart, as CSV. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'incident.read');
  const { set, caveats } = await place.work(async (work) => {
    const found = await foundSet(locals, work, params.id);
    return { set: found, caveats: await caveatsOf(work, found.id) };
  });
  const chart = CHARTS.find((one) => one === url.searchParams.get('of'));
  const { drawn, minded } = drawSet(set, url.searchParams, caveats);
  const table = chart && tableOf(chart, drawn, PROVINCE_NAMES);
  if (!chart || !table) return error(400, 'There is no such table.');
  const kept = chart === 'periods' ? (drawn.comparison?.caveats ?? []) : minded;
  const lines = withCaveats(table, kept).map((cells) =>
    cells.map((cell) => withoutFormula(cell === null ? '' : String(cell))),
  );
  return new Response(writeCsv(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="incidents-${chart}.csv"`,
    },
  });
};
