/** The rooms of this process: opened from the log, kept at its head, given up when nobody is in them. */
import type { AccountId, DocumentId, RecordId } from '#core/ids.ts';
import { answerWithin } from '../db/silence.ts';
import type { Ground } from '../ground.ts';
import { CLOSE, type Closing } from './close-code.ts';
import { readHeads, type Head } from './commit.ts';
import { compact } from './compact.ts';
import type { RoomPlace, Sighting } from './door.ts';
import { Follower, type Followed } from './follower.ts';
import type { Presence } from './presence.ts';
import { overflow } from './growth.ts';
import { ReplicaError } from './replica.ts';
import { Room } from './room.ts';
import { firstToGo, sharesOf, type Shares, type Used } from './shares.ts';
import type { Surroundings } from './surroundings.ts';
import { Turns } from './turns.ts';
import { DocumentClosedError, logTransaction, LogReplacedError, readClients, readLog } from './update-log.ts';

/** Rows that make a snapshot worth its writing: while people are in the room, and when the last has left. */
const COMPACT_OPEN = 1_000;
const COMPACT_IDLE = 50;
/** A busy room's snapshots lie so far apart (ms): those in it wait while all of it is written. */
const COMPACT_PAUSE = 15_000;
/** A room in which nobody has written for so long (ms) gets one. */
const COMPACT_QUIET = 5_000;
/** Milliseconds that an empty room is kept for somebody who reloads. */
const LINGER = 10_000;
/** When a whole team leaves, its rooms go one look after the other: ending them all keeps those who stay waiting. */
const RETIRED_AT_ONCE = 50;
/** Nobody waits for a snapshot, and each takes a connection and a core of Postgres for as long as some commits. */
const COMPACTED_AT_ONCE = 1;

/**
 * Who has to go for somebody takes more than so many times what they would: else the two would take turns for ever. That is
 * the only bar. With one that lets everybody keep a certain part, as many accounts as that part goes into all of it would
 * shut the door together.
 */
const CLEARLY = 2;

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
  /** A snapshot of it: asked for, or being written. */
  compaction: 'none' | 'asked' | 'running';
  compactedAt: number;
  settledAt: number;
}

export class Rooms {
  compactions = 0;
  readonly #compactions = new Turns(COMPACTED_AT_ONCE);
  evictions = 0;
  readonly #ground: Ground;
  readonly #around: Surroundings;
  readonly #follower: Follower;
  readonly #kept = new Map<DocumentId, Kept>();
  /** Sum of what is kept. */
  #weight = 0;

