/** A real Postgres from an npm package, kept in the data folder: started, adopted after a kill, kept up, stopped. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Login } from './connect.ts';
import {
  bringUp,
  command,
  connect,
  EmbeddedPostgresError,
  findBinaries,
  isPostmaster,
  namespaceHint,
  shutDown,
  type Home,
} from './postmaster.ts';

export { EmbeddedPostgresError };

export interface EmbeddedPostgres {
  /** Through the Unix socket, as the superuser `sanad` (the owner's login). */
  owner: Login;
  /** Stops it if nobody else is connected; resolves when the process is gone. */
  release(): Promise<void>;
  /** Changes when it was started again. */
  readonly pid: number;
}

/** What becomes of it while it is used. */
export type Fate = { kind: 'back'; after: number } | { kind: 'failed'; error: unknown };

/** Milliseconds between two looks at it, and the longest pause between two attempts to start it again. */
const LOOK = 200;
const LONGEST_PAUSE = 5_000;

/**
 * Starts Postgres on `folder` (made by initdb when absent), or adopts the one that a killed parent left running there.
 * Whoever uses it keeps it up: when it ends, it is started again, until `release`.
 */
export async function startEmbedded(
  folder: string,
  tell: (fate: Fate) => void = () => undefined,
): Promise<EmbeddedPostgres> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const home: Home = {
    binaries: findBinaries(),
    data: join(folder, 'postgres'),
    socket: socketFolder(folder),
  };
  makeOwnFolder(home.socket); // before anything is said to whatever answers there
  if (!existsSync(join(home.data, 'PG_VERSION'))) initialise(home);
  const keeper = new Keeper(home, await bringUp(home), tell);
  await ensureDatabase(home.socket);
  return {
    owner: {
      host: home.socket,
      port: 5432,
      database: 'sanad',
      username: 'sanad',
      password: null,
      tls: 'off',
    },
    get pid() {
      return keeper.pid;
    },
    async release() {
      await keeper.leave();
      // The command line may have started it and a server adopted it meanwhile: then it stays.
      if (!(await isUsed(home.socket))) await shutDown(home);
    },
  };
}

/** Looks after a Postgres that runs. Every process that uses it does: it outlives the one that started it. */
class Keeper {
  readonly #home: Home;
  readonly #tell: (fate: Fate) => void;
  readonly #timer: NodeJS.Timeout;
  pid: number;
  #starting: Promise<void> | null = null;
  #gone = 0;
  #failures = 0;
  #notBefore = 0;

  constructor(home: Home, pid: number, tell: (fate: Fate) => void) {
    this.#home = home;
    this.pid = pid;
    this.#tell = tell;
    this.#timer = setInterval(() => this.#look(), LOOK);
    this.#timer.unref();
  }

  async leave(): Promise<void> {
    clearInterval(this.#timer);
    await this.#starting;
  }

  #look(): void {
    if (this.#starting || isPostmaster(this.pid, this.#home.data)) return;
    const now = Date.now();
    if (this.#gone === 0) this.#gone = now;
    if (now < this.#notBefore) return;
    this.#starting = this.#start().finally(() => (this.#starting = null));
  }

  async #start(): Promise<void> {
    try {
      this.pid = await bringUp(this.#home);
      this.#tell({ kind: 'back', after: Date.now() - this.#gone });
      this.#gone = this.#failures = 0;
    } catch (error) {
      this.#notBefore = Date.now() + Math.min(LONGEST_PAUSE, LOOK * 2 ** this.#failures);
      this.#failures += 1;
      this.#tell({ kind: 'failed', error });
    }
  }
}

/** Socket paths hold at most 107 bytes: a short folder of this data's own. */
function socketFolder(folder: string): string {
  const user = process.getuid?.() ?? 0;
  return join(tmpdir(), `sanad-${user}-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

/** The name can be guessed, and the folder above is everybody's: another's folder would hold another's Postgres. */
export function makeOwnFolder(path: string): void {
  mkdirIfAbsent(path);
  const found = lstatSync(path);
  const user = process.getuid?.() ?? found.uid;
  if (!found.isDirectory() || found.uid !== user)
    throw new EmbeddedPostgresError(
      `${path}, where the embedded Postgres has its socket, is ${found.isDirectory() ? 'the folder of another user' : 'no folder'}. Look at who made it, remove it, and start again; or set TMPDIR to a folder of your own.`,
    );
  if ((found.mode & 0o777) !== 0o700) chmodSync(path, 0o700);
}

function mkdirIfAbsent(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!isError(error, 'EEXIST')) throw error;
  }
}

/** Made beside its place and moved there whole: a start that was killed in the middle leaves no half of one. */
function initialise({ binaries, data }: Home): void {
  const making = `${data}-making-${process.pid}`;
  const args = [
    '-D',
    making,
    '-U',
    'sanad',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  rmSync(making, { recursive: true, force: true });
  const [file, rest] = command(binaries.initdb, args);
  const done = spawnSync(file, rest, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (done.status !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw namespaceHint(
      done.stderr || String(done.error),
      'The embedded Postgres could not make its data folder',
    );
  }
  try {
    renameSync(making, data);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (existsSync(join(data, 'PG_VERSION'))) return; // another process was faster
    throw new EmbeddedPostgresError(
      `${data} is there and holds no Postgres (${String(error)}). Look at what it is, move it away, and start again.`,
    );
  }
}

async function ensureDatabase(socket: string): Promise<void> {
  const sql = connect(socket, 'postgres');
  try {
    const found = await sql`select 1 from pg_database where datname = 'sanad'`;
    if (found.length === 0) await sql`create database sanad`;
  } catch (error) {
    if (!isError(error, '42P04') && !isError(error, '23505')) throw error; // another process was faster
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function isUsed(socket: string): Promise<boolean> {
  const sql = connect(socket, 'postgres');
  try {
    const others =
      await sql`select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    return others.length > 0;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const isError = (error: unknown, code: string): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === code;
