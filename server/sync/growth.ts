/**
 * Who has to wait, and who to go, while open documents take much of the memory that they may take (S19). They cannot make
 * place for others by themselves, so that somebody who fills them would take the process from all.
 *
 * To wait: up to half of the bound nobody. Then whoever wrote most of late waits first: it may have written a quarter of
 * what is left, so that n who fill it together come to n parts in n + 4 of it, and the rest stays free. Who types as people
 * do never waits, and who has written hardly more has one message more, as large as it may be, while it finds place.
 *
 * To go: where that was not enough (other processes, hundreds who write a little each), whoever keeps most open, from the
 * largest of it (shares.ts).
 */
import { Fading } from './fading.ts';

/** What was written counts half after so many milliseconds: of steady typing, some 5 letters a second, 2 MB are counted. */
const HALF_LIFE = 600_000;

/** What an account wrote of late, in bytes of memory. */
export class Growth {
  readonly #written = new Fading(HALF_LIFE);
  #waiting = 0;
  /** Bytes that its updates take in queues, as they are read (queue.ts). */
  queued = 0;

  /** With what waits for its commit. */
  of(now: number): number {
    return this.#waiting + this.#written.of(now);
  }

  /** It was written. */
  add(now: number, bytes: number): void {
    this.#written.add(now, bytes);
  }

  /** It waits; less than nothing: it waits no more, whatever became of it. */
  wait(bytes: number): void {
    this.#waiting += bytes;
  }
}

/** Of the bound: up to here nobody waits. */
const EASY = 0.5;
/** Openings end at the bound and writing here; past it somebody has to go. */
const OVER = 1.125;
/** Of what is left one may have written so much. */
const SHARE = 0.25;

export const overflow = (most: number): number => most * OVER;

export interface Bounds {
  /** Bytes that documents may take. */
  most: number;
  /** What anybody may have written, however little is left. */
  least: number;
}

/** How much documents may take, with all that waits, for an account that wrote so much to write so much more. */
export function ceiling(wrote: number, more: number, { most, least }: Bounds): number {
  if (wrote + more <= least) return Infinity;
  if (wrote < least) return overflow(most);
  return Math.max(most * EASY, most - (wrote + more) / SHARE);
}
