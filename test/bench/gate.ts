/** The gate in the long: honest messages that it must take (`honest`), and a million frames that it must survive (`fuzz`). */
import { setTimeout as pause } from 'node:timers/promises';
import type * as Y from 'yjs';
import { undoManager } from '#lib/editor/undo.ts';
import { fuzz } from '../server/fuzz.ts';
import { ACTS, drawFrom, type Draw } from '../server/honest-acts.ts';
import { liveThrough, shown } from '../server/honest.ts';
import { ProtocolClient } from '../server/protocol-client.ts';
import { openArena, startPeer } from './sync/peers.ts';

const SEED = Number(process.env['SANAD_SEED'] ?? Date.now() % 1_000_000);

export async function benchHonest(print: (line: string) => void): Promise<void> {
  const sum = { messages: 0, refused: 0, tried: 0, parted: 0 };
  for (let run = 0; sum.messages < 10_000; run++) {
    const hall = liveThrough(SEED + run, 300);
    sum.messages += hall.messages;
    sum.refused += hall.refused.length;
    sum.tried += hall.tried;
    sum.parted += hall.parted;
    for (const { rule, kind } of hall.refused) print(`refused by ${rule}: ${kind}, SANAD_SEED=${SEED + run}`);
  }
  print(
    `${sum.messages} honest messages, ${sum.refused} refused, ${sum.tried} placed in a copy to be told; ` +
      `tabs that Yjs' undo left with other words until they were loaded anew: ${sum.parted} (seed ${SEED})`,
  );
  await overSockets(print);
}

const SOCKET_MESSAGES = 2_000;

/** A person at a real server, whose network is cut now and then and who loads the page anew. */
class Person {
  client: ProtocolClient;
  messages = 0;
  readonly ends: string[] = [];
  readonly #open: () => ProtocolClient;
  #undo: Y.UndoManager;

  constructor(open: () => ProtocolClient) {
    this.#open = open;
    this.client = open();
    this.#undo = undoManager(this.client.doc);
  }

  act(draw: Draw): void {
    const { client } = this;
    const chance = draw(200);
    if (chance < 4) return client.cut();
    if (chance < 5) return this.#reload();
    try {
      ACTS[draw(ACTS.length)]?.(client.doc, draw, this.#undo);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // Yjs 13.6 may throw in an undo of what others deleted
      this.#reload();
    }
  }

  #reload(): void {
    this.leave();
    this.client = this.#open();
    this.#undo = undoManager(this.client.doc);
  }

  leave(): void {
    const { ended, messages } = this.client;
    if (ended) this.ends.push(`${ended.code} ${ended.reason}`);
    this.messages += messages;
    this.client.leave();
  }
}

/** The same acts with sockets, sessions, log and commits between. */
async function overSockets(print: (line: string) => void): Promise<void> {
  const arena = await openArena({ peers: false });
  const peer = await startPeer(arena, 'sanad', { documents: 1 });
  try {
    const { port, paths, tokens } = peer.target;
    const draw = drawFrom(SEED);
    const room = (paths[0] ?? '').replace('/sync/', '');
    const people = tokens.slice(0, 3).flatMap((token) => {
      const open = (): ProtocolClient => new ProtocolClient(`ws://127.0.0.1:${port}/sync`, room, token);
      return [new Person(open), new Person(open)];
    });
    const sent = (): number => people.reduce((sum, one) => sum + one.messages + one.client.messages, 0);
    while (sent() < SOCKET_MESSAGES && people.every((one) => one.client.ended === null)) {
      people[draw(people.length)]?.act(draw);
      if (draw(3) === 0) await pause(draw(4));
    }
    const clients = people.map((one) => one.client);
    await Promise.all(clients.map((c) => c.until(() => c.isSaved || c.ended !== null, 'that all is saved')));
    const newcomer = new ProtocolClient(`ws://127.0.0.1:${port}/sync`, room, tokens[0] ?? '');
    const isAsStored = (c: ProtocolClient): boolean => shown(c.doc) === shown(newcomer.doc);
    const same = clients.map((c) =>
      c
        .until(() => isAsStored(c), 'the same text')
        .then(
          () => true,
          () => false,
        ),
    );
    const parted = (await Promise.all(same)).filter((isSame) => !isSame).length;
    newcomer.leave();
    const messages = sent();
    for (const one of people) one.leave();
    const ends = people.flatMap((one) => one.ends);
    print(
      `${messages} honest messages over sockets, refused: ${ends.join(', ') || 'none'}; all were saved; ` +
        `tabs with other words than a newcomer: ${parted} of ${clients.length} (seed ${SEED})`,
    );
  } finally {
    await peer.remove();
    await arena.close();
  }
}

export function benchFuzz(print: (line: string) => void): Promise<void> {
  const sum = { inputs: 0, malformed: 0, refused: 0, accepted: 0, other: 0, parted: 0, slowest: 0 };
  const faults: string[] = [];
  let heap = 0;
  for (let run = 0; run < 20; run++) {
    const done = fuzz(SEED + run, 50_000);
    for (const key of ['inputs', 'malformed', 'refused', 'accepted', 'other', 'parted'] as const)
      sum[key] += done[key];
    faults.push(...done.faults);
    sum.slowest = Math.max(sum.slowest, done.slowest);
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }
  print(
    `${sum.inputs} frames: ${sum.malformed} malformed, ${sum.refused} refused, ${sum.accepted} accepted and put in (${sum.parted} show two people two orders, as Yjs' undo may), ` +
      `${sum.other} without news; faults: ${faults.join('; ') || 'none'}; slowest ${sum.slowest.toFixed(1)} ms, heap at most ${Math.round(heap / 2 ** 20)} MB (seed ${SEED})`,
  );
  return Promise.resolve();
}
