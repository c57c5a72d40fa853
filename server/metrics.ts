/** What a Prometheus scrapes: this process and its queues. No id of a record, room or account is in it. */
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Database } from './db/client.ts';
import type { Projection } from './projection/follow.ts';
import type { Sync } from './sync/sync.ts';

export interface Metrics {
  contentType: string;
  text(): Promise<string>;
}

interface Parts {
  sync: Pick<Sync, 'stats' | 'instruments'>;
  projection: Pick<Projection, 'lag' | 'ready'>;
  db: Pick<Database, 'sql'>;
}

export function createMetrics({ sync, projection, db }: Parts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry }); // the event loop's delay is among them
  for (const instrument of sync.instruments.all()) registry.registerMetric(instrument);
  const gauge = (name: string, help: string, read: () => number | Promise<number>): void =>
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          this.set(await read());
        },
      }),
    );
  /** Grows only: what is kept as a plain number where it is counted. */
  const counter = (name: string, help: string, read: () => number): void =>
    registry.registerMetric(
      new Counter({
        name,
        help,
        registers: [],
        collect() {
          this.reset();
          this.inc(read());
        },
      }),
    );
  const { stats, instruments } = { stats: () => sync.stats(), instruments: sync.instruments };
  gauge('sanad_sync_sockets', 'Open sockets of the sync server.', () => stats().sockets);
  gauge('sanad_sync_rooms', 'Documents that are open in memory.', () => stats().rooms);
  gauge('sanad_sync_queued', 'Updates that wait for their commit.', () => stats().queued);
  gauge('sanad_sync_queued_bytes', 'Bytes of those updates.', () => stats().queuedBytes);
  counter(
    'sanad_sync_commit_failures_total',
    'Transactions of the log that failed.',
    () => stats().commits.failures,
  );
  counter(
    'sanad_sync_compactions_total',
    'Snapshots that took the place of rows.',
    () => stats().compactions,
  );
  counter('sanad_sync_evictions_total', 'Empty rooms that made place for others.', () => stats().evictions);
  counter('sanad_sync_received_frames_total', 'Frames from clients.', () => instruments.traffic.framesIn);
  counter('sanad_sync_received_bytes_total', 'Bytes of those frames.', () => instruments.traffic.bytesIn);
  counter('sanad_sync_sent_frames_total', 'Frames to clients.', () => instruments.traffic.framesOut);
  counter('sanad_sync_sent_bytes_total', 'Bytes of those frames.', () => instruments.traffic.bytesOut);
  gauge('sanad_projection_lag', 'Log rows that are not in rows yet.', () => projection.lag());
  gauge('sanad_projection_ready', '1 once the projection has caught up.', () => (projection.ready() ? 1 : 0));
  const postgres = new Pulse(db);
  gauge('sanad_postgres_up', '1 while Postgres answers within a second.', () => postgres.feel());
  return { contentType: registry.contentType, text: () => registry.metrics() };
}

/** Asks one question at a time: a Postgres that hangs must not be asked at every scrape. */
class Pulse {
  readonly #db: Parts['db'];
  #asked: Promise<number> | null = null;

  constructor(db: Parts['db']) {
    this.#db = db;
  }

  async feel(): Promise<number> {
    this.#asked ??= this.#ask().finally(() => (this.#asked = null));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<number>((resolve) => (timer = setTimeout(() => resolve(0), 1_000)));
    const answer = await Promise.race([this.#asked, late]);
    clearTimeout(timer);
    return answer;
  }

  #ask(): Promise<number> {
    return this.#db.sql`select 1`.then(
      () => 1,
      () => 0,
    );
  }
}
