/** Reading and filling a transcript: turns of question and answer. */
import * as Y from 'yjs';
import { blockText, blocksOf } from './position.ts';
import { openDocument, transcriptOf } from './schema.ts';

export interface Block {
  kind: 'question' | 'answer';
  text: string;
}

/** One question with its answers. A text that begins with answers has a first turn without a question. */
export interface Turn {
  question: string | null;
  answers: string[];
  /** Index of the turn's first block. */
  block: number;
}

/** Blocks in order; an element of an unknown name reads as an answer, so that nothing is dropped. */
export const readBlocks = (doc: Y.Doc): Block[] => blocksOf(doc).map(readBlock);

export const readBlock = (block: Y.XmlElement): Block => ({
  kind: block.nodeName === 'question' ? 'question' : 'answer',
  text: blockText(block),
});

export function turnsOf(blocks: readonly Block[]): Turn[] {
  const turns: Turn[] = [];
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'question') turns.push({ question: block.text, answers: [], block: i });
    else {
      const last = turns.at(-1);
      if (last) last.answers.push(block.text);
      else turns.push({ question: null, answers: [block.text], block: i });
    }
  }
  return turns;
}

/** Appends blocks at the end; each is an element that holds one Y.XmlText. */
export function appendBlocks(doc: Y.Doc, blocks: readonly Block[]): void {
  doc.transact(() => {
    const elements = blocks.map((block) => {
      const element = new Y.XmlElement(block.kind);
      element.insert(0, [new Y.XmlText(block.text)]);
      return element;
    });
    const transcript = transcriptOf(doc);
    transcript.insert(transcript.length, elements);
  }, 'import');
}

/** Blocks of question-and-answer pairs; line breaks in an answer part its paragraphs. */
export function blocksOfPairs(pairs: readonly { question?: string | undefined; answer: string }[]): Block[] {
  return pairs.flatMap((pair) => [
    ...(pair.question ? [{ kind: 'question' as const, text: pair.question }] : []),
    ...pair.answer.split(/\n+/).map((text) => ({ kind: 'answer' as const, text })),
  ]);
}

/**
 * A fresh document with the same words and nothing else: no deleted text, clientID or edit time crosses (a release).
 * Codings, assertions and memos of the field copy stay behind.
 */
export function freshCopy(blocks: readonly Block[]): Y.Doc {
  const doc = openDocument();
  appendBlocks(doc, blocks);
  return doc;
}
