/**
 * The shape of a record's Y.Doc, for browser and server alike (docs/document.md publishes it).
 *
 * The transcript is flat: questions and answers in a row, each holding text alone. Every merge of concurrent edits is
 * then a valid document; a nested schema would let the editor drop what it cannot place, and words would be lost.
 * A turn is a question with the answers up to the next question.
 */
import { Schema } from 'prosemirror-model';
import * as Y from 'yjs';

export const transcriptSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    answer: {
      group: 'block',
      content: 'text*',
      parseDOM: [{ tag: 'p' }],
      toDOM: () => ['p', { class: 'answer', dir: 'auto' }, 0],
    },
    question: {
      group: 'block',
      content: 'text*',
      parseDOM: [{ tag: 'h2' }],
      toDOM: () => ['h2', { class: 'question', dir: 'auto' }, 0],
    },
    text: { inline: true },
  },
});

/** Root types. None is ever named after content: deleted names stay in the bytes. */
export const ROOTS = ['transcript', 'codings', 'assertions', 'memos', 'meta'] as const;

/** What stands in the transcript: an editor deletes an element of any other name, and the words in it. */
export const BLOCK_NAMES = ['question', 'answer'] as const;

export const transcriptOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('transcript');
export const codingsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('codings');
export const assertionsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('assertions');
export const memosOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('memos');
export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');

/** Touches every root with its type, so that a Y.Doc made from bytes has them typed before anybody looks. */
export function openDocument(update?: Uint8Array): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  transcriptOf(doc);
  codingsOf(doc);
  assertionsOf(doc);
  memosOf(doc);
  metaOf(doc);
  if (update) Y.applyUpdate(doc, update);
  return doc;
}
