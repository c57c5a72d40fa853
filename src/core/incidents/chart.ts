/**
 * Weeks as bars and their moving average as a line, in SVG. In greys that print: bars and line differ in shape, and a week
 * that the window cuts is an outline.
 */
import { element, writeXml, type Element } from '../xml.ts';
import { AVERAGE_WEEKS, type Week } from './series.ts';

const SIZE = { width: 960, height: 360 };
const FRAME = { left: 48, right: 16, top: 48, bottom: 56 };
const INK = '#222222';
const BAR = '#a8a8a8';

/** `note`: how it was counted, for whoever cannot see the chart or has it without its page. */
export function weeklyChart(title: string, weeks: readonly Week[], note: string): string {
  const most = Math.max(1, ...weeks.map(({ incidents }) => incidents));
  const { width, height } = SIZE;
  const scale = scaleOf(weeks.length, most);
  return writeXml(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'font-family': 'sans-serif',
        'font-size': '12',
        fill: INK,
      },
      element('title', {}, title),
      element('desc', {}, `${describe(weeks)} ${note}`),
      text(FRAME.left, 20, title, 'start'),
      text(FRAME.left, 36, caption, 'start'),
      ...axis(scale, most),
      ...weeks.map((week, i) => bar(scale, week, i)),
      ...averages(scale, weeks),
      ...months(scale, weeks),
    ),
  );
}

const caption = `Bars: incidents a week; outlined, a week that the window cuts. Line: average of ${AVERAGE_WEEKS} weeks, to the week itself.`;

interface Scale {
  x(week: number): number;
  y(count: number): number;
  step: number;
}

function scaleOf(weeks: number, most: number): Scale {
  const step = (SIZE.width - FRAME.left - FRAME.right) / Math.max(1, weeks);
  const tall = SIZE.height - FRAME.top - FRAME.bottom;
  return {
    step,
    x: (week) => FRAME.left + week * step,
    y: (count) => SIZE.height - FRAME.bottom - (count / most) * tall,
  };
}

const at = (n: number): string => String(Math.round(n * 100) / 100);

const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): Element =>
  element('text', { x: at(x), y: at(y), 'text-anchor': anchor }, words);

const rule = (y: number): Element =>
  element('line', {
    x1: at(FRAME.left),
    x2: at(SIZE.width - FRAME.right),
    y1: at(y),
    y2: at(y),
    stroke: INK,
    'stroke-width': '0.5',
  });

const axis = ({ y }: Scale, most: number): Element[] =>
  [0, most].flatMap((count) => [rule(y(count)), text(FRAME.left - 6, y(count) + 4, String(count), 'end')]);

function bar({ x, y, step }: Scale, { week, incidents, partial }: Week, i: number): Element {
  return element(
    'rect',
    {
      x: at(x(i) + step * 0.1),
      y: at(y(incidents)),
      width: at(step * 0.8),
      height: at(y(0) - y(incidents)),
      fill: partial ? 'none' : BAR,
      stroke: partial ? INK : 'none',
      'stroke-width': '0.5',
    },
    element('title', {}, `Week of ${week}: ${incidents}`),
  );
}

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

/** How wide “2022-10” is. */
const LABEL = 48;

/** The first week of each quarter. */
const months = ({ x, y }: Scale, weeks: readonly Week[]): Element[] =>
  weeks.flatMap(({ week }, i) => {
    const before = weeks[i - 1]?.week.slice(0, 7);
    const month = week.slice(0, 7);
    const fits = x(i) < SIZE.width - FRAME.right - LABEL;
    return fits && month !== before && ['01', '04', '07', '10'].includes(month.slice(5))
      ? [text(x(i), y(0) + 18, month, 'start')]
      : [];
  });

function describe(weeks: readonly Week[]): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return 'There are no weeks.';
  const highest = weeks.reduce((most, one) => (one.incidents > most.incidents ? one : most), first);
  return `${weeks.length} weeks from ${first.week} to ${last.week}. The highest is that of ${highest.week}, with ${highest.incidents}.`;
}
