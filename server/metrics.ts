/** What a Prometheus scrapes: this process and its queues. No id of a record, room or account is in it. */
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Pulse } from './db/pulse.ts';
import type { Projection } from './projection/follow.ts';
import type { Sync } from './sync/sync.ts';

export interface Metrics {
  contentType: string;
  text(): Promise<string>;
}

interface Parts {
  sync: Pick<Sync, 'stats' | 'instruments'>;
  projection: Pick<Projection, 'lag' | 'ready'>;
  pulse: Pick<Pulse, 'feel'>;
}

export function createMetrics({ sync, projection, pulse }: Parts): Metrics {
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
  gauge('sanad_sync_rooms_bytes', 'Bytes of memory that they take, about.', () => stats().documents);
  gauge('sanad_sync_queued', 'Updates that wait for their commit.', () => stats().queued);
  gauge('sanad_sync_queued_bytes', 'Bytes of memory that those updates take.', () => stats().queuedBytes);
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
  counter('sanad_sync_evictions_total', 'Rooms that had to make place for others.', () => stats().evictions);
  counter('sanad_sync_received_frames_total', 'Frames from clients.', () => instruments.traffic.framesIn);
  counter('sanad_sync_received_bytes_total', 'Bytes of those frames.', () => instruments.traffic.bytesIn);
  counter('sanad_sync_sent_frames_total', 'Frames to clients.', () => instruments.traffic.framesOut);
  counter('sanad_sync_sent_bytes_total', 'Bytes of those frames.', () => instruments.traffic.bytesOut);
  // Asked of Postgres: only the process that leads has it in its hands. While Postgres is down nobody knows.
  gauge('sanad_projection_lag', 'Log rows that no process has written as rows yet.', async () =>
    (await pulse.feel()) ? projection.lag().catch(() => NaN) : NaN,
  );
  gauge('sanad_projection_ready', '1 once the projection has caught up.', () => (projection.ready() ? 1 : 0));
  gauge('sanad_postgres_up', '1 while Postgres answers within a second.', async () =>
    (await pulse.feel()) ? 1 : 0,
  );
  return { contentType: registry.contentType, text: () => registry.metrics() };
}
