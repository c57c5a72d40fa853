/** Files that are on disk when they are said to be, and gone when they are said to be gone. */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === code;

/** Whole or not at all: a temporary file, synced, renamed, and its folder synced. */
export function writeDurably(file: string, text: string): void {
  renameSync(writeTemporary(file, text), file);
  syncFolder(dirname(file));
}

/** The same, but a file that is there stays as it is. */
export function writeOnce(file: string, text: string): void {
  const temporary = writeTemporary(file, text);
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(temporary);
  }
  syncFolder(dirname(file));
}

function writeTemporary(file: string, text: string): string {
  const temporary = `${file}.${randomUUID()}.tmp`;
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return temporary;
}

/** A new folder is on disk when the folder that names it is. */
export function syncUpTo(folder: string, last: string): void {
  syncFolder(folder);
  if (folder !== last && folder !== dirname(folder)) syncUpTo(dirname(folder), last);
}

export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const GONE = '.gone.tmp';

/**
 * The file goes by another name first, so that whoever is cut off leaves a file that is gone and not one that is damaged.
 * Then its bytes are overwritten where they stand, with what a write of it that was cut off has left. On a disk that writes
 * elsewhere than where it is told (copy on write, flash that levels its wear) the old bytes may outlive it.
 */
export function shred(file: string): void {
  const folder = dirname(file);
  unlessGone(() => renameSync(file, `${file}.${randomUUID()}${GONE}`));
  syncFolder(folder);
  const begun = `${basename(file)}.`;
  for (const name of readdirSync(folder))
    if (name.startsWith(begun) && name.endsWith('.tmp')) overwrite(join(folder, name));
  syncFolder(folder);
}

/** Finishes what was cut off of it. */
export function finishShredding(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith(GONE)) overwrite(join(folder, name));
}

function overwrite(file: string): void {
  unlessGone(() => {
    const handle = openSync(file, 'r+');
    try {
      writeSync(handle, randomBytes(statSync(file).size), 0, undefined, 0);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    unlinkSync(file);
  });
}

/** Of two who shred a file at once, the second finds nothing to do. */
function unlessGone(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}
