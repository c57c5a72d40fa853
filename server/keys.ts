/**
 * The key store: outside the database and its backups. One file a key, so that destroying a key destroys its bytes
 * and nothing else has to be rewritten. A key is on disk, durably, before the first row that needs it.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomFillSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { KeyId } from '#core/ids.ts';
import { finishShredding, hasCode, syncUpTo, writeDurably, writeOnce } from './durable-file.ts';
import { newId } from './id.ts';
import { destroyKey } from './key-backup.ts';

const StoreFile = z.object({ version: z.literal(1), id: z.uuid(), root: z.base64() });
const KeyFile = z.object({ id: z.uuid(), key: z.base64(), sha256: z.string() });

/** Seals and opens text under one key: AES-256-GCM, `version(1) nonce(12) ciphertext tag(16)`, the key's id authenticated. */
export interface Words {
  seal(text: string): Uint8Array;
  open(sealed: Uint8Array): string;
  sealBytes(bytes: Uint8Array): Uint8Array;
  openBytes(sealed: Uint8Array): Uint8Array;
  /** HMAC-SHA256 under this key: the same text is known again, by nobody who has not the key. */
  digest(text: string): Uint8Array;
}

/** Says what is missing or damaged, by name; nothing is overwritten. */
export class KeyStoreError extends Error {
  override name = 'KeyStoreError';
}

export class KeyStore {
  readonly path: string;
  readonly id: string;
  readonly #root: Buffer;
  readonly #keys: Map<string, Buffer>;
  /** Made once a key, since log rows are sealed at every keystroke; gone with the key. */
  readonly #words = new Map<string, KeyedWords>();
  readonly #nonces = new Nonces();
  readonly #ended = new Set<KeyId>();

  private constructor(path: string, id: string, root: Buffer, keys: Map<string, Buffer>) {
    this.path = path;
    this.id = id;
    this.#root = root;
    this.#keys = keys;
  }

  /** Opens the store, or makes one where there is none. A store that is there but cannot be read is an error. */
  static open(path: string): KeyStore {
    if (!KeyStore.exists(path)) KeyStore.#make(path);
    const store = readJson(join(path, 'store.json'), StoreFile);
    const keys = new Map<string, Buffer>();
    const names = keyFiles(path);
    finishShredding(join(path, 'keys'));
    for (const name of names) {
      if (!name.endsWith('.json')) continue; // a temporary file, half written or on its way out: no row can need it
      const file = join(path, 'keys', name);
      const { id, key, sha256 } = readJson(file, KeyFile);
      const bytes = Buffer.from(key, 'base64');
      if (bytes.length !== 32 || digest(bytes) !== sha256 || name !== `${id}.json`) throw damaged(file);
      keys.set(id, bytes);
    }
    return new KeyStore(path, store.id, Buffer.from(store.root, 'base64'), keys);
  }

  static exists(path: string): boolean {
    return existsSync(join(path, 'store.json'));
  }

  /** The id of the store at this path, whatever the state of its keys; null if there is none. */
  static idAt(path: string): string | null {
    return KeyStore.exists(path) ? readJson(join(path, 'store.json'), StoreFile).id : null;
  }

