/**
 * Weeks as bars and their moving average as a line. Bars and line differ in shape, and a week that the window cuts is an
 * outline.
 */
import { element, type Element } from '../xml.ts';
import { at, box, captionLines, GREY, headHeight, INK, line, picture, text } from './frame.ts';
import { AVERAGE_WEEKS, type Average, type Week } from './series.ts';
import { quarterLabels, weekAxis, type WeekAxis } from './week-axis.ts';

const WIDTH = 960;
const TALL = 240;
const LEFT = 48;
const RIGHT = 16;

/** `note`: how it was counted. */
export function weeklyChart(
  title: string,
  weeks: readonly Week[],
  note: string,
  average: Average = 'trailing',
): string {
  const of = { title, caption: CAPTIONS[average], description: `${describe(weeks)} ${note}` };
  const top = headHeight(captionLines(of, WIDTH).length);
  const most = Math.max(1, ...weeks.map(({ incidents }) => incidents));
  const scale: Scale = {
    ...weekAxis(weeks.length, LEFT, WIDTH - RIGHT),
    y: (count) => top + TALL - (count / most) * TALL,
  };
  return picture(of, { width: WIDTH, height: top + TALL + 36 }, [
    ...[0, most].flatMap((count) => level(scale, count)),
    ...weeks.map((week, i) => bar(scale, week, i)),
    ...averages(scale, weeks),
    ...quarterLabels(
      scale,
      weeks.map(({ week }) => week),
      top + TALL + 18,
    ),
  ]);
}

const CAPTIONS: Readonly<Record<Average, string>> = {
  trailing: `Bars: incidents a week; outlined, a week that the window cuts. Line: average of ${AVERAGE_WEEKS} weeks, to the week itself.`,
  centred: `Bars: incidents a week; outlined, a week that the window cuts. Line: average of ${AVERAGE_WEEKS} weeks, four before the week and three after it.`,
};

interface Scale extends WeekAxis {
  y(count: number): number;
}

const level = ({ y }: Scale, count: number): Element[] => [
  line(LEFT, y(count), WIDTH - RIGHT, y(count)),
  text(LEFT - 6, y(count) + 4, String(count), 'end'),
];

const bar = ({ x, y, step }: Scale, { week, incidents, partial }: Week, i: number): Element =>
  box(
    { x: x(i) + step * 0.1, y: y(incidents), width: step * 0.8, height: y(0) - y(incidents) },
    partial ? 'none' : GREY,
    `Week of ${week}: ${incidents}`,
  );

/** A line for each run of weeks that have an average. */
function averages({ x, y, step }: Scale, weeks: readonly Week[]): Element[] {
  const runs: string[][] = [[]];
  for (const [i, { average }] of weeks.entries()) {
    if (average === null) runs.push([]);
    else runs.at(-1)?.push(`${at(x(i) + step / 2)},${at(y(average))}`);
  }
  return runs
    .filter((points) => points.length > 0)
    .map((points) =>
      element('polyline', { points: points.join(' '), fill: 'none', stroke: INK, 'stroke-width': '2' }),
    );
}

function describe(weeks: readonly Week[]): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return 'There are no weeks.';
  const highest = weeks.reduce((most, one) => (one.incidents > most.incidents ? one : most), first);
  return `${weeks.length} weeks from ${first.week} to ${last.week}. The highest is that of ${highest.week}, with ${highest.incidents}.`;
}
