/**
 * Copies of the key store that it knows of. A key that is destroyed goes out of each of them too, at once where the copy
 * can be reached, else when it next can: until then it is listed as waiting. A copy that was made in another way is out of
 * reach.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { shred, syncFolder, writeDurably } from './durable-file.ts';

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

export type BackupFault = 'store-itself' | 'other-store';

/** Makes `folder` a copy of the store, or renews it, and notes it among those that are kept in step. */
export function backUpKeys(store: Store, folder: string): BackupFault | null {
  const path = resolve(folder);
  if (path === resolve(store.path)) return 'store-itself';
  const held = idAt(path);
  if (held !== null && held !== store.id) return 'other-store';
  mkdirSync(join(path, 'keys'), { recursive: true, mode: 0o700 });
  writeDurably(join(path, 'store.json'), readFileSync(join(store.path, 'store.json'), 'utf8'));
  const known = copiesOf(store);
  const copy = known.find((each) => each.path === path) ?? { path, waiting: [] };
  renew(store, copy);
  note(store, [...known.filter((each) => each !== copy), { path, waiting: [] }]);
  return null;
}

/** Before the store's own file of the key goes, so that whoever is cut off begins with this again. */
export function takeOutOfBackups(store: Store, key: string): void {
  const copies = copiesOf(store);
  if (copies.length === 0) return;
  note(
    store,
    copies.map(({ path, waiting }) => ({ path, waiting: [...new Set([...waiting, key])] })),
  );
  renewBackups(store);
}

/** Brings every known copy into step; returns those that could not be reached, which may still hold what was destroyed. */
export function renewBackups(store: Store): string[] {
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
  const there = new Set(readdirSync(keys));
  const gone = new Set(waiting.map((id) => `${id}.json`));
  for (const name of readdirSync(join(store.path, 'keys'))) {
    if (!name.endsWith('.json') || there.has(name) || gone.has(name)) continue;
    writeDurably(join(keys, name), readFileSync(join(store.path, 'keys', name), 'utf8'));
  }
  syncFolder(keys);
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
