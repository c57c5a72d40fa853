/** The set of an address, and what is counted of it as the address asks. */
import { caveatInWords, caveatsOn, type Caveat } from '#core/caveat.ts';
import { drawnOf, type Drawn } from '#core/incidents/charts.ts';
import type { Window } from '#core/incidents/day.ts';
import { incidentReport, noteOnPeriods, windowOf } from '#core/incidents/report.ts';
import { counted } from '#core/incidents/settled.ts';
import { asId, type IncidentSetId } from '#core/ids.ts';
import { readAsked, type Read } from '#lib/incidents/counting.ts';
import { en } from '#lib/messages/en.ts';
import type { Work } from '#server/place.ts';
import { listCaveats } from '#server/store/caveat.ts';
import { openSet, type SetOpened } from '#server/store/incident-set.ts';

export async function foundSet(locals: App.Locals, work: Work, text: string): Promise<SetOpened> {
  const id = asId<IncidentSetId>(text);
  const set = id === null ? null : await openSet(work, id);
  if (set !== null) return set;
  locals.demand('hide');
  throw new Error('demand lets nobody pass to what is hidden');
}

/** What is to be kept in mind of a set: it is told with whatever is counted of it. */
export const caveatsOf = async (work: Work, set: IncidentSetId): Promise<Caveat[]> =>
  (await listCaveats(work)).filter(({ material }) => material === set);

export function drawSet(
  set: SetOpened,
  query: URLSearchParams,
  caveats: readonly Caveat[],
): { read: Read; drawn: Drawn; minded: string[] } {
  const read = readAsked(query, windowOf(set.incidents));
  const { window, average, actor, periods, categories } = read.asked;
  const mindedIn = ({ from, to }: Window): string[] =>
    caveatsOn(caveats, [set.id], { from: from.slice(0, 7), to: to.slice(0, 7) }).map(caveatInWords);
  const minded = mindedIn(window);
  const how = { average, categories, answers: set.answers, file: set.file };
  const report = incidentReport(set.name, set.incidents, { ...how, window, caveats: minded });
  const incidents = counted(set.incidents, set.answers);
  const compare = (two: readonly [Window, Window]) => {
    const of = [...new Set(two.flatMap(mindedIn))];
    const note = noteOnPeriods(set.name, set.incidents, two, { ...how, caveats: of });
    return { periods: two, note, caveats: of };
  };
  const drawn = drawnOf(incidents, { name: set.name, report, average, actor }, periods && compare(periods));
  return { read, drawn, minded };
}

/** What provinces are called. */
export const PROVINCE_NAMES: Readonly<Record<string, string>> = en.interview.regions;
