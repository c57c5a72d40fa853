/**
 * Copies of the key store that it knows of. A key that is destroyed goes out of each of them too, at once where the copy
 * can be reached, else when it next can: until then it is listed as waiting. A copy that was made in another way is out of
 * reach. A copy is on the list before the first key is in it, and no key is copied while any is destroyed, by whichever
 * process: so none is left in a copy by either.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { shred, syncFolder, writeDurably } from './durable-file.ts';
import { oneAtATime } from './file-lock.ts';

/** Where a store is, and which it is. */
export interface Store {
  path: string;
  id: string;
}

const Known = z.object({
  version: z.literal(1),
  /** `waiting`: keys that were destroyed while the copy could not be reached. */
  copies: z.array(z.object({ path: z.string(), waiting: z.array(z.uuid()) })),
});
type Copy = z.infer<typeof Known>['copies'][number];

/** `unwritable`: the folder cannot be made, or nothing can be written in it. */
export type BackupFault = 'store-itself' | 'other-store' | 'unwritable';

/** Makes `folder` a copy of the store, or renews it, and notes it among those that are kept in step. */
export function backUpKeys(store: Store, folder: string): BackupFault | null {
  const path = resolve(folder);
  if (path === resolve(store.path)) return 'store-itself';
  const held = idAt(path);
  if (held !== null && held !== store.id) return 'other-store';
  try {
    copyStore(store, path);
    return null;
  } catch (error) {
    if (!isAbout(path, error)) throw error;
    return 'unwritable';
  }
}

function copyStore(store: Store, path: string): void {
  makeFolder(join(path, 'keys'));
  writeDurably(join(path, 'store.json'), readFileSync(join(store.path, 'store.json'), 'utf8'));
  oneAtATime(lockOf(store), () => {
    const known = copiesOf(store);
    if (!known.some((each) => each.path === path)) note(store, [...known, { path, waiting: [] }]);
  });
  // Key by key, so that nobody who destroys one waits for all of them.
  for (const name of missingIn(store, path)) oneAtATime(lockOf(store), () => copyKey(store, path, name));
  oneAtATime(lockOf(store), () => renewAll(store));
}

/** One after the other: Node's own way of making all of them at once never ends below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** A full disk is not named by the error that it makes. */
const isAbout = (folder: string, error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ('path' in error ? String(error.path).startsWith(folder) : error.code === 'ENOSPC');

/**
 * The real deletion: its bytes are overwritten and its file goes, in every copy that is known, then in the store, so that
 * whoever is cut off begins with the copies again.
 */
export function destroyKey(store: Store, key: string): void {
  oneAtATime(lockOf(store), () => {
    const copies = copiesOf(store);
    if (copies.length > 0) {
      note(
        store,
        copies.map(({ path, waiting }) => ({ path, waiting: [...new Set([...waiting, key])] })),
      );
      renewAll(store);
    }
    shred(join(store.path, 'keys', `${key}.json`));
  });
}

/** Brings every known copy into step; returns those that could not be reached, which may still hold what was destroyed. */
export const renewBackups = (store: Store): string[] => oneAtATime(lockOf(store), () => renewAll(store));

const lockOf = (store: Store): string => join(store.path, 'backups.lock');

function renewAll(store: Store): string[] {
  const copies = copiesOf(store);
  if (copies.length === 0) return [];
  const unreached = copies.filter((copy) => !isRenewed(store, copy));
  note(
    store,
    copies.map((copy) => (unreached.includes(copy) ? copy : { ...copy, waiting: [] })),
  );
  return unreached.map(({ path }) => path);
}

/** A disk that is away, full or read only is no fault of the act that destroys a key: it is told, and tried again. */
function isRenewed(store: Store, copy: Copy): boolean {
  try {
    if (idAt(copy.path) !== store.id) return false;
    renew(store, copy);
    return true;
  } catch {
    return false;
  }
}

/** Only what was destroyed is taken out: a key that the store lost otherwise may have its last copy there. */
function renew(store: Store, { path, waiting }: Copy): void {
  const keys = join(path, 'keys');
  for (const id of waiting) shred(join(keys, `${id}.json`));
  const gone = new Set(waiting.map((id) => `${id}.json`));
  for (const name of missingIn(store, path)) if (!gone.has(name)) copyKey(store, path, name);
  syncFolder(keys);
}

function missingIn(store: Store, path: string): string[] {
  const there = new Set(readdirSync(join(path, 'keys')));
  return readdirSync(join(store.path, 'keys')).filter((name) => name.endsWith('.json') && !there.has(name));
}

/** Unless it was destroyed since it was listed. */
function copyKey(store: Store, path: string, name: string): void {
  const file = join(store.path, 'keys', name);
  const waits = copiesOf(store).some(
    (copy) => copy.path === path && copy.waiting.includes(name.slice(0, -5)),
  );
  if (!waits && existsSync(file)) writeDurably(join(path, 'keys', name), readFileSync(file, 'utf8'));
}

function idAt(path: string): string | null {
  const file = join(path, 'store.json');
  if (!existsSync(file)) return null;
  return z.object({ id: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).id;
}

const listOf = (store: Store): string => join(store.path, 'backups.json');

function copiesOf(store: Store): Copy[] {
  if (!existsSync(listOf(store))) return [];
  return Known.parse(JSON.parse(readFileSync(listOf(store), 'utf8'))).copies;
}

const note = (store: Store, copies: readonly Copy[]): void =>
  writeDurably(listOf(store), JSON.stringify({ version: 1, copies }));
