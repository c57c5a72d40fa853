/**
 * Copies of the key store that it knows of. A key that is destroyed goes out of each of them too, at once where the copy
 * can be reached, else when it next can. A copy that was made in another way is out of reach.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { KeyId } from '#core/ids.ts';
import { shred, syncFolder, writeDurably } from './durable-file.ts';
import { KeyStore, KeyStoreError } from './keys.ts';

const Known = z.object({ version: z.literal(1), folders: z.array(z.string()) });

/** Makes `folder` a copy of the store, or renews it, and notes it among those that are kept in step. */
export function backUpKeys(store: KeyStore, folder: string, ended: readonly KeyId[]): void {
  const path = resolve(folder);
  if (path === resolve(store.path))
    throw new KeyStoreError(`${path} is the key store itself. Name another folder, best on another disk.`);
  const held = KeyStore.idAt(path);
  if (held !== null && held !== store.id)
    throw new KeyStoreError(
      `${path} holds a copy of another key store. Name another folder; nothing was changed.`,
    );
  mkdirSync(join(path, 'keys'), { recursive: true, mode: 0o700 });
  writeDurably(join(path, 'store.json'), readFileSync(join(store.path, 'store.json'), 'utf8'));
  renew(store, path, ended);
  const folders = [...new Set([...foldersOf(store), path])];
  writeDurably(listOf(store), JSON.stringify({ version: 1, folders }));
}

/** Brings every known copy into step; returns those that could not be reached and may still hold what was destroyed. */
export function renewBackups(store: KeyStore, ended: readonly KeyId[]): string[] {
  return foldersOf(store).filter((path) => !isRenewed(store, path, ended));
}

/** A disk that is away, full or read only is no fault of the act that destroys a key: it is told, and tried again. */
function isRenewed(store: KeyStore, path: string, ended: readonly KeyId[]): boolean {
  try {
    if (KeyStore.idAt(path) !== store.id) return false;
    renew(store, path, ended);
    return true;
  } catch {
    return false;
  }
}

const listOf = (store: KeyStore): string => join(store.path, 'backups.json');

function foldersOf(store: KeyStore): string[] {
  if (!existsSync(listOf(store))) return [];
  return Known.parse(JSON.parse(readFileSync(listOf(store), 'utf8'))).folders;
}

/** Only what is known to have ended is taken out: a key that the store lost otherwise may have its last copy there. */
function renew(store: KeyStore, path: string, ended: readonly KeyId[]): void {
  const keys = join(path, 'keys');
  const there = new Set(readdirSync(keys));
  for (const id of ended) if (there.has(`${id}.json`)) shred(join(keys, `${id}.json`));
  const gone = new Set(ended.map((id) => `${id}.json`));
  for (const name of readdirSync(join(store.path, 'keys'))) {
    if (!name.endsWith('.json') || there.has(name) || gone.has(name)) continue;
    writeDurably(join(keys, name), readFileSync(join(store.path, 'keys', name), 'utf8'));
  }
  syncFolder(keys);
}
