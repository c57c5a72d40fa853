/**
 * Reads what people type nearly always: one struct of words beside others, or one range that is deleted, or both. It
 * makes nothing but the answer, and leaves whatever is not so to scan.ts (null), which would have read the same of this.
 */
import type { Id, Scan } from './scan.ts';

const MOST_BYTES = 1_024;
const WORDS = 4;

export function scanPlain(update: Uint8Array): Scan | null {
  if (update.length > MOST_BYTES) return null;
  const reader = new Reader(update);
  const scan: Scan = { sections: [], deletions: [], tail: 0, bytes: update.length };
  const sections = reader.uint();
  if (sections > 1 || (sections === 1 && !readSection(reader, scan))) return null;
  scan.tail = reader.at;
  const clients = reader.uint();
  if (clients > 1 || (clients === 1 && !readDeletion(reader, scan))) return null;
  return reader.isAtEnd ? scan : null;
}

function readSection(reader: Reader, scan: Scan): boolean {
  const count = reader.uint();
  const client = reader.uint();
  const clock = reader.uint();
  const body = reader.at;
  const info = reader.byte();
  if (count !== 1 || (info & 31) !== WORDS || (info & 192) === 0) return false;
  const origin = (info & 128) === 0 ? null : readId(reader);
  const right = (info & 64) === 0 ? null : readId(reader);
  const length = reader.words();
  if (!reader.isWell || length === 0) return false;
  const struct = {
    client,
    clock,
    origin,
    right,
    parent: null,
    isKeyed: false,
    length,
    brings: 'words',
  } as const;
  scan.sections.push({
    client,
    from: clock,
    to: clock + length,
    structs: [struct],
    count: 1,
    body,
    values: 0,
  });
  return true;
}

const readId = (reader: Reader): Id => ({ client: reader.uint(), clock: reader.uint() });

function readDeletion(reader: Reader, scan: Scan): boolean {
  const client = reader.uint();
  const ranges = reader.uint();
  const clock = reader.uint();
  const length = reader.uint();
  if (!reader.isWell || ranges !== 1 || length === 0) return false;
  scan.deletions.push({ client, clock, length });
  return true;
}

/** Numbers up to 2^49, so that sums are safe, and words of ASCII, whose bytes are as many as their letters. */
class Reader {
  /** Nothing was met that it cannot read; once false, what it answers means nothing. */
  isWell = true;
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.isWell && this.at === this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte !== undefined) return byte;
    this.isWell = false;
    return 0;
  }

  uint(): number {
    let value = 0;
    for (let weight = 1; weight < 2 ** 49; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
    this.isWell = false;
    return 0;
  }

  /** Goes over words and returns their length. */
  words(): number {
    const length = this.uint();
    const end = this.at + length;
    if (end > this.#bytes.length) this.isWell = false;
    else for (; this.at < end; this.at++) if ((this.#bytes[this.at] ?? 128) > 127) this.isWell = false;
    return length;
  }
}
