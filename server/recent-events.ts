/**
 * What was told a short while ago, for a page that was read before it began to listen. Pure: the clock is passed in. The page
 * may have been read by another server, whose clock runs ahead of this one's by up to `CLOCKS_MS`: what was told within that
 * time before its reading is told too, at the price of a page that reads anew what it has.
 */
import type { LiveEvent } from './live-event.ts';

/** How far the clocks of two servers may lie apart (ms). */
export const CLOCKS_MS = 3_000;
/** Longer than a page takes from its reading to its first listening, on a bad connection too (ms). */
const KEPT_MS = 30_000 + CLOCKS_MS;
/** Beyond these the oldest go. */
const MOST = 2_000;

/** What concerns one study. What stands in a log is told to documents, not to pages, and of keys to the key store. */
export type StudyEvent = Exclude<LiveEvent, { kind: 'log' | 'revoked' | 'destroyed' }>;

export const isOfStudy = (event: LiveEvent): event is StudyEvent =>
  event.kind !== 'log' && event.kind !== 'revoked' && event.kind !== 'destroyed';

export class RecentEvents {
  #heard: { at: number; event: StudyEvent }[] = [];
  /** Of what was told before, not all is kept. */
  #from: number;

  constructor(now: number) {
    this.#from = now;
  }

  add(event: StudyEvent, now: number): void {
    const old = this.#heard.findIndex(({ at }) => now - at <= KEPT_MS);
    const going = Math.max(old === -1 ? this.#heard.length : old, this.#heard.length + 1 - MOST);
    if (going > 0) {
      const last = this.#heard[going - 1];
      this.#from = Math.max(this.#from, (last?.at ?? 0) + 1);
      this.#heard.splice(0, going);
    }
    this.#heard.push({ at: now, event });
  }

  /** Something may have been told that was not heard here. */
  forget(now: number): void {
    this.#heard = [];
    this.#from = now;
  }

  /** What was heard at that moment (ms) of another server's clock, or after it; null: it lies further back than is kept. */
  since(moment: number, now: number): StudyEvent[] | null {
    const from = moment - CLOCKS_MS;
    if (from < this.#from || now - from > KEPT_MS) return null;
    return this.#heard.filter(({ at }) => at >= from).map(({ event }) => event);
  }
}
