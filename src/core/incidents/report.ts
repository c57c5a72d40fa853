/** All that is counted of a file of incidents, with the note that says how. */
import { CAPITALS, BAND_NAMES } from './capitals.ts';
import { categoriesNote, inCategories, type Category } from './categories.ts';
import { duplicatesIn, DUPLICATE } from './duplicates.ts';
import { isIn, type Window } from './day.ts';
import { FARTHEST, provinceCounts, type ProvinceCounts } from './province.ts';
import { isLikeForLike, rateIn, type Rate } from './rates.ts';
import type { Incident } from './read.ts';
import {
  askedAmong,
  counted,
  tallyOf,
  withAnswers,
  type Asked,
  type Settled,
  type Tally,
} from './settled.ts';
import {
  actorOf,
  AVERAGE_WEEKS,
  claimants,
  COMPETING,
  deadIn,
  distanceGroup,
  DISTANCE_GROUPS,
  groupedSeries,
  inWindow,
  shares,
  isSaidUnnamed,
  UNATTRIBUTED,
  weeklySeries,
  type Average,
  type Claimants,
  type Grouped,
  type Week,
} from './series.ts';

export interface IncidentReport {
  window: Window;
  incidents: number;
  dead: { low: number; high: number };
  deadUnsaid: number;
  /** Asked about: nothing is left out for them until somebody says so. */
  duplicates: readonly Asked[];
  weeks: readonly Week[];
  byType: Grouped;
  byActor: Grouped;
  byDistance: Grouped;
  byProvince: ProvinceCounts;
  shares: { unattributed: number | null; competing: number | null };
  /** Who stands beside whom where several names do. */
  competing: readonly Claimants[];
  periods: readonly Rate[];
  /** Of each period with the first: null where there is but one. */
  likeForLike: boolean | null;
  note: string;
}

export interface Counting {
  window: Window;
  average?: Average;
  periods?: readonly Window[];
  /** What was answered about rows that may tell of one event. */
  answers?: readonly Settled[];
  /** Which types are counted as one. */
  categories?: readonly Category[];
  /** What is to be kept in mind of the data, in words. */
  caveats?: readonly string[];
  /** SHA-256 of the file that the data were read from. */
  file?: string | null;
}

/** `name`: what the data set is called in print. */
export function incidentReport(
  name: string,
  all: readonly Incident[],
  {
    window,
    average = 'trailing',
    periods = [],
    answers = [],
    categories = [],
    caveats = [],
    file = null,
  }: Counting,
): IncidentReport {
  const incidents = inCategories(counted(all, answers), categories);
  const inIt = inWindow(incidents, window);
  const duplicates = askedIn(all, [window], answers);
  const [first, ...others] = periods;
  return {
    window,
    incidents: inIt.length,
    ...deadIn(inIt),
    duplicates,
    weeks: weeklySeries(incidents, window, average),
    byType: groupedSeries(incidents, window, ({ type }) => type),
    byActor: groupedSeries(incidents, window, actorOf),
    byDistance: groupedSeries(incidents, window, distanceGroup, DISTANCE_GROUPS),
    byProvince: provinceCounts(inIt),
    shares: shares(inIt),
    competing: claimants(inIt),
    periods: periods.map((period) => rateIn(incidents, period)),
    likeForLike: first && others.length > 0 ? others.every((other) => isLikeForLike(first, other)) : null,
    note: noteOf(name, inIt, { windows: [window], average, categories, caveats, file }, tallyOf(duplicates)),
  };
}

/** How two periods were counted: they may lie beyond the window of what else is drawn. */
export function noteOnPeriods(
  name: string,
  all: readonly Incident[],
  windows: readonly Window[],
  {
    average = 'trailing',
    answers = [],
    categories = [],
    caveats = [],
    file = null,
  }: Omit<Counting, 'window'>,
): string {
  const incidents = inAny(inCategories(counted(all, answers), categories), windows);
  const tally = tallyOf(askedIn(all, windows, answers));
  return noteOf(name, incidents, { windows, average, categories, caveats, file }, tally);
}

