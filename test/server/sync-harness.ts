/** Sync servers on real sockets and a real database, and clients that speak the wire by hand. */
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DocumentId, InterviewId, RecordId, SourceId } from '#core/ids.ts';
import { createToken } from '#server/auth/token.ts';
import { document, interview, record, source, sourceType } from '#server/db/schema.ts';
import type { Ground } from '#server/ground.ts';
import { publish, type Live } from '#server/live.ts';
import { placeIn } from '#server/store/compartment.ts';
import type { Limits } from '#server/sync/rate.ts';
import { createSync, type Sync } from '#server/sync/sync.ts';
import { asLog, createDocument } from '#server/sync/update-log.ts';
import type { TestStudy } from './harness.ts';
import { tokenSocket } from '../token-socket.ts';

export interface SyncHost {
  sync: Sync;
  url: string;
  /** The server's ends, in the order in which they were opened. */
  streams: Duplex[];
  close(): Promise<void>;
}

export async function startSync(ground: Ground, limits?: Limits): Promise<SyncHost> {
  const sync = createSync(ground, limits);
  const server: Server = createServer();
  const streams: Duplex[] = [];
  server.on('upgrade', (request, socket, head) => {
    streams.push(socket);
    sync.handleUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    sync,
    streams,
    url: `ws://127.0.0.1:${port}/sync`,
    async close() {
      await sync.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Notifications as a process has them that hears of no event. */
export const hearingNothing = (live: Live): Live => ({
  subscribe: () => () => undefined,
  since: () => [],
  listen: (channel, ear) => live.listen(channel, ear),
  settle: () => live.settle(),
  close: () => live.close(),
});

export interface TestRecord {
  id: RecordId;
  field: DocumentId;
  /** What stands after `/sync/`. */
  room: string;
}

/** A record of researcher `who`, with its field copy. */
export async function freshRecord(
  ground: Ground,
  study: TestStudy,
  who = 'a',
  initial?: Uint8Array,
): Promise<TestRecord> {
  const place = await study.place(who);
  const me = place.actor.account;
  return place.work(async ({ tx, project: projectId }) => {
    const [type] = await tx.select().from(sourceType).limit(1);
    const sourceId = randomUUID() as SourceId;
    const interviewId = randomUUID() as InterviewId;
    const id = randomUUID() as RecordId;
    const mine = { projectId };
    await placeIn(tx, projectId, me, [sourceId, interviewId, id]);
    await tx.insert(source).values({ ...mine, id: sourceId, code: drawn('S'), typeId: type?.id ?? '' });
    await tx
      .insert(interview)
      .values({ ...mine, id: interviewId, sourceId, month: '2022-03', mode: 'telephone', language: 'en' });
    await tx.insert(record).values({ ...mine, id, code: drawn('R'), interviewId });
    const field = await createDocument(tx, ground, {
      project: projectId,
      record: id,
      copy: 'field',
      epoch: 1,
      author: me,
      ...(initial ? { initial } : {}),
    });
    return { id, field, room: `${id}.field.1` };
  });
}

/** The field copy anew: its old document is closed, as a purge would. */
export async function newEpoch(ground: Ground, study: TestStudy, of: TestRecord): Promise<DocumentId> {
  const place = await study.place('lead');
  return place.work(({ tx, project, actor }) =>
    asLog(tx, async () => {
      await tx.update(document).set({ closedAt: new Date() }).where(eq(document.id, of.field));
      const fields = { project, record: of.id, copy: 'field' as const, epoch: 2, author: actor.account };
      const made = await createDocument(tx, ground, fields);
      await publish(tx, { kind: 'changed', project, noun: 'record', id: of.id });
      return made;
    }),
  );
}

const drawn = (letter: string): string => `${letter}-${randomUUID().slice(0, 5)}`;

export async function bearer(ground: Ground, study: TestStudy, who: string): Promise<string> {
  const made = await createToken(ground, { email: `${who}@${study.slug}.test`, project: null });
  if (made.kind !== 'made') throw new Error(`no token for ${who}: ${made.kind}`);
  return made.token;
}

/** One frame that came, as the wire has it. */
export type Got =
  | { kind: 'step1'; vector: Map<number, number> }
  | { kind: 'step2'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; states: Map<number, unknown> }
  | { kind: 'denied'; reason: string }
  | { kind: 'durable'; vector: Map<number, number>; count: number };

export function readGot(bytes: Uint8Array): Got {
  const d = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(d);
  if (type === 0) {
    const step = decoding.readVarUint(d);
    const payload = decoding.readVarUint8Array(d);
    if (step === 0) return { kind: 'step1', vector: Y.decodeStateVector(payload) };
    return { kind: step === 1 ? 'step2' : 'update', update: payload };
  }
  if (type === 100)
    return {
      kind: 'durable',
      vector: Y.decodeStateVector(decoding.readVarUint8Array(d)),
      count: decoding.readVarUint(d),
    };
  if (type === 2) {
    decoding.readVarUint(d);
    return { kind: 'denied', reason: decoding.readVarString(d) };
  }
  const inner = decoding.createDecoder(decoding.readVarUint8Array(d));
  const states = new Map<number, unknown>();
  for (let n = decoding.readVarUint(inner); n > 0; n--) {
    const client = decoding.readVarUint(inner);
    decoding.readVarUint(inner);
    states.set(client, JSON.parse(decoding.readVarString(inner)));
  }
  return { kind: 'awareness', states };
}

/** A client by hand: sends what it is told, keeps what it gets, applies it to a document. */
export class Raw {
  readonly got: Got[] = [];
  /** The same as it came. */
  readonly bytes: Uint8Array[] = [];
  readonly doc: Y.Doc;
  readonly url: string;
  closed: { code: number; reason: string } | null = null;
  readonly #socket: WebSocket;
  readonly #waiters = new Set<() => void>();
  readonly opened: Promise<void>;

  constructor(url: string, token: string | null, headers: Record<string, string> = {}, doc = new Y.Doc()) {
    this.url = url;
    this.doc = doc;
    this.#socket = new WebSocket(url, {
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    });
    this.opened = new Promise((resolve) => this.#socket.once('open', () => resolve()));
    this.#socket.on('error', () => undefined);
    this.#socket.on('message', (data: Buffer) => {
      const got = readGot(data);
      this.bytes.push(data);
      this.got.push(got);
      if (got.kind === 'step2' || got.kind === 'update') Y.applyUpdate(this.doc, got.update, this);
      this.#wake();
    });
    this.#socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#wake();
    });
  }

  #wake(): void {
    for (const waiter of this.#waiters) waiter();
  }

  /** Resolves once `test` holds; asked again at every frame and at the end. */
  until<T>(test: () => T, what = 'it', everyMs = 0): Promise<NonNullable<Exclude<T, false>>> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = test();
        if (found) finish(() => resolve(found as NonNullable<Exclude<T, false>>));
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`waited for ${what}; closed: ${JSON.stringify(this.closed)}`))),
        20_000,
      );
      // What is not told by a frame (the server's own figures) has to be looked at again.
      const again = everyMs > 0 ? setInterval(() => look(), everyMs) : undefined;
      const finish = (then: () => void): void => {
        clearTimeout(timer);
        clearInterval(again);
        this.#waiters.delete(look);
        then();
      };
      this.#waiters.add(look);
      look();
    });
  }

  end(): Promise<{ code: number; reason: string }> {
    return this.until(() => this.closed, 'a close');
  }

  last<K extends Got['kind']>(kind: K): Extract<Got, { kind: K }> | undefined {
    return this.got.filter((got): got is Extract<Got, { kind: K }> => got.kind === kind).at(-1);
  }

  send(bytes: Uint8Array | string): void {
    this.#socket.send(bytes);
  }

  /** One message in so many frames of the WebSocket. */
  fragments(count: number): void {
    for (let i = 1; i <= count; i++) this.#socket.send(Uint8Array.of(0), { fin: i === count });
  }

  /** Step 1, and an answer to the server's: as the stock client begins. */
  async greet(): Promise<this> {
    await this.opened;
    this.step1();
    await this.until(() => this.last('step2'), 'step 2');
    return this;
  }

  step1(): void {
    this.send(frame(0, 0, Y.encodeStateVector(this.doc)));
  }

  step2(update = Y.encodeStateAsUpdate(this.doc)): void {
    this.send(frame(0, 1, update));
  }

  update(update: Uint8Array): void {
    this.send(frame(0, 2, update));
  }

  /** Sends each change that the document makes by itself from now on. */
  live(): this {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.update(update);
    });
    return this;
  }

  awareness(...entries: [client: number, clock: number, state: unknown][]): void {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, entries.length);
    for (const [client, clock, state] of entries) {
      encoding.writeVarUint(inner, client);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, JSON.stringify(state));
    }
    const e = encoding.createEncoder();
    encoding.writeVarUint(e, 1);
    encoding.writeVarUint8Array(e, encoding.toUint8Array(inner));
    this.send(encoding.toUint8Array(e));
  }

  /** Reads nothing any more. */
  pause(): void {
    this.#socket.pause();
  }

  terminate(): void {
    this.#socket.terminate();
  }
}

export function frame(type: number, step: number, payload: Uint8Array): Uint8Array {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, type);
  encoding.writeVarUint(e, step);
  encoding.writeVarUint8Array(e, payload);
  return encoding.toUint8Array(e);
}

/** The stock client. */
export function provider(url: string, room: string, token: string, doc: Y.Doc): WebsocketProvider {
  const made = new WebsocketProvider(url, room, doc, {
    WebSocketPolyfill: tokenSocket(token),
    disableBc: true,
    maxBackoffTime: 300,
  });
  made.messageHandlers[100] = () => undefined; // else it says at each one that it does not know it
  return made;
}

/** Resolves once `test` holds, asked at every change of the document. */
export function docUntil(doc: Y.Doc, test: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('waited for a document')), 20_000);
    const look = (): void => {
      if (!test()) return;
      clearTimeout(timer);
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });
}
