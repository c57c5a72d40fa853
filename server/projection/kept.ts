/**
 * What the projection keeps of documents between edits, so that a keystroke need not read the whole log again. It is a
 * convenience: bounded by weight, apart from what open rooms may hold, and gone after a minute without edits.
 */
import { getHeapStatistics } from 'node:v8';
import type { DocumentId } from '#core/ids.ts';
import { heapOf } from '../sync/tally.ts';
import type { Memory } from './project.ts';
import type { Rows } from './rows.ts';

const MOST = 64_000_000;
/** An eighth of what open documents may take, which is half of the heap. */
const OF_HEAP = 1 / 16;
export const ofHeap = (): number => Math.min(MOST, getHeapStatistics().heap_size_limit * OF_HEAP);

/** One document may take this part of all: a larger one is read anew each time, and rests longer for it. */
const OF_ONE = 1 / 4;
const IDLE = 60_000;
const OF_ROW = 500;

export type Weighed = Pick<Memory, 'doc' | 'bytes' | 'values' | 'written'>;

/** Bytes that it takes, about: the document's as an open room's are counted (tally.ts), two a letter in rows and 500 a row. */
export function weigh({ doc, bytes, values, written }: Weighed): number {
  let structs = 0;
  for (const list of doc.store.clients.values()) structs += list.length;
  return bytes + heapOf({ structs, values }) + (written ? ofRows(written.rows) : 0);
}

function ofRows({ turns, codings, assertions, memos }: Rows): number {
  const count = turns.length + codings.length + assertions.length + memos.length;
  let letters = 0;
  for (const { text } of turns) letters += text.length;
  for (const { text } of memos) letters += text.length;
  for (const { quote } of codings) letters += quote?.length ?? 0;
  for (const { quote, againstReason } of assertions)
    letters += (quote?.length ?? 0) + (againstReason?.length ?? 0);
  return OF_ROW * count + 2 * letters;
}

export class Kept<M extends Weighed> {
  readonly #most: number;
  /** In the order of use. */
  readonly #all = new Map<DocumentId, { memory: M; weight: number; used: number }>();
  #weight = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get count(): number {
    return this.#all.size;
  }

  get weight(): number {
    return this.#weight;
  }

  get(id: DocumentId): M | undefined {
    return this.#all.get(id)?.memory;
  }

  /** False: it is too large to be kept. Those not used for longest make place; `isBusy` ones stay. */
  keep(id: DocumentId, memory: M, now: number, isBusy: (id: DocumentId) => boolean): boolean {
    const weight = weigh(memory);
    this.#drop(id);
    if (weight > this.#most * OF_ONE) {
      memory.doc.destroy();
      return false;
    }
    this.#all.set(id, { memory, weight, used: now });
    this.#weight += weight;
    for (const oldest of this.#all.keys()) {
      if (this.#weight <= this.#most) break;
      if (oldest !== id && !isBusy(oldest)) this.forget(oldest);
    }
    return true;
  }

  forget(id: DocumentId): void {
    this.#all.get(id)?.memory.doc.destroy();
    this.#drop(id);
  }

  /** Forgets what has not been used for a minute. */
  sweep(now: number, isBusy: (id: DocumentId) => boolean): void {
    for (const [id, { used }] of this.#all) if (used <= now - IDLE && !isBusy(id)) this.forget(id);
  }

  clear(): void {
    for (const id of [...this.#all.keys()]) this.forget(id);
  }

  #drop(id: DocumentId): void {
    this.#weight -= this.#all.get(id)?.weight ?? 0;
    this.#all.delete(id);
  }
}