const inAny = (incidents: readonly Incident[], windows: readonly Window[]): Incident[] =>
  incidents.filter(({ day }) => windows.some((window) => isIn(day, window)));

const askedIn = (
  all: readonly Incident[],
  windows: readonly Window[],
  answers: readonly Settled[],
): Asked[] =>
  askedAmong(withAnswers(duplicatesIn(all), answers), new Set(inAny(all, windows).map(({ line }) => line)));

/** The whole of the incidents, from the first to the last. */
export function windowOf(incidents: readonly Incident[]): Window {
  const days = incidents.map(({ day }) => day).toSorted();
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}

const AVERAGE_WORDS: Readonly<Record<Average, string>> = {
  trailing: `a week and the ${AVERAGE_WEEKS - 1} before it`,
  centred: 'a week, the four before it and the three after it',
};

/** In the words of a footnote: it stands under every figure that is made of the data. */
function noteOf(
  name: string,
  incidents: readonly Incident[],
  {
    windows,
    average,
    categories,
    caveats,
    file,
  }: Required<Pick<Counting, 'average' | 'categories' | 'caveats' | 'file'>> & { windows: readonly Window[] },
  tally: Tally,
): string {
  const { dead, deadUnsaid } = deadIn(incidents);
  const noPoint = incidents.filter(({ point }) => point === null).length;
  return [
    `Own calculation from ${name}, ${incidents.length} ${n(incidents.length)}, ${windows.map(({ from, to }) => `${from} to ${to}`).join(' and ')}.`,
    ...(file === null ? [] : [`The data are those of the file whose SHA-256 is ${file}.`]),
    `Weeks begin on Monday; the moving average is that of ${AVERAGE_WORDS[average]}, and of whole weeks alone.`,
    `The dead are ${dead.low} to ${dead.high} by the lower and the upper figures of each incident; of ${deadUnsaid} ${n(deadUnsaid)} the data do not say.`,
    `An event is counted once. One that several claim, or that another claims than the data name, stands under “${COMPETING}”; one without a name under “${UNATTRIBUTED}”${unnamedNote(incidents)}.`,
    `Distances are those to the nearest of ${CAPITALS.length} provincial capitals as the crow flies, in the bands ${BAND_NAMES.join(', ')}; ${noPoint === 1 ? '1 incident has' : `${noPoint} incidents have`} no coordinates.`,
    provincesNote(provinceCounts(incidents)),
    categoriesNote(categories),
    duplicatesNote(tally),
    ...caveats,
  ].join(' ');
}

const unnamedNote = (incidents: readonly Incident[]): string =>
  incidents.some(isSaidUnnamed) ? ', as where the data have a word such as “unknown” in its place' : '';

const n = (count: number): string => (count === 1 ? 'incident' : 'incidents');

const provincesNote = ({ byNearest, nowhere }: ProvinceCounts): string =>
  [
    'Provinces are those that the data name',
    byNearest === 0
      ? ''
      : `; ${byNearest} ${n(byNearest)} without one ${byNearest === 1 ? 'stands' : 'stand'} in that of the nearest capital, up to ${FARTHEST} km away, which near a border may be its neighbour`,
    nowhere === 0 ? '' : `; ${nowhere} ${n(nowhere)} ${nowhere === 1 ? 'is' : 'are'} in none`,
    '.',
  ].join('');

function duplicatesNote({ asked, leftOut, open }: Tally): string {
  const alike = `one type, within ${DUPLICATE.days} day and ${DUPLICATE.km} km`;
  if (asked === 0)
    return `No two incidents of one type lie within ${DUPLICATE.days} day and ${DUPLICATE.km} km of one another.`;
  const out = leftOut === 0 ? 'none was left out' : `${leftOut} ${leftOut === 1 ? 'was' : 'were'} left out`;
  const still = open === 0 || open === asked ? '' : `, and ${open} of the pairs are not settled`;
  return `${asked} ${asked === 1 ? 'pair' : 'pairs'} of incidents may tell of one event (${alike}); ${out}${still}.`;
}
