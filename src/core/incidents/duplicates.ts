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
  const doubts: Doubt[] = [];
  const seen = new Shelves();
  for (const [i, incident] of incidents.entries()) {
    if (doubts.length > most) break;
    const row = readable(incident, i);
    for (const other of seen.besides(row)) {
      const why = whyAlike(row, other);
      if (why === null) continue;
      const [first = 0, second = 0] = [row.line, other.line].toSorted((a, b) => a - b);
      doubts.push({ lines: [first, second], why });
    }
    seen.add(row);
  }
  return doubts.toSorted((a, b) => a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1]);
}

/** What is compared of a row, worked out once. */
interface Readable extends Incident {
  readonly order: number;
  /** All that the file says but the line that it says it in. */
  readonly said: string;
  readonly placeKey: string | null;
}

function readable(one: Incident, order: number): Readable {
  const { line: _, ...rest } = one;
  return { ...one, order, said: JSON.stringify(rest), placeKey: one.place?.toLowerCase() ?? null };
}

/**
 * Rows by what they must share to be alike, so that of a file whose rows all tell of one day each is held against few: those
 * that say the same, those in the same place by name of which one has no point, those in a square of the map or one beside it.
 */
class Shelves {
  readonly #shelves = new Map<string, Readable[]>();

  add(row: Readable): void {
    this.#put(`said ${row.said}`, row);
    if (row.placeKey !== null) {
      const place = placeShelf(row, row.day);
      this.#put(place, row);
      if (!row.point) this.#put(`${place} without`, row);
    }
    if (row.point) this.#put(squareShelf(row, row.day, squareOf(row.point)), row);
  }

  /** Each once. */
  besides(row: Readable): Iterable<Readable> {
    const found = new Map<number, Readable>();
    const take = (shelf: string): void => {
      for (const one of this.#shelves.get(shelf) ?? []) found.set(one.order, one);
    };
    take(`said ${row.said}`);
    for (let days = -DUPLICATE.days; days <= DUPLICATE.days; days++) {
      const day = addDays(row.day, days);
      if (row.placeKey !== null) take(`${placeShelf(row, day)}${row.point ? ' without' : ''}`);
      if (row.point) for (const square of squaresAround(row.point)) take(squareShelf(row, day, square));
    }
    return found.values();
  }

  #put(shelf: string, row: Readable): void {
    const rows = this.#shelves.get(shelf);
    if (rows) rows.push(row);
    else this.#shelves.set(shelf, [row]);
  }
}

const placeShelf = ({ type, placeKey }: Readable, day: string): string =>
  JSON.stringify(['place', day, type, placeKey]);
const squareShelf = ({ type }: Readable, day: string, square: string): string =>
  JSON.stringify(['square', day, type, square]);

function whyAlike(one: Readable, other: Readable): Doubt['why'] | null {
  if (one.said === other.said) return 'same';
  if (one.type !== other.type) return null;
  if (one.point && other.point) return areNear(one.point, other.point) ? 'near' : null;
  return one.placeKey !== null && one.placeKey === other.placeKey ? 'near' : null;
}

const areNear = (a: Point, b: Point): boolean => kilometres(a, b) <= DUPLICATE.km;

/** Of a degree of latitude, and of one of longitude at the equator, a little less than there are. */
const LEAST_KM = 110;
/** Degrees of latitude: what is near lies in the same band of the map or in the next. */
const BAND = DUPLICATE.km / LEAST_KM;

const bandOf = ({ latitude }: Point): number => Math.floor(latitude / BAND);

/** Squares from west to east in a band; towards the poles they are few, and the last stands beside the first. */
function squaresIn(band: number): number {
  const farthest = (Math.max(Math.abs(band), Math.abs(band + 1)) + 1) * BAND; // of the next band too
  const degree = LEAST_KM * Math.cos((Math.min(farthest, 90) * Math.PI) / 180);
  return Math.max(1, Math.floor((360 * degree) / DUPLICATE.km));
}

function squareIn(band: number, { longitude }: Point): number {
  const count = squaresIn(band);
  return Math.floor(((longitude + 180) / 360) * count) % count;
}

const squareOf = (point: Point): string => `${bandOf(point)}.${squareIn(bandOf(point), point)}`;

function squaresAround(point: Point): Set<string> {
  const around = new Set<string>();
  for (let band = bandOf(point) - 1; band <= bandOf(point) + 1; band++) {
    const [at, count] = [squareIn(band, point), squaresIn(band)];
    for (let beside = -1; beside <= 1; beside++) around.add(`${band}.${(at + beside + count) % count}`);
  }
  return around;
}
