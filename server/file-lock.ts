/**
 * One process at a time, by a file: for steps that are over in a moment. Who was killed while it held the lock holds it no
 * more: the file says which process made it, and the next one to come sees that it is gone.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { hasCode } from './durable-file.ts';

const Holder = z.object({ host: z.string(), pid: z.number(), since: z.string() });
type Holder = z.infer<typeof Holder>;

const PAUSE = 2;
/** Much longer than any step takes, also on a slow disk. */
const PATIENCE = 30_000;

/** Runs `step`, which must not come here again. Other processes wait, and so does this one: nothing else runs meanwhile. */
export function oneAtATime<T>(file: string, step: () => T): T {
  take(file);
  try {
    return step();
  } finally {
    unlinkSync(file);
  }
}

function take(file: string): void {
  const own = `${file}.${randomUUID()}`;
  writeFileSync(own, JSON.stringify(holderOf(process.pid)), { mode: 0o600 });
  try {
    for (const until = Date.now() + PATIENCE; !isLinked(own, file); pause()) {
      if (isAbandoned(file)) breakUp(file);
      else if (Date.now() > until)
        throw new Error(
          `The file ${file} is held by a process that does not end. End it, or remove the file.`,
        );
    }
  } finally {
    unlinkSync(own);
  }
}

function isLinked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Of two who find it abandoned, one takes it away, and only while it is: the second might take away the first one's. */
function breakUp(file: string): void {
  const breaking = `${file}.breaking`;
  try {
    mkdirSync(breaking);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    throw error;
  }
  try {
    if (isAbandoned(file)) unlinkSync(file);
  } finally {
    rmdirSync(breaking);
  }
}

/** Its process is gone, or is this one, which holds nothing. Of another machine's process nobody here can tell. */
function isAbandoned(file: string): boolean {
  const held = read(file);
  if (held === null || held.host !== hostname()) return false;
  return held.pid === process.pid || held.since !== holderOf(held.pid).since;
}

function read(file: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null; // given back a moment ago
  }
}

/** A number of a process is used again: so when it began is part of which one it is. */
function holderOf(pid: number): Holder {
  return { host: hostname(), pid, since: beginOf(pid) };
}

function beginOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return isAlive(pid) ? 'unknown' : '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

const cell = new Int32Array(new SharedArrayBuffer(4));
const pause = (): unknown => Atomics.wait(cell, 0, 0, PAUSE);
