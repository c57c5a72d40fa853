/** Weeks side by side: where each stands, and the quarters under them. */
import type { Element } from '../xml.ts';
import { text } from './frame.ts';

export interface WeekAxis {
  left: number;
  right: number;
  step: number;
  x(week: number): number;
}

export function weekAxis(weeks: number, left: number, right: number): WeekAxis {
  const step = (right - left) / Math.max(1, weeks);
  return { left, right, step, x: (week) => left + week * step };
}

/** How wide “2022-10” is. */
const LABEL = 48;
const QUARTERS = ['01', '04', '07', '10'];

/** The first week of each quarter; of each year where quarters would touch. */
export function quarterLabels({ x, right, step }: WeekAxis, weeks: readonly string[], y: number): Element[] {
  const months = step * 13 < LABEL + 4 ? ['01'] : QUARTERS;
  return weeks.flatMap((week, i) => {
    const month = week.slice(0, 7);
    const isFirst = weeks[i - 1]?.slice(0, 7) !== month;
    return isFirst && x(i) < right - LABEL && months.includes(month.slice(5)) ? [text(x(i), y, month)] : [];
  });
}
