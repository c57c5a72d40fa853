/** G12: how fast is too fast. Buckets refill steadily and hold a burst; all are per process, so never tighter than said. */
export interface Rate {
  perSecond: number;
  burst: number;
}

export interface Limits {
  socketMessages: Rate;
  userMessages: Rate;
  userOpenings: Rate;
  userSockets: number;
  /** Documents that may be in memory at once. */
  rooms: number;
  /** Bytes of memory that they may take together, about. */
  documents: number;
  /** Bytes of memory that anybody's writing may take while memory is short (growth.ts). */
  userGrowth: number;
  /** Bytes of memory that updates may take which wait for their commit, in a room and in the process. */
  roomQueue: number;
  processQueue: number;
  /** Bytes that may wait for a slow reader. */
  outgoing: number;
  /** Bytes in the process of messages that have not come whole or are not handled, and bytes that wait for readers. */
  processIncoming: number;
  processOutgoing: number;
  /** Milliseconds between two looks at quiet sockets, and how quiet one may be before it is sent something. */
  beat: number;
  quiet: number;
  /** Milliseconds that other rooms wait while one's snapshot is written. */
  snapshot: number;
}

const MB = 1024 * 1024;

/** A step 1 is answered with as much as the document: it counts as so many messages. */
export const STEP1_WEIGHT = 25;

/** No honest socket is refused below 100 messages/s, no user below 1,000 messages/s, 500 sockets, 100 openings/s. */
export const LIMITS: Limits = {
  socketMessages: { perSecond: 500, burst: 5_000 },
  userMessages: { perSecond: 5_000, burst: 20_000 },
  userOpenings: { perSecond: 200, burst: 600 },
  userSockets: 1_000,
  rooms: 2_000,
  documents: 1024 * MB,
  userGrowth: 4 * MB,
  roomQueue: 32 * MB,
  processQueue: 128 * MB,
  outgoing: 32 * MB,
  processIncoming: 256 * MB,
  processOutgoing: 512 * MB,
  // The stock client drops a connection on which nothing arrived for 30 s, and looks every 3 s.
  beat: 5_000,
  quiet: 9_000,
  snapshot: 15_000,
};

export class Bucket {
  readonly #rate: Rate;
  #left: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#left = rate.burst;
    this.#at = now;
  }

  /** Takes so many, if they are there; what is more than it ever holds counts as all of it. `now` in milliseconds. */
  take(now: number, wanted = 1): boolean {
    const { perSecond, burst } = this.#rate;
    const amount = Math.min(wanted, burst);
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / 1000) * perSecond);
    this.#at = now;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}
