/**
 * Builds the pages when there is no build, or one of other sources: a stamp beside it holds the digest of all that
 * goes into it. The builder is a process of its own: its memory ends with it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');
const BUILD = join(ROOT, 'build');
const STAMP = join(BUILD, 'sources.sha256');
const LOCK = join(ROOT, '.svelte-kit', 'building.pid');

const SOURCES = ['src', 'server', 'static'];
/** `docs/consistency.md` is a page too. */
const SETTINGS = ['docs/consistency.md', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** The digest of every file that the build reads, by path and content. */
function digestSources(): string {
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, ...SOURCES.flatMap(filesUnder)])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesUnder(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .toSorted();
}

const isBuilt = (digest: string): boolean => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest;

async function ensureBuild(): Promise<void> {
  if (isBuilt(digestSources())) return;
  mkdirSync(join(ROOT, '.svelte-kit'), { recursive: true });
  while (!takeLock()) await pause(200); // two starts at once: one builds, the other waits for it
  try {
    const digest = digestSources();
    if (isBuilt(digest)) return;
    process.stdout.write('Building the pages; this takes a moment, and only when they changed.\n');
    rmSync(STAMP, { force: true });
    process.env['NODE_ENV'] = 'production'; // a test run's would give pages made for development
    if (build()) writeFileSync(STAMP, digest);
    else process.exitCode = 1;
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** Whether it worked. What the builder says is shown only when it did not. */
function build(): boolean {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (done.status !== 0) process.stderr.write(`${done.stdout}${done.stderr}`);
  return done.status === 0;
}

/** Whether this process may build. The lock of a process that is gone is taken over. */
function takeLock(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(Number(readLock()))) rmSync(LOCK, { force: true });
    return false;
  }
}

function readLock(): string {
  try {
    return readFileSync(LOCK, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

await ensureBuild();
