/** Incidents a week above, the dead beneath on the same weeks: more attacks need not mean more dead. */
import type { Element } from '../xml.ts';
import { box, captionLines, GREY, headHeight, line, picture, text } from './frame.ts';
import type { Week } from './series.ts';
import { quarterLabels, weekAxis, type WeekAxis } from './week-axis.ts';

const WIDTH = 960;
const LEFT = 48;
const TALL = 120;
const GAP = 34;

export function deadChart(title: string, weeks: readonly Week[], note: string): string {
  const of = {
    title,
    caption:
      'Above: incidents a week; outlined, a week that the window cuts. Beneath: the dead a week, filled up to the lower figures, outlined up to the upper ones. Two scales: neither height says anything of the other.',
    description: `${describe(weeks)} ${note}`,
  };
  const top = headHeight(captionLines(of, WIDTH).length) + 14;
  const axis = weekAxis(weeks.length, LEFT, WIDTH - 16);
  const [upper, lower] = [top + TALL, top + TALL + GAP + TALL];
  const most = {
    incidents: Math.max(1, ...weeks.map(({ incidents }) => incidents)),
    dead: Math.max(1, ...weeks.map(({ dead }) => dead.high)),
  };
  return picture(of, { width: WIDTH, height: lower + 36 }, [
    ...levels('incidents', upper, most.incidents),
    ...levels('dead', lower, most.dead),
    ...weeks.flatMap((week, i) => [
      ...column(
        axis,
        i,
        { base: upper, of: week.incidents, most: most.incidents },
        week.partial ? 'none' : GREY,
      ),
      ...column(axis, i, { base: lower, of: week.dead.low, most: most.dead }, GREY),
      ...column(axis, i, { base: lower, of: week.dead.high, most: most.dead }, 'none'),
    ]),
    ...quarterLabels(
      axis,
      weeks.map(({ week }) => week),
      lower + 18,
    ),
  ]);
}

const levels = (name: string, base: number, most: number): Element[] => [
  text(LEFT, base - TALL - 6, name),
  ...[0, most].flatMap((count) => {
    const y = base - (count / most) * TALL;
    return [line(LEFT, y, WIDTH - 16, y), text(LEFT - 6, y + 4, String(count), 'end')];
  }),
];

function column(
  { x, step }: WeekAxis,
  i: number,
  { base, of, most }: { base: number; of: number; most: number },
  fill: string,
): Element[] {
  const height = (of / most) * TALL;
  return of === 0 ? [] : [box({ x: x(i) + step * 0.1, y: base - height, width: step * 0.8, height }, fill)];
}

function describe(weeks: readonly Week[]): string {
  const sum = (of: (week: Week) => number): number => weeks.reduce((all, week) => all + of(week), 0);
  return `${weeks.length} weeks with ${sum(({ incidents }) => incidents)} incidents and ${sum(({ dead }) => dead.low)} to ${sum(({ dead }) => dead.high)} dead.`;
}
