/** What a Prometheus scrapes: this process and its queues. No id of a record, room or account is in it. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Projection } from './projection/follow.ts';
import type { Sync } from './sync/sync.ts';

export interface Metrics {
  contentType: string;
  text(): Promise<string>;
}

export function createMetrics(parts: { sync: Sync; projection: Projection }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number): void => {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(read());
        },
      }),
    );
  };
  gauge('sanad_sync_sockets', 'Open sockets of the sync server.', () => parts.sync.stats().sockets);
  gauge('sanad_sync_rooms', 'Documents that are open in memory.', () => parts.sync.stats().rooms);
  gauge('sanad_sync_queued', 'Updates that wait for their commit.', () => parts.sync.stats().queued);
  gauge('sanad_projection_lag', 'Log rows that are not in rows yet.', () => parts.projection.lag());
  gauge('sanad_projection_ready', '1 once the projection has caught up.', () =>
    parts.projection.ready() ? 1 : 0,
  );
  return { contentType: registry.contentType, text: () => registry.metrics() };
}
