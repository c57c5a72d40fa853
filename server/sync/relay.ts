/**
 * G13 over processes: who is in a room is told to the other processes that have the same document open, by notifications
 * that hold role handles and places of cursors. A document that is open in one process only costs nothing. Nothing here
 * is durable: what was lost is told again, and what a dead process told vanishes.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AccountId, DocumentId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import { idShape } from '../id.ts';
import { FarEntry, type Far, type Presence } from './presence.ts';

const CHANNEL = 'sanad_presence';
/** Milliseconds that changes are gathered, between two signs of life, and after which a silent process is dead. */
const GATHER = 60;
const BEAT = 2_000;
const DEAD = 6_000;
/** After which it is said again, where Postgres did not take it (ms). */
const AGAIN = 1_000;
/** Postgres takes at most 8,000 bytes a notification. */
const MOST_BYTES = 7_000;
const MOST_DOCUMENTS = 150;

const document = idShape<DocumentId>();
const documents = z.array(document);
const Message = z.intersection(
  z.object({
    from: z.uuid(),
    /** Whom it is for; null: everybody. */
    to: z.uuid().nullable(),
    /** The sender's clock, ahead of which no clock of presence may fall behind. */
    at: z.number(),
  }),
  z.discriminatedUnion('kind', [
    /** Asks the others what they have open. */
    z.object({ kind: z.literal('hello') }),
    /** The sender has these open and wants to hear who is there; `asks`: and which of them the other has open too. */
    z.object({ kind: z.literal('open'), documents, asks: z.boolean() }),
    z.object({ kind: z.literal('shut'), documents }),
    z.object({ kind: z.literal('here'), document, entries: z.array(FarEntry) }),
    z.object({ kind: z.literal('beat') }),
    z.object({ kind: z.literal('bye') }),
  ]),
);
type Message = z.infer<typeof Message>;
type Said = Message extends infer M ? (M extends Message ? Omit<M, 'from' | 'at'> : never) : never;

/** What the relay needs of the rooms of this process. */
export interface OpenRooms {
  documents(): DocumentId[];
  presence(document: DocumentId): Presence | null;
}

export class Relay {
  readonly #id = randomUUID();
  readonly #ground: Ground;
  readonly #rooms: OpenRooms;
  readonly #secret: string;
  /** Other processes, by when they were heard last. */
  readonly #others = new Map<string, number>();
  /** Who else has a document open. */
  readonly #shared = new Map<DocumentId, Set<string>>();
  /** Clients whose entry has changed since it was told. */
  readonly #changed = new Map<DocumentId, Set<number>>();
  #outbox: Said[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isSending = false;
  #isClosed = false;
  /** How far the clock of another process is before ours: clients keep the highest that they saw (ms). */
  #ahead = 0;
  readonly #beat: NodeJS.Timeout;
  readonly #unlisten: () => void;

