/**
 * Reads what other processes have committed into the rooms that are behind: all of them in one question, one question at a
 * time, so that a notification for each of a hundred documents does not become a transaction for each.
 */
import type { Ground } from '../ground.ts';
import { catchUp, fitsWith, isOutage } from './commit.ts';
import type { Room } from './room.ts';
import { logTransaction } from './update-log.ts';

/** Milliseconds between two starts, as between commits. */
const BETWEEN_STARTS = 5;
const ROOMS_AT_ONCE = 64;

export interface Followed {
  room: Room;
  /** Where it was before. */
  seq: number;
  /** Why it could not follow; null: it could. */
  error: unknown;
}

export class Follower {
  readonly #ground: Ground;
  readonly #followed: (one: Followed) => void;
  readonly #behind = new Set<Room>();
  readonly #onIdle: (() => void)[] = [];
  #isBusy = false;
  #lastStart = -Infinity;

  /** `followed` hears of each room that was read, whatever came of it. */
  constructor(ground: Ground, followed: (one: Followed) => void) {
    this.#ground = ground;
    this.#followed = followed;
  }

  request(room: Room): void {
    this.#behind.add(room);
    this.#schedule();
  }

  /** Whether something is read, or waits to be. */
  get isBusy(): boolean {
    return this.#isBusy || this.#behind.size > 0;
  }

  whenIdle(): Promise<void> {
    return new Promise((resolve) => {
      this.#onIdle.push(resolve);
      this.#tellIdle();
    });
  }

  #tellIdle(): void {
    if (!this.isBusy) for (const tell of this.#onIdle.splice(0)) tell();
  }

  #schedule(): void {
    if (this.#isBusy || this.#behind.size === 0) return;
    this.#isBusy = true;
    const wait = this.#lastStart + BETWEEN_STARTS - performance.now();
    if (wait <= 0) setImmediate(() => void this.#start());
    else setTimeout(() => void this.#start(), wait);
  }

  async #start(): Promise<void> {
    this.#lastStart = performance.now();
    try {
      await this.#read(this.#pick());
    } finally {
      this.#isBusy = false;
      this.#schedule();
      this.#tellIdle();
    }
  }

  /** One that is busy with its log, or ended, is asked for again when it is done, or never. */
  #pick(): Room[] {
    const rooms: Room[] = [];
    for (const room of this.#behind) {
      const isToRead = room.activity === 'idle' && !room.ended;
      if (isToRead && !fitsWith(rooms, room)) break;
      this.#behind.delete(room);
      if (isToRead) rooms.push(room);
      if (rooms.length === ROOMS_AT_ONCE) break;
    }
    return rooms;
  }

  async #read(rooms: readonly Room[]): Promise<void> {
    if (rooms.length === 0) return;
    const before = rooms.map((room) => ({ room, seq: room.replica.seq }));
    for (const room of rooms) room.activity = 'reading';
    const failed = await this.#ask(rooms);
    for (const room of rooms) room.activity = 'idle'; // all, before anybody hears of one
    for (const { room, seq } of before) this.#followed({ room, seq, error: failed.get(room) ?? null });
  }

  /** Those that could not follow. Where the question itself fails it does not say of which: each is asked alone. */
  async #ask(rooms: readonly Room[]): Promise<Map<Room, unknown>> {
    const { db, keys } = this.#ground;
    try {
      return await db.watch(logTransaction(this.#ground, (sql) => catchUp(sql, keys, rooms)));
    } catch (error) {
      if (rooms.length === 1 || isOutage(error)) return new Map(rooms.map((room) => [room, error]));
      const failed = new Map<Room, unknown>();
      for (const room of rooms) for (const one of await this.#ask([room])) failed.set(...one);
      return failed;
    }
  }
}
