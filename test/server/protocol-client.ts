/**
 * A client written from server/sync/PROTOCOL.md alone: lib0, Yjs and a WebSocket, and nothing of the server's. What it
 * needs to know and the page does not say is missing on the page.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as random from 'lib0/random';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

export interface End {
  code: number;
  reason: string;
}

/** From this size on a change goes as a step 2, whose caps are wider. */
const BIG = 16 * 1024;
const LONGEST_DELAY = 30_000;

export class ProtocolClient {
  doc = new Y.Doc();
  /** The sockets that it had, and why those before this one ended. */
  openings = 0;
  readonly ends: End[] = [];
  /** A final close: it does not come back. */
  ended: End | null = null;
  isReadOnly = false;
  /** Updates and step 2s that it sent, over all its sockets. */
  messages = 0;
  readonly presence = new Map<number, unknown>();
  /** What is committed: the largest clocks that were named, and messages of this socket. */
  readonly #durable = new Map<number, number>();
  #counted = 0;
  #sent = 0;
  /** S22: of the document's own clientID. */
  #own = { client: 0, written: 0, sent: 0, committed: 0, isLost: false };
  #hasAnswered = false;
  #hasSynced = false;
  #awarenessClock = 0;
  #delay = 100;
  #isHeld = false;
  #isLosing = false;
  /** Its presence: said anew on each socket, before the answer to the server's step 1 (S22). */
  #state: object | null = null;
  #socket: WebSocket | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #address: string;
  readonly #token: string;