  constructor(ground: Ground, around: Surroundings) {
    this.#ground = ground;
    this.#around = around;
    this.#follower = new Follower(ground, (one) => this.#followed(one));
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
  async enter(place: RoomPlace, account: AccountId): Promise<Room | 'full'> {
    const kept =
      this.#kept.get(place.document) ?? (this.#hasPlace(account) ? this.#begin(place, account) : null);
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
    this.#noteAll();
    this.#shed();
    const forgotten = this.#all().filter((kept) => this.#isForgotten(kept));
    for (const kept of forgotten.slice(0, RETIRED_AT_ONCE)) void this.#retire(kept);
    const quiet = this.#all().filter((kept) => this.#isQuiet(kept));
    const [next] = quiet.toSorted((a, b) => a.compactedAt - b.compactedAt);
    if (next?.room) void this.#compact(next, next.room);
  }

  /** Whether rooms read what others have committed: what waits in them is committed after it. */
  get areReading(): boolean {
    return this.#follower.isBusy;
  }

  whenRead(): Promise<void> {
    return this.#follower.whenIdle();
  }

  /** Reads what others have committed, unless the room's own commit is about to do so. */
  follow(room: Room | null): void {
    const kept = room && this.#of(room);
    if (!kept || kept.told <= room.replica.seq || room.activity !== 'idle') return;
    this.#follower.request(room);
  }

  /** After a commit: what came meanwhile, and whether it is time for a snapshot. */
  settled(room: Room): void {
    if (room.ended) return this.drop(room, CLOSE.oldEpoch);
    this.follow(room);
    const kept = this.#of(room);
    if (!kept) return;
    const now = this.#around.now();
    kept.settledAt = now;
    this.#note(kept, room);
    if (room.rows >= COMPACT_OPEN && now - kept.compactedAt > COMPACT_PAUSE) void this.#compact(kept, room);
    this.#shed();
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

  /** Whether one more may be read: how large it is, only its log tells. */
  #hasPlace(account: AccountId): boolean {
    const { documents, rooms } = this.#around.limits;
    return (this.#areAtMost(rooms - 1) && this.fits(documents)) || this.#whoGoesFor(account, 0) !== null;
  }

  /** Whether no more than so many are open, once some have gone that are empty: those first that have been so longest. */
  #areAtMost(count: number): boolean {
    for (const kept of this.#empty()) if (this.#kept.size > count) this.#evict(kept);
    return this.#kept.size <= count;
  }

  /**
   * Whether all take at most so many bytes, once what can be had anew has gone: empty rooms, and what is written for
   * newcomers. Where that would not be enough, all of it stays.
   */
  fits(bytes: number): boolean {
    if (this.#weight <= bytes) return true;
    this.#noteAll();
    const empty = this.#empty();
    const inUse = this.#all().filter((kept) => !empty.includes(kept));
    const spare = inUse.filter((kept) => spareOf(kept) > 0).toSorted((a, b) => spareOf(b) - spareOf(a));
    const gain = sumOf(empty.map(({ weight }) => weight)) + sumOf(spare.map(spareOf));
    if (this.#weight - gain > bytes) return false;
    for (const kept of empty) if (this.#weight > bytes) this.#evict(kept);
    for (const kept of spare) if (this.#weight > bytes) this.#trim(kept);
    return true;
  }

  #all(): Kept[] {
    return [...this.#kept.values()];
  }

  #empty(): Kept[] {
    const empty = this.#all().filter((kept) => this.#isEmpty(kept));
    return empty.toSorted((a, b) => a.emptySince - b.emptySince);
  }

  /** Makes place for others. Its rows are merged another time. */
  #evict({ room }: Kept, closing?: Closing): void {
    if (!room) return;
    this.evictions += 1;
    this.drop(room, closing);
  }

  #trim(kept: Kept): void {
    kept.room?.replica.trim();
    if (kept.room) this.#note(kept, kept.room);
  }

  /** The room that goes before an account finds no place for another that takes so many bytes. */
  #whoGoesFor(account: AccountId, bytes: number): Kept | null {
    const part = this.#partOf(bytes);
    return this.#firstToGo((shares) => CLEARLY * ((shares.get(account) ?? 0) + part));
  }

  #firstToGo(barOf: (shares: Shares) => number): Kept | null {
    const used: Used<Kept>[] = [];
    for (const kept of this.#kept.values()) {
      const { room } = kept;
      if (!room || room.peers.size === 0) continue;
      const members = new Set([...room.peers].map((peer) => peer.member.account));
      used.push({ room: kept, members, takes: this.#partOf(room.replica.weight - spareOf(kept)) });
    }
    const shares = sharesOf(used);
    return firstToGo(used, shares, barOf(shares));
  }

  /** What a room takes of all that may be open. */
  #partOf(bytes: number): number {
    const { documents, rooms } = this.#around.limits;
    return bytes / documents + 1 / rooms;
  }

  #begin(place: RoomPlace, account: AccountId): Kept {
    const now = this.#around.now();
    const kept: Kept = {
      opening: this.#load(place).then((room) => this.#keep(kept, room, account)),
      room: null,
      weight: 0,
      users: 0,
      emptySince: now,
      told: 0,
      compaction: 'none',
      compactedAt: 0,
      settledAt: now,
    };
    this.#kept.set(place.document, kept);
    return kept;
  }

  /** How large it is, only its log tells. One that is larger than the bound is let in alone. */
  #keep(kept: Kept, room: Room, account: AccountId): Room | 'full' {
    kept.room = room;
    this.#around.relay.opened(room.place.document);
    this.#ground.log.info({ rooms: this.size }, 'a room was opened');
    this.#note(kept, room);
    const { documents, rooms } = this.#around.limits;
    while (!this.#areAtMost(rooms) || !this.fits(Math.max(documents, kept.weight))) {
      const other = this.#whoGoesFor(account, kept.weight);
      if (!other) {
        this.drop(room);
        return 'full';
      }
      this.#evict(other, CLOSE.crowded);
    }
    return room;
  }

