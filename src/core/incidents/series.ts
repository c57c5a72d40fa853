/** Incidents as series of weeks: all, by type, by actor, by distance, and the dead beside them. */
import { BAND_NAMES, bandOf, nearestCapital } from './capitals.ts';
import { addDays, isIn, weekOf, weeksFromTo, type Window } from './day.ts';
import { roundTo } from '../consistency/round.ts';
import type { Incident } from './read.ts';

/** Weeks of the moving average. */
export const AVERAGE_WEEKS = 8;
/** `trailing`: the week itself and the seven before it. `centred`: the four before it, itself and the three after it. */
export const AVERAGES = ['trailing', 'centred'] as const;
export type Average = (typeof AVERAGES)[number];
const WEEKS_BEFORE: Readonly<Record<Average, number>> = { trailing: 7, centred: 4 };

export interface Week {
  /** Its Monday. */
  week: string;
  incidents: number;
  /** To 0.01; null at an edge, where eight whole weeks are not there. */
  average: number | null;
  /** The window begins or ends within it. */
  partial: boolean;
  dead: { low: number; high: number };
  /** Incidents of which the file does not say how many died. */
  deadUnsaid: number;
}

export function weeklySeries(
  incidents: readonly Incident[],
  window: Window,
  average: Average = 'trailing',
): Week[] {
  const byWeek = Map.groupBy(inWindow(incidents, window), ({ day }) => weekOf(day));
  const weeks = weeksFromTo(window).map((week) => {
    const of = byWeek.get(week) ?? [];
    return { week, incidents: of.length, partial: isPartial(week, window), ...deadIn(of) };
  });
  return weeks.map((week, i) => {
    const from = i - WEEKS_BEFORE[average];
    return { ...week, average: averageOf(weeks.slice(Math.max(0, from), Math.max(0, from + AVERAGE_WEEKS))) };
  });
}

export const inWindow = (incidents: readonly Incident[], window: Window): Incident[] =>
  incidents.filter(({ day }) => isIn(day, window));

const isPartial = (week: string, { from, to }: Window): boolean => week < from || addDays(week, 6) > to;

/** A week that is not whole would pull the average down, and is in none. */
const averageOf = (weeks: readonly { incidents: number; partial: boolean }[]): number | null =>
  weeks.length < AVERAGE_WEEKS || weeks.some(({ partial }) => partial)
    ? null
    : roundTo(weeks.reduce((sum, { incidents }) => sum + incidents, 0) / AVERAGE_WEEKS, 2);

export function deadIn(incidents: readonly Incident[]): Pick<Week, 'dead' | 'deadUnsaid'> {
  const said = incidents.flatMap(({ dead }) => dead ?? []);
  return {
    dead: {
      low: said.reduce((sum, { low }) => sum + low, 0),
      high: said.reduce((sum, { high }) => sum + high, 0),
    },
    deadUnsaid: incidents.length - said.length,
  };
}

/** Counts of the weeks, by group; over all groups they add up to all incidents of each week. */
export type Grouped = Readonly<Record<string, readonly number[]>>;

export function groupedSeries(
  incidents: readonly Incident[],
  window: Window,
  groupOf: (one: Incident) => string,
  groups: readonly string[] = [],
): Grouped {
  const weeks = weeksFromTo(window);
  const inIt = inWindow(incidents, window);
  const names = new Set([...groups, ...inIt.map(groupOf).toSorted()]);
  return Object.fromEntries(
    [...names].map((name) => {
      const of = Map.groupBy(
        inIt.filter((one) => groupOf(one) === name),
        ({ day }) => weekOf(day),
      );
      return [name, weeks.map((week) => of.get(week)?.length ?? 0)];
    }),
  );
}

export const COMPETING = 'claimed by several, or by another than the file says';
export const UNATTRIBUTED = 'nobody named';

/** What data put where a name would stand: “unknown”, “Unidentified Armed Group (Afghanistan)”. */
const NO_NAME =
  /^(?:un(?:known|identified|specified)\b.*|un(?:attributed|claimed|named|determined)|not (?:known|claimed|named|identified)|none|nobody|n\/?a|[-–—?]+)$/iu;
const isNamed = (name: string): boolean => !NO_NAME.test(name);

/** Whether data say in words of an event that they name nobody. */
export const isSaidUnnamed = ({ claimed, attributed }: Incident): boolean =>
  [...claimed, ...(attributed === null ? [] : [attributed])].some((name) => !isNamed(name));

/** An event is counted once: under who alone claims it, else under whom the file names; where these differ under neither. */
export function actorOf({ claimed, attributed }: Incident): string {
  const names = new Set([...claimed, ...(attributed === null ? [] : [attributed])].filter(isNamed));
  if (names.size === 0) return UNATTRIBUTED;
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : COMPETING;
}

const NO_POINT = 'no coordinates';
export const DISTANCE_GROUPS: readonly string[] = [...BAND_NAMES, NO_POINT];

export const distanceGroup = ({ point }: Incident): string =>
  point === null ? NO_POINT : bandOf(nearestCapital(point).km);

/** What share of the events nobody is named for, and of which several names stand. */
export function shares(incidents: readonly Incident[]): {
  unattributed: number | null;
  competing: number | null;
} {
  const share = (name: string): number | null =>
    incidents.length === 0
      ? null
      : roundTo(incidents.filter((one) => actorOf(one) === name).length / incidents.length, 3);
  return { unattributed: share(UNATTRIBUTED), competing: share(COMPETING) };
}

export interface Claimants {
  claimed: readonly string[];
  attributed: string | null;
  incidents: number;
}

/** The events under `COMPETING`, by who claims them and to whom the file lays them; the most first. */
export function claimants(incidents: readonly Incident[]): Claimants[] {
  const competing = incidents.filter((one) => actorOf(one) === COMPETING);
  const groups = Map.groupBy(competing, ({ claimed, attributed }) =>
    JSON.stringify([claimed.toSorted(), attributed]),
  );
  return [...groups.values()]
    .flatMap(([first, ...others]) =>
      first
        ? [
            {
              claimed: first.claimed.toSorted(),
              attributed: first.attributed,
              incidents: others.length + 1,
            },
          ]
        : [],
    )
    .toSorted((a, b) => b.incidents - a.incidents);
}
