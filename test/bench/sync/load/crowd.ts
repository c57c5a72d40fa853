/** Editors who type in documents at a rate, and what each of them got: kept unread until the run is over. */
import * as Y from 'yjs';
import { openDocument } from '#doc/schema.ts';
import type { Target } from '../peers.ts';
import { Kept } from './kept.ts';
import { RawSocket } from './socket.ts';
import { operationsOf, typed, type Typed } from './typing.ts';
import { greeting, readMessage, syncFrame } from './wire.ts';

export interface CrowdOptions {
  target: Target;
  documents: number;
  editors: number;
  /** How many of a document's editors write; the others look on. */
  writers: number;
  /** Operations a second, each. */
  rate: number;
  seconds: number;
  trace: string | null;
}

const NOTHING = Uint8Array.of(0, 0);

/** One socket in one document. */
class Editor {
  readonly typed: Typed | null;
  readonly frames: readonly Buffer[];
  readonly sentAt: number[] = [];
  readonly got = new Kept();
  readonly socket: RawSocket;
  isClosed = false;
  isSynced: boolean;
  lastHeard = 0;
  readonly target: Target;
  readonly document: number;

  constructor(target: Target, document: number, account: number, work: Typed | null) {
    this.target = target;
    this.document = document;
    const path = target.paths[document] ?? '';
    this.typed = work;
    this.frames = work?.updates.map((update) => syncFrame(target, path, 'update', update)) ?? [];
    this.isSynced = !target.answers;
    const token = target.wire === 'plain' ? (target.tokens[account % target.tokens.length] ?? '') : '';
    const { ports = [target.port] } = target;
    this.socket = new RawSocket(ports[account % ports.length] ?? target.port, path, token, {
      message: (payload, at) => this.#hear(payload, at),
      closed: () => (this.isClosed = true),
    });
  }

  async greet(): Promise<void> {
    await this.socket.opened;
    for (const frame of greeting(this.target, this.target.paths[this.document] ?? ''))
      this.socket.send([frame]);
  }

  #hear(payload: Buffer, at: number): void {
    this.lastHeard = at;
    this.got.put(payload, at);
    if (!this.isSynced) this.#answer(payload);
  }

  /** As the stock client: has nothing that the server lacks. */
  #answer(payload: Buffer): void {
    const message = readMessage(this.target, payload);
    if (message.kind === 'step1')
      this.socket.send([syncFrame(this.target, this.target.paths[this.document] ?? '', 'step2', NOTHING)]);
    if (message.kind === 'step2') this.isSynced = true;
  }
}

export interface Delivered {
  /** Updates that were sent, and their arrivals at others. */
  sent: number;
  deliveries: number;
  /** Arrivals that did not come, and documents that do not hold what was typed. */
  missing: number;
  diverged: number;
  p50: number;
  p95: number;
  p99: number;
}

export class Crowd {
  readonly #editors: Editor[] = [];
  readonly #options: CrowdOptions;

  private constructor(options: CrowdOptions) {
    this.#options = options;
  }

  /** Opens every socket, some at a time, and resolves when all have the document. */
  static async open(options: CrowdOptions): Promise<Crowd> {
    const crowd = new Crowd(options);
    const operations = operationsOf(options.trace, Math.ceil(options.rate * options.seconds));
    const jobs = Array.from({ length: options.documents * options.editors }, (_, i) => i);
    const work = jobs.map((i) => (i % options.editors < options.writers ? typed(operations) : null));
    while (jobs.length > 0) {
      const some = jobs.splice(0, 50).map((i) => {
        const editor = new Editor(options.target, Math.floor(i / options.editors), i, work[i] ?? null);
        crowd.#editors.push(editor);
        return editor;
      });
      await Promise.all(some.map((editor) => editor.greet()));
      await until(() => some.every((editor) => editor.isSynced || editor.isClosed));
      if (some.some((editor) => editor.isClosed)) throw new Error('A socket was refused.');
    }
    return crowd;
  }

  /** Types until all is sent; stops when a socket closes. */
  async type(): Promise<void> {
    const writers = this.#editors.filter((editor) => editor.frames.length > 0);
    const period = 1_000 / this.#options.rate;
    const began = performance.now();
    while (writers.some((editor) => editor.sentAt.length < editor.frames.length) && !this.#isBroken()) {
      const now = performance.now();
      writers.forEach((editor, i) => {
        const due = Math.floor((now - began) / period - i / writers.length) + 1;
        this.#send(editor, Math.min(due, editor.frames.length), now);
      });
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  #send(editor: Editor, upTo: number, now: number): void {
    const { sentAt, frames } = editor;
    if (sentAt.length >= upTo) return;
    editor.socket.send(frames.slice(sentAt.length, upTo));
    while (sentAt.length < upTo) sentAt.push(now);
  }

  #isBroken(): boolean {
    return this.#editors.some((editor) => editor.isClosed);
  }

  /** Resolves when all has come, or nothing for 20 s; with when the last came. */
  async quiet(): Promise<number> {
    const last = (): number => this.#editors.reduce((max, editor) => Math.max(max, editor.lastHeard), 0);
    const still = (ms: number): boolean => performance.now() - last() > ms;
    await until(() => still(700), 50);
    while (!still(20_000) && this.#isMissing()) {
      const seen = last();
      await until(() => last() > seen || still(20_000), 50);
      await until(() => still(700), 50);
    }
    return last();
  }

