/** Anchors mean the same place in the editor, in the document, and where the projection reads them. */
import {
  initProseMirrorDoc,
  relativePositionToAbsolutePosition,
  absolutePositionToRelativePosition,
  updateYFragment,
} from '@tiptap/y-tiptap';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addCoding, readCodings, settleAnchors } from '#doc/entry.ts';
import { anchorAt, layoutOf, quoteOf, resolveAnchor, resolveSpan } from '#doc/position.ts';
import { openDocument, transcriptOf, transcriptSchema } from '#doc/schema.ts';
import { appendBlocks, type Block } from '#doc/transcript.ts';
import { spotAt, posAt, rangeOf, spanOf } from '#lib/editor/spot.ts';

const blocks: Block[] = [
  { kind: 'question', text: 'How many are you?' },
  { kind: 'answer', text: 'We are eight thousand, people say.' },
  { kind: 'answer', text: '' },
  { kind: 'question', text: 'او تاسو؟' },
  { kind: 'answer', text: 'زه یوازې راغلی یم 🌾 ok' },
];

function record(): Y.Doc {
  const doc = openDocument();
  appendBlocks(doc, blocks);
  return doc;
}

/** The words of the first answer. */
function answerText(doc: Y.Doc): Y.XmlText {
  const block = transcriptOf(doc).get(1);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('the second block holds no text');
  return text;
}

function itemsOf(text: Y.XmlText): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = text._start; item !== null; item = item.right) items.push(item);
  return items;
}

const editorDoc = (doc: Y.Doc): { doc: Node; mapping: Map<Y.AbstractType<unknown>, Node | Node[]> } =>
  initProseMirrorDoc(transcriptOf(doc), transcriptSchema);

/** Every position at which a caret can stand. */
const carets = (doc: Node): number[] =>
  Array.from({ length: doc.content.size + 1 }, (_, pos) => pos).filter((pos) => doc.resolve(pos).depth === 1);

describe('editor ↔ record', () => {
  test('a caret goes to its block and offset and back', () => {
    const { doc } = editorDoc(record());
    for (const pos of carets(doc)) expect(posAt(doc, spotAt(doc, pos))).toBe(pos);
  });

  test('a place beyond the text is the end of the block, and beyond the blocks nowhere', () => {
    const { doc } = editorDoc(record());
    expect(posAt(doc, { block: 0, offset: 99 })).toBe(18);
    expect(posAt(doc, { block: 5, offset: 0 })).toBeNull();
  });

  test('a selection’s spaces at the edges are left out, over block boundaries too', () => {
    const { doc } = editorDoc(record());
    expect(spanOf(doc, 4, 9)).toEqual({ fromBlock: 0, fromOffset: 4, toBlock: 0, toOffset: 8 });
    const all = spanOf(doc, 1, doc.content.size - 1);
    expect(all).toEqual({ fromBlock: 0, fromOffset: 0, toBlock: 4, toOffset: blocks[4]?.text.length });
    const acrossEmpty = spanOf(doc, 19, posAt(doc, { block: 3, offset: 0 }) ?? 0);
    expect(acrossEmpty).toEqual({
      fromBlock: 1,
      fromOffset: 0,
      toBlock: 1,
      toOffset: blocks[1]?.text.length,
    });
    expect(spanOf(doc, 4, 5)).toBeNull();
  });
});

