/**
 * A document as a room holds it: exactly what is committed up to `seq`. It stays a snapshot's bytes, served unparsed,
 * until something has to be put into it or asked of it.
 */
import * as Y from 'yjs';
import { openDocument } from '#doc/schema.ts';
import { decodeVector, encodeStep1, encodeStep2, encodeVector } from './protocol.ts';
import { MOST_OF_DOCUMENT, structsOf, type Extent } from './extent.ts';
import { distanceIn, standingIn } from './neighbourhood.ts';
import type { Deletion, Id, Scan } from './scan.ts';
import type { Rule } from './close-code.ts';
import { MOST_STEPS, type Distance, type Neighbours, type Standing } from './standing.ts';
import { heapOf, tallyOf, type Tally } from './tally.ts';
import type { LogPoint, LogRead } from './update-log.ts';
import { framed } from './wire.ts';

/** The log has rows that do not fit together: the room cannot go on, and nothing more may be built on it. */
export class ReplicaError extends Error {
  override name = 'ReplicaError';
}

type State =
  | { kind: 'bytes'; update: Uint8Array; clocks: ReadonlyMap<number, number>; structs: number }
  | { kind: 'live'; doc: Y.Doc };

/** Deletions of a greeting that are looked up at once. */
const BRIEF = 1_000;
/** Structs that they may go over: beyond that it is counted (G12). */
const BRIEF_WALK = 10_000;

/** What is counted as a message is not counted again as work. */
const SMALL = 10_000;
export const unlessSmall = (work: number): number => (work > SMALL ? work : 0);

const NOTHING = Uint8Array.of(0, 0);
/** Bytes that may come in before a large state is written again to learn how large it is. */
const SLACK = 1024 * 1024;

export class Replica {
  #state: State;
  #point: LogPoint;
  /** The full state and the vector as frames for newcomers; dropped when the document changes. */
  #full: Buffer | null = null;
  #step1: Buffer | null = null;
  #size: number | null = null;
  /** Of the state as it was written last, with all that came since, and how much of it that was. */
  #bytes = 0;
  #bytesSince = 0;
  /** Values in one another, counted like them. */
  #values: number;

