/**
 * What came, unread, in few large blocks: a million messages that are kept each by itself would keep the load's collector
 * busy, and what that takes would be in every server's latencies.
 */
export interface Got {
  payload: Buffer;
  /** When it had come (ms of `performance.now`). */
  at: number;
}

const BLOCK = 8 * 1024 * 1024;
const blocks: Buffer[] = [];
let used = BLOCK;

/** Where a copy of it begins: in which block, and there. */
function copied(payload: Buffer): { block: number; start: number } {
  if (used + payload.length > BLOCK) {
    blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, payload.length)));
    used = 0;
  }
  const start = used;
  const block = blocks.length - 1;
  blocks[block]?.set(payload, start);
  used += payload.length;
  return { block, start };
}

/** Of one socket, in the order in which they came. Numbers alone, which no collector follows. */
export class Kept implements Iterable<Got> {
  readonly #blocks: number[] = [];
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #at: number[] = [];

  put(payload: Buffer, at: number): void {
    const { block, start } = copied(payload);
    this.#blocks.push(block);
    this.#starts.push(start);
    this.#lengths.push(payload.length);
    this.#at.push(at);
  }

  *[Symbol.iterator](): Generator<Got> {
    for (const [i, at] of this.#at.entries()) {
      const start = this.#starts[i] ?? 0;
      const payload = blocks[this.#blocks[i] ?? 0]?.subarray(start, start + (this.#lengths[i] ?? 0));
      if (payload) yield { payload, at };
    }
  }
}
