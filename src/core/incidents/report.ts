/** All that is counted of a file of incidents, with the note that says how. */
import { CAPITALS, BAND_NAMES } from './capitals.ts';
import { duplicatesIn, DUPLICATE, type Doubt } from './duplicates.ts';
import type { Window } from './day.ts';
import { isLikeForLike, rateIn, type Rate } from './rates.ts';
import type { Incident } from './read.ts';
import {
  actorOf,
  AVERAGE_WEEKS,
  COMPETING,
  deadIn,
  distanceGroup,
  DISTANCE_GROUPS,
  groupedSeries,
  inWindow,
  shares,
  UNATTRIBUTED,
  weeklySeries,
  type Grouped,
  type Week,
} from './series.ts';

export interface IncidentReport {
  window: Window;
  incidents: number;
  dead: { low: number; high: number };
  deadUnsaid: number;
  /** Asked about: nothing is left out for them. */
  duplicates: readonly Doubt[];
  weeks: readonly Week[];
  byType: Grouped;
  byActor: Grouped;
  byDistance: Grouped;
  shares: { unattributed: number | null; competing: number | null };
  periods: readonly Rate[];
  /** Of each period with the first: null where there is but one. */
  likeForLike: boolean | null;
  note: string;
}

/** `name`: what the data set is called in print. */
export function incidentReport(
  name: string,
  incidents: readonly Incident[],
  window: Window,
  periods: readonly Window[] = [],
): IncidentReport {
  const inIt = inWindow(incidents, window);
  const duplicates = duplicatesIn(inIt);
  const [first, ...others] = periods;
  return {
    window,
    incidents: inIt.length,
    ...deadIn(inIt),
    duplicates,
    weeks: weeklySeries(incidents, window),
    byType: groupedSeries(incidents, window, ({ type }) => type),
    byActor: groupedSeries(incidents, window, actorOf),
    byDistance: groupedSeries(incidents, window, distanceGroup, DISTANCE_GROUPS),
    shares: shares(inIt),
    periods: periods.map((period) => rateIn(incidents, period)),
    likeForLike: first && others.length > 0 ? others.every((other) => isLikeForLike(first, other)) : null,
    note: noteOf(name, inIt, window, duplicates),
  };
}

/** The whole of the incidents, from the first to the last. */
export function windowOf(incidents: readonly Incident[]): Window {
  const days = incidents.map(({ day }) => day).toSorted();
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}

function noteOf(
  name: string,
  incidents: readonly Incident[],
  { from, to }: Window,
  doubts: readonly Doubt[],
): string {
  const { dead, deadUnsaid } = deadIn(incidents);
  const noPoint = incidents.filter(({ point }) => point === null).length;
  return [
    `Own calculation from ${name}, ${incidents.length} incidents, ${from} to ${to}.`,
    `Weeks begin on Monday; the moving average is that of a week and the ${AVERAGE_WEEKS - 1} before it, and of whole weeks alone.`,
    `The dead are ${dead.low} to ${dead.high} by the lower and the upper figures of each incident; of ${deadUnsaid} incidents the data do not say.`,
    `An event is counted once. One that several claim, or that another claims than the data name, stands under “${COMPETING}”; one without a name under “${UNATTRIBUTED}”.`,
    `Distances are those to the nearest of ${CAPITALS.length} provincial capitals as the crow flies, in the bands ${BAND_NAMES.join(', ')}; ${noPoint} incidents have no coordinates.`,
    doubts.length === 0
      ? `No two incidents of one type lie within ${DUPLICATE.days} day and ${DUPLICATE.km} km of one another.`
      : `${doubts.length} ${doubts.length === 1 ? 'pair' : 'pairs'} of incidents may tell of one event (one type, within ${DUPLICATE.days} day and ${DUPLICATE.km} km); none was left out.`,
  ].join(' ');
}
