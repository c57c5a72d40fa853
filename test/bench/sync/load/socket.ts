/**
 * A WebSocket client that costs next to nothing, so that the servers are the bottleneck and not their load: frames are
 * made before the run, what comes is cut into messages and handed on unread.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface Listener {
  /** One message. It is a view: whoever keeps it keeps the chunk. */
  message(payload: Buffer, at: number): void;
  closed(): void;
}

export class RawSocket {
  readonly #socket: Socket;
  readonly #listener: Listener;
  /** What has come and is not a whole message yet, how long it is, and how long that message will be, once its head tells. */
  #rest: Buffer[] = [];
  #length = 0;
  #wanted = 0;
  isOpen = false;
  readonly opened: Promise<void>;

  constructor(port: number, path: string, token: string, listener: Listener) {
    this.#listener = listener;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.write(upgrade(port, path, token));
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.isOpen = false;
      listener.closed();
    });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.on('close', () => reject(new Error('A socket was closed before it was open.')));
      this.#socket.on('data', (chunk: Buffer) => this.#hear(chunk, resolve));
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

  #hear(chunk: Buffer, open: () => void): void {
    const at = performance.now();
    this.#rest.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#wanted) return; // a long message comes in many pieces: they are joined once
    const data = this.#rest.length === 1 ? chunk : Buffer.concat(this.#rest);
    const start = this.isOpen ? 0 : this.#open(data, open);
    this.#keep(start === null ? data : this.#cut(data, start, at));
  }

  /** Where what follows the answer to the upgrade begins; null: it is not whole yet. */
  #open(data: Buffer, open: () => void): number | null {
    const end = data.indexOf('\r\n\r\n');
    if (end === -1) return null;
    if (!data.toString('latin1', 0, 12).endsWith('101')) {
      this.#socket.destroy();
      return data.length;
    }
    this.isOpen = true;
    open();
    return end + 4;
  }

  #keep(rest: Buffer): void {
    this.#length = rest.length;
    this.#rest = rest.length === 0 ? [] : [rest];
  }

  /** Hands on what is whole; returns what is not. */
  #cut(data: Buffer, start: number, at: number): Buffer {
    let pos = start;
    this.#wanted = 0;
    for (;;) {
      if (data.length - pos < 2) break;
      const opcode = (data[pos] ?? 0) & 15;
      let length = (data[pos + 1] ?? 0) & 127;
      let head = 2;
      if (length >= 126) {
        head = length === 126 ? 4 : 10;
        if (data.length - pos < head) break;
        length = head === 4 ? data.readUInt16BE(pos + 2) : Number(data.readBigUInt64BE(pos + 2));
      }
      if (data.length - pos < head + length) {
        this.#wanted = head + length;
        break;
      }
      const payload = data.subarray(pos + head, pos + head + length);
      pos += head + length;
      if (opcode === 2) this.#listener.message(payload, at);
      else if (opcode === 9) this.#socket.write(frameOf(payload, 10));
      else if (opcode === 8) this.#socket.end();
    }
    return pos === data.length ? EMPTY : data.subarray(pos);
  }
}

const EMPTY = Buffer.alloc(0);

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
