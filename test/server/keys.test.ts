/** How a key store comes to be: once, durably, and never in place of one that is there (PROTECTION 5, 8). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeyStore, KeyStoreError } from '#server/keys.ts';

/** The folders whose entries were put on disk, in order. */
const synced = vi.hoisted((): string[] => []);
vi.mock(import('node:fs'), async (original) => {
  const real = await original();
  const opened = new Map<number, string>();
  return {
    ...real,
    openSync: (path, ...rest) => {
      const handle = real.openSync(path, ...rest);
      opened.set(handle, String(path));
      return handle;
    },
    fsyncSync: (handle) => {
      synced.push(opened.get(handle) ?? '');
      real.fsyncSync(handle);
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanad-keys-'));
  synced.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const KEYS = join(import.meta.dirname, '..', '..', 'server', 'keys.ts');

/** Opens store after store at the moments that all racers share, and prints the id it has of each. */
const RACER = `
  const { KeyStore } = await import(process.argv[1]);
  const [folder, start] = [process.argv[2], Number(process.argv[3])];
  for (let i = 0; i < 150; i++) {
    while (Date.now() < start + i * 4);
    const store = KeyStore.open(folder + '/' + i);
    const id = store.create();
    console.log(store.id, store.derive('x'), id);
  }`;

test('starts at the same moment have one store, with one id and one secret, and no start fails', async () => {
  const start = String(Date.now() + 1_500);
  const racers = [0, 1].map(async () => {
    const args = ['--input-type=module', '-e', RACER, KEYS, folder, start];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
    return said.trim().split('\n');
  });
  const stores = (await Promise.all(racers)).map((lines) =>
    lines.map((l) => l.split(' ').slice(0, 2).join()),
  );
  expect(stores[0]).toHaveLength(150);
  expect(stores[1]).toEqual(stores[0]);
  expect(readdirSync(join(folder, '0')).sort()).toEqual(['keys', 'store.json']);
});

test('every folder that was made for it is on disk, up to the one that was there', () => {
  const path = join(folder, 'a', 'b');
  KeyStore.open(path);
  expect(synced).toEqual(expect.arrayContaining([path, dirname(path), folder]));
  expect(synced).not.toContain(dirname(folder));
});

test('a missing folder of keys is named with the remedy, and none is made', () => {
  const path = join(folder, 'store');
  KeyStore.open(path);
  rmSync(join(path, 'keys'), { recursive: true });
  expect(() => KeyStore.open(path)).toThrow(KeyStoreError);
  expect(() => KeyStore.open(path)).toThrow(/store\/keys is missing\. Put the folder back/);
  expect(existsSync(join(path, 'keys'))).toBe(false);
});

test('a sealed value is opened by the key that sealed it, as it was sealed, and by nothing else (PROTECTION 5)', () => {
  const store = KeyStore.open(folder);
  const [id, other] = [store.create(), store.create()];
  const sealed = store.words(id).seal('what nobody may put in place of it');
  expect(store.words(id).open(sealed)).toBe('what nobody may put in place of it');
  expect(() => store.words(other).open(sealed)).toThrow();
  // From the nonce to the tag, each byte counts; before it stands the form.
  for (let at = 0; at < sealed.length; at++) {
    const changed = Uint8Array.from(sealed, (byte, i) => (i === at ? byte ^ 1 : byte));
    expect(() => store.words(id).open(changed), `byte ${at}`).toThrow();
  }
  expect(() => store.words(id).open(sealed.subarray(0, -1))).toThrow();
});

/** The bytes of a key as its file has them, and another name of that file, which is left when the key's own has gone. */
function kept(file: string): { key: string; left: string } {
  const key = /"key":"([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1];
  if (key === undefined) throw new Error(`${file} holds no key`);
  const left = join(folder, `left of ${basename(file)}`);
  linkSync(file, left);
  return { key, left };
}

test('the bytes of a key that is destroyed are written over where they stand, with those of a write of it that was cut off', () => {
  const store = KeyStore.open(join(folder, 'keys'));
  const [id, other] = [store.create(), store.create()];
  const file = join(store.path, 'keys', `${id}.json`);
  const cutOff = `${file}.${randomUUID()}.tmp`;
  copyFileSync(file, cutOff);
  const files = [file, cutOff].map(kept);
  store.destroy(id);
  for (const { key, left } of files) {
    const bytes = readFileSync(left);
    expect(bytes.length).toBeGreaterThan(100);
    expect(bytes.includes(key)).toBe(false);
  }
  expect(readdirSync(join(store.path, 'keys'))).toEqual([`${other}.json`]);
  expect(store.has(other)).toBe(true);
});

test('a start finishes the end of a key that was cut off', () => {
  const store = KeyStore.open(join(folder, 'keys'));
  const file = join(store.path, 'keys', `${store.create()}.json`);
  const onItsWay = `${file}.${randomUUID()}.gone.tmp`;
  renameSync(file, onItsWay);
  const { key, left } = kept(onItsWay);
  KeyStore.open(join(folder, 'keys'));
  expect(readdirSync(join(store.path, 'keys'))).toEqual([]);
  expect(readFileSync(left).includes(key)).toBe(false);
});

test('nobody else on the machine may read a key, nor look into the store', () => {
  const store = KeyStore.open(join(folder, 'keys'));
  const modeOf = (path: string): number => statSync(path).mode & 0o777;
  expect(modeOf(join(store.path, 'keys', `${store.create()}.json`))).toBe(0o600);
  expect(modeOf(join(store.path, 'store.json'))).toBe(0o600);
  expect([modeOf(store.path), modeOf(join(store.path, 'keys'))]).toEqual([0o700, 0o700]);
});
