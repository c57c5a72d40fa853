/**
 * Group commit. What waits in the rooms goes into the log together: at once when nothing is under way, and with at
 * least 5 ms between two starts under load (30 where many rooms are typed in), so that one transaction, and one flush of
 * the disk, carries many updates of many documents.
 */
import type { AccountId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import { BrokenRoomError, codeOf, commitAtHead, commitMoved, isOutage, type Committed } from './commit.ts';
import type { Room } from './room.ts';

const BETWEEN_STARTS = 5;
/** The same where many rooms are typed in at once: fewer transactions for the same updates. */
const BETWEEN_MANY = 30;
const MANY_ROOMS = 4;
const LANES = 3;
const ROOMS_AT_ONCE = 64;
const FIRST_RETRY = 100;
const LAST_RETRY = 2_000;

export interface CommitStats {
  commits: number;
  rows: number;
  failures: number;
  /** Milliseconds that all commits took together. */
  took: number;
}

export interface CommitterEvents {
  /** A transaction is done: how long it took, and the rows that it wrote. */
  committed(ms: number, rows: number): void;
  /** These accounts' grants have changed: their updates were dropped, their sockets must be looked at. */
  outdated(accounts: Iterable<AccountId>): void;
  settled(room: Room): void;
  /** The room cannot go on: what it holds and what the log says do not fit. */
  broken(room: Room, error: unknown): void;
}

export class Committer {
  readonly stats: CommitStats = { commits: 0, rows: 0, failures: 0, took: 0 };
  readonly #ground: Ground;
  readonly #events: CommitterEvents;
  readonly #waiting = new Set<Room>();
  /** Rooms whose last transaction failed, and not by the connection: each is tried alone. One that was dropped goes from it. */
  readonly #suspects = new WeakSet<Room>();
  readonly #onIdle: (() => void)[] = [];
  #running = 0;
  #scheduled = false;
  #lastStart = 0;
  #between = BETWEEN_STARTS;
  #retry = 0;

  constructor(ground: Ground, events: CommitterEvents) {
    this.#ground = ground;
    this.#events = events;
  }

  request(room: Room): void {
    this.#waiting.add(room);
    this.#schedule();
  }

  /** Resolves when nothing waits and nothing is under way. */
  whenIdle(): Promise<void> {
    return new Promise((resolve) => {
      this.#onIdle.push(resolve);
      this.#tellIdle();
    });
  }

  #tellIdle(): void {
    if (this.#running === 0 && this.#waiting.size === 0) for (const tell of this.#onIdle.splice(0)) tell();
  }

  #schedule(): void {
    if (this.#scheduled || this.#running >= LANES || this.#waiting.size === 0) return;
    this.#scheduled = true;
    const wait = Math.max(this.#retry, this.#lastStart + this.#between - performance.now());
    // Even at once means after the frames that arrived together: they share the transaction.
    if (wait <= 0) setImmediate(() => this.#start());
    else setTimeout(() => this.#start(), wait);
  }

  #start(): void {
    this.#scheduled = false;
    const rooms = this.#pick();
    if (rooms.length > 0) {
      this.#lastStart = performance.now();
      this.#between = rooms.length > MANY_ROOMS ? BETWEEN_MANY : BETWEEN_STARTS;
      this.#running += 1;
      void this.#run(rooms).finally(() => {
        this.#running -= 1;
        this.#schedule();
        this.#tellIdle();
      });
    }
    this.#schedule();
    this.#tellIdle();
  }

  /** Rooms that are busy with their log ask again when they are done. */
  #pick(): Room[] {
    const rooms: Room[] = [];
    for (const room of this.#waiting) {
      const suspect = this.#suspects.has(room);
      if (suspect && rooms.length > 0) continue;
      this.#waiting.delete(room);
      if (room.activity !== 'idle' || room.queued === 0 || room.ended) continue;
      room.begin();
      rooms.push(room);
      if (suspect || rooms.length === ROOMS_AT_ONCE) break;
    }
    return rooms;
  }

  async #run(rooms: readonly Room[]): Promise<void> {
    const moved = await this.#commit(rooms, () => commitAtHead(this.#ground, rooms));
    if (moved.length > 0) await this.#commit(moved, () => commitMoved(this.#ground, moved));
  }

  /** Returns the rooms that it left as they were. */
  async #commit(rooms: readonly Room[], commit: () => Promise<Committed>): Promise<readonly Room[]> {
    const began = performance.now();
    let committed: Committed;
    try {
      committed = await this.#ground.db.watch(commit());
    } catch (error) {
      this.#fail(rooms, error);
      return [];
    }
    this.#retry = 0;
    if (committed.parts.length > 0) this.#count(performance.now() - began, rowsIn(committed));
    for (const part of committed.parts) {
      this.#suspects.delete(part.room);
      this.#settle(part);
    }
    if (committed.outdated.size > 0) this.#events.outdated(committed.outdated);
    return committed.moved;
  }

  #count(took: number, rows: number): void {
    this.stats.commits += 1;
    this.stats.took += took;
    this.stats.rows += rows;
    this.#events.committed(took, rows);
  }

  #settle(part: Committed['parts'][number]): void {
    const { room } = part;
    try {
      room.settle(part);
      this.#events.settled(room);
    } catch (error) {
      this.#events.broken(room, error);
    }
  }

  /** Whether it was committed all the same is not known: the rooms find out when they catch up, and nothing is doubled. */
  #fail(rooms: readonly Room[], error: unknown): void {
    this.stats.failures += 1;
    for (const room of rooms) room.abort();
    const broken = error instanceof BrokenRoomError ? error.room : null;
    const alone = !isOutage(error) && rooms.length === 1 ? rooms[0] : null;
    for (const room of rooms) {
      if (room === broken || room === alone) this.#events.broken(room, error);
      else {
        if (!isOutage(error)) this.#suspects.add(room);
        this.#waiting.add(room);
      }
    }
    this.#retry = Math.min(LAST_RETRY, Math.max(FIRST_RETRY, this.#retry * 2));
    this.#ground.log.warn({ error: codeOf(error), rooms: rooms.length, retry: this.#retry }, 'commit failed');
  }
}

const rowsIn = ({ parts }: Committed): number =>
  parts.reduce((sum, { outcomes }) => sum + outcomes.filter((o) => o.kind === 'written').length, 0);
