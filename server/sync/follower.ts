/**
 * Reads what other processes have committed into the rooms that are behind: all of them in one question, one question at a
 * time, so that a notification for each of a hundred documents does not become a transaction for each.
 */
import type { Ground } from '../ground.ts';
import { catchUp } from './commit.ts';
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

  #schedule(): void {
    if (this.#isBusy || this.#behind.size === 0) return;
    this.#isBusy = true;
    const wait = this.#lastStart + BETWEEN_STARTS - performance.now();
    if (wait <= 0) setImmediate(() => void this.#start());
    else setTimeout(() => void this.#start(), wait);
  }

  async #start(): Promise<void> {
    this.#lastStart = performance.now();
    const rooms = this.#pick();
    if (rooms.length > 0) await this.#read(rooms);
    this.#isBusy = false;
    this.#schedule();
  }

  /** One that is busy with its log, or ended, is asked for again when it is done, or never. */
  #pick(): Room[] {
    const rooms: Room[] = [];
    for (const room of this.#behind) {
      this.#behind.delete(room);
      if (room.activity !== 'idle' || room.ended) continue;
      rooms.push(room);
      if (rooms.length === ROOMS_AT_ONCE) break;
    }
    return rooms;
  }

  async #read(rooms: readonly Room[]): Promise<void> {
    const before = rooms.map((room) => ({ room, seq: room.replica.seq }));
    for (const room of rooms) room.activity = 'reading';
    let failed: Map<Room, unknown>;
    try {
      failed = await logTransaction(this.#ground, (sql) => catchUp(sql, this.#ground.keys, rooms));
    } catch (error) {
      failed = new Map(rooms.map((room) => [room, error]));
    }
    for (const { room, seq } of before) {
      room.activity = 'idle';
      this.#followed({ room, seq, error: failed.get(room) ?? null });
    }
  }
}
