import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { blocksOf } from '#doc/position.ts';
import { openDocument, transcriptOf, transcriptSchema } from '#doc/schema.ts';
import { appendBlocks } from '#doc/transcript.ts';
import { KeptNodes } from '#lib/editor/kept-nodes.ts';
import { Reading } from '#lib/editor/reading.ts';

function opened(): { doc: Y.Doc; nodes: KeptNodes; blocks: Y.XmlElement[] } {
  const doc = openDocument();
  appendBlocks(doc, [
    { kind: 'question', text: 'Who came?' },
    { kind: 'answer', text: 'Two men.' },
    { kind: 'answer', text: '' },
    { kind: 'answer', text: 'They left at night.' },
  ]);
  const reading = new Reading(doc);
  const { mapping } = initProseMirrorDoc(transcriptOf(doc), transcriptSchema);
  return { doc, nodes: new KeptNodes(reading, mapping), blocks: blocksOf(doc) };
}

const textOf = (block: Y.XmlElement | undefined): Y.XmlText => {
  const text = block?.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error('there is no text');
  return text;
};

describe('the editor’s nodes of a record', () => {
  test('stay where nothing was written, and go where a word changed, of whomever it is', () => {
    const { doc, nodes, blocks } = opened();
    const before = blocks.map((block) => nodes.get(block));
    const other = openDocument(Y.encodeStateAsUpdate(doc));
    textOf(blocksOf(other)[1]).insert(3, ' tall');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    textOf(blocks[2]).insert(0, 'By the river.');
    nodes.clear();
    expect(blocks.map((block) => nodes.get(block))).toEqual([before[0], undefined, undefined, before[3]]);
  });

  test('go with their block, and where a block holds two texts that the binding puts in order', () => {
    const { doc, nodes, blocks } = opened();
    blocks[3]?.insert(1, [new Y.XmlText('')]);
    transcriptOf(doc).delete(0, 1);
    nodes.clear();
    expect(blocks.map((block) => nodes.has(block))).toEqual([false, true, true, false]);
  });

  test('go where one holds other words than its block, though no change was heard', () => {
    const { nodes, blocks } = opened();
    const [question, answer] = blocks;
    if (!question || !answer) throw new Error('there are no blocks');
    nodes.set(answer, transcriptSchema.node('answer', null, transcriptSchema.text('Three men.')));
    nodes.set(question, transcriptSchema.node('answer', null, transcriptSchema.text('Who came?')));
    nodes.clear();
    expect([nodes.has(question), nodes.has(answer)]).toEqual([false, false]);
  });
});
