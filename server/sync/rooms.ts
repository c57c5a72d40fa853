/** The rooms of this process: opened from the log, kept at its head, given up when nobody is in them. */
import type { DocumentId, RecordId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import { CLOSE, type Closing } from './close-code.ts';
import { catchUp, readHeads, type Head } from './commit.ts';
import { compact } from './compact.ts';
import type { RoomPlace, Sighting } from './door.ts';
import type { Presence } from './presence.ts';
import { Room } from './room.ts';
import type { Surroundings } from './surroundings.ts';
import { DocumentClosedError, logTransaction, readClients, readLog } from './update-log.ts';

/** Rows that make a snapshot worth its writing: while people are in the room, and when the last has left. */
const COMPACT_OPEN = 1_000;
const COMPACT_IDLE = 50;
/** A busy room's snapshots lie so far apart (ms), and a room that was quiet for so long gets one. */
const COMPACT_PAUSE = 5_000;
/** Milliseconds that an empty room is kept for somebody who reloads. */
const LINGER = 10_000;

interface Kept {
  opening: Promise<Room | 'full'>;
  room: Room | null;
  /** Bytes of memory that it took when it was last looked at. */
  weight: number;
  /** Sockets in it or on their way. */
  users: number;
  emptySince: number;
  /** The highest seq that a notification named. */
  told: number;
  compacting: boolean;
  compactedAt: number;
  settledAt: number;
}

export class Rooms {
  compactions = 0;
  evictions = 0;
  readonly #ground: Ground;
  readonly #around: Surroundings;
  readonly #kept = new Map<DocumentId, Kept>();
  /** Sum of what is kept. */
  #weight = 0;

  constructor(ground: Ground, around: Surroundings) {
    this.#ground = ground;
    this.#around = around;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** Bytes of memory that they take, about. */
  get weight(): number {
    return this.#weight;
  }

  documents(): DocumentId[] {
    return this.open().map((room) => room.place.document);
  }

  presence(document: DocumentId): Presence | null {
    return this.#kept.get(document)?.room?.presence ?? null;
  }

  open(): Room[] {
    return [...this.#kept.values()].flatMap(({ room }) => (room ? [room] : []));
  }

  /**
   * The room of a document. Whoever entered calls `leave` once. `full`: as many are open as may be, or they take as much
   * memory as they may, and none is empty.
   */
  async enter(place: RoomPlace): Promise<Room | 'full'> {
    const kept = this.#kept.get(place.document) ?? (this.#hasPlace() ? this.#begin(place) : null);
    if (!kept) return 'full';
    kept.users += 1;
    try {
      return await kept.opening;
    } catch (error) {
      this.#forget(place.document, kept);
      throw error;
    }
  }

  leave(room: Room): void {
    const kept = this.#of(room);
    if (!kept) return;
    kept.users -= 1;
    kept.emptySince = this.#around.now();
  }

  /** Ends a room that cannot go on. Whoever comes back finds one that is read anew. */
  drop(room: Room, closing: Closing = CLOSE.later): void {
    const kept = this.#of(room);
    if (kept) {
      this.#forget(room.place.document, kept);
      this.#around.relay.closed(room.place.document);
      this.#ground.log.info({ rooms: this.size }, 'a room was closed');
    }
    room.end(closing);
    room.presence.close();
    room.replica.destroy();
  }

  /** A notification: rows up to `seq` stand in the log. */
  noteLog(document: DocumentId, seq: number): void {
    const kept = this.#kept.get(document);
    if (!kept) return;
    kept.told = Math.max(kept.told, seq);
    this.follow(kept.room);
  }

  /** Something about a record changed, or about any of them. */
  async noteRecord(record: RecordId | null): Promise<void> {
    await this.#look(this.open().filter((room) => record === null || room.place.record === record));
  }

  /** What notifications would have told, had none been lost. */
  async poll(): Promise<void> {
    await this.#look(this.open());
    this.#weigh();
    for (const kept of this.#kept.values()) if (this.#isForgotten(kept)) void this.#retire(kept);
    const quiet = [...this.#kept.values()].find((kept) => this.#isQuiet(kept));
    if (quiet?.room) void this.#compact(quiet, quiet.room);
  }

  /** Reads what others have committed, unless the room's own commit is about to do so. */
  follow(room: Room | null): void {
    const kept = room && this.#of(room);
    if (!kept || kept.told <= room.replica.seq || room.activity !== 'idle') return;
    void this.#read(room);
  }

  /** After a commit: what came meanwhile, and whether it is time for a snapshot. */
  settled(room: Room): void {
    if (room.ended) return this.drop(room, CLOSE.oldEpoch);
    this.follow(room);
    const kept = this.#of(room);
    if (!kept) return;
    const now = this.#around.now();
    kept.settledAt = now;
    if (room.rows >= COMPACT_OPEN && now - kept.compactedAt > COMPACT_PAUSE) void this.#compact(kept, room);
  }

  #of(room: Room): Kept | undefined {
    const kept = this.#kept.get(room.place.document);
    return kept?.room === room ? kept : undefined;
  }

  #forget(document: DocumentId, kept: Kept): void {
    if (this.#kept.get(document) !== kept) return;
    this.#kept.delete(document);
    this.#weight -= kept.weight;
  }

  #isFull(): boolean {
    return this.#kept.size >= this.#around.limits.rooms || this.#isHeavy();
  }

  #isHeavy(): boolean {
    return this.#weight > this.#around.limits.documents;
  }

  /** The rooms that have been empty longest make place for others. Their rows are merged another time. */
  #evict(isOver: () => boolean): void {
    if (!isOver()) return;
    const empty = [...this.#kept.values()].filter((kept) => this.#isEmpty(kept));
    for (const { room } of empty.toSorted((a, b) => a.emptySince - b.emptySince)) {
      if (!room || !isOver()) return;
      this.evictions += 1;
      this.drop(room);
    }
  }

  #hasPlace(): boolean {
    this.#evict(() => this.#isFull());
    return !this.#isFull();
  }

  #begin(place: RoomPlace): Kept {
    const now = this.#around.now();
    const kept: Kept = {
      opening: this.#load(place).then((room) => this.#keep(kept, room)),
      room: null,
      weight: 0,
      users: 0,
      emptySince: now,
      told: 0,
      compacting: false,
      compactedAt: 0,
      settledAt: now,
    };
    this.#kept.set(place.document, kept);
    return kept;
  }

  /** How large it is, only its log tells. One that is larger than the bound is let in alone. */
  #keep(kept: Kept, room: Room): Room | 'full' {
    kept.room = room;
    this.#around.relay.opened(room.place.document);
    this.#ground.log.info({ rooms: this.size }, 'a room was opened');
    this.#note(kept, room);
    this.#evict(() => this.#isHeavy());
    if (!this.#isHeavy() || this.#weight === kept.weight) return room;
    this.drop(room);
    return 'full';
  }

  #note(kept: Kept, { replica }: Room): void {
    const { weight } = replica;
    this.#weight += weight - kept.weight;
    kept.weight = weight;
  }

  /** Documents grow while they are open: empty rooms make place, and nobody is sent away. */
  #weigh(): void {
    for (const kept of this.#kept.values()) if (kept.room) this.#note(kept, kept.room);
    this.#evict(() => this.#isHeavy());
  }

  #load(place: RoomPlace): Promise<Room> {
    return logTransaction(this.#ground, async (sql) => {
      const [log, owners, heads] = await Promise.all([
        readLog(sql, this.#ground.keys, place.document, 0),
        readClients(sql, place.document),
        readHeads(sql, [place.document]),
      ]);
      const head = heads.get(place.document);
      if (!head) throw new DocumentClosedError(`Document ${place.document} is gone.`);
      return new Room({ place, facts: sightingOf(head), log, owners }, this.#around);
    });
  }

  async #look(rooms: readonly Room[]): Promise<void> {
    if (rooms.length === 0) return;
    const ids = rooms.map((room) => room.place.document);
    const seqs = new Map(rooms.map((room) => [room, room.replica.seq]));
    const heads = await logTransaction(this.#ground, (sql) => readHeads(sql, ids));
    for (const room of rooms) {
      const head = heads.get(room.place.document);
      if (head && head.seq < (seqs.get(room) ?? 0)) {
        this.drop(room); // rows that were there are gone: it is read anew, and its clients bring back the rest
        continue;
      }
      room.learn(head ? sightingOf(head) : { ...room.facts, closed: true });
      if (room.ended) this.drop(room, CLOSE.oldEpoch);
      else if (head) this.noteLog(room.place.document, head.seq);
    }
  }

  async #read(room: Room): Promise<void> {
    room.activity = 'reading';
    const { seq } = room.replica;
    try {
      await logTransaction(this.#ground, (sql) => catchUp(sql, this.#ground.keys, room));
    } catch (error) {
      this.#ground.log.warn({ err: nameOf(error) }, 'a room could not read its log');
      if (room.peers.size > 0 && nameOf(error) === 'ReplicaError') this.drop(room);
    }
    room.activity = 'idle';
    if (room.queued > 0) this.#around.request(room);
    if (room.replica.seq > seq) this.follow(room); // else the next look tells it again: not at once, for ever
  }

  #isForgotten(kept: Kept): boolean {
    return this.#isEmpty(kept) && this.#around.now() - kept.emptySince > LINGER;
  }

  #isEmpty({ room, users, compacting }: Kept): boolean {
    return room !== null && users === 0 && !compacting && room.isIdle;
  }

  /** People look on, but nobody has written for a while. */
  #isQuiet({ room, settledAt, compacting }: Kept): boolean {
    if (!room || compacting || room.rows < COMPACT_IDLE || !room.isIdle) return false;
    return this.#around.now() - settledAt > COMPACT_PAUSE;
  }

  /** Gives an empty room's memory back, after its rows were merged. */
  async #retire(kept: Kept): Promise<void> {
    const { room } = kept;
    if (!room) return;
    if (room.rows >= COMPACT_IDLE) await this.#compact(kept, room);
    if (kept.users === 0 && room.isIdle && this.#of(room)) this.drop(room);
  }

  /** The room goes on meanwhile: what it commits comes after the snapshot. */
  async #compact(kept: Kept, room: Room): Promise<void> {
    if (kept.compacting) return;
    kept.compacting = true;
    kept.compactedAt = this.#around.now();
    const { replica } = room;
    const held = { seq: replica.seq, state: replica.state(), vector: replica.vector() };
    try {
      room.rows -= await compact(this.#ground, room.place.document, held);
      this.compactions += 1;
    } catch (error) {
      this.#ground.log.warn({ err: nameOf(error) }, 'a log could not be compacted');
    }
    kept.compacting = false;
  }
}

function sightingOf({ owner, locked, released, closed, asOf }: Head): Sighting {
  return { owner, locked, released, closed, asOf };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