  constructor(log: LogRead) {
    this.#point = { seq: log.seq, mark: log.mark };
    const { snapshot } = log;
    const clocks = snapshot ? decodeVector(snapshot.vector) : new Map<number, number>();
    if (!clocks) throw new ReplicaError('A snapshot has an unreadable state vector.');
    const update = snapshot?.state ?? NOTHING;
    const { structs, values } = snapshot?.tally ?? tallyOf(update);
    this.#state = { kind: 'bytes', update, clocks, structs };
    this.#bytes = update.length;
    this.#values = values;
    if (log.rows.length > 0)
      this.#put(
        this.#live(),
        log.rows.map((row) => row.update),
      );
  }

  /** Up to where in which log it goes. */
  get point(): LogPoint {
    return this.#point;
  }

  get seq(): number {
    return this.#point.seq;
  }

  clock(client: number): number {
    const state = this.#state;
    return state.kind === 'bytes' ? (state.clocks.get(client) ?? 0) : Y.getState(state.doc.store, client);
  }

  /** Where a struct stands; null: it was collected. */
  standing(id: Id): Standing | null {
    return standingIn(this.#live(), id);
  }

  isDeleted(client: number, clock: number, length: number): boolean {
    const structs = this.#live().store.clients.get(client);
    if (!structs || clock + length > this.clock(client)) return false;
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i];
      if (!struct || struct.id.clock >= clock + length) break;
      if (!struct.deleted) return false;
    }
    return true;
  }

  /** Whether all of an update is in it already, as far as a short look tells. */
  has({ sections, deletions }: Scan): boolean {
    return (
      deletions.length <= BRIEF &&
      sections.every(({ client, to }) => to <= this.clock(client)) &&
      this.span(deletions) <= BRIEF_WALK &&
      deletions.every(({ client, clock, length }) => this.isDeleted(client, clock, length))
    );
  }

  /** How many structs deletions go over: what asking whether they are done, and doing them again, cost. */
  span(deletions: readonly Deletion[]): number {
    return deletions.reduce((sum, { client, clock, length }) => sum + this.#span(client, clock, length), 0);
  }

  #span(client: number, clock: number, length: number): number {
    const structs = this.#live().store.clients.get(client);
    const end = Math.min(clock + length, this.clock(client));
    if (!structs || clock >= end) return 0;
    const first = Y.findIndexSS(structs, clock);
    const struct = structs[first];
    if (struct && struct.id.clock + struct.length >= end) return 1;
    return Y.findIndexSS(structs, end - 1) - first + 1;
  }

  /** How many structs lie between a new one's neighbours, up to `most`; 0 where they are not known. */
  distance(neighbours: Neighbours, most: number): Distance {
    const isUnknown = (id: Id | null): boolean => id !== null && id.clock >= this.clock(id.client);
    if (isUnknown(neighbours.origin) || isUnknown(neighbours.right)) return { steps: 0, isOrdered: true };
    return distanceIn(this.#live(), neighbours, most);
  }

  /** Structs that it holds: what a copy of it costs. */
  get size(): number {
    const state = this.#state;
    if (state.kind === 'bytes') return state.structs;
    if (this.#size === null) {
      this.#size = 0;
      for (const structs of state.doc.store.clients.values()) this.#size += structs.length;
    }
    return this.#size;
  }

  /** Bytes of its state, about. */
  get bytes(): number {
    return this.#bytes;
  }

  get #tally(): Tally {
    return { structs: this.size, values: this.#values };
  }

  /** Bytes of memory that it takes, about, or would: a letter that is put into it makes its bytes a document. */
  get weight(): number {
    return (this.#full?.length ?? 0) + this.#bytes + heapOf(this.#tally);
  }

  /** G8. At most so many bytes too few or too many: what was deleted leaves the state, and only writing it tells. */
  extent(): Extent {
    const { bytes, structs } = MOST_OF_DOCUMENT;
    const isFull = this.#bytes > bytes || structsOf(this.#tally) > structs;
    if (isFull && this.#bytesSince > SLACK) this.state();
    const state = this.#state;
    const { size: clients } = state.kind === 'bytes' ? state.clocks : state.doc.store.clients;
    return { structs: structsOf(this.#tally), bytes: this.#bytes, clients };
  }

  /**
   * The rule that structs of an update break once they are placed, or null. They are tried in a copy, which costs as much
   * as the document: who asks has to bound how often.
   */
  fit(update: Uint8Array, structs: readonly Neighbours[]): Extract<Rule, 'G6' | 'G11'> | null {
    const copy = openDocument(this.state());
    try {
      Y.applyUpdate(copy, update);
      if (copy.store.pendingStructs) return 'G6'; // it rests on what is not in the document
      let left = MOST_STEPS;
      for (const one of structs) {
        const { steps, isOrdered } = distanceIn(copy, one, left);
        if (!isOrdered) return 'G6';
        left -= steps;
        if (left <= 0) return 'G11';
      }
      return null;
    } finally {
      copy.destroy();
    }
  }

  /** Puts one committed update in of which all is new: whoever shows it shows it as it is. */
  append(update: Uint8Array, to: LogPoint): void {
    this.#put(this.#live(), [update]);
    this.#moved(to);
  }

  /** Puts committed updates in, in one transaction, and returns what they changed as one update, or null. */
  absorb(updates: readonly Uint8Array[], to: LogPoint): Uint8Array | null {
    const doc = this.#live();
    let changed: Uint8Array | null = null;
    const take = (update: Uint8Array): void => void (changed = update);
    doc.on('update', take);
    try {
      this.#put(doc, updates);
    } finally {
      doc.off('update', take);
    }
    this.#moved(to);
    return changed;
  }

  #moved({ seq, mark }: LogPoint): void {
    this.#point = { seq, mark };
    this.#full = null;
    this.#step1 = null;
    this.#size = null;
  }

  #put(doc: Y.Doc, updates: readonly Uint8Array[]): void {
    const [only] = updates;
    if (only && updates.length === 1) Y.applyUpdate(doc, only);
    else doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
    const bytes = updates.reduce((sum, { length }) => sum + length, 0);
    this.#bytes += bytes;
    this.#bytesSince += bytes;
    for (const update of updates) this.#values += tallyOf(update).values;
    if (doc.store.pendingStructs ?? doc.store.pendingDs)
      throw new ReplicaError('A document has structs that wait for others that are not in its log.');
  }

  /** The frame that asks a peer for what is missing here. */
  step1(): Buffer {
    return (this.#step1 ??= framed(encodeStep1(this.vector())));
  }

  /** What answering a step 1 goes over: nothing where the whole state is written already, and somebody comes with nothing. */
  workOf(vector: Uint8Array): number {
    const isEmpty = vector.length === 1;
    if (this.#state.kind === 'bytes') return isEmpty ? 0 : unlessSmall(this.#state.update.length);
    return isEmpty && this.#full ? 0 : unlessSmall(this.size);
  }

  /** Bytes of it that `trim` gives back. */
  get spare(): number {
    return this.#full?.length ?? 0;
  }

  /** Keeps nothing that can be written anew. */
  trim(): void {
    this.#full = null;
  }

  /** Writes what newcomers get, if that is not done. */
  full(): Buffer {
    return (this.#full ??= framed(encodeStep2(this.state())));
  }

  /** The frame with all that a peer at `vector` lacks; null where the vector is none. */
  step2(vector: Uint8Array): Buffer | null {
    const has = decodeVector(vector);
    if (!has) return null;
    if (has.size === 0) return this.full();
    const state = this.#state;
    const lacks =
      state.kind === 'bytes' ? Y.diffUpdate(state.update, vector) : Y.encodeStateAsUpdate(state.doc, vector);
    return framed(encodeStep2(lacks));
  }

  state(): Uint8Array {
    if (this.#state.kind === 'bytes') return this.#state.update;
    const state = Y.encodeStateAsUpdate(this.#state.doc);
    this.#bytes = state.length;
    this.#bytesSince = 0;
    this.#values = tallyOf(state).values;
    return state;
  }

  vector(): Uint8Array {
    return this.#state.kind === 'bytes'
      ? encodeVector(this.#state.clocks)
      : Y.encodeStateVector(this.#state.doc);
  }

  destroy(): void {
    if (this.#state.kind === 'live') this.#state.doc.destroy();
  }

  #live(): Y.Doc {
    if (this.#state.kind === 'live') return this.#state.doc;
    const doc = openDocument(this.#state.update);
    this.#state = { kind: 'live', doc };
    return doc;
  }
}