  /** `address` is what stands before the room: `wss://host/sync`. */
  constructor(address: string, room: string, token: string) {
    this.#address = `${address}/${room}`;
    this.#token = token;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.#follow().written = this.#clock;
      this.#change(update);
    });
    this.#open();
  }

  /** All of this document is committed, so far as the server has said. */
  get isSaved(): boolean {
    const durable = this.#durable.get(this.doc.clientID) ?? 0;
    return !this.ended && this.#hasAnswered && durable >= this.#clock && this.#counted >= this.#sent;
  }

  get hasSynced(): boolean {
    return this.#hasSynced;
  }

  /** Says where it is; a socket speaks for one client. */
  announce(state: object | null): void {
    this.#state = state;
    const entries = encoding.createEncoder();
    encoding.writeVarUint(entries, 1);
    encoding.writeVarUint(entries, this.doc.clientID);
    encoding.writeVarUint(entries, ++this.#awarenessClock);
    encoding.writeVarString(entries, JSON.stringify(state));
    this.#send((e) => {
      encoding.writeVarUint(e, 1);
      encoding.writeVarUint8Array(e, encoding.toUint8Array(entries));
    });
  }

  /** Resolves once it holds; asked again at whatever happens. */
  until(test: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!test()) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve();
      };
      const timer = setTimeout(
        () => reject(new Error(`waited for ${what}; ended: ${JSON.stringify(this.ended ?? this.ends)}`)),
        20_000,
      );
      this.#listeners.add(look);
      look();
    });
  }

  /** The network is gone: what is on its way is lost, in both directions. */
  cut(): void {
    this.#socket?.terminate();
  }

  /** The network stays away: until `release` it does not come back. */
  hold(): void {
    this.#isHeld = true;
    this.cut();
  }

  release(): void {
    this.#isHeld = false;
    this.#open();
  }

  /** What is written meanwhile goes out and arrives nowhere. */
  sendIntoNothing(write: () => void): void {
    this.#hasAnswered = this.#isLosing = true;
    write();
    this.#hasAnswered = this.#isLosing = false;
  }

  leave(): void {
    this.ended ??= { code: 1000, reason: '' };
    this.#socket?.close();
  }

  #open(): void {
    this.openings += 1;
    this.#sent = this.#counted = 0;
    this.#hasAnswered = this.#hasSynced = false;
    const socket = new WebSocket(this.#address, { headers: { authorization: `Bearer ${this.#token}` } });
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('open', () => void this.#sync(0, Y.encodeStateVector(this.doc)));
    socket.on('message', (data: Buffer) => {
      if (this.ended) return; // nothing of what was under way may get between its words
      this.#delay = 100;
      this.#hear(decoding.createDecoder(data));
      this.#tell();
    });
    socket.on('close', (code, reason) => this.#close({ code, reason: reason.toString() }));
  }

  #close(end: End): void {
    this.presence.clear();
    this.ends.push(end);
    const isFinal = end.code >= 4400 && end.code <= 4499 && end.code !== 4429;
    if (isFinal) this.ended ??= end;
    if (!this.ended && !this.#isHeld) {
      setTimeout(() => this.ended ?? this.#open(), end.code === 1012 ? Math.random() * 100 : this.#delay);
      this.#delay = Math.min(LONGEST_DELAY, this.#delay * 2);
    }
    this.#tell();
  }

  #hear(d: decoding.Decoder): void {
    switch (decoding.readVarUint(d)) {
      case 0:
        return this.#hearSync(decoding.readVarUint(d), decoding.readVarUint8Array(d));
      case 1:
        return this.#hearPresence(decoding.createDecoder(decoding.readVarUint8Array(d)));
      case 2:
        this.isReadOnly = true;
        return;
      case 100:
        this.#learn(Y.decodeStateVector(decoding.readVarUint8Array(d)));
        this.#follow().committed = this.#durable.get(this.doc.clientID) ?? 0;
        this.#counted = decoding.readVarUint(d);
    }
  }

  #hearSync(step: number, payload: Uint8Array): void {
    if (step !== 0) {
      Y.applyUpdate(this.doc, payload, this);
      this.#hasSynced ||= step === 1;
      return;
    }
    const vector = Y.decodeStateVector(payload);
    if (this.#isTaken(vector)) return;
    this.#learn(vector);
    if (this.#state) this.announce(this.#state); // S23: whoever may not write is not shown
    this.#hasAnswered = true;
    // S22: what is not known to be committed as its own is said again.
    const { client, committed } = this.#follow();
    if (this.#clock > 0) vector.set(client, Math.min(committed, vector.get(client) ?? 0));
    this.#write(1, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(vector)));
  }

  /** S22: somebody wrote under its clientID. Before a word of its own it takes another one, else it ends as with 4409. */
  #isTaken(vector: Map<number, number>): boolean {
    const { client, sent, isLost } = this.#follow();
    if (!isLost && (vector.get(client) ?? 0) <= sent) return false;
    if (!isLost && this.#clock === 0) {
      this.doc.clientID = random.uint32();
      return false;
    }
    this.ended = { code: 4409, reason: 'G3 my clientID was taken' };
    this.#socket?.terminate();
    return true;
  }

  get #clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  /** Yjs takes another clientID by itself when it sees words of others under its own. */
  #follow(): { client: number; written: number; sent: number; committed: number; isLost: boolean } {
    const { client, written, committed, isLost } = this.#own;
    if (client !== this.doc.clientID)
      this.#own = {
        client: this.doc.clientID,
        written: 0,
        sent: 0,
        committed: 0,
        isLost: isLost || written > committed,
      };
    return this.#own;
  }

  #hearPresence(d: decoding.Decoder): void {
    for (let left = decoding.readVarUint(d); left > 0; left--) {
      const client = decoding.readVarUint(d);
      decoding.readVarUint(d);
      const state: unknown = JSON.parse(decoding.readVarString(d));
      if (state === null) this.presence.delete(client);
      else this.presence.set(client, state);
    }
  }

  #learn(vector: Map<number, number>): void {
    for (const [client, clock] of vector)
      this.#durable.set(client, Math.max(clock, this.#durable.get(client) ?? 0));
  }

  /** Until the server's step 1 is answered nothing is sent: the answer carries every change. */
  #change(update: Uint8Array): void {
    if (this.#hasAnswered) this.#write(update.length < BIG ? 2 : 1, update);
    this.#tell();
  }

  #write(step: 1 | 2, update: Uint8Array): void {
    if (!this.#sync(step, update)) return;
    this.#follow().sent = this.#clock;
    this.#sent += 1;
    this.messages += 1;
  }

  #sync(step: 0 | 1 | 2, payload: Uint8Array): boolean {
    return this.#send((e) => {
      encoding.writeVarUint(e, 0);
      encoding.writeVarUint(e, step);
      encoding.writeVarUint8Array(e, payload);
    });
  }

  #send(write: (e: encoding.Encoder) => void): boolean {
    if (this.#isLosing) return true;
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(encoding.encode(write));
    return true;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
