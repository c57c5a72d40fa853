/** One WebSocket: frames in, one at a time and in order; frames out, up to a bound; an end with a code. */
import type { Duplex } from 'node:stream';
import { WebSocket, type RawData } from 'ws';
import { CLOSE, type Closing } from './close-code.ts';
import type { Traffic } from './instruments.ts';
import type { Incoming, Outgoing } from './unread.ts';

/** ws ends a socket that breaks the protocol with its own codes: ours say the same to a browser. */
const CODES: Readonly<Record<number, Closing>> = {
  1002: CLOSE.malformed,
  1007: CLOSE.malformed,
  1008: CLOSE.tooLarge,
  1009: CLOSE.tooLarge,
};

export class SyncSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    const ours = code === undefined ? undefined : CODES[code];
    if (ours) super.close(ours.code, ours.reason);
    else super.close(code, reason);
  }
}

/**
 * A message as a whole frame (RFC 6455, 5.2: final, binary, unmasked). Made once for all who get it, and written by one
 * call: ws would make a head for each socket and write head and body apart.
 */
export function framed(message: Uint8Array): Buffer {
  const { length } = message;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x82;
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(message, head);
  return frame;
}

export type Handler = (frame: Uint8Array) => void | Promise<void>;

/** How long a peer may take to answer a close before its socket is cut. */
const GOODBYE = 2_000;

export interface WireAround {
  /** Bytes that may wait for this reader. */
  outgoing: number;
  now: () => number;
  onFault: (error: unknown) => void;
  traffic: Traffic;
  /** What all sockets of the process hold. */
  all: { incoming: Incoming; outgoing: Outgoing };
}

export class Wire {
  /** Set when the socket has ended, from either side. */
  ended: Closing | 'gone' | null = null;
  lastSent: number;
  lastHeard: number;
  readonly #socket: WebSocket;
  /** What `#socket` writes to. */
  readonly #stream: Duplex;
  readonly #outgoing: number;
  readonly #now: () => number;
  readonly #onFault: (error: unknown) => void;
  readonly #traffic: Traffic;
  readonly #all: WireAround['all'];
  /** Bytes that have come since all that had come was handled. */
  unhandled = 0;
  /** Whether nothing is sent on it any more, until it is closed. */
  muted = false;
  readonly #inbox: Uint8Array[] = [];
  readonly #onEnd: ((closing: Closing | 'gone') => void)[] = [];
  #handler: Handler | null = null;
  #busy = true;

  constructor(socket: WebSocket, stream: Duplex, around: WireAround) {
    this.#socket = socket;
    this.#stream = stream;
    this.#outgoing = around.outgoing;
    this.#now = around.now;
    this.#onFault = around.onFault;
    this.#traffic = around.traffic;
    this.#all = around.all;
    this.lastSent = this.lastHeard = around.now();
    socket.on('error', () => undefined); // 'close' follows
    socket.on('close', () => {
      this.#handled();
      around.all.outgoing.gone(this);
      this.#finish('gone');
    });
    // Before ws does, which tells of a message only once it is whole: until then its bytes lie with it.
    stream.prependListener('data', (chunk: Buffer) => this.#came(chunk.length));
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    socket.pause();
  }

  /** From now on frames are handled; those that came before have waited. */
  listen(handler: Handler): void {
    this.#handler = handler;
    this.#drain();
  }

  /** Whether it is not read for now: then its silence says nothing of the other side. */
  get isHeld(): boolean {
    return this.#busy;
  }

  /** Bytes that wait for it to read. */
  get unread(): number {
    return this.#stream.writableLength;
  }

  #came(bytes: number): void {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    this.lastHeard = this.#now();
    this.unhandled += bytes;
    this.#all.incoming.came(this, bytes);
  }

