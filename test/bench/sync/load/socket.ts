/**
 * A WebSocket client that costs next to nothing, so that the servers are the bottleneck and not their load: frames are
 * made before the run, what comes is cut into messages and handed on unread.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface Listener {
  /** One message, which is the listener's own. */
  message(payload: Buffer, at: number): void;
  closed(): void;
}

const EMPTY = Buffer.alloc(0);
/** What all sockets are read into, one after the other: what is kept of it is copied once. */
const READ = Buffer.allocUnsafeSlow(512 * 1024);

/** A message of which a part has come. */
interface Long {
  frame: Buffer;
  head: number;
  filled: number;
}

export class RawSocket {
  readonly #socket: Socket;
  readonly #listener: Listener;
  /** What has come and does not tell yet how long its message will be. */
  #rest: Buffer = EMPTY;
  #long: Long | null = null;
  #opens: () => void = () => undefined;
  isOpen = false;
  readonly opened: Promise<void>;

  constructor(port: number, path: string, token: string, listener: Listener) {
    this.#listener = listener;
    // A long message is read to where it belongs, and not copied there.
    const buffer = (): Buffer => (this.#long ? this.#long.frame.subarray(this.#long.filled) : READ);
    const callback = (length: number, into: Buffer): boolean => this.#hear(into, length);
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer, callback } });
    this.#socket.write(upgrade(port, path, token));
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.isOpen = false;
      listener.closed();
    });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.on('close', () => reject(new Error('A socket was closed before it was open.')));
      this.#opens = resolve;
    });
    this.opened.catch(() => undefined); // whoever waits for it hears of it
  }

  /** Sends frames that `frameOf` made. False: the kernel's buffer is full. */
  send(frames: readonly Uint8Array[]): boolean {
    if (frames.length === 1 && frames[0]) return this.#socket.write(frames[0]);
    return this.#socket.write(Buffer.concat(frames));
  }

  drained(): Promise<void> {
    return new Promise((resolve) => this.#socket.once('drain', resolve));
  }

  close(): void {
    this.#socket.destroy();
  }

  /** True: it goes on reading. */
  #hear(into: Buffer, length: number): boolean {
    const at = performance.now();
    if (into.buffer !== READ.buffer) return this.#fill(length, at);
    const more = READ.subarray(0, length);
    const data = this.#rest.length === 0 ? more : Buffer.concat([this.#rest, more]);
    const start = this.isOpen ? 0 : this.#open(data);
    const end = start === null ? 0 : this.#cut(data, start, at);
    this.#rest = end === data.length ? EMPTY : Buffer.from(data.subarray(end));
    return true;
  }

  /** So much more of a long message has come to its place. True: it goes on reading. */
  #fill(length: number, at: number): boolean {
    const long = this.#long;
    if (!long) return true;
    long.filled += length;
    if (long.filled < long.frame.length) return true;
    this.#long = null;
    this.#handOn(long.frame, long.head, at);
    return true;
  }

  /** Where what follows the answer to the upgrade begins; null: it is not whole yet. */
  #open(data: Buffer): number | null {
    const end = data.indexOf('\r\n\r\n');
    if (end === -1) return null;
    if (!data.toString('latin1', 0, 12).endsWith('101')) {
      this.#socket.destroy();
      return data.length;
    }
    this.isOpen = true;
    this.#opens();
    return end + 4;
  }

  /** Hands on what is whole; returns where that begins of which it cannot be told yet how long it is. */
  #cut(data: Buffer, start: number, at: number): number {
    let pos = start;
    while (data.length - pos >= 2) {
      let length = (data[pos + 1] ?? 0) & 127;
      let head = 2;
      if (length >= 126) {
        head = length === 126 ? 4 : 10;
        if (data.length - pos < head) break;
        length = head === 4 ? data.readUInt16BE(pos + 2) : Number(data.readBigUInt64BE(pos + 2));
      }
      const end = pos + head + length;
      if (end > data.length) {
        this.#long = { frame: Buffer.allocUnsafe(head + length), head, filled: data.length - pos };
        data.copy(this.#long.frame, 0, pos);
        return data.length;
      }
      this.#handOn(Buffer.from(data.subarray(pos, end)), head, at);
      pos = end;
    }
    return pos;
  }

  /** A whole frame of its own. */
  #handOn(frame: Buffer, head: number, at: number): void {
    const opcode = (frame[0] ?? 0) & 15;
    const payload = frame.subarray(head);
    if (opcode === 2) this.#listener.message(payload, at);
    else if (opcode === 9) this.#socket.write(frameOf(payload, 10));
    else if (opcode === 8) this.#socket.end();
  }
}

function upgrade(port: number, path: string, token: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(token === '' ? [] : [`Authorization: Bearer ${token}`]),
    '\r\n',
  ].join('\r\n');
}

/** A whole frame as a client sends it, masked as by a browser. */
export function frameOf(payload: Uint8Array, opcode = 2): Buffer {
  const { length } = payload;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.alloc(head + 4 + length);
  frame[0] = 128 | opcode;
  frame[1] = 128 | (head === 2 ? length : head === 4 ? 126 : 127);
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(MASK, head);
  for (let i = 0; i < length; i++) frame[head + 4 + i] = (payload[i] ?? 0) ^ (MASK[i & 3] ?? 0);
  return frame;
}

const MASK = Uint8Array.of(0x5a, 0xc3, 0x17, 0x9e);
