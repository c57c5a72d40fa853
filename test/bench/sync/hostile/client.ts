/** A client that applies what it gets and sends what its document changes, on either wire. */
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openDocument } from '#doc/schema.ts';
import type { Target } from '../peers.ts';
import { greetingMessages, readMessage, syncMessage } from '../load/wire.ts';

const PATIENCE = 10_000;

export class Client {
  readonly doc = openDocument();
  readonly socket: WebSocket;
  readonly #target: Target;
  readonly #path: string;
  isSynced = false;
  isClosed = false;

  private constructor(target: Target, document: number, account: number) {
    this.#target = target;
    const path = (this.#path = target.paths[document] ?? '');
    const token = target.tokens[account % target.tokens.length] ?? '';
    const headers = target.wire === 'plain' && token ? { authorization: `Bearer ${token}` } : {};
    this.socket = new WebSocket(`ws://127.0.0.1:${target.port}${path}`, { headers });
    this.socket.on('error', () => (this.isClosed = true));
    this.socket.on('close', () => (this.isClosed = true));
    this.socket.on('message', (data: Buffer) => this.#hear(data));
    this.socket.on('open', () => {
      for (const message of greetingMessages(target, path)) this.socket.send(message);
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#say('update', update);
    });
  }

  /** Resolves when it has the document; null: it was not let in. */
  static async open(target: Target, document: number, account: number): Promise<Client | null> {
    const client = new Client(target, document, account);
    await until(() => client.isSynced || client.isClosed);
    return client.isSynced ? client : null;
  }

  #say(step: 'step2' | 'update', update: Uint8Array): void {
    if (!this.isClosed) this.socket.send(syncMessage(this.#target, this.#path, step, update));
  }

  #hear(data: Buffer): void {
    const message = readMessage(this.#target, data);
    if (message.kind === 'step1') this.#say('step2', Y.encodeStateAsUpdate(this.doc, message.payload));
    if (message.kind === 'step2') this.isSynced = true;
    if (message.kind === 'step2' || message.kind === 'update') Y.applyUpdate(this.doc, message.payload, this);
  }
}

export async function until(test: () => boolean): Promise<boolean> {
  for (const began = performance.now(); performance.now() - began < PATIENCE; await pause(20))
    if (test()) return true;
  return false;
}
