import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { CHARTS, tableOf } from '#core/incidents/charts.ts';
import { DEPENDS } from '#core/event.ts';
import { actorOf } from '#core/incidents/series.ts';
import { counted, tallyOf } from '#core/incidents/settled.ts';
import { asId, type ClaimId } from '#core/ids.ts';
import { CaveatForm, CaveatGone } from '#lib/caveats/form.ts';
import { removeCaveat, writeCaveat } from '#server/store/caveat.ts';
import { listClaims } from '#server/store/claim.ts';
import { linkIncident, linksOfSet, unlinkIncident } from '#server/store/incident-claim.ts';
import { removeSet, settleDoubts, type SetOpened } from '#server/store/incident-set.ts';
import { caveatsOf, drawSet, foundSet, PROVINCE_NAMES } from './drawn.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows of the list on a page, and pairs that are asked about at once. */
const PAGE_ROWS = 50;
const PAIRS = 20;

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.claims);
  const place = await locals.enter(params.project, 'incident.read');
  return place.work(async (work) => {
    const set = await foundSet(locals, work, params.id);
    const caveats = await caveatsOf(work, set.id);
    const { read, drawn } = drawSet(set, url.searchParams, caveats);
    const { weeks: _, byType: _t, byActor: _a, byDistance: _d, ...report } = drawn.report;
    return {
      slug: params.project,
      set: { id: set.id, name: set.name, incidents: set.incidents.length, madeAt: set.madeAt },
      asked: read.asked,
      fault: read.ok ? null : read.fault,
      report: { ...report, duplicates: undefined },
      comparison: drawn.comparison,
      actors: [...new Set(counted(set.incidents, set.answers).map(actorOf))].toSorted(),
      charts: CHARTS.flatMap((chart) => {
        const table = tableOf(chart, drawn, PROVINCE_NAMES);
        return table === null ? [] : [{ chart, table }];
      }),
      doubts: doubtsOf(set, drawn.report.duplicates),
      tally: tallyOf(drawn.report.duplicates),
      list: listOf(set, url.searchParams),
      links: (await linksOfSet(work, set.id)).map((link) => ({
        ...link,
        incident: set.incidents.find(({ line }) => line === link.line) ?? null,
      })),
      events: (await listClaims(work))
        .filter(({ event }) => event)
        .map(({ id, proposition }) => ({ id, proposition })),
      caveats: { list: caveats, may: place.can('caveat.write') === 'allow' },
      mayRemove: place.can('incident.remove') === 'allow',
    };
  });
};

/** Those that wait first, each with what its two lines say. */
function doubtsOf(set: SetOpened, doubts: ReturnType<typeof drawSet>['drawn']['report']['duplicates']) {
  const at = new Map(set.incidents.map((one) => [one.line, one]));
  const rows = doubts.map(({ lines, why, settled }) => ({
    lines,
    why,
    leftOut: settled === null ? undefined : settled.leftOut,
    rows: lines.map((line) => ({ line, incident: at.get(line) ?? null })),
  }));
  return {
    open: rows.filter(({ leftOut }) => leftOut === undefined).slice(0, PAIRS),
    settled: rows.filter(({ leftOut }) => leftOut !== undefined).slice(0, PAIRS),
  };
}

function listOf(set: SetOpened, query: URLSearchParams) {
  const pages = Math.ceil(set.incidents.length / PAGE_ROWS);
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.get('page') ?? '1')) || 1));
  const out = new Set(set.answers.map(({ leftOut }) => leftOut));
  const rows = set.incidents
    .slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS)
    .map((incident) => ({ line: incident.line, incident, leftOut: out.has(incident.line) }));
  return { page, pages, rows };
}

const Line = z.coerce.number().int().positive();
const Answer = z.enum(['keep', 'leave-out']);
const Pair = z.object({ line: Line, other: Line, answer: Answer });

/** In one transaction with the set that the form is about. */
async function within<T>(
  event: RequestEvent,
  act: (work: Parameters<typeof foundSet>[1], set: SetOpened, form: Record<string, unknown>) => Promise<T>,
  action: 'incident.edit' | 'caveat.write' = 'incident.edit',
): Promise<T> {
  const { locals, params, request } = event;
  const place = await locals.enter(params['project'] ?? '', action);
  const form: Record<string, unknown> = Object.fromEntries(await request.formData());
  return place.work(async (work) => act(work, await foundSet(locals, work, params['id'] ?? ''), form));
}

export const actions: Actions = {
  settle: (event) =>
    within(event, async (work, set, form) => {
      const read = Pair.safeParse(form);
      if (!read.success) return fail(400, { gone: true });
      const { line, other, answer } = read.data;
      return (await settleDoubts(work, set, [line, other], answer))
        ? { answered: true }
        : fail(409, { gone: true });
    }),

  settleAll: (event) =>
    within(event, async (work, set, form) => {
      const read = Answer.safeParse(form['answer']);
      if (!read.success) return fail(400, { gone: true });
      await settleDoubts(work, set, 'all', read.data);
      return { answered: true };
    }),

  link: (event) =>
    within(event, async (work, set, form) => {
      const line = String(form['line'] ?? '').trim();
      const claim = asId<ClaimId>(String(form['claim'] ?? ''));
      const read = Line.safeParse(line);
      const done =
        claim === null
          ? 'no-event'
          : read.success
            ? await linkIncident(work, set, read.data, claim)
            : 'no-line';
      return done === 'linked' ? { linked: true } : fail(400, { link: { fault: done, line, claim } });
    }),

  unlink: (event) =>
    within(event, async (work, set, form) => {
      const line = Line.safeParse(form['line']);
      const claim = asId<ClaimId>(String(form['claim'] ?? ''));
      if (line.success && claim !== null) await unlinkIncident(work, set.id, line.data, claim);
      return { unlinked: true };
    }),

  caveat: (event) =>
    within(
      event,
      async (work, set, form) => {
        const draft = CaveatForm.parse(form);
        const written = await writeCaveat(work, { set: set.id }, draft);
        return written.ok ? { noted: true } : fail(400, { caveat: { ...draft, faults: written.faults } });
      },
      'caveat.write',
    ),

  uncaveat: (event) =>
    within(
      event,
      async (work, set, form) => {
        const caveat = CaveatGone.safeParse(form);
        if (caveat.success) await removeCaveat(work, { set: set.id }, caveat.data.id);
        return { noted: true };
      },
      'caveat.write',
    ),

  remove: async ({ locals, params }) => {
    const place = await locals.enter(params.project, 'incident.remove');
    await place.work(async (work) => removeSet(work, (await foundSet(locals, work, params.id)).id));
    return redirect(303, `/projects/${params.project}/incidents`);
  },
};
