/**
 * The wire: y-websocket's frames and one more (PROTOCOL.md). Pure. Bad input is a value, never a throw.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Writer } from './writer.ts';

const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, durable: 100 } as const;
const SYNC = { step1: 0, step2: 1, update: 2 } as const;
const PERMISSION_DENIED = 0;

/** What one client says of one client. `json` is not parsed yet: most entries are dropped unread. */
export interface AwarenessEntry {
  client: number;
  clock: number;
  json: string;
}

export type Frame =
  /** `vector` of a step 1, `update` of the others are views into the frame. */
  | { kind: 'step1'; vector: Uint8Array }
  | { kind: 'step2'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; entries: AwarenessEntry[] }
  | { kind: 'query-awareness' }
  | { kind: 'malformed' };

/** A client's awareness message speaks of its own client, the stock one's also of the others it knows of. */
const MOST_AWARENESS_ENTRIES = 5_000;
/** Of a message, and of what a client says of itself: where its caret is. It is read in one piece. */
const MOST_AWARENESS_BYTES = 256 * 1024;
export const MOST_PRESENCE = 4 * 1024;

/** What a client may send. A frame with bytes left over is malformed too: they would be hidden from every check. */
export function decodeFrame(bytes: Uint8Array): Frame {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = readFrame(decoder);
    return decoding.hasContent(decoder) ? { kind: 'malformed' } : frame;
  } catch {
    return { kind: 'malformed' };
  }
}

function readFrame(decoder: decoding.Decoder): Frame {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder);
    case MESSAGE.awareness:
      return readAwareness(decoding.readVarUint8Array(decoder));
    case MESSAGE.queryAwareness:
      return { kind: 'query-awareness' };
    default:
      return { kind: 'malformed' };
  }
}

function readSync(decoder: decoding.Decoder): Frame {
  switch (decoding.readVarUint(decoder)) {
    case SYNC.step1:
      return { kind: 'step1', vector: decoding.readVarUint8Array(decoder) };
    case SYNC.step2:
      return { kind: 'step2', update: decoding.readVarUint8Array(decoder) };
    case SYNC.update:
      return { kind: 'update', update: decoding.readVarUint8Array(decoder) };
    default:
      return { kind: 'malformed' };
  }
}

function readAwareness(bytes: Uint8Array): Frame {
  if (bytes.length > MOST_AWARENESS_BYTES) return { kind: 'malformed' };
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  if (count > MOST_AWARENESS_ENTRIES) return { kind: 'malformed' };
  const entries: AwarenessEntry[] = [];
  for (let i = 0; i < count; i++)
    entries.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      json: decoding.readVarString(decoder),
    });
  return decoding.hasContent(decoder) ? { kind: 'malformed' } : { kind: 'awareness', entries };
}

/** A state vector, or null where the bytes are none. */
export function decodeVector(bytes: Uint8Array): Map<number, number> | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const vector = new Map<number, number>();
    for (let left = decoding.readVarUint(decoder); left > 0; left--)
      vector.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
    return decoding.hasContent(decoder) ? null : vector;
  } catch {
    return null;
  }
}

export function encodeVector(vector: ReadonlyMap<number, number>): Uint8Array {
  const writer = new Writer(1 + 2 * vector.size).uint(vector.size);
  for (const [client, clock] of vector) writer.uint(client).uint(clock);
  return writer.bytes;
}

export const encodeStep1 = (vector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, vector);
export const encodeStep2 = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update);
export const encodeUpdate = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update);

const syncFrame = (type: number, payload: Uint8Array): Uint8Array =>
  new Writer(3, payload.length).uint(MESSAGE.sync).uint(type).array(payload).bytes;

export const encodeAwareness = (entries: readonly AwarenessEntry[]): Uint8Array =>
  joinAwareness(entries.map(encodeAwarenessEntry));

/** One entry as it stands in a message: the same for all who get it. */
export function encodeAwarenessEntry({ client, clock, json }: AwarenessEntry): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, json);
  return encoding.toUint8Array(encoder);
}

export function joinAwareness(entries: readonly Uint8Array[]): Uint8Array {
  const count = encoding.encode((encoder) => encoding.writeVarUint(encoder, entries.length));
  const length = entries.reduce((sum, entry) => sum + entry.length, count.length);
  const head = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint(encoder, length);
    encoding.writeUint8Array(encoder, count);
  });
  const message = new Uint8Array(head.length - count.length + length);
  message.set(head);
  let at = head.length;
  for (const entry of entries) {
    message.set(entry, at);
    at += entry.length;
  }
  return message;
}

/** Message 100: what is committed of this socket's. */
export function encodeDurable(vector: ReadonlyMap<number, number>, count: number): Uint8Array {
  const own = encodeVector(vector);
  return new Writer(3, own.length).uint(MESSAGE.durable).array(own).uint(count).bytes;
}

/** y-protocols' auth message: tells a peer that what it wrote was dropped. */
export function encodeDenied(reason: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.auth);
  encoding.writeVarUint(encoder, PERMISSION_DENIED);
  encoding.writeVarString(encoder, reason);
  return encoding.toUint8Array(encoder);
}