  /** Two starts may make it at once: the first stays, and both read that one. */
  static #make(path: string): void {
    const folder = join(path, 'keys');
    if (existsSync(folder) && readdirSync(folder).length > 0 && !KeyStore.exists(path))
      throw new KeyStoreError(
        `The key store ${path} holds keys but its store.json is missing. Put the file back from the backup of the key store; nothing was changed.`,
      );
    const topmost = mkdirSync(folder, { recursive: true, mode: 0o700 });
    const store = { version: 1, id: randomUUID(), root: randomBytes(32).toString('base64') };
    writeOnce(join(path, 'store.json'), JSON.stringify(store));
    if (topmost !== undefined) syncUpTo(folder, dirname(topmost));
  }

  /** Draws a key and returns once it is on disk. */
  create(id = newId<KeyId>()): KeyId {
    const key = randomBytes(32);
    writeDurably(this.#file(id), JSON.stringify({ id, key: key.toString('base64'), sha256: digest(key) }));
    this.#keys.set(id, key);
    return id;
  }

  /** Another process may have made the key a moment ago: then it is read from its file. */
  words(id: KeyId): Words {
    const made = this.#words.get(id);
    if (made) return made;
    if (this.#ended.has(id)) throw destroyed(id);
    const key = this.#keys.get(id) ?? this.#load(id);
    if (!key)
      throw new KeyStoreError(
        `The key ${id} is not in the key store ${this.path}: what it sealed cannot be read.`,
      );
    const words = new KeyedWords(key, id, this.#nonces);
    this.#words.set(id, words);
    return words;
  }

  /**
   * A secret of 32 bytes out of a key that is handed to browsers and may be destroyed at any time: read from its file each
   * time, so that no process gives out what another has destroyed. Null once it was.
   */
  part(id: KeyId, purpose: string): Uint8Array | null {
    if (!existsSync(this.#file(id))) return null;
    const { key } = readJson(this.#file(id), KeyFile);
    return new Uint8Array(hkdfSync('sha256', Buffer.from(key, 'base64'), '', purpose, 32));
  }

  /** Whether what it sealed can be opened here. */
  has(id: KeyId): boolean {
    return this.#keys.has(id) || (!this.#ended.has(id) && this.isOnDisk(id));
  }

  isOnDisk(id: KeyId): boolean {
    return existsSync(this.#file(id));
  }

  /** From here on nothing is sealed or opened under this key in this process, wherever its bytes still are. */
  end(id: KeyId): void {
    this.#ended.add(id);
    this.#words.get(id)?.forget();
    this.#words.delete(id);
    this.#keys.get(id)?.fill(0);
    this.#keys.delete(id);
  }

  /** What others destroyed meanwhile may not have been heard: nothing is held here but what is read from its file again. */
  reread(): void {
    for (const key of this.#keys.values()) key.fill(0);
    this.#keys.clear();
    this.#words.clear();
  }

  /** The real deletion: the file's bytes are overwritten, then the file goes; out of every backup that is known, too. */
  destroy(id: KeyId): void {
    this.end(id);
    destroyKey(this, id);
  }

  /** A secret for a purpose, the same for every process that holds this store (such as the app login's password). */
  derive(purpose: string): string {
    return derived(this.#root, purpose);
  }

  #file(id: string): string {
    return join(this.path, 'keys', `${id}.json`);
  }

  #load(id: KeyId): Buffer | undefined {
    if (!existsSync(this.#file(id))) return undefined;
    const { key, sha256 } = readJson(this.#file(id), KeyFile);
    const bytes = Buffer.from(key, 'base64');
    if (digest(bytes) !== sha256) throw damaged(this.#file(id));
    this.#keys.set(id, bytes);
    return bytes;
  }
}

/**
 * The keys for a thread, which holds none of them: each is read from its file when it is asked for, so that what was
 * destroyed is held nowhere but where the store above lets go of it.
 */
export class KeyFiles implements Pick<KeyStore, 'words' | 'derive'> {
  readonly #path: string;
  readonly #nonces = new Nonces();

  constructor(path: string) {
    this.#path = path;
  }

  words(id: KeyId): Words {
    const file = join(this.#path, 'keys', `${id}.json`);
    if (!existsSync(file)) throw destroyed(id);
    const { key, sha256 } = readJson(file, KeyFile);
    const bytes = Buffer.from(key, 'base64');
    if (digest(bytes) !== sha256) throw damaged(file);
    return new KeyedWords(bytes, id, this.#nonces);
  }

  derive(purpose: string): string {
    const { root } = readJson(join(this.#path, 'store.json'), StoreFile);
    return derived(Buffer.from(root, 'base64'), purpose);
  }
}

const derived = (root: Buffer, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', root, '', purpose, 32)).toString('hex');

const NONCE = 12;
const TAG = 16;

/** Random bytes are drawn for many nonces at once: a draw costs more than the sealing of a keystroke. */
class Nonces {
  readonly #pool = Buffer.alloc(NONCE * 512);
  #at = this.#pool.length;

  /** Writes 12 bytes that were never given before. */
  into(target: Buffer, offset: number): void {
    if (this.#at === this.#pool.length) {
      randomFillSync(this.#pool);
      this.#at = 0;
    }
    this.#pool.copy(target, offset, this.#at, this.#at + NONCE);
    this.#at += NONCE;
  }
}

class KeyedWords implements Words {
  /** null once the key was destroyed: nobody who still holds this can use it. */
  #key: KeyObject | null;
  readonly #id: string;
  readonly #aad: Buffer;
  readonly #nonces: Nonces;

  constructor(key: Buffer, id: KeyId, nonces: Nonces) {
    this.#key = createSecretKey(key);
    this.#id = id;
    this.#aad = Buffer.from(id);
    this.#nonces = nonces;
  }

  forget(): void {
    this.#key = null;
  }

  sealBytes(bytes: Uint8Array): Uint8Array {
    const sealed = Buffer.allocUnsafeSlow(1 + NONCE + bytes.length + TAG);
    sealed[0] = 1;
    this.#nonces.into(sealed, 1);
    const cipher = createCipheriv('aes-256-gcm', this.#secret(), sealed.subarray(1, 1 + NONCE));
    cipher.setAAD(this.#aad);
    sealed.set(cipher.update(bytes), 1 + NONCE);
    cipher.final(); // a stream cipher: nothing is left
    sealed.set(cipher.getAuthTag(), 1 + NONCE + bytes.length);
    return sealed;
  }

  openBytes(sealed: Uint8Array): Uint8Array {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes.length < 1 + NONCE + TAG || bytes[0] !== 1)
      throw new KeyStoreError('A sealed value has an unknown form.');
    const decipher = createDecipheriv('aes-256-gcm', this.#secret(), bytes.subarray(1, 1 + NONCE));
    decipher.setAAD(this.#aad);
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
    const opened = decipher.update(bytes.subarray(1 + NONCE, bytes.length - TAG));
    decipher.final(); // throws unless the tag is right; a stream cipher: nothing is left
    return opened;
  }

  seal(text: string): Uint8Array {
    return this.sealBytes(Buffer.from(text, 'utf8'));
  }

  open(sealed: Uint8Array): string {
    return Buffer.from(this.openBytes(sealed)).toString('utf8');
  }

  digest(text: string): Uint8Array {
    return createHmac('sha256', this.#secret()).update('digest\0').update(text, 'utf8').digest();
  }

  #secret(): KeyObject {
    if (this.#key) return this.#key;
    throw destroyed(this.#id);
  }
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const destroyed = (id: string): KeyStoreError =>
  new KeyStoreError(`The key ${id} was destroyed: what it sealed cannot be read any more.`);

const damaged = (file: string): KeyStoreError =>
  new KeyStoreError(
    `The key file ${file} is damaged. Put it back from the backup of the key store; nothing was changed.`,
  );

function keyFiles(path: string): string[] {
  const folder = join(path, 'keys');
  try {
    return readdirSync(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw new KeyStoreError(
      `The key store ${path} has its store.json, but its folder ${folder} is missing. Put the folder back from the backup of the key store; nothing was changed.`,
    );
  }
}

function readJson<T>(file: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw damaged(file);
  }
}
