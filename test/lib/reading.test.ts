import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAssertion, addCoding, addMemo, readAssertions, readCodings, readMemos } from '#doc/entry.ts';
import { anchorAt, blocksOf } from '#doc/position.ts';
import { openDocument, transcriptOf } from '#doc/schema.ts';
import { appendBlocks, readBlocks, turnsOf } from '#doc/transcript.ts';
import { kept, Reading } from '#lib/editor/reading.ts';

function record(): Y.Doc {
  const doc = openDocument();
  appendBlocks(
    doc,
    Array.from({ length: 12 }, (_, i) => ({
      kind: i % 3 === 0 ? ('question' as const) : ('answer' as const),
      text: `Words of block ${i}, enough of them.`,
    })),
  );
  for (let i = 0; i < 8; i++) {
    const span = { from: anchorAt(doc, i, 2, 0), to: anchorAt(doc, i + 1, 5, -1) };
    addCoding(doc, `coding-${i}`, { code: '', by: 'L1', ...span });
    addAssertion(doc, `assertion-${i}`, { by: 'L1', ...span, fields: { stance: 'denies' } });
    addMemo(doc, `memo-${i}`, { by: 'L1', at: anchorAt(doc, i, 0, 0), text: 'ask again' });
  }
  return doc;
}

const textAt = (doc: Y.Doc, block: number): Y.XmlText => {
  const text = blocksOf(doc)[block]?.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error(`no text in block ${block}`);
  return text;
};

describe('what the page reads of a record', () => {
  test('is what a fresh reading gives, after whatever edits in whatever order', () => {
    const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
    let state = seed;
    const roll = (below: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    const doc = record();
    const other = openDocument(Y.encodeStateAsUpdate(doc));
    const reading = new Reading(doc);
    for (let step = 0; step < 60; step++) {
      const at = roll(2) === 0 ? doc : other;
      const blocks = blocksOf(at).length;
      const block = roll(blocks);
      const act = roll(6);
      if (act < 3) textAt(at, block).insert(roll(textAt(at, block).length + 1), 'new ');
      else if (act === 3 && textAt(at, block).length > 6) textAt(at, block).delete(roll(4), 3);
      else if (act === 4 && blocks > 5) transcriptOf(at).delete(block, 1);
      else if (at === other) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'server');
      else appendBlocks(at, [{ kind: 'answer', text: 'One more.' }]);
      const read = { blocks: reading.blocks, turns: reading.turns, ...reading.entries };
      expect(read, `seed ${seed}, step ${step}`).toEqual({
        blocks: readBlocks(doc),
        turns: turnsOf(readBlocks(doc)),
        codings: readCodings(doc),
        assertions: readAssertions(doc),
        memos: readMemos(doc),
      });
    }
  });

  test('keeps what an edit elsewhere left as it was, so that nothing is drawn again for it', () => {
    const doc = record();
    const reading = new Reading(doc);
    const { entries, turns, blocks } = reading;
    textAt(doc, 11).insert(0, 'Late ');
    expect(reading.entries.codings).toBe(entries.codings);
    expect(reading.entries.assertions).toBe(entries.assertions);
    expect(reading.blocks[0]).toBe(blocks[0]);
    expect(reading.turns[0]).toBe(turns[0]);
    expect(reading.turns[3]).not.toBe(turns[3]);
  });

  test('is asked for while a change is told, and then is as it is after it', () => {
    const doc = record();
    const reading = new Reading(doc);
    expect(reading.blocks).toHaveLength(12);
    let seen = 0;
    transcriptOf(doc).observeDeep(() => (seen = reading.layout.blocks.length));
    transcriptOf(doc).delete(0, 2);
    expect(seen).toBe(10);
  });
});

test('an equal list is the old list, and an equal item the old item', () => {
  const before = [
    { a: 1, span: { from: 2 } },
    { a: 2, span: null },
  ];
  expect(kept(before, structuredClone(before))).toBe(before);
  const now = kept(before, [
    { a: 1, span: { from: 2 } },
    { a: 3, span: null },
  ]);
  expect(now[0]).toBe(before[0]);
  expect(now[1]).toEqual({ a: 3, span: null });
  expect(kept(before, before.slice(0, 1))).toEqual([before[0]]);
});
