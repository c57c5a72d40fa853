/** The application behind HTTP: made once a process, shared with the bundled pages through `globalThis`. */
import { getHeapStatistics } from 'node:v8';
import { createAnalysis, type Analysis } from './analysis/analysis.ts';
import { createThrottle, type Throttle } from './auth/throttle.ts';
import type { Config } from './config.server.ts';
import { openGround, type Ground } from './ground.ts';
import { createRates, type Rates } from './http/rates.ts';
import { watchGrowth } from './db/grown.ts';
import { Pulse } from './db/pulse.ts';
import { seekLeadership } from './leadership.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { destroyEnded } from './purge/ended.ts';
import { sweepUp } from './sweep.ts';
import { createProjection, type Projection } from './projection/follow.ts';
import { LIMITS } from './sync/rate.ts';
import { createSync, type Sync } from './sync/sync.ts';

export interface App extends Ground {
  sync: Sync;
  projection: Projection;
  analysis: Analysis;
  throttle: Throttle;
  rates: Rates;
  metrics: Metrics;
  pulse: Pulse;
  /** Stops taking, commits, tells clients to come back, ends what it started. */
  close(): Promise<void>;
}

const SHARED = Symbol.for('sanad.app');

/** The bundle of pages holds its own copy of every module: they meet here. */
export function shareApp(app: App): void {
  Reflect.set(globalThis, SHARED, app);
}

/** Nobody else writes under that symbol. */
const isApp = (value: unknown): value is App => typeof value === 'object' && value !== null;

export function sharedApp(): App {
  const app: unknown = Reflect.get(globalThis, SHARED);
  if (!isApp(app)) throw new Error('The application has not been started: begin at server/main.ts.');
  return app;
}

/** Documents may take half of what V8 may take at all. */
const ofHeap = (): number => getHeapStatistics().heap_size_limit / 2;

export async function createApp(config: Config): Promise<App> {
  const { ground, close } = await openGround(config, { poolSize: 16 });
  await destroyEnded(ground); // what a crash has left of a purge
  const leadership = await seekLeadership(ground);
  const projection = createProjection(ground, () => leadership.leads());
  const analysis = createAnalysis(ground, () => leadership.leads());
  const sync = createSync(ground, { ...LIMITS, rooms: config.rooms, documents: ofHeap() });
  const pulse = new Pulse(ground.db);
  const endGrowth = watchGrowth(ground, () => leadership.leads());
  const endSweep = sweepUp(ground, () => leadership.leads());
  await projection.start();
  await analysis.start();
  leadership.onLead(() => {
    projection.takeOver();
    analysis.takeOver();
  });
  return {
    ...ground,
    sync,
    projection,
    analysis,
    throttle: createThrottle(ground),
    rates: createRates(config),
    metrics: createMetrics({ sync, projection, pulse }),
    pulse,
    close: async () => {
      await leadership.close(); // another takes over at once
      endGrowth();
      endSweep();
      await sync.close();
      await projection.close();
      await analysis.close();
      await close();
    },
  };
}
