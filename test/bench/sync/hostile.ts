/**
 * `npm run bench -- hostile [--peers NAME,…] [--only TEXT]`: inputs that a writer's client should never send, each on a
 * fresh document in which a victim keeps typing. An input is survived where the server's process lives, answers others
 * within seconds, does not take much more memory, and the victim and a newcomer see the victim's text and the same.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { kill, argv } from 'node:process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { metaOf } from '#doc/schema.ts';
import { Client } from './hostile/client.ts';
import { INPUTS } from './hostile/inputs.ts';
import { Verdict } from './hostile/verdict.ts';
import { openArena, startPeer, type Arena, type Peer, type PeerName } from './peers.ts';
import { Child, residentOf } from './process.ts';

export const ATTACKED = ['y-websocket', 'hocuspocus', 'sanad'] as const satisfies PeerName[];
/** Megabytes above what it had, and milliseconds until somebody in another document is answered. */
const MOST_MEMORY = 512;
const MOST_WAIT = 5_000;
/** An attack whose people are not through with it by then has stopped them. */
const MOST_TIME = 60_000;

interface Found {
  survived: boolean;
  /** Why it did not, or what it took. */
  words: string;
  died: boolean;
  /** The longest that a change in another document took to its reader. */
  slowest: number;
}

export type Survivals = Partial<Record<PeerName, Found[]>>;

export async function benchHostile(print: (line: string) => void): Promise<void> {
  const options = { peers: { type: 'string' }, only: { type: 'string' } } as const;
  const { values } = parseArgs({ args: argv.slice(2), allowPositionals: true, options });
  const peers = ATTACKED.filter((name) => values.peers?.split(',').includes(name) ?? true);
  const inputs = INPUTS.flatMap(({ name }, i) => (name.includes(values.only ?? '') ? [i] : []));
  const arena = await openArena();
  try {
    const results: Survivals = {};
    for (const name of peers) results[name] = await trial(arena, name, inputs, print);
    print(`| hostile inputs | ${peers.join(' | ')} |`);
    inputs.forEach((input, i) =>
      print(
        row(
          INPUTS[input]?.name ?? '',
          peers.map((p) => results[p]?.[i]?.words ?? ''),
        ),
      ),
    );
    print(
      row(
        `${inputs.length} hostile inputs from writers survived`,
        peers.map((p) => summary(results[p] ?? [])),
      ),
    );
  } finally {
    await arena.close();
  }
}

const row = (name: string, cells: string[]): string => `| ${[name, ...cells].join(' | ')} |`;

function summary(found: readonly Found[]): string {
  const deaths = found.filter(({ died }) => died).length;
  const slowest = Math.max(...found.filter(({ survived }) => survived).map((one) => one.slowest));
  const said = deaths > 0 ? `, ${deaths} process deaths` : '';
  return `${found.filter(({ survived }) => survived).length}${said}; others waited ${Math.round(slowest)} ms at most`;
}

async function trial(
  arena: Arena,
  name: PeerName,
  inputs: readonly number[],
  print: (line: string) => void,
): Promise<Found[]> {
  const peer = await startPeer(arena, name, { documents: INPUTS.length + 1 });
  const found: Found[] = [];
  try {
    for (const input of inputs) {
      const one = await attacked(peer, input);
      found.push(one);
      print(`${name}: ${INPUTS[input]?.name}: ${one.words}`);
      if (one.survived) continue;
      await peer.down('SIGKILL'); // the next one finds it well
      await peer.up();
    }
  } finally {
    await peer.remove();
  }
  return found;
}

async function attacked(peer: Peer, input: number): Promise<Found> {
  const watch = await Watch.begin(peer);
  const scene = { target: peer.target, document: input, input };
  const people = new Child({
    file: join(import.meta.dirname, 'hostile', 'scene.ts'),
    args: [JSON.stringify(scene)],
  });
  const stopped = new Promise<string>((resolve) => setTimeout(() => resolve('the people hang'), MOST_TIME));
  const said = await Promise.race([verdictOf(people).catch(() => 'the people’s process died'), stopped]);
  await people.end('SIGKILL');
  const { memory, slowest, isAlive } = await watch.end();
  const faults = [
    ...(isAlive ? [] : ['the process died']),
    ...(said === 'intact' || !isAlive ? [] : [said]),
    ...(memory > MOST_MEMORY ? [`${Math.round(memory)} MB more`] : []),
    ...(isAlive && slowest > MOST_WAIT ? [`others waited ${(slowest / 1_000).toFixed(0)} s`] : []),
  ];
  const survived = faults.length === 0;
  return {
    survived,
    died: !isAlive,
    slowest,
    words: survived ? `${Math.round(slowest)} ms` : faults.join(', '),
  };
}

/** Yjs may have said something before. */
async function verdictOf(people: Child): Promise<Verdict> {
  for (;;) {
    const line = await people.line();
    if (line.startsWith('"')) return Verdict.parse(JSON.parse(line));
  }
}

/** Two people in another document, and the process' memory, while an attack goes on. */
class Watch {
  readonly #pid: number;
  readonly #writer: Client;
  readonly #reader: Client;
  readonly #before: number;
  #memory = 0;
  #slowest = 0;
  #sentAt: number | null = null;
  #count = 0;
  #isOver = false;
  readonly #loop: Promise<void>;

  private constructor(peer: Peer, writer: Client, reader: Client) {
    this.#pid = peer.pid;
    this.#writer = writer;
    this.#reader = reader;
    this.#before = residentOf(peer.pid);
    reader.doc.on('update', () => {
      if (metaOf(reader.doc).get('beat') !== this.#count || this.#sentAt === null) return;
      this.#slowest = Math.max(this.#slowest, performance.now() - this.#sentAt);
      this.#sentAt = null;
    });
    this.#loop = this.#run();
  }

  static async begin(peer: Peer): Promise<Watch> {
    const [writer, reader] = [await elsewhere(peer, 3), await elsewhere(peer, 4)];
    return new Watch(peer, writer, reader);
  }

  get #isAlive(): boolean {
    try {
      return kill(this.#pid, 0);
    } catch {
      return false;
    }
  }

  async #run(): Promise<void> {
    const isWaiting = (): boolean =>
      this.#sentAt !== null && performance.now() - this.#sentAt < 2 * MOST_WAIT;
    while ((!this.#isOver || isWaiting()) && this.#isAlive) {
      if (this.#sentAt === null && !this.#isOver) {
        this.#sentAt = performance.now();
        metaOf(this.#writer.doc).set('beat', ++this.#count);
      }
      this.#memory = Math.max(this.#memory, residentOf(this.#pid) - this.#before);
      await pause(20);
    }
  }

  async end(): Promise<{ memory: number; slowest: number; isAlive: boolean }> {
    this.#isOver = true;
    await this.#loop;
    const waited = this.#sentAt === null ? 0 : performance.now() - this.#sentAt;
    for (const client of [this.#writer, this.#reader]) client.socket.terminate();
    return { memory: this.#memory, slowest: Math.max(this.#slowest, waited), isAlive: this.#isAlive };
  }
}

async function elsewhere(peer: Peer, account: number): Promise<Client> {
  const client = await Client.open(peer.target, INPUTS.length, account);
  if (!client) throw new Error('Nobody is let in elsewhere.');
  return client;
}
