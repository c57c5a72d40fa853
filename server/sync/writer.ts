/** Writes a message into one piece of memory that it takes from Node's pool: lib0's encoder takes two of its own. */
const MOST_OF_UINT = 8;

export class Writer {
  readonly #bytes: Buffer;
  #at = 0;

  /** For so many numbers, and so many bytes besides, at most. */
  constructor(uints: number, bytes = 0) {
    this.#bytes = Buffer.allocUnsafe(uints * MOST_OF_UINT + bytes);
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  /** Seven bits a byte, the lowest first (lib0's varUint), of a safe integer. */
  uint(value: number): this {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#bytes[this.#at++] = 128 | (rest & 127);
    this.#bytes[this.#at++] = rest;
    return this;
  }

  put(bytes: Uint8Array): this {
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
    return this;
  }

  /** Length and bytes (lib0's varUint8Array). */
  array(bytes: Uint8Array): this {
    return this.uint(bytes.length).put(bytes);
  }
}
