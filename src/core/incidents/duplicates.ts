/** Rows that may tell of one event. They are asked about, and never dropped by themselves. */
import { kilometres, type Point } from './capitals.ts';
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

/** `most`: it stops at the row with which there are more. */
export function duplicatesIn(incidents: readonly Incident[], most = Infinity): Doubt[] {
  const sorted = incidents
    .toSorted((a, b) => (a.day === b.day ? a.line - b.line : a.day < b.day ? -1 : 1))
    .map(readable);
  const doubts: Doubt[] = [];
  for (const [i, one] of sorted.entries()) {
    if (doubts.length > most) break;
    const last = addDays(one.day, DUPLICATE.days);
    for (let at = i + 1; at < sorted.length; at++) {
      const other = sorted[at];
      if (!other || other.day > last) break;
      const why = whyAlike(one, other);
      if (why !== null)
        doubts.push({ lines: [Math.min(one.line, other.line), Math.max(one.line, other.line)], why });
    }
  }
  return doubts.toSorted((a, b) => a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1]);
}

/** What is compared of a row, worked out once: it is held against each that is near in time. */
interface Readable extends Incident {
  /** All that the file says but the line that it says it in. */
  readonly said: string;
  readonly placeKey: string | null;
}

function readable(one: Incident): Readable {
  const { line: _, ...rest } = one;
  return { ...one, said: JSON.stringify(rest), placeKey: one.place?.toLowerCase() ?? null };
}

function whyAlike(one: Readable, other: Readable): Doubt['why'] | null {
  if (one.said === other.said) return 'same';
  if (one.type !== other.type) return null;
  if (one.point && other.point) return areNear(one.point, other.point) ? 'near' : null;
  return one.placeKey !== null && one.placeKey === other.placeKey ? 'near' : null;
}

/** Of a degree of latitude, a little less than there are. */
const LEAST_KM = 110;

const areNear = (a: Point, b: Point): boolean =>
  Math.abs(a.latitude - b.latitude) * LEAST_KM <= DUPLICATE.km && kilometres(a, b) <= DUPLICATE.km;