  #note(kept: Kept, { replica }: Room): void {
    const { weight } = replica;
    this.#weight += weight - kept.weight;
    kept.weight = weight;
  }

  #noteAll(): void {
    for (const kept of this.#kept.values()) if (kept.room) this.#note(kept, kept.room);
  }

  /** What was to be held back was not, or came by other processes: whoever takes most goes, before memory ends. */
  #shed(): void {
    const most = overflow(this.#around.limits.documents);
    while (this.#kept.size > 1 && !this.fits(most)) {
      const first = this.#firstToGo(() => 0);
      if (!first) return;
      this.#evict(first, CLOSE.crowded);
    }
  }

  #load(place: RoomPlace): Promise<Room> {
    const loading = logTransaction(this.#ground, async (sql) => {
      const [log, owners, heads] = await Promise.all([
        readLog(sql, this.#ground.keys, place.document),
        readClients(sql, place.document),
        readHeads(sql, [place.document]),
      ]);
      const head = heads.get(place.document);
      if (!head) throw new DocumentClosedError(`Document ${place.document} is gone.`);
      return new Room({ place, facts: sightingOf(head), log, owners }, this.#around);
    });
    return this.#ground.db.watch(loading);
  }

  async #look(rooms: readonly Room[]): Promise<void> {
    if (rooms.length === 0) return;
    const ids = rooms.map((room) => room.place.document);
    const points = new Map(rooms.map((room) => [room, room.replica.point]));
    const facts = new Map(rooms.map((room) => [room, room.facts]));
    const heads = await logTransaction(this.#ground, (sql) => readHeads(sql, ids));
    for (const room of rooms) {
      const head = heads.get(room.place.document);
      const point = points.get(room);
      if (head && point && (head.seq < point.seq || (head.seq === point.seq && head.mark !== point.mark))) {
        this.drop(room); // rows that were there are gone: it is read anew, and its clients bring back the rest
        continue;
      }
      room.learn(head ? sightingOf(head) : { ...room.facts, closed: true }, facts.get(room));
      if (room.ended) this.drop(room, CLOSE.oldEpoch);
      else if (head) this.noteLog(room.place.document, head.seq);
    }
  }

  #followed({ room, seq, error }: Followed): void {
    if (error !== null) {
      this.#ground.log.warn({ err: nameOf(error) }, 'a room could not read its log');
      if (error instanceof LogReplacedError || (room.peers.size > 0 && error instanceof ReplicaError))
        return this.drop(room);
    }
    const kept = this.#of(room);
    if (kept) this.#note(kept, room);
    if (room.queued > 0) this.#around.request(room);
    if (room.replica.seq > seq) this.follow(room); // else the next look tells it again: not at once, for ever
  }

  #isForgotten(kept: Kept): boolean {
    const isLeft = kept.compaction === 'none' && this.#isEmpty(kept);
    return isLeft && this.#around.now() - kept.emptySince > LINGER;
  }

  #isEmpty({ room, users, compaction }: Kept): boolean {
    return room !== null && users === 0 && compaction !== 'running' && room.isIdle;
  }

  /** People look on, but nobody has written for a while. */
  #isQuiet({ room, settledAt, compaction }: Kept): boolean {
    if (!room || compaction !== 'none' || room.rows < COMPACT_IDLE || !room.isIdle) return false;
    return this.#around.now() - settledAt > COMPACT_QUIET;
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
    if (kept.compaction !== 'none') return;
    kept.compaction = 'asked';
    await this.#compactions.take(() => this.#replaceRows(kept, room));
    kept.compaction = 'none';
  }

  async #replaceRows(kept: Kept, room: Room): Promise<void> {
    kept.compactedAt = this.#around.now();
    if (this.#of(room) !== kept) return; // it had to go meanwhile: its rows are merged another time
    kept.compaction = 'running';
    const { replica } = room;
    const held = { ...replica.point, state: replica.state(), vector: replica.vector() };
    try {
      const compacting = compact(this.#ground, room.place.document, held);
      const rows = await answerWithin(this.#around.limits.snapshot, compacting); // or it comes when it comes
      room.noteMerged(held.seq); // also where it took in none: another process was first
      if (rows > 0) this.compactions += 1;
    } catch (error) {
      this.#ground.log.warn({ err: nameOf(error) }, 'a log could not be compacted');
    }
  }
}

/** Of what a room takes, what can be written anew. */
const spareOf = ({ room }: Kept): number => room?.replica.spare ?? 0;
const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

function sightingOf({ owner, locked, released, closed, asOf }: Head): Sighting {
  return { owner, locked, released, closed, asOf };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
