/** Updates that are joined before they are stored change a document as they would one by one. */
import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { codingsOf, openDocument, transcriptOf } from '#doc/schema.ts';
import type { Entry } from '#server/sync/decide.ts';
import { scanUpdate, UPDATE_CAPS } from '#server/sync/scan.ts';
import { joinAll, weld } from '#server/sync/weld.ts';

interface Writer {
  member: { account: never };
  name: string;
}

const writer = (name: string): Writer => ({ member: { account: name as never }, name });

function entryOf(author: Writer, update: Uint8Array): { entry: Entry<Writer>; update: Uint8Array } {
  const result = scanUpdate(update, UPDATE_CAPS);
  if (result.kind !== 'scanned') throw new Error(result.kind);
  return { entry: { author, kind: 'update', update, scan: result.scan }, update };
}

/** Types, deletes, formats and sets keys at random, and returns each change as an update. */
function write(doc: Y.Doc, changes: number, random: (below: number) => number): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', note);
  for (let i = 0; i < changes; i++) doc.transact(() => change(doc, random));
  doc.off('update', note);
  return updates;
}

function change(doc: Y.Doc, random: (below: number) => number): void {
  const transcript = transcriptOf(doc);
  const turn = transcript.length > 0 ? transcript.get(random(transcript.length)) : null;
  const text = turn instanceof Y.XmlElement ? turn.get(0) : null;
  const what = random(12);
  if (!(text instanceof Y.XmlText) || what === 0) {
    const answer = new Y.XmlElement('answer');
    answer.insert(0, [new Y.XmlText('words')]);
    transcript.insert(random(transcript.length + 1), [answer]);
  } else if (what === 1 && transcript.length > 1) transcript.delete(random(transcript.length), 1);
  else if (what === 2) {
    const coding = new Y.Map<unknown>();
    coding.set('code', `c${random(5)}`);
    codingsOf(doc).set(`k${random(4)}`, coding);
  } else if (what === 3) codingsOf(doc).delete(`k${random(4)}`);
  else if (what < 7 && text.length > 0) {
    const at = random(text.length);
    text.delete(at, 1 + random(text.length - at));
  } else text.insert(random(text.length + 1), 'ab'.repeat(1 + random(3)));
}

const stateOf = (doc: Y.Doc): unknown => ({
  transcript: transcriptOf(doc).toString(),
  codings: codingsOf(doc).toJSON(),
  vector: [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b),
});

function built(updates: readonly Uint8Array[]): Y.Doc {
  const doc = openDocument();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

describe('joined updates', () => {
  const seed = randomInt(1_000_000);

  test(`leave the document that they leave one by one, whoever wrote between them (seed ${seed})`, () => {
    const random = seeded(seed);
    for (let round = 0; round < 60; round++) {
      const [a, b] = [openDocument(), openDocument()];
      const written: { entry: Entry<Writer>; update: Uint8Array }[] = [];
      const [ada, bo] = [writer('a'), writer('b')];
      for (let turn = 0; turn < 4; turn++) {
        const [doc, other, author] = turn % 2 === 0 ? [a, b, ada] : [b, a, bo];
        const updates = write(doc, 1 + random(25), random);
        updates.forEach((update) => Y.applyUpdate(other, update));
        written.push(...updates.map((update) => entryOf(author, update)));
      }
      const rows = weld(written);
      expect(rows.length).toBeLessThanOrEqual(4);
      const [joined, single] = [built(rows.map((r) => r.update)), built(written.map((w) => w.update))];
      expect(joined.store.pendingStructs).toBeNull();
      expect(stateOf(joined)).toEqual(stateOf(single));
      expect(stateOf(joined)).toEqual(stateOf(a));
      for (const row of rows) expect(scanUpdate(row.update, UPDATE_CAPS).kind).toBe('scanned');
      const all = built([joinAll(written) ?? Uint8Array.of(0, 0)]);
      expect(all.store.pendingStructs ?? all.store.pendingDs).toBeNull();
      expect(stateOf(all)).toEqual(stateOf(single));
    }
  });

  test('stay apart where they do not follow on one another, or a part of one was known', () => {
    const doc = openDocument();
    const updates = write(doc, 30, seeded(7));
    const me = writer('a');
    const entries = updates.map((update) => entryOf(me, update));
    const cut = entries.map((written, i) =>
      i === 10 ? { ...written, update: written.update.slice() } : written,
    );
    expect(weld(entries)).toHaveLength(1);
    expect(weld(cut)).toHaveLength(3);
    expect(stateOf(built(weld(cut).map((row) => row.update)))).toEqual(stateOf(doc));
    expect(joinAll(cut)).toBeNull();
  });

  test('a joined row is no larger than an update may be to be put in at once', () => {
    const doc = openDocument();
    const me = writer('a');
    const text = new Y.XmlText();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    transcriptOf(doc).insert(0, [text]);
    for (let i = 0; i < 40; i++) text.insert(0, 'long'.repeat(1_000));
    const rows = weld(updates.map((update) => entryOf(me, update)));
    expect(rows.length).toBeGreaterThan(1);
    for (const { update } of rows) expect(update.length).toBeLessThanOrEqual(64 * 1024);
  });
});
