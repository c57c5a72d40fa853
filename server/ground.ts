/** What every part of the server stands on. Handed in, never imported as a module's state. */
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { createEngines, type Engines } from './analysis/engines.ts';
import type { Config } from './config.server.ts';
import { openDatabase, type Database } from './db/client.ts';
import { loginFromUrl, type Login } from './db/connect.ts';
import { startEmbedded, type EmbeddedPostgres, type Fate } from './db/embedded.ts';
import { migrate, SCHEMA } from './db/migrate.ts';
import { describeFault } from './http/fault.ts';
import { createTextChecker, type CheckText } from './import/check.ts';
import { createPacker, type Pack } from './release/pack.ts';
import { createDocxReader, type ReadDocx } from './import/docx.ts';
import { checkInstance } from './instance.ts';
import { KeyStore } from './keys.ts';
import { openLive, type Live } from './live.ts';
import { Loads } from './sync/load.ts';

export interface Ground {
  config: Config;
  db: Database;
  keys: KeyStore;
  live: Live;
  log: Logger;
  readDocx: ReadDocx;
  checkText: CheckText;
  pack: Pack;
  engines: Engines;
  /** What people make this process do. */
  loads: Loads;
  /** The one clock. */
  now: () => Date;
  /** Called when notifications may have been missed: whoever follows the log looks again. Returns how to stop it. */
  onWake(listener: () => void): () => void;
}

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');

export interface GroundHandle {
  ground: Ground;
  /** Closes the database and stops an embedded Postgres that this process started and nobody else uses. */
  close(): Promise<void>;
}

/** Database, keys, notifications: what the command line needs too. */
export async function openGround(config: Config, options: { poolSize: number }): Promise<GroundHandle> {
  const log = pino({ level: config.logLevel, base: undefined }, pino.destination(2));
  const embedded =
    config.databaseUrl === null ? await startEmbedded(config.data, (fate) => tell(log, fate)) : null;
  try {
    return await groundOn(config, log, embedded, options);
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}

function tell(log: Logger, fate: Fate): void {
  if (fate.kind === 'back') log.warn({ after: fate.after }, 'Postgres had ended and runs again');
  else log.error({ fault: describeFault(fate.error) }, 'Postgres has ended and could not be started');
}

async function groundOn(
  config: Config,
  log: Logger,
  embedded: EmbeddedPostgres | null,
  options: { poolSize: number },
): Promise<GroundHandle> {
  const owner: Login = embedded?.owner ?? loginFromUrl(config.databaseUrl ?? '');
  await checkInstance.before(owner, config);
  const keys = KeyStore.open(config.keys);
  const login = await migrate(owner, keys.derive('database app login'), MIGRATIONS);
  const engines = createEngines({ login, schema: SCHEMA, keys: config.keys });
  const db = openDatabase(login, {
    max: options.poolSize,
    schema: SCHEMA,
    onSilent: () => {
      log.warn('connections to Postgres had gone silent: new ones take their place');
      engines.renew();
    },
  });
  const wakers = new Set<() => void>();
  const live = await liveOn(db, keys, config, wakers).catch(async (error: unknown) => {
    await db.close(); // else its connections would keep the process, and the Postgres that it started
    throw error;
  });
  return {
    ground: {
      config,
      db,
      keys,
      live,
      log,
      readDocx: createDocxReader(),
      checkText: createTextChecker(),
      pack: createPacker(),
      engines,
      loads: new Loads(),
      now: () => new Date(),
      onWake(listener) {
        wakers.add(listener);
        return () => void wakers.delete(listener);
      },
    },
    close: async () => {
      await engines.close();
      await live.close();
      await db.close();
      await embedded?.release();
    },
  };
}

async function liveOn(db: Database, keys: KeyStore, config: Config, wakers: Set<() => void>): Promise<Live> {
  await checkInstance.after(db, keys, config);
  const live = await openLive(db, () => {
    keys.reread();
    wakers.forEach((wake) => wake());
  });
  live.subscribe((event) => {
    if (event.kind === 'ended' || event.kind === 'destroyed') event.keys.forEach((id) => keys.end(id));
  });
  return live;
}
