/**
 * A client that goes on: it types, loses its socket, comes back to whichever server answers, and sends again what it
 * does not know to be durable. It notes what it was promised and what it was shown. By hand, as PROTOCOL.md says.
 */
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { codingsOf, metaOf, openDocument, transcriptOf } from '#doc/schema.ts';
import { frame, readGot, type Got } from './sync-harness.ts';

export interface Notes {
  /** A message of the typist's own is committed, says the server. */
  promised(update: Uint8Array, typist: Typist): void;
  /** The server sent this: the log's state, or somebody's work. */
  shown(update: Uint8Array, typist: Typist): void;
}

export interface TypistFields {
  name: string;
  token: string;
  /** Where to go, asked at each attempt; null: nobody serves now. */
  address: () => string | null;
  notes: Notes;
  random: () => number;
}

/** Milliseconds before it tries again, and at most. */
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 400;

export class Typist {
  readonly name: string;
  readonly doc = openDocument();
  readonly undo: Y.UndoManager;
  /** How its last socket ended, where the code is final. */
  ended: { code: number; reason: string } | null = null;
  connections = 0;
  readonly #fields: TypistFields;
  #socket: WebSocket | null = null;
  #timer: NodeJS.Timeout | undefined;
  #pause = FIRST_PAUSE;
  /** Messages of this socket that are not promised yet, and how many were. */
  #sent: Uint8Array[] = [];
  #committed = 0;
  #greeted = false;
  readonly #waiters = new Set<() => void>();

  constructor(fields: TypistFields) {
    this.name = fields.name;
    this.#fields = fields;
    const { doc } = this;
    this.undo = new Y.UndoManager([transcriptOf(doc), codingsOf(doc), metaOf(doc)], {
      doc,
      captureTimeout: 0,
      trackedOrigins: new Set([]),
    });
    this.undo.addTrackedOrigin(this.undo);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send(2, update);
    });
  }

  get online(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Everything that it has is durable, as far as it was told. */
  get isSaved(): boolean {
    return this.online && this.#greeted && this.#sent.length === 0;
  }

  connect(): void {
    if (this.#socket || this.ended) return;
    clearTimeout(this.#timer);
    const address = this.#fields.address();
    if (address === null) return this.#again();
    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${this.#fields.token}` } });
    this.#socket = socket;
    this.#sent = [];
    this.#committed = 0;
    this.#greeted = false;
    socket.on('error', () => undefined); // 'close' follows
    socket.on('open', () => {
      this.connections += 1;
      this.#pause = FIRST_PAUSE;
      socket.send(frame(0, 0, Y.encodeStateVector(this.doc)));
    });
    socket.on('message', (data: Buffer) => {
      if (this.#socket !== socket) return; // it has gone offline
      this.#hear(readGot(data));
      this.#wake();
    });
    socket.on('close', (code, reason) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (code >= 4400 && code <= 4499 && code !== 4429) this.ended = { code, reason: reason.toString() };
      else this.#again();
      this.#wake();
    });
  }

  /** The network is cut: what is typed from now on stays here. */
  disconnect(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.terminate();
  }

  /** Resolves once `test` holds; asked again at everything that it hears. */
  until(test: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!test()) return;
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        reject(
          new Error(
            `${this.name} waited for ${what}: ${JSON.stringify({ online: this.online, greeted: this.#greeted, unsaved: this.#sent.length, ended: this.ended })}`,
          ),
        );
      }, 60_000);
      const done = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(look);
      };
      this.#waiters.add(look);
      look();
    });
  }

  saved(): Promise<void> {
    return this.until(() => this.isSaved, 'the word that all is saved');
  }

  #wake(): void {
    for (const waiter of this.#waiters) waiter();
  }

  #again(): void {
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
    this.#timer = setTimeout(() => this.connect(), this.#pause * (0.5 + this.#fields.random() / 2));
  }

  #hear(got: Got): void {
    switch (got.kind) {
      case 'step1': {
        const missing = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(got.vector));
        this.#send(1, missing);
        this.#greeted = true;
        return;
      }
      case 'step2':
      case 'update':
        Y.applyUpdate(this.doc, got.update, this);
        return this.#fields.notes.shown(got.update, this);
      case 'durable':
        while (this.#committed < got.count) {
          const update = this.#sent.shift();
          if (!update) throw new Error(`${this.name} was promised more than it sent`);
          this.#committed += 1;
          this.#fields.notes.promised(update, this);
        }
        return;
      case 'awareness':
      case 'denied':
        return;
    }
  }

  #send(step: 1 | 2, update: Uint8Array): void {
    if (!this.online) return;
    this.#sent.push(update);
    this.#socket?.send(frame(0, step, update));
  }
}
