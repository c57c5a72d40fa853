/** The data that a command works on: whether or not a server runs on it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.server.ts';
import { openGround, type Ground } from '../ground.ts';
import { openPlace, type Place } from '../place.ts';
import { findAccount } from '../store/account.ts';
import { CommandError, type Io } from './command.ts';

/** What every command that works on data takes. */
export const DATA_OPTIONS = { demo: { type: 'boolean' } } as const;
export const DATA_HELP = '  --demo           work on the demo’s data; else on SANAD_DATA, or .sanad/';

/** Opens the data, runs, and closes it again. `make`: where there is none yet, an empty instance is made. */
export async function onGround<T>(
  io: Io,
  options: { demo: boolean; make?: boolean },
  run: (ground: Ground) => Promise<T>,
): Promise<T> {
  const config = readConfig({ ...io.env, LOG_LEVEL: io.env['LOG_LEVEL'] ?? 'warn' }, { demo: options.demo });
  if (config.databaseUrl === null && !options.make && !existsSync(join(config.data, 'postgres')))
    throw new CommandError(
      `There is no data at ${config.data}. Start the server once (npm ${options.demo ? 'run demo' : 'start'}), or point SANAD_DATA to it${options.demo ? '' : '; --demo works on the demo’s'}.`,
    );
  const { ground, close } = await open(config);
  try {
    return await run(ground);
  } finally {
    await close();
  }
}

async function open(config: Config): ReturnType<typeof openGround> {
  try {
    return await openGround(config, { poolSize: 4 });
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
    if (typeof code !== 'string' || !UNREACHABLE.has(code)) throw error;
    throw new CommandError(
      `The database of DATABASE_URL cannot be reached (${code}). Check the address, and that it runs.`,
    );
  }
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECT_TIMEOUT',
  '28P01',
  '3D000',
]);

/** The project as this person stands in it. Unknown and not a member are one answer. */
export async function placeOf(ground: Ground, email: string, slug: string): Promise<Place> {
  const account = await ground.db.asService('auth', (tx) => findAccount(tx, email));
  const place = account && account.suspendedAt === null ? await openPlace(ground, account.id, slug) : null;
  if (!place)
    throw new CommandError(`There is no project ${slug} to which ${email} belongs. Check both, and --demo.`);
  return place;
}
