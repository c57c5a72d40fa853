/** The charts of a report, each by its key: as SVG, and what is behind it as a table. */
import { weeklyChart } from './chart.ts';
import { deadChart } from './dead-chart.ts';
import { windowOf, type IncidentReport } from './report.ts';
import { panelChart, panelsOf } from './panels.ts';
import { periodChart } from './period-chart.ts';
import { provinceCounts, type ProvinceCounts } from './province.ts';
import { comparePeriods, type Comparison } from './rates.ts';
import type { Incident } from './read.ts';
import { actorOf, inWindow, type Average, type Grouped, type Week } from './series.ts';
import { tileMap } from './tile-map.ts';
import type { Window } from './day.ts';

export const CHARTS = ['weeks', 'dead', 'types', 'actors', 'distance', 'map', 'periods'] as const;
export type ChartName = (typeof CHARTS)[number];

/** `note`: how these two were counted. `caveats`: what is to be kept in mind of their months. */
interface Compared extends Comparison {
  note: string;
  caveats: readonly string[];
}

/** What charts are drawn of. */
export interface Drawn {
  name: string;
  report: IncidentReport;
  average: Average;
  /** Of one actor alone, or of all. */
  actor: string | null;
  provinces: ProvinceCounts;
  /** Null: no two periods were chosen. */
  comparison: Compared | null;
}

/** `counted`: without what was left out. */
export function drawnOf(
  counted: readonly Incident[],
  of: Omit<Drawn, 'provinces' | 'comparison'>,
  compared: (Pick<Compared, 'note' | 'caveats'> & { periods: readonly [Window, Window] }) | null,
): Drawn {
  const shown = inWindow(counted, of.report.window).filter(
    (one) => of.actor === null || actorOf(one) === of.actor,
  );
  return {
    ...of,
    provinces: provinceCounts(shown),
    comparison: compared && {
      ...comparePeriods(counted, compared.periods, windowOf(counted)),
      note: compared.note,
      caveats: compared.caveats,
    },
  };
}

/** `names`: province key → what it is called. Null: there is nothing to draw. */
export function drawChart(
  of: ChartName,
  drawn: Drawn,
  names: Readonly<Record<string, string>>,
): string | null {
  const { report, average, comparison, provinces, actor } = drawn;
  const { weeks, note } = report;
  const { from, to } = report.window;
  const title = (what: string): string => `${drawn.name}: ${what}, ${from} to ${to}`;
  const panels = (what: string, grouped: Grouped, order: 'own' | 'largest'): string =>
    panelChart(title(`incidents a week ${what}`), weeks, panelsOf(grouped, order), note);
  switch (of) {
    case 'weeks':
      return weeklyChart(title('incidents a week'), weeks, note, average);
    case 'dead':
      return deadChart(title('incidents and the dead a week'), weeks, note);
    case 'types':
      return panels('by type', report.byType, 'largest');
    case 'actors':
      return panels('by actor', report.byActor, 'largest');
    case 'distance':
      return panels('by distance to the nearest provincial capital', report.byDistance, 'own');
    case 'map':
      return tileMap(title(actor === null ? 'incidents' : `incidents of ${actor}`), provinces, names, note);
    case 'periods':
      return comparison && periodChart(`${drawn.name}: two periods`, comparison, comparison.note);
  }
}

export interface ChartTable {
  /** Keys of columns, and behind them the names of groups. */
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** Behind the picture, cell by cell; null as the picture is. */
export function tableOf(
  of: ChartName,
  { report, provinces, comparison }: Drawn,
  names: Readonly<Record<string, string>>,
): ChartTable | null {
  switch (of) {
    case 'weeks':
      return {
        columns: ['week', 'whole', 'incidents', 'average'],
        rows: report.weeks.map((week) => [week.week, whole(week), week.incidents, week.average]),
      };
    case 'dead':
      return {
        columns: ['week', 'whole', 'incidents', 'deadLow', 'deadHigh', 'deadUnsaid'],
        rows: report.weeks.map((week) => [
          ...[week.week, whole(week), week.incidents],
          ...[week.dead.low, week.dead.high, week.deadUnsaid],
        ]),
      };
    case 'types':
      return grouped(report, report.byType);
    case 'actors':
      return grouped(report, report.byActor);
    case 'distance':
      return grouped(report, report.byDistance);
    case 'map':
      return provinceTable(provinces, names);
    case 'periods':
      return comparison && periodTable(comparison);
  }
}

const whole = ({ partial }: Week): string => (partial ? 'no' : 'yes');

const grouped = ({ weeks }: IncidentReport, series: Grouped): ChartTable => ({
  columns: ['week', ...Object.keys(series), 'all'],
  rows: weeks.map((week, i) => [
    week.week,
    ...Object.values(series).map((counts) => counts[i] ?? 0),
    week.incidents,
  ]),
});

const provinceTable = (
  { counts, nowhere }: ProvinceCounts,
  names: Readonly<Record<string, string>>,
): ChartTable => ({
  columns: ['province', 'incidents'],
  rows: [
    ...Object.entries(counts).map(([province, count]) => [names[province] ?? province, count]),
    ['no province', nowhere],
  ],
});

const periodTable = ({ earlier, later }: Comparison): ChartTable => ({
  columns: [
    'from',
    'to',
    'days',
    'incidents',
    'incidentsAMonth',
    'deadLow',
    'deadHigh',
    'deadUnsaid',
    'deadLowAMonth',
    'deadHighAMonth',
  ],
  rows: [earlier, later].map((rate) => [
    ...[rate.from, rate.to, rate.days, rate.incidents, rate.perMonth.incidents],
    ...[rate.dead.low, rate.dead.high, rate.deadUnsaid, rate.perMonth.deadLow, rate.perMonth.deadHigh],
  ]),
});

/** As a file: what is to be kept in mind of the data stands in each row, so that no figure is without it. */
export function withCaveats(
  { columns, rows }: ChartTable,
  caveats: readonly string[],
): (readonly (string | number | null)[])[] {
  if (caveats.length === 0) return [columns, ...rows];
  return [[...columns, 'caveat'], ...rows.map((row) => [...row, caveats.join(' ')])];
}
