/** One document: brought to a server whole or an operation at a time, and opened by many at once. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as Y from 'yjs';
import { openDocument, transcriptOf } from '#doc/schema.ts';
import type { Target } from '../peers.ts';
import { until } from './crowd.ts';
import { RawSocket } from './socket.ts';
import { operationsOf, typed, type Typed } from './typing.ts';
import { greeting, readMessage, syncFrame } from './wire.ts';

const LONG = 259_778;

/** What marks the end of the long document, and is found in a message without reading it. */
const END = '⟂ the end ⟂';

/** The whole trace (or as long a piece of the model), typed by one client; made once and kept for the other runs. */
export function longDocument(trace: string | null, kept: string): Typed & { state: Uint8Array } {
  if (!existsSync(kept)) keep(kept, trace);
  const { client, clocks, sizes } = JSON.parse(readFileSync(`${kept}.json`, 'utf8')) as Index;
  const bytes = readFileSync(kept);
  let at = 0;
  const pieces = sizes.map((size) => bytes.subarray(at, (at += size)));
  return { client, clocks, updates: pieces.slice(0, -1), state: pieces.at(-1) ?? new Uint8Array() };
}

interface Index {
  client: number;
  clocks: number[];
  sizes: number[];
}

function keep(kept: string, trace: string | null): void {
  const operations = operationsOf(trace, LONG);
  const length = operations.reduce((sum, o) => sum + o.inserted.length - o.deleted, 0);
  const { client, clocks, updates } = typed([...operations, { at: length, deleted: 0, inserted: END }]);
  const doc = openDocument();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  const pieces = [...updates, Y.encodeStateAsUpdate(doc)];
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, Buffer.concat(pieces));
  writeFileSync(`${kept}.json`, JSON.stringify({ client, clocks, sizes: pieces.map((p) => p.length) }));
}

export interface Opened {
  socket: RawSocket;
  /** When its socket was asked for, and when a message of at least `large` bytes had come; 0: not yet. */
  asked: number;
  had: number;
  synced: boolean;
  closed: boolean;
  got: { payload: Buffer; at: number }[];
}

/** Opens a document as the stock client does. */
export function openOne(target: Target, document: number, account: number, large = Infinity): Opened {
  const path = target.paths[document] ?? '';
  const token = target.wire === 'plain' ? (target.tokens[account % target.tokens.length] ?? '') : '';
  const asked = performance.now();
  const socket = new RawSocket(target.port, path, token, {
    message: (payload, at) => {
      opened.got.push({ payload, at });
      if (opened.had === 0 && payload.length >= large) opened.had = at;
      if (opened.synced) return;
      const message = readMessage(target, payload);
      if (message.kind === 'step1') socket.send([syncFrame(target, path, 'step2', Uint8Array.of(0, 0))]);
      if (message.kind === 'step2') opened.synced = true;
    },
    closed: () => (opened.closed = true),
  });
  const opened: Opened = { socket, asked, had: 0, synced: !target.answers, closed: false, got: [] };
  void socket.opened.then(
    () => greeting(target, path).forEach((frame) => socket.send([frame])),
    () => undefined,
  );
  return opened;
}

/** Brings the whole document in one step 2, as after a week offline, and leaves its author connected. */
export async function seed(target: Target, document: number, state: Uint8Array): Promise<Opened> {
  const author = await ready(target, document, 0);
  author.socket.send([syncFrame(target, target.paths[document] ?? '', 'step2', state)]);
  const reader = await ready(target, document, 1);
  await until(() => holds(target, reader, state.length));
  reader.socket.close();
  return author;
}

const holds = (target: Target, reader: Opened, bytes: number): boolean =>
  reader.got.some(
    ({ payload }) => payload.length > bytes / 2 && readMessage(target, payload).kind !== 'other',
  );

export async function ready(target: Target, document: number, account: number): Promise<Opened> {
  const opened = openOne(target, document, account);
  await until(() => (opened.synced && opened.socket.isOpen) || opened.closed, 1);
  if (opened.closed) throw new Error('A socket was refused.');
  return opened;
}

/** Milliseconds from asking for a socket to having the whole document, for each of `count` who come at once. */
export async function storm(
  target: Target,
  document: number,
  count: number,
  state: Uint8Array,
): Promise<number[]> {
  const all = Array.from({ length: count }, (_, i) => openOne(target, document, i, state.length / 2));
  await until(() => all.every((one) => one.had > 0 || one.closed), 5);
  const read: Buffer[] = []; // what several got alike is read once
  for (const one of all) {
    const large = one.got.find(({ payload }) => payload.length >= state.length / 2)?.payload;
    if (!large) throw new Error('A newcomer did not get the document.');
    if (!read.some((payload) => payload.equals(large))) {
      const message = readMessage(target, large);
      if (!('payload' in message) || textOf([message.payload]) !== textOf([state]))
        throw new Error('A newcomer got another document.');
      read.push(large);
    }
    one.socket.close();
  }
  return all.map((one) => one.had - one.asked);
}

/** Messages among which the one that is waited for is looked for. */
const LATEST = 50;

export interface Piped {
  /** Milliseconds until a second client had the last operation. */
  seen: number;
  /** And until the author was told that all is stored; null where nobody tells. */
  stored: number | null;
  converged: boolean;
}

/** Sends every operation as a message of its own, as fast as the socket takes them. */
export async function pipe(target: Target, work: Typed, begun: () => Promise<void>): Promise<Piped> {
  const path = target.paths[0] ?? '';
  const frames = work.updates.map((update) => syncFrame(target, path, 'update', update));
  const [author, reader] = [await ready(target, 0, 0), await ready(target, 0, 1)];
  const end = Buffer.from(END);
  await begun();
  const began = performance.now();
  for (let i = 0; i < frames.length; i += 500)
    if (!author.socket.send(frames.slice(i, i + 500))) await author.socket.drained();
  // A server may say more after it, such as that it still lives.
  const lastOf = (): { payload: Buffer; at: number } | undefined =>
    reader.got.slice(-LATEST).findLast(({ payload }) => payload.includes(end));
  await until(() => author.closed || lastOf() !== undefined, 5);
  if (author.closed) throw new Error('The author was refused.');
  const seen = (lastOf()?.at ?? 0) - began;
  const stored = await storedAt(target, author, work.updates.length);
  const got = reader.got.flatMap(({ payload }) => {
    const message = readMessage(target, payload);
    return message.kind === 'update' || message.kind === 'step2' ? [message.payload] : [];
  });
  const converged = textOf(got) === textOf(work.updates);
  author.socket.close();
  reader.socket.close();
  return { seen, stored: stored === null ? null : stored - began, converged };
}

/** When message 100 counted them all. The step 2 of the greeting counts too. */
async function storedAt(target: Target, author: Opened, updates: number): Promise<number | null> {
  const told = (): number | null => {
    for (const { payload, at } of author.got.slice(-LATEST)) {
      const message = readMessage(target, payload);
      if (message.kind === 'durable' && message.count > updates) return at;
    }
    return null;
  };
  if (!author.got.some(({ payload }) => readMessage(target, payload).kind === 'durable')) return null;
  await until(() => told() !== null, 10);
  return told();
}

function textOf(updates: readonly Uint8Array[]): string {
  const doc = openDocument();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  const text = transcriptOf(doc).toString();
  doc.destroy();
  return text;
}
