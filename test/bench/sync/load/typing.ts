/** What editors type: a real editing trace where one is given, else a seeded model; one update for each operation. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { z } from 'zod';
import { openDocument, transcriptOf } from '#doc/schema.ts';

/** Remove `deleted` characters at `at`, then put `inserted` there. */
export interface Operation {
  at: number;
  deleted: number;
  inserted: string;
}

const Patch = z.tuple([z.number(), z.number(), z.string()]);
const Trace = z.object({ txns: z.array(z.object({ patches: z.array(Patch) })) });

/** Reads a trace in the format of josephg/editing-traces. */
export function readTrace(path: string): Operation[] {
  const { txns } = Trace.parse(JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')));
  return txns.flatMap(({ patches }) => patches.map(([at, deleted, inserted]) => ({ at, deleted, inserted })));
}

/** The operations of the trace, or as many of the model's where there is none. */
export const operationsOf = (path: string | null, count: number): Operation[] =>
  path !== null && existsSync(path) ? readTrace(path).slice(0, count) : modelled(count);

/** Words typed in bursts, one character an operation, with a place now and then that is jumped to, and deletions. */
function modelled(count: number): Operation[] {
  const next = mulberry(20_220_301);
  const operations: Operation[] = [];
  let [length, at] = [0, 0];
  for (let i = 0; i < count; i++) {
    if (next() < 0.02) at = Math.floor(next() * (length + 1));
    if (at > 0 && next() < 0.28) {
      at -= 1;
      length -= 1;
      operations.push({ at, deleted: 1, inserted: '' });
    } else {
      operations.push({ at, deleted: 0, inserted: next() < 0.18 ? ' ' : letter(next()) });
      at += 1;
      length += 1;
    }
  }
  return operations;
}

const letter = (share: number): string => String.fromCharCode(97 + Math.floor(share * 26));

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One editor's work: its updates in their order, and its clock after each. */
export interface Typed {
  client: number;
  updates: Uint8Array[];
  clocks: number[];
}

/** The first update makes an answer of the transcript, the others type in it. */
export function typed(operations: readonly Operation[]): Typed {
  const doc = openDocument();
  const updates: Uint8Array[] = [];
  const clocks: number[] = [];
  doc.on('update', (update: Uint8Array) => {
    updates.push(update);
    clocks.push(Y.getState(doc.store, doc.clientID));
  });
  const answer = new Y.XmlElement('answer');
  const text = new Y.XmlText();
  doc.transact(() => {
    answer.insert(0, [text]);
    transcriptOf(doc).push([answer]);
  });
  for (const { at, deleted, inserted } of operations)
    doc.transact(() => {
      if (deleted > 0) text.delete(at, deleted);
      if (inserted !== '') text.insert(at, inserted);
    });
  const { clientID: client } = doc;
  doc.destroy();
  return { client, updates, clocks };
}