  #isMissing(): boolean {
    return this.#byDocument().some((editors) =>
      editors.some((editor) => this.#arrivals(editor, editors, []) > 0),
    );
  }

  close(): void {
    for (const editor of this.#editors) editor.socket.close();
  }

  /** Reads what came: how long each update took to each other editor, and whether anything is missing. */
  delivered(): Delivered {
    const times: number[] = [];
    let [sent, deliveries, missing] = [0, 0, 0];
    for (const editors of this.#byDocument()) {
      const updates = editors.reduce((sum, editor) => sum + editor.sentAt.length, 0);
      sent += updates;
      deliveries += updates * editors.length - updates;
      for (const editor of editors) missing += this.#arrivals(editor, editors, times);
    }
    const sorted = Float64Array.from(times).sort();
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    return {
      sent,
      deliveries: deliveries - missing,
      missing,
      diverged: this.#diverged(),
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
    };
  }

  /** Of each document: how far of each client anybody else has seen. */
  seen(): Map<number, number>[] {
    return this.#byDocument().map((editors) => {
      const seen = new Map<number, number>();
      for (const reader of editors)
        for (const { payload } of reader.got)
          for (const [client, to] of this.#ends(payload))
            if (client !== reader.typed?.client) seen.set(client, Math.max(seen.get(client) ?? 0, to));
      return seen;
    });
  }

  /** Updates of a client between two of its clocks. */
  countBetween(client: number, from: number, to: number): number {
    const editor = this.#editors.find((e) => e.typed?.client === client);
    return editor?.typed?.clocks.filter((clock) => clock > from && clock <= to).length ?? 0;
  }

  #byDocument(): Editor[][] {
    const documents = Array.from({ length: this.#options.documents }, (): Editor[] => []);
    for (const editor of this.#editors) documents[editor.document]?.push(editor);
    return documents;
  }

  /** Notes when each update came; returns how many did not. One that only deletes leaves no clock, and no time. */
  #arrivals(reader: Editor, editors: readonly Editor[], times: number[]): number {
    const others = new Map<number, { editor: Editor; next: number }>();
    for (const editor of editors)
      if (editor !== reader && editor.typed) others.set(editor.typed.client, { editor, next: 0 });
    for (const { payload, at } of reader.got)
      for (const [client, to] of this.#ends(payload)) {
        const other = others.get(client);
        if (other) other.next = note(other.editor, other.next, to, at, times);
      }
    let missing = 0;
    for (const { editor, next } of others.values()) missing += Math.max(0, writesOf(editor) - next);
    return missing;
  }

  readonly #cache = new Map<string, ReadonlyMap<number, number>>();

  /** Where each client of an update ends. The same bytes come to many: they are read once. */
  #ends(payload: Buffer): ReadonlyMap<number, number> {
    const key = payload.toString('latin1');
    const known = this.#cache.get(key);
    if (known) return known;
    const message = readMessage(this.#options.target, payload);
    const isUpdate = message.kind === 'update' || message.kind === 'step2';
    const ends = isUpdate ? Y.parseUpdateMeta(message.payload).to : new Map<number, number>();
    this.#cache.set(key, ends);
    return ends;
  }

  /** Builds documents of some readers from what came, and compares them with what was typed. */
  #diverged(): number {
    const documents = this.#byDocument();
    const looked = [...new Set([documents[0], documents.at(-1)])].filter((d) => d !== undefined);
    return looked.filter((editors) => {
      const wanted = textOf(editors.flatMap((e) => e.typed?.updates.slice(0, e.sentAt.length) ?? []));
      return [editors[0], editors.at(-1)].some((reader) => reader && textOf(this.#has(reader)) !== wanted);
    }).length;
  }

  #has(reader: Editor): Uint8Array[] {
    const own = reader.typed?.updates.slice(0, reader.sentAt.length) ?? [];
    const others = [...reader.got].flatMap(({ payload }) => {
      const message = readMessage(this.#options.target, payload);
      return message.kind === 'update' || message.kind === 'step2' ? [message.payload] : [];
    });
    return [...own, ...others];
  }
}

function note(editor: Editor, from: number, to: number, at: number, times: number[]): number {
  const clocks = editor.typed?.clocks ?? [];
  let next = from;
  for (; next < editor.sentAt.length && (clocks[next] ?? Infinity) <= to; next++)
    if ((clocks[next] ?? 0) > (clocks[next - 1] ?? 0)) times.push(at - (editor.sentAt[next] ?? 0));
  return next;
}

/** How many updates were sent, up to the last that wrote something. */
function writesOf({ typed: work, sentAt }: Editor): number {
  let count = sentAt.length;
  const clocks = work?.clocks ?? [];
  while (count > 0 && clocks[count - 1] === (clocks[count - 2] ?? 0)) count -= 1;
  return count;
}

function textOf(updates: readonly Uint8Array[]): string {
  const doc = openDocument();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  const text = JSON.stringify(doc.getXmlFragment('transcript').toJSON());
  doc.destroy();
  return text;
}

export function until(test: () => boolean, every = 10): Promise<void> {
  return new Promise((resolve) => {
    if (test()) return resolve();
    const timer = setInterval(() => {
      if (!test()) return;
      clearInterval(timer);
      resolve();
    }, every);
  });
}
