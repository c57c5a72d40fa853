/** A series of weeks for each group, one under the other on one scale: told apart by place and label, not by colour. */
import type { Element } from '../xml.ts';
import { box, captionLines, GREY, headHeight, line, picture, text, wrapped } from './frame.ts';
import type { Grouped, Week } from './series.ts';
import { quarterLabels, weekAxis, type WeekAxis } from './week-axis.ts';

const WIDTH = 960;
const LABELS = 236;
const PANEL = 46;
const BARS = 32;
/** More groups than a page holds are one: the smallest together. */
const MOST_PANELS = 12;

interface Panel {
  label: string;
  counts: readonly number[];
}

const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0);

/** `groups`: in their own order; else the largest first. */
export function panelsOf(grouped: Grouped, order: 'own' | 'largest'): Panel[] {
  const all = Object.entries(grouped).map(([label, counts]): Panel => ({ label, counts }));
  const sorted = order === 'own' ? all : all.toSorted((a, b) => total(b.counts) - total(a.counts));
  if (sorted.length <= MOST_PANELS) return sorted;
  const rest = sorted.slice(MOST_PANELS - 1);
  const counts = (rest[0]?.counts ?? []).map((_, i) =>
    rest.reduce((sum, panel) => sum + (panel.counts[i] ?? 0), 0),
  );
  return [...sorted.slice(0, MOST_PANELS - 1), { label: `${rest.length} others together`, counts }];
}

export function panelChart(
  title: string,
  weeks: readonly Week[],
  panels: readonly Panel[],
  note: string,
): string {
  const most = Math.max(1, ...panels.flatMap(({ counts }) => counts));
  const of = {
    title,
    caption: `Bars: incidents a week, all on one scale up to ${most}. Beside each name its total; the totals add up to all.`,
    description: `${panels.map(({ label, counts }) => `${label}: ${total(counts)}.`).join(' ')} ${note}`,
  };
  const top = headHeight(captionLines(of, WIDTH).length);
  const axis = weekAxis(weeks.length, LABELS, WIDTH - 16);
  const bottom = top + panels.length * PANEL;
  return picture(of, { width: WIDTH, height: bottom + 30 }, [
    ...panels.flatMap((panel, i) => row(axis, panel, { base: top + i * PANEL + BARS + 4, most, weeks })),
    ...quarterLabels(
      axis,
      weeks.map(({ week }) => week),
      bottom + 16,
    ),
  ]);
}

function row(
  { x, step }: WeekAxis,
  { label, counts }: Panel,
  { base, most, weeks }: { base: number; most: number; weeks: readonly Week[] },
): Element[] {
  const bars = counts.flatMap((count, i) => {
    const week = weeks[i];
    const height = (count / most) * BARS;
    const where = { x: x(i) + step * 0.1, y: base - height, width: step * 0.8, height };
    return count === 0 || !week
      ? []
      : [box(where, week.partial ? 'none' : GREY, `${label}, week of ${week.week}: ${count}`)];
  });
  const names = wrapped(label, 30).slice(0, 3);
  return [
    ...names.map((words, i) => text(16, base - 4 - (names.length - 1 - i) * 13, words)),
    text(LABELS - 8, base - 4, String(total(counts)), 'end'),
    line(LABELS, base, WIDTH - 16, base),
    ...bars,
  ];
}