  /** All that came is handled, but for a rest of the last chunk at most. */
  #handled(): void {
    if (this.unhandled === 0) return;
    this.#all.incoming.handled(this, this.unhandled);
    this.unhandled = 0;
  }

  onEnd(listener: (closing: Closing | 'gone') => void): void {
    if (this.ended) listener(this.ended);
    else this.#onEnd.push(listener);
  }

  /** When there is nothing of it any more, in our own memory either: after its end, by `GOODBYE` at most. */
  onGone(listener: () => void): void {
    if (this.#stream.closed) listener();
    else this.#stream.once('close', listener);
  }

  /** Sends nothing any more. What waits to be read would still be: where something does, it is cut. */
  mute(): void {
    this.muted = true;
    if (this.unread > 0) this.shed(CLOSE.later);
  }

  /** Stops reading: what has come is dropped, and nothing is sent any more. */
  freeze(): void {
    this.#busy = true;
    this.#inbox.length = 0;
    this.#handler = () => undefined;
  }

  send(message: Uint8Array): void {
    this.deliver(framed(message));
  }

  /** Sends what `framed` made; several frames may lie in one buffer. */
  deliver(frames: Buffer): void {
    if (this.ended || this.muted || this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#stream.writableLength > this.#outgoing) {
      return this.shed(CLOSE.slow);
    }
    this.lastSent = this.#now();
    this.#traffic.framesOut += 1;
    this.#traffic.bytesOut += frames.length;
    this.#stream.write(frames);
    this.#all.outgoing.wrote(this, frames.length);
  }

  /** What is sent in it goes in one write. */
  together(work: () => void): void {
    this.#stream.cork();
    try {
      work();
    } finally {
      this.#stream.uncork();
    }
  }

  ping(): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
  }

  close(closing: Closing): void {
    if (this.ended) return;
    this.#inbox.length = 0;
    this.#socket.resume(); // else the peer's answer would never be read
    this.#socket.close(closing.code, closing.reason);
    const cut = setTimeout(() => this.#socket.terminate(), GOODBYE);
    cut.unref();
    this.#socket.once('close', () => clearTimeout(cut));
    this.#finish(closing);
  }

  /** Closes, and resolves when the socket is gone. */
  closed(closing: Closing): Promise<void> {
    return new Promise((resolve) => {
      if (this.#socket.readyState === WebSocket.CLOSED) return resolve();
      this.#socket.once('close', () => resolve());
      this.close(closing);
    });
  }

  /**
   * Closes who may read no more. What they have not read was written before that, and goes with the socket: it would come
   * before the reason, which they are told when they come back.
   */
  expel(closing: Closing): void {
    if (this.unread > 0) this.shed(closing);
    else this.close(closing);
  }

  /** Closes, and gives back at once what it holds: the other side would hardly read the reason. */
  shed(closing: Closing): void {
    this.close(closing);
    this.#socket.terminate();
    this.#handled();
  }

  terminate(): void {
    this.#socket.terminate();
    this.#finish('gone');
  }

  #finish(closing: Closing | 'gone'): void {
    if (this.ended) return;
    this.ended = closing;
    for (const listener of this.#onEnd.splice(0)) listener(closing);
  }

  #hear(data: RawData, isBinary: boolean): void {
    if (this.ended) return;
    if (!isBinary) return this.close(CLOSE.text);
    if (!Buffer.isBuffer(data)) return this.close(CLOSE.malformed); // ws is told to give Buffers
    this.#traffic.framesIn += 1;
    this.#traffic.bytesIn += data.length;
    this.#inbox.push(data);
    if (!this.#busy) this.#drain();
  }

  #drain(): void {
    this.#busy = false;
    try {
      for (let frame = this.#inbox.shift(); frame && !this.ended; frame = this.#inbox.shift()) {
        const work = this.#handler?.(frame);
        if (!work) continue;
        this.#busy = true;
        this.#socket.pause();
        work.catch((error: unknown) => this.#fault(error)).finally(() => this.#drain());
        return;
      }
    } catch (error) {
      this.#fault(error);
    }
    this.#handled();
    if (!this.ended) this.#socket.resume();
  }

  /** A frame that we cannot handle ends its own socket and nothing else. */
  #fault(error: unknown): void {
    this.#onFault(error);
    this.close(CLOSE.malformed);
  }
}
