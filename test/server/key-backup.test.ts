/** Copies of the key store that are kept in step: what was destroyed goes out of them too (PROTECTION 5). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeyId } from '#core/ids.ts';
import { oneAtATime } from '#server/file-lock.ts';
import { backUpKeys, renewBackups } from '#server/key-backup.ts';
import { KeyStore } from '#server/keys.ts';

let folder: string;
let store: KeyStore;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanad-backup-'));
  store = KeyStore.open(join(folder, 'store'));
  copy = join(folder, 'copy');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The key itself, as its file has it. */
const bytesOf = (id: KeyId): string =>
  String(JSON.parse(readFileSync(join(store.path, 'keys', `${id}.json`), 'utf8')).key);
const holds = (at: string, text: string): boolean =>
  readdirSync(at, { recursive: true, withFileTypes: true }).some(
    (file) => file.isFile() && readFileSync(join(file.parentPath, file.name), 'utf8').includes(text),
  );

test('a backup opens what the store opens, and a key that is destroyed goes out of both', () => {
  const [stays, goes] = [store.create(), store.create()];
  const sealed = store.words(stays).seal('words');
  expect(backUpKeys(store, copy)).toBeNull();
  expect(KeyStore.open(copy).words(stays).open(sealed)).toBe('words');
  const bytes = bytesOf(goes);
  expect(holds(copy, bytes)).toBe(true);
  store.destroy(goes);
  expect(holds(folder, bytes)).toBe(false);
  expect(KeyStore.open(copy).words(stays).open(sealed)).toBe('words');
});

test('a folder that cannot be made is said to be so, and is not kept in mind', () => {
  store.create();
  writeFileSync(copy, 'a file');
  expect(backUpKeys(store, join(copy, 'below'))).toBe('unwritable');
  expect(backUpKeys(store, copy)).toBe('unwritable');
  expect(renewBackups(store)).toEqual([]);
});

test('a copy that is away is named, and loses the key when it can be reached again', () => {
  const goes = store.create();
  const bytes = bytesOf(goes);
  backUpKeys(store, copy);
  renameSync(copy, `${copy}-away`);
  store.destroy(goes);
  expect(renewBackups(store)).toEqual([copy]);
  expect(holds(folder, bytes)).toBe(true);
  renameSync(`${copy}-away`, copy);
  expect(renewBackups(KeyStore.open(store.path))).toEqual([]);
  expect(holds(folder, bytes)).toBe(false);
});

test('what the store lost without destroying it stays in the copy', () => {
  const lost = store.create();
  const bytes = bytesOf(lost);
  backUpKeys(store, copy);
  rmSync(join(store.path, 'keys', `${lost}.json`));
  store.destroy(store.create());
  expect(renewBackups(store)).toEqual([]);
  expect(holds(copy, bytes)).toBe(true);
});

test('neither the store itself nor another store’s copy is written over', () => {
  expect(backUpKeys(store, store.path)).toBe('store-itself');
  const other = KeyStore.open(join(folder, 'other'));
  expect(backUpKeys(store, other.path)).toBe('other-store');
  expect(KeyStore.idAt(other.path)).toBe(other.id);
});

test('a copy that another process makes meanwhile keeps no key that is destroyed', async () => {
  const keys = Array.from({ length: 80 }, () => store.create());
  const code = `import { KeyStore } from '#server/keys.ts'; import { oneAtATime } from '#server/file-lock.ts';
import { backUpKeys } from '#server/key-backup.ts';
    process.exitCode = backUpKeys(KeyStore.open(process.argv[1]), process.argv[2]) === null ? 0 : 1;`;
  const copying = spawn(execPath, ['--input-type=module', '-e', code, store.path, copy]);
  const ended = once(copying, 'exit');
  const copied = () => (existsSync(join(copy, 'keys')) ? readdirSync(join(copy, 'keys')).length : 0);
  await expect.poll(copied, { interval: 1, timeout: 20_000 }).toBeGreaterThan(5);
  for (const id of keys) store.destroy(id);
  expect(await ended).toEqual([0, null]);
  expect(readdirSync(join(copy, 'keys'))).toEqual([]);
  expect(renewBackups(store)).toEqual([]);
  store.create();
  renewBackups(store);
  expect(readdirSync(join(copy, 'keys'))).toHaveLength(1); // it is known as a copy
});

test('a lock whose process was killed holds nobody up', async () => {
  const lock = join(folder, 'lock');
  const code = `import { oneAtATime } from '#server/file-lock.ts';
    oneAtATime(process.argv[1], () => process.kill(process.pid, 'SIGKILL'));`;
  await once(spawn(execPath, ['--input-type=module', '-e', code, lock]), 'exit');
  expect(existsSync(lock)).toBe(true);
  expect(oneAtATime(lock, () => existsSync(lock))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('lock'))).toEqual([]);
});