  constructor(ground: Ground, rooms: OpenRooms) {
    this.#ground = ground;
    this.#rooms = rooms;
    this.#secret = ground.keys.derive('presence');
    this.#unlisten = ground.live.listen(CHANNEL, {
      hear: (payload) => this.#hear(payload),
      listening: () => this.#begin(),
    });
    this.#beat = setInterval(() => this.#look(), BEAT);
    this.#beat.unref();
  }

  /** What the presence of one document's room asks of other processes. */
  far(document: DocumentId): Far {
    return {
      now: () => this.#now(),
      tag: (account) => this.#tag(document, account),
      changed: (client) => this.#note(document, [client]),
    };
  }

  opened(document: DocumentId): void {
    if (this.#others.size > 0) this.#say({ kind: 'open', to: null, documents: [document], asks: true });
  }

  closed(document: DocumentId): void {
    this.#changed.delete(document);
    if (this.#others.size > 0) this.#say({ kind: 'shut', to: null, documents: [document] });
  }

  /** Does not wait for a Postgres that hangs: the others find out by themselves. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#beat);
    if (this.#others.size > 0) this.#say({ kind: 'bye', to: null });
    if (this.#timer) clearTimeout(this.#timer);
    void this.#flush();
    this.#unlisten();
  }

  // ── what others say ───────────────────────────────────────────────────────

  /** Also when it listens again: who left meanwhile did so unheard, and who is still there tells it anew. */
  #begin(): void {
    for (const process of [...this.#others.keys()]) this.#lose(process);
    this.#say({ kind: 'hello', to: null });
  }

  #hear(payload: string): void {
    const message = decode(payload);
    if (!message || message.from === this.#id) return;
    const { from, to } = message;
    if (message.kind === 'bye') return this.#lose(from);
    const isNew = !this.#others.has(from);
    this.#others.set(from, Date.now());
    this.#ahead = Math.max(this.#ahead, message.at - this.#ground.now().getTime());
    if (isNew || message.kind === 'hello') this.#tellOpen(this.#rooms.documents(), from, true);
    if (to === null || to === this.#id) this.#take(message);
  }

  #take(message: Message): void {
    const { from } = message;
    switch (message.kind) {
      case 'open':
        return this.#meet(from, message.documents, message.asks);
      case 'shut':
        for (const document of message.documents) this.#part(from, document);
        return;
      case 'here':
        this.#rooms.presence(message.document)?.hearFar(from, message.entries);
        return;
      case 'hello':
      case 'beat':
      case 'bye':
    }
  }

  /** Another process has these open: what is open here too is shared from now on. */
  #meet(from: string, documents: readonly DocumentId[], asks: boolean): void {
    const mine = new Set(this.#rooms.documents());
    const both = documents.filter((document) => mine.has(document));
    for (const document of documents)
      this.#shared.set(document, (this.#shared.get(document) ?? new Set()).add(from));
    if (asks && both.length > 0) this.#tellOpen(both, from, false);
    for (const document of both) this.#note(document, this.#rooms.presence(document)?.own() ?? []);
  }

  #part(from: string, document: DocumentId): void {
    const sharing = this.#shared.get(document);
    sharing?.delete(from);
    if (sharing?.size === 0) this.#shared.delete(document);
    this.#rooms.presence(document)?.forgetFar(from);
  }

  #lose(process: string): void {
    this.#others.delete(process);
    for (const document of [...this.#shared.keys()]) this.#part(process, document);
  }

  #look(): void {
    const dead = [...this.#others].filter(([, heard]) => Date.now() - heard > DEAD);
    for (const [process] of dead) this.#lose(process);
    if (dead.length > 0)
      this.#say({ kind: 'hello', to: null }); // it may be we who slept
    else if (this.#others.size > 0) this.#say({ kind: 'beat', to: null });
  }

  // ── what is said ──────────────────────────────────────────────────────────

  #note(document: DocumentId, clients: Iterable<number>): void {
    if (!this.#shared.has(document)) return;
    const changed = this.#changed.get(document) ?? new Set();
    for (const client of clients) changed.add(client);
    if (changed.size > 0) this.#changed.set(document, changed);
    this.#schedule();
  }

  #tellOpen(documents: readonly DocumentId[], to: string, asks: boolean): void {
    for (let i = 0; i < documents.length; i += MOST_DOCUMENTS)
      this.#say({ kind: 'open', to, documents: documents.slice(i, i + MOST_DOCUMENTS), asks });
    if (documents.length === 0 && asks) this.#say({ kind: 'beat', to }); // "I am here too"
  }

  #say(said: Said): void {
    this.#outbox.push(said);
    this.#schedule();
  }

  #schedule(after = GATHER): void {
    this.#timer ??= setTimeout(() => void this.#flush(), after);
  }

  async #flush(): Promise<void> {
    this.#timer = null;
    if (this.#isSending) return; // it comes back when that is done
    const [outbox, changed] = [this.#outbox, [...this.#changed]];
    const said = [...outbox, ...this.#entries()];
    this.#outbox = [];
    this.#changed.clear();
    if (said.length === 0) return;
    this.#isSending = true;
    const isSent = await this.#send(said);
    this.#isSending = false;
    if (!isSent) this.#sayAgain(outbox, changed);
    else if (this.#outbox.length > 0 || this.#changed.size > 0) this.#schedule();
  }

  async #send(said: readonly Said[]): Promise<boolean> {
    const at = this.#now();
    const payloads = said.map((one) => JSON.stringify({ from: this.#id, at, ...one }));
    try {
      // Not worth a flush of the disk.
      await this.#ground.db.sql`
        select set_config('synchronous_commit', 'off', true), pg_notify(${CHANNEL}, payload)
        from unnest(${payloads}::text[]) as v (payload)`;
      return true;
    } catch (error) {
      this.#report(error);
      return false;
    }
  }

  /** Nobody else would tell that somebody has left: who is still there is told anew when we listen again, and no more. */
  #sayAgain(outbox: readonly Said[], changed: readonly [DocumentId, Set<number>][]): void {
    if (this.#isClosed) return;
    this.#schedule(AGAIN);
    this.#outbox = [...outbox.filter(({ kind }) => kind !== 'beat'), ...this.#outbox];
    for (const [document, clients] of changed) this.#note(document, clients);
  }

  #entries(): Said[] {
    return [...this.#changed].flatMap(([document, clients]) => {
      const presence = this.#rooms.presence(document);
      return presence
        ? inParts(presence.told(clients)).map((entries): Said => ({
            kind: 'here',
            to: null,
            document,
            entries,
          }))
        : [];
    });
  }

  /** Tells an account from another in one document, and leads nowhere else. */
  #tag(document: DocumentId, account: AccountId): string {
    return createHmac('sha256', this.#secret)
      .update(`${document} ${account}`)
      .digest('base64url')
      .slice(0, 16);
  }

  #now(): number {
    return this.#ground.now().getTime() + this.#ahead;
  }

  #report(error: unknown): void {
    this.#ground.log.warn(
      { err: error instanceof Error ? error.name : 'unknown' },
      'presence was not told to other processes',
    );
  }
}

function inParts(entries: readonly FarEntry[]): FarEntry[][] {
  const parts: FarEntry[][] = [];
  let bytes = MOST_BYTES;
  for (const entry of entries) {
    const length = JSON.stringify(entry).length + 1;
    if (bytes + length > MOST_BYTES) {
      parts.push([]);
      bytes = 300; // the rest of the message
    }
    bytes += length;
    parts.at(-1)?.push(entry);
  }
  return parts;
}

function decode(payload: string): Message | null {
  try {
    return Message.parse(JSON.parse(payload));
  } catch {
    return null; // another version's
  }
}