describe('anchors agree', () => {
  test('an anchor made at a caret resolves to the same caret, in the document and in the editor’s own binding', () => {
    const ydoc = record();
    const { doc, mapping } = editorDoc(ydoc);
    for (const pos of carets(doc)) {
      const place = spotAt(doc, pos);
      for (const assoc of [0, -1] as const) {
        const anchor = anchorAt(ydoc, place.block, place.offset, assoc);
        expect(resolveAnchor(ydoc, anchor)).toEqual(place);
        const theirs = relativePositionToAbsolutePosition(
          ydoc,
          transcriptOf(ydoc),
          Y.createRelativePositionFromJSON(anchor),
          mapping,
        );
        // The binding gives up on the very first place of a text; ours does not.
        if (theirs !== null) expect(theirs).toBe(pos);
      }
    }
  });

  test('an anchor that another client made with the editor’s binding resolves to its caret', () => {
    const ydoc = record();
    const { doc, mapping } = editorDoc(ydoc);
    for (const pos of carets(doc)) {
      const anchor = Y.relativePositionToJSON(
        absolutePositionToRelativePosition(pos, transcriptOf(ydoc), mapping),
      );
      const place = resolveAnchor(ydoc, anchor);
      expect(place && posAt(doc, place), `caret ${pos}`).toBe(pos);
    }
  });

  test('text typed at the edges of a coding stays outside, text typed inside is in it', () => {
    const ydoc = record();
    addCoding(ydoc, 'c', {
      code: 'x',
      by: 'A1',
      from: anchorAt(ydoc, 1, 7, 0),
      to: anchorAt(ydoc, 1, 21, -1),
    });
    const text = answerText(ydoc);
    text.insert(21, ' or so');
    text.insert(7, 'about ');
    text.insert(19, 'and more ');
    const span = readCodings(ydoc)[0]?.span;
    expect(span && quoteOf(ydoc, span)).toBe('eight and more thousand');
  });

  test('a span follows its words through edits of the editor and of others, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(200), cut: fc.nat(6), put: fc.string({ maxLength: 5 }) }), {
          maxLength: 12,
        }),
        (edits) => {
          const mine = record();
          const theirs = openDocument(Y.encodeStateAsUpdate(mine));
          for (const { at, cut, put } of edits) {
            const text = answerText(at % 2 ? mine : theirs);
            const from = at % (text.length + 1);
            text.delete(from, Math.min(cut, text.length - from));
            if (put) text.insert(from, put);
          }
          const anchors = { from: anchorAt(mine, 1, 0, 0), to: anchorAt(mine, 1, 4, -1) };
          Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
          Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
          const here = resolveSpan(mine, anchors.from, anchors.to);
          expect(resolveSpan(theirs, anchors.from, anchors.to)).toEqual(here);
          if (here) {
            const { doc } = editorDoc(mine);
            const range = rangeOf(doc, here);
            expect(range && doc.textBetween(range.from, range.to, '\n')).toBe(quoteOf(mine, here));
          }
        },
      ),
    );
  });

  test('an edit that the editor’s binding writes keeps anchors in the same words', () => {
    const ydoc = record();
    const { doc, mapping } = editorDoc(ydoc);
    const anchors = { from: anchorAt(ydoc, 1, 7, 0), to: anchorAt(ydoc, 1, 21, -1) };
    const typed = EditorState.create({ doc }).tr.insertText('Well. ', 20).doc;
    updateYFragment(ydoc, transcriptOf(ydoc), typed, { mapping, isOMark: new Map() });
    const span = resolveSpan(ydoc, anchors.from, anchors.to);
    expect(span && quoteOf(ydoc, span)).toBe('eight thousand');
  });

  test('words that an undo brought back carry their coding for everybody', () => {
    const mine = record();
    addCoding(mine, 'c', {
      code: 'x',
      by: 'A1',
      from: anchorAt(mine, 1, 7, 0),
      to: anchorAt(mine, 1, 21, -1),
    });
    const theirs = openDocument(Y.encodeStateAsUpdate(mine));
    const undo = new Y.UndoManager(transcriptOf(mine), { captureTimeout: 0 });
    answerText(mine).delete(3, 25);
    undo.undo();
    const quote = (doc: Y.Doc): string | null => {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(mine));
      const span = readCodings(doc)[0]?.span;
      return span ? quoteOf(doc, span) : null;
    };
    expect(quote(theirs)).not.toBe('eight thousand'); // why it has to be settled
    settleAnchors(mine);
    expect(quote(mine)).toBe('eight thousand');
    expect(quote(theirs)).toBe('eight thousand');
    undo.redo();
    expect(undo.undoStack.length).toBe(1);
  });

  test('another client’s garbage has no place and throws nothing', () => {
    const ydoc = record();
    for (const junk of [null, 7, 'x', {}, { item: { client: 1, clock: 5 } }, { type: { client: 'x' } }])
      expect(() => resolveAnchor(ydoc, junk)).not.toThrow();
    expect(resolveSpan(ydoc, { item: { client: 1, clock: 5 } }, {})).toBeNull();
    const { item } = anchorAt(ydoc, 1, 3, 0) as { item: { client: number; clock: number } };
    for (const by of [0.5, NaN, Infinity, -1e9])
      // a part of a letter is no place that a row can hold
      expect(resolveAnchor(ydoc, { item: { ...item, clock: item.clock + by } })).toBeNull();
    expect(resolveAnchor(ydoc, { tname: 'a root of their own' })).toBeNull();
    expect(ydoc.share.has('a root of their own')).toBe(false);
  });

  test('every item of a text much edited stands where Yjs itself puts it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(200), cut: fc.nat(6), put: fc.string({ maxLength: 5 }) }), {
          maxLength: 12,
        }),
        (edits) => {
          const ydoc = record();
          const text = answerText(ydoc);
          for (const { at, cut, put } of edits) {
            const from = at % (text.length + 1);
            text.delete(from, Math.min(cut, text.length - from));
            if (put) text.insert(from, put, { bold: at % 3 === 0 });
          }
          const layout = layoutOf(ydoc);
          for (const { id, length } of itemsOf(text).toReversed())
            for (let clock = id.clock; clock < id.clock + length; clock++)
              for (const assoc of [0, -1]) {
                const anchor = { item: { client: id.client, clock }, assoc };
                const position = Y.createRelativePositionFromJSON(anchor);
                const theirs = Y.createAbsolutePositionFromRelativePosition(position, ydoc);
                const ours = resolveAnchor(ydoc, anchor, true, layout);
                expect(ours).toEqual(theirs && { block: 1, offset: theirs.index });
              }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('many anchors', () => {
  test('cost one walk over the text, and their quotes one reading of each block', () => {
    const ydoc = record();
    const text = answerText(ydoc);
    text.insert(0, 'x'.repeat(400));
    for (let i = 398; i > 0; i -= 2) text.delete(i, 1);
    const [from, to] = [anchorAt(ydoc, 1, text.length - 1, 0), anchorAt(ydoc, 1, text.length, -1)];
    for (let i = 0; i < 300; i++) addCoding(ydoc, `c${i}`, { code: 'x', by: 'A1', from, to });
    const items = itemsOf(text);
    let steps = 0;
    for (const item of items) {
      const { left } = item;
      Object.defineProperty(item, 'left', { get: () => (steps++, left) });
    }
    let read = 0;
    const first = text._start;
    Object.defineProperty(text, '_start', { get: () => (read++, first) });
    const layout = layoutOf(ydoc);
    const quotes = readCodings(ydoc, layout).map(({ span }) => span && quoteOf(ydoc, span, layout));
    expect(quotes).toEqual(Array.from({ length: 300 }, () => '.'));
    expect(items.length).toBeGreaterThan(300);
    expect(steps).toBeLessThanOrEqual(3 * items.length);
    expect(read).toBe(1);
  });

  test('are cut to so many letters, over blocks too, without reading the rest', () => {
    const ydoc = record();
    const span = { fromBlock: 0, fromOffset: 9, toBlock: 4, toOffset: 3 };
    const whole = quoteOf(ydoc, span);
    for (const most of [0, 1, 9, 10, 30, 50, whole.length, 999])
      expect(quoteOf(ydoc, span, layoutOf(ydoc), most)).toBe(whole.slice(0, most));
    const layout = layoutOf(ydoc);
    quoteOf(ydoc, span, layout, 5);
    expect(layout.found.words.size).toBe(1);
  });
});
