/**
 * Changes of a field copy, taken over into an analysis copy as ordinary edits: only the words that differ are written, so
 * that codings and assertions stay on the words that stay.
 */
import * as Y from 'yjs';
import { wordsBetween, type Change } from '#core/release-difference.ts';
import { blocksOf } from './position.ts';
import { transcriptOf } from './schema.ts';

/** `changes` as they were found in this very document. */
export function takeOver(doc: Y.Doc, changes: readonly Change[]): void {
  const blocks = blocksOf(doc);
  doc.transact(() => {
    // From the end, so that the places of those before stay.
    for (const change of changes.toReversed()) {
      const block = blocks[change.at];
      if (change.kind === 'added') insertAfter(doc, blocks[change.at - 1], change.after);
      else if (block && change.kind === 'changed') rewrite(block, change.before.text, change.after.text);
      else if (block) remove(doc, block);
    }
  }, 'take-over');
}

function insertAfter(
  doc: Y.Doc,
  block: Y.XmlElement | undefined,
  after: { kind: string; text: string },
): void {
  const element = new Y.XmlElement(after.kind);
  element.insert(0, [new Y.XmlText(after.text)]);
  transcriptOf(doc).insert(block ? placeOf(doc, block) + 1 : 0, [element]);
}

function remove(doc: Y.Doc, block: Y.XmlElement): void {
  transcriptOf(doc).delete(placeOf(doc, block), 1);
}

const placeOf = (doc: Y.Doc, block: Y.XmlElement): number => transcriptOf(doc).toArray().indexOf(block);

function rewrite(block: Y.XmlElement, before: string, after: string): void {
  let at = 0;
  for (const { kind, text } of wordsBetween(before, after)) {
    if (kind === 'gone') erase(block, at, text.length);
    else {
      if (kind === 'new') write(block, at, text);
      at += text.length;
    }
  }
}

const textsOf = (block: Y.XmlElement): Y.XmlText[] =>
  block.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);

function write(block: Y.XmlElement, at: number, words: string): void {
  let left = at;
  const texts = textsOf(block);
  for (const [i, text] of texts.entries()) {
    if (left <= text.length || i === texts.length - 1) return text.insert(Math.min(left, text.length), words);
    left -= text.length;
  }
  block.insert(0, [new Y.XmlText(words)]);
}

function erase(block: Y.XmlElement, at: number, length: number): void {
  let [left, more] = [at, length];
  for (const text of textsOf(block)) {
    const here = Math.min(more, Math.max(0, text.length - left));
    const size = text.length;
    if (here > 0) text.delete(left, here);
    [left, more] = [Math.max(0, left - size), more - here];
  }
}
