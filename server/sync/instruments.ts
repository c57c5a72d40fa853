/** What the sync server counts of itself (server/metrics.ts shows it). No label names a record, a room or an account. */
import { Counter, Histogram } from 'prom-client';
import type { Closing, Dropping } from './close-code.ts';

/** Seconds: from a commit on a quiet machine to one that waits for a Postgres that hangs. */
const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];
const ROWS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** Plain numbers: they are touched at every frame. */
export interface Traffic {
  framesIn: number;
  bytesIn: number;
  framesOut: number;
  bytesOut: number;
}

export class Instruments {
  readonly traffic: Traffic = { framesIn: 0, bytesIn: 0, framesOut: 0, bytesOut: 0 };
  readonly commitSeconds = new Histogram({
    name: 'sanad_sync_commit_seconds',
    help: 'How long a transaction of the log took.',
    buckets: SECONDS,
    registers: [],
  });
  readonly commitRows = new Histogram({
    name: 'sanad_sync_commit_rows',
    help: 'Updates that one transaction wrote.',
    buckets: ROWS,
    registers: [],
  });
  readonly acknowledgementSeconds = new Histogram({
    name: 'sanad_sync_acknowledgement_seconds',
    help: 'From the arrival of the first update that a message 100 covers to that message.',
    buckets: SECONDS,
    registers: [],
  });
  readonly #closed = new Counter({
    name: 'sanad_sync_closed_total',
    help: 'Sockets that the server closed, by code and by rule or reason.',
    labelNames: ['code', 'reason'],
    registers: [],
  });

  readonly #dropped = new Counter({
    name: 'sanad_sync_dropped_total',
    help: 'Frames that were dropped while their socket stayed open, by rule.',
    labelNames: ['rule'],
    registers: [],
  });

  /** Reasons are fixed words (close-code.ts); of a gate rule the number is enough. */
  closed({ code, reason }: Closing): void {
    this.#closed.inc({ code: String(code), reason: /^G\d+/.exec(reason)?.[0] ?? reason });
  }

  dropped(rule: Dropping): void {
    this.#dropped.inc({ rule });
  }

  all(): (Counter | Histogram)[] {
    return [this.commitSeconds, this.commitRows, this.acknowledgementSeconds, this.#closed, this.#dropped];
  }
}
