/**
 * Servers as processes of their own on one embedded Postgres, and people who type through them while any of it is
 * killed. What they type is words that occur once, so that a loss is visible in the text.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import * as Y from 'yjs';
import { z } from 'zod';
import { readConfig } from '#server/config.server.ts';
import { runningPid } from '#server/db/postmaster.ts';
import { openGround, type GroundHandle } from '#server/ground.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { codingsOf, openDocument, transcriptOf } from '#doc/schema.ts';
import { freshStudy } from '../harness.ts';
import { bearer, freshRecord, type TestRecord } from '../sync-harness.ts';
import { Typist, type Notes } from '../typist.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface ArenaOptions {
  servers: number;
  records: number;
  /** Milliseconds between two words of one person. */
  every: number;
  random: () => number;
}

export interface Tally {
  written: number;
  /** Words that the server showed to somebody else than their author. */
  seen: number;
  acknowledged: number;
  /** Words that were seen or acknowledged and are not in the log. */
  lost: string[];
  connections: number;
}

export type Victim = 'server' | 'postgres' | 'both';

const Greeting = z.object({ port: z.number(), postgres: z.string() });

class Server {
  port: number | null = null;
  postgres = '';
  errors = '';
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | null = null;

  constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
  }

  async start(): Promise<void> {
    const child = spawn(execPath, [join(import.meta.dirname, 'server.ts')], {
      cwd: ROOT,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stderr.on(
      'data',
      (chunk: Buffer) => (this.errors = (this.errors + chunk.toString()).slice(-20_000)),
    );
    const [line] = await Promise.race([
      once(createInterface(child.stdout), 'line'),
      once(child, 'exit').then(() => Promise.reject(new Error(`a server did not start: ${this.errors}`))),
    ]);
    const { port, postgres } = Greeting.parse(JSON.parse(String(line)));
    this.port = port;
    this.postgres = postgres;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get isUp(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    this.port = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** What was promised and shown, by word. */
class Ledger implements Notes {
  readonly written = new Set<string>();
  readonly seen = new Set<string>();
  readonly acknowledged = new Set<string>();

  promised(update: Uint8Array): void {
    for (const word of wordsIn(update)) this.acknowledged.add(word);
  }

  shown(update: Uint8Array, to: Typist): void {
    for (const word of wordsIn(update)) if (!word.startsWith(`${to.name}_`)) this.seen.add(word);
  }
}

const WORD = /[a-z]+\d+_\d+(?=;)/g;

function wordsIn(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? [...struct.content.str.matchAll(WORD)].map(([word]) => word)
      : [],
  );
}

export class Arena {
  readonly servers: Server[] = [];
  readonly typists: Typist[] = [];
  readonly #folder: string;
  readonly #options: ArenaOptions;
  readonly #ledger = new Ledger();
  readonly #records: TestRecord[] = [];
  #handle: GroundHandle | null = null;
  #typing: NodeJS.Timeout[] = [];
  #next = 0;

  private constructor(folder: string, options: ArenaOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  static async open(options: ArenaOptions): Promise<Arena> {
    mkdirSync(join(ROOT, '.tmp'), { recursive: true });
    const arena = new Arena(mkdtempSync(join(ROOT, '.tmp', 'arena-')), options);
    const { DATABASE_URL: _theirs, ...rest } = process.env;
    const environment = { ...rest, PORT: '0', SANAD_DATA: arena.#data, LOG_LEVEL: 'warn' };
    for (let i = 0; i < options.servers; i++) {
      const server = new Server(environment);
      arena.servers.push(server);
      await server.start();
    }
    await arena.#invite();
    return arena;
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  /** Three people in each record: its researcher and two leads. */
  async #invite(): Promise<void> {
    const host = encodeURIComponent(this.servers[0]?.postgres ?? '');
    // By an address: so this process does not look after the Postgres, which is the servers' to do.
    const DATABASE_URL = `postgres://sanad@localhost/sanad?host=${host}`;
    const config = readConfig({ DATABASE_URL, SANAD_DATA: this.#data, LOG_LEVEL: 'silent' }, { demo: false });
    this.#handle = await openGround(config, { poolSize: 3 });
    const { ground } = this.#handle;
    const study = await freshStudy(ground);
    const people = ['a', 'lead', 'lead2'];
    const tokens = new Map<string, string>();
    for (const who of people) tokens.set(who, await bearer(ground, study, who));
    for (let r = 0; r < this.#options.records; r++) {
      const record = await freshRecord(ground, study, 'a', firstText());
      this.#records.push(record);
      for (const [i, who] of people.entries())
        this.typists.push(
          new Typist({
            name: `${'kqz'[i] ?? 'x'}${r}`,
            token: tokens.get(who) ?? '',
            address: () => this.#address(record),
            notes: this.#ledger,
            random: this.#options.random,
          }),
        );
    }
    for (const typist of this.typists) typist.connect();
    await this.saved();
  }

  #address({ room }: TestRecord): string | null {
    const up = this.servers.filter((server) => server.port !== null);
    const server = up[Math.floor(this.#options.random() * up.length)];
    return server ? `ws://127.0.0.1:${server.port}/sync/${room}` : null;
  }

  /** From now on everybody types. */
  type(): void {
    const { every, random } = this.#options;
    this.#typing = this.typists.map((typist) =>
      setInterval(() => this.#write(typist), every * (0.75 + random() / 2)),
    );
  }

  pause(): void {
    for (const timer of this.#typing.splice(0)) clearInterval(timer);
  }

  /** A word at the end of a turn; now and then a label, a slip of the pen and its removal, or a turn of one's own. */
  #write(typist: Typist): void {
    const { random } = this.#options;
    const word = `${typist.name}_${this.#next++}`;
    this.#ledger.written.add(word);
    const transcript = transcriptOf(typist.doc);
    if (transcript.length === 0) transcript.insert(0, [turn('')]);
    const block = transcript.get(Math.floor(random() * transcript.length));
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    if (text instanceof Y.XmlText) text.insert(text.length, `${word}; `);
    const whim = random();
    if (whim < 0.05 && text instanceof Y.XmlText) {
      text.insert(0, '~');
      text.delete(0, 1);
    } else if (whim < 0.1) codingsOf(typist.doc).set(`c${this.#next % 20}`, new Y.Map([['by', typist.name]]));
    else if (whim < 0.11) transcript.insert(transcript.length, [turn('')]);
  }

  async saved(): Promise<void> {
    await Promise.all(this.typists.map((typist) => typist.saved()));
  }

  /** Ends it as a power cut would. Whatever looks after Postgres is a server; what looks after servers is `mend`. */
  async kill(victim: Victim): Promise<void> {
    if (victim !== 'postgres') {
      const server = this.servers[Math.floor(this.#options.random() * this.servers.length)];
      await server?.end('SIGKILL');
    }
    if (victim !== 'server') this.#killPostgres();
  }

  /** The postmaster and all of its children, or the postmaster alone: its children find out by themselves. */
  #killPostgres(): void {
    const postmaster = runningPid(join(this.#data, 'postgres'));
    if (postmaster === null) return;
    const all = this.#options.random() < 0.5 ? childrenOf(postmaster) : [];
    for (const pid of [postmaster, ...all]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It was about to end.
      }
    }
  }

  /** Megabytes that each server holds in memory. */
  resident(): number[] {
    return this.servers.map(({ pid }) => {
      const status = pid > 0 ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    });
  }

  /** Starts the servers that are down, as whatever runs them would. */
  async mend(): Promise<void> {
    await Promise.all(this.servers.filter((server) => !server.isUp).map((server) => server.start()));
  }

  /** Reads every document from the log and compares. Throws where one does not open or has pending structs. */
  async check(): Promise<Tally> {
    const ground = this.#handle?.ground;
    if (!ground) throw new Error('the arena is not open');
    const { written, seen, acknowledged } = this.#ledger;
    const owed = new Set([...seen, ...acknowledged]); // before it reads: people may be typing
    const stands = new Set<string>();
    for (const { field } of this.#records) {
      const { doc } = await readDocument(ground, field);
      if (doc.store.pendingStructs ?? doc.store.pendingDs) throw new Error('a document has pending structs');
      for (const [word] of transcriptOf(doc).toString().matchAll(WORD)) stands.add(word);
      doc.destroy();
    }
    return {
      written: written.size,
      seen: seen.size,
      acknowledged: acknowledged.size,
      lost: [...owed].filter((word) => !stands.has(word)),
      connections: this.typists.reduce((sum, typist) => sum + typist.connections, 0),
    };
  }

  /** Somebody new opens every document: it is what those who stayed have. */
  async reopen(): Promise<void> {
    for (let r = 0; r < this.#records.length; r++) {
      const [old, ...others] = this.typists.slice(3 * r, 3 * r + 3);
      if (!old) continue;
      for (const other of others) await other.until(() => isSame(old.doc, other.doc), 'what the others have');
      old.disconnect();
      old.connect();
      await old.saved();
    }
  }

  async close(): Promise<void> {
    this.pause();
    for (const typist of this.typists) typist.disconnect();
    await this.#handle?.close();
    for (const server of this.servers) await server.end('SIGTERM');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const isSame = (a: Y.Doc, b: Y.Doc): boolean => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b));

function turn(words: string): Y.XmlElement {
  const block = new Y.XmlElement('answer');
  block.insert(0, [new Y.XmlText(words)]);
  return block;
}

function firstText(): Uint8Array {
  const doc = openDocument();
  transcriptOf(doc).insert(0, ['One. ', 'Two. ', 'Three. '].map(turn));
  return Y.encodeStateAsUpdate(doc);
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null; // it has ended
  }
}
