/**
 * What lies in a process between sockets and rooms: bytes of messages that have not come whole or are not handled yet,
 * and bytes that slow readers have not read. Each socket has a bound of its own; many together could still take all
 * memory, so that past a bound of the process the one that holds most is dropped.
 */
import { CLOSE, type Closing } from './close-code.ts';

/** A socket as seen from here. */
interface Holder {
  /** Bytes that have come on it and are not handled. */
  readonly unhandled: number;
  /** Bytes that wait for it to read. */
  readonly unread: number;
  /** It is us who do not read. */
  readonly isHeld: boolean;
  shed(closing: Closing): void;
}

/** Who has less than this needs no look: a chunk of the network is as large. */
const SMALL = 64 * 1024;
/** How long one message may take to come. */
const LATE = 75_000;

export class Incoming {
  readonly #most: number;
  readonly #now: () => number;
  #bytes = 0;
  /** Since when they have held more than a little. */
  readonly #large = new Map<Holder, number>();

  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#now = now;
  }

  /** So much more has come on it. */
  came(holder: Holder, bytes: number): void {
    this.#bytes += bytes;
    if (holder.unhandled > SMALL && !this.#large.has(holder)) this.#large.set(holder, this.#now());
    if (this.#bytes > this.#most) largest(this.#large.keys(), (one) => one.unhandled)?.shed(CLOSE.later);
  }

  handled(holder: Holder, bytes: number): void {
    this.#bytes -= bytes;
    if (this.#large.size > 0) this.#large.delete(holder);
  }

  /** Drops whose message does not come to its end. */
  dropLate(): void {
    const now = this.#now();
    for (const [holder, since] of [...this.#large])
      if (now - since > LATE && !holder.isHeld) holder.shed(CLOSE.later);
  }
}

export class Outgoing {
  readonly #most: number;
  readonly #slow = new Set<Holder>();
  /** Bytes since the last sum: it is made anew for each part of the bound and not for each frame. */
  #since = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** So much was written to it. */
  wrote(holder: Holder, bytes: number): void {
    if (holder.unread <= SMALL) return;
    this.#slow.add(holder);
    this.#since += bytes;
    if (this.#since < this.#most / 64) return;
    this.#since = 0;
    let sum = 0;
    for (const one of [...this.#slow]) {
      if (one.unread > SMALL) sum += one.unread;
      else this.#slow.delete(one);
    }
    while (sum > this.#most) {
      const slowest = largest(this.#slow, (one) => one.unread);
      if (!slowest) return;
      sum -= slowest.unread;
      slowest.shed(CLOSE.slow);
      this.#slow.delete(slowest);
    }
  }

  gone(holder: Holder): void {
    this.#slow.delete(holder);
  }
}

function largest(holders: Iterable<Holder>, of: (holder: Holder) => number): Holder | null {
  let found: Holder | null = null;
  for (const holder of holders) if (!found || of(holder) > of(found)) found = holder;
  return found;
}
