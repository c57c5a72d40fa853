/** A room's updates on their way to the log: those that wait, and those that a transaction carries now. Bounded. */
import type { Entry } from './decide.ts';
import type { Peer } from './peer.ts';

/** What one transaction should carry of one room: deciding it must not keep others waiting. */
const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH_ENTRIES = 1_000;

/** Memory that an entry takes, about: a letter of seven bytes on the wire is read into an object of its own. */
const OF_ENTRY = 500;
const OF_STRUCT = 150;
const OF_DELETION = 60;
/** Values are not read yet: of what they take in a document (tally.ts) a third, as of a struct (`AHEAD` in sync.ts). */
const OF_VALUE = 22;

export function heldBy({ scan }: Entry<Peer>): number {
  let bytes = OF_ENTRY + scan.bytes + OF_DELETION * scan.deletions.length;
  for (const { structs, values } of scan.sections) bytes += OF_STRUCT * structs.length + OF_VALUE * values;
  return bytes;
}

/** Whose updates take no more than this in all queues, finds place in full ones: who types is not sent away for others. */
const LITTLE = 256 * 1024;

/** The process's share of memory for updates that are not committed. */
export interface Budget {
  /** `always`: also where it is used up. */
  reserve(bytes: number, always: boolean): boolean;
  giveBack(bytes: number): void;
}

export class Queue {
  readonly #most: number;
  readonly #budget: Budget;
  #waiting: Entry<Peer>[] = [];
  /** Where in `#waiting` it begins: what stands before has been taken. */
  #first = 0;
  #flying: Entry<Peer>[] = [];
  /** Entries that take room, and how much: one whose socket ends while a transaction carries it is settled by both. */
  readonly #held = new Map<Entry<Peer>, number>();
  #bytes = 0;

  constructor(most: number, budget: Budget) {
    this.#most = most;
    this.#budget = budget;
  }

  /** Updates that are not settled, but for those that wait for a step 2. */
  get size(): number {
    return this.#waiting.length - this.#first + this.#flying.length;
  }

  get flying(): readonly Entry<Peer>[] {
    return this.#flying;
  }

  /** False: there is no room for it. */
  push(entry: Entry<Peer>): boolean {
    const bytes = heldBy(entry);
    const { growth } = entry.author;
    const isLittle = growth.queued + bytes <= LITTLE;
    // One alone always has room here: the largest step 2 that the gate takes is larger than what many may take together.
    if (this.#bytes > 0 && this.#bytes + bytes > this.#most && !isLittle) return false;
    if (!this.#budget.reserve(bytes, isLittle)) return false;
    this.#bytes += bytes;
    this.#held.set(entry, bytes);
    entry.author.take(1);
    growth.queued += bytes;
    growth.wait(entry.grows ?? 0);
    this.#waiting.push(entry);
    return true;
  }

  /** A transaction begins with what waits now. */
  begin(): readonly Entry<Peer>[] {
    let [bytes, end] = [0, this.#first];
    for (; end < this.#waiting.length && end - this.#first < BATCH_ENTRIES; end++) {
      bytes += this.#waiting[end]?.update.length ?? 0;
      if (bytes > BATCH_BYTES && end > this.#first) break;
    }
    this.#flying = this.#waiting.slice(this.#first, end);
    this.#first = end;
    if (this.#first * 2 >= this.#waiting.length) this.#replace(this.#rest());
    return this.#flying;
  }

  /** It has ended: these go into the next one, before what came meanwhile. */
  land(again: readonly Entry<Peer>[]): void {
    this.#flying = [];
    if (again.length > 0) this.#replace([...again, ...this.#rest()]);
  }

  /** Takes out what a peer has waiting; what flies is settled by its transaction. */
  drop(peer: Peer): void {
    const rest = this.#rest();
    this.settle(rest.filter((entry) => entry.author === peer));
    this.#replace(rest.filter((entry) => entry.author !== peer));
  }

  clear(): void {
    this.settle(this.#rest());
    this.#replace([]);
  }

  #rest(): Entry<Peer>[] {
    return this.#waiting.slice(this.#first);
  }

  #replace(waiting: Entry<Peer>[]): void {
    this.#waiting = waiting;
    this.#first = 0;
  }

  /** Gives back the room that entries took: nothing more will become of them. */
  settle(entries: readonly Entry<Peer>[]): void {
    for (const entry of entries) {
      const bytes = this.#held.get(entry);
      if (bytes === undefined) continue;
      this.#held.delete(entry);
      this.#bytes -= bytes;
      this.#budget.giveBack(bytes);
      entry.author.growth.queued -= bytes;
      entry.author.growth.wait(-(entry.grows ?? 0));
      entry.author.settle(1);
    }
  }
}
