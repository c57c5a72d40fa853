import { error } from '@sveltejs/kit';
import { CHARTS, drawChart } from '#core/incidents/charts.ts';
import type { RequestHandler } from './$types';
import { caveatsOf, drawSet, foundSet, PROVINCE_NAMES } from '../drawn.server.ts';

/** One chart of the page, as SVG: it is looked at there, and kept by who asks for it as a file. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const place = await locals.enter(params.project, 'incident.read');
  const { set, caveats } = await place.work(async (work) => {
    const found = await foundSet(locals, work, params.id);
    return { set: found, caveats: await caveatsOf(work, found.id) };
  });
  const chart = CHARTS.find((one) => one === url.searchParams.get('of'));
  const svg = chart && drawChart(chart, drawSet(set, url.searchParams, caveats).drawn, PROVINCE_NAMES);
  if (!chart || !svg) return error(400, 'There is no such chart.');
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'content-disposition': `inline; filename="incidents-${chart}.svg"`,
    },
  });
};
