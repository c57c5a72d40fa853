/** Rows that may tell of one event. They are asked about, and never dropped by themselves. */
import { kilometres } from './capitals.ts';
import { addDays } from './day.ts';
import type { Incident } from './read.ts';

/** So near one another in time and space that two reports may speak of one event. */
export const DUPLICATE = { days: 1, km: 5 } as const;

export interface Doubt {
  /** Lines of the file, the earlier first. */
  lines: readonly [number, number];
  /** `same`: all that the file says is the same. `near`: the same type, near in time and place. */
  why: 'same' | 'near';
}

export function duplicatesIn(incidents: readonly Incident[]): Doubt[] {
  const sorted = incidents.toSorted((a, b) => (a.day === b.day ? a.line - b.line : a.day < b.day ? -1 : 1));
  const doubts = sorted.flatMap((one, i) => {
    const last = addDays(one.day, DUPLICATE.days);
    const near: Doubt[] = [];
    for (let at = i + 1; at < sorted.length; at++) {
      const other = sorted[at];
      if (!other || other.day > last) break;
      const why = whyAlike(one, other);
      if (why !== null)
        near.push({ lines: [Math.min(one.line, other.line), Math.max(one.line, other.line)], why });
    }
    return near;
  });
  return doubts.toSorted((a, b) => a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1]);
}

function whyAlike(one: Incident, other: Incident): Doubt['why'] | null {
  const { line: _a, ...said } = one;
  const { line: _b, ...otherSaid } = other;
  if (JSON.stringify(said) === JSON.stringify(otherSaid)) return 'same';
  if (one.type !== other.type) return null;
  if (one.point && other.point) return kilometres(one.point, other.point) <= DUPLICATE.km ? 'near' : null;
  return one.place !== null && one.place.toLowerCase() === other.place?.toLowerCase() ? 'near' : null;
}
