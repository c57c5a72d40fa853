/**
 * Places in the transcript: (block, offset) for people and rows, relative positions in the document, which move with
 * the text through concurrent and offline edits.
 */
import * as Y from 'yjs';
import type { Span } from '#core/coding.ts';
import { transcriptOf } from './schema.ts';

/** A place as it is stored in the document: Yjs' relative position as JSON. */
export type Anchor = Record<string, unknown>;

/** A block's text nodes joined: the schema allows text alone, other clients may still have split it. */
export function blockText(block: Y.XmlElement): string {
  return textsOf(block)
    .map((text) => plain(text))
    .join('');
}

function textsOf(block: Y.XmlElement): Y.XmlText[] {
  return block.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);
}

/** Text without marks; embedded objects are skipped as the editor does. */
function plain(text: Y.XmlText): string {
  const delta = text.toDelta() as { insert: unknown }[];
  return delta.map((d) => (typeof d.insert === 'string' ? d.insert : '')).join('');
}

export function blocksOf(doc: Y.Doc): Y.XmlElement[] {
  return transcriptOf(doc)
    .toArray()
    .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);
}

/** The blocks in order and where each stands: read once for many anchors, good until the document changes. */
export interface Layout {
  readonly blocks: readonly Y.XmlElement[];
  readonly places: ReadonlyMap<unknown, number>;
}

export function layoutOf(doc: Y.Doc): Layout {
  const blocks = blocksOf(doc);
  return { blocks, places: new Map(blocks.map((block, i) => [block, i])) };
}

/**
 * An anchor at an offset (UTF-16) of a block. `assoc` -1 keeps the end of a span with the letter before it, 0 the
 * start with the letter after it, so that text typed at the edges stays outside.
 */
export function anchorAt(doc: Y.Doc, block: number, offset: number, assoc: 0 | -1): Anchor {
  const element = blocksOf(doc)[block];
  if (!element) throw new RangeError(`There is no block ${block} in this record.`);
  let left = offset;
  const texts = textsOf(element);
  for (const [i, text] of texts.entries()) {
    if (left <= text.length || i === texts.length - 1)
      return toAnchor(Y.createRelativePositionFromTypeIndex(text, Math.min(left, text.length), assoc));
    left -= text.length;
  }
  return toAnchor(Y.createRelativePositionFromTypeIndex(element, 0, assoc));
}

const toAnchor = (position: Y.RelativePosition): Anchor => Y.relativePositionToJSON(position) as Anchor;

/**
 * Where an anchor stands now, or null when what it stood in is gone. Words that an undo brought back are new words with
 * a way from the old ones that only the undoing client knows: `followUndone` false resolves as everybody else does.
 */
export function resolveAnchor(
  doc: Y.Doc,
  anchor: unknown,
  followUndone = true,
  layout = layoutOf(doc),
): { block: number; offset: number } | null {
  if (anchor === null || typeof anchor !== 'object') return null;
  let position: Y.AbsolutePosition | null;
  try {
    const relative = Y.createRelativePositionFromJSON(anchor);
    position = Y.createAbsolutePositionFromRelativePosition(relative, doc, followUndone);
  } catch {
    return null; // another client's garbage: the entry has no place, and the rest goes on
  }
  return position === null ? null : locate(doc, position, layout);
}

function locate(
  doc: Y.Doc,
  position: Y.AbsolutePosition,
  { blocks, places }: Layout,
): { block: number; offset: number } | null {
  const { type, index } = position;
  if (type instanceof Y.XmlText) {
    const block = places.get(type.parent);
    const element = block === undefined ? undefined : blocks[block];
    if (block === undefined || !element) return null;
    let before = 0;
    for (const text of textsOf(element)) {
      if (text === type) return { block, offset: before + index };
      before += text.length;
    }
    return null;
  }
  if (type === transcriptOf(doc)) {
    const block = Math.min(index, blocks.length - 1);
    const element = blocks[block];
    return element ? { block, offset: index > block ? blockText(element).length : 0 } : null;
  }
  const block = places.get(type);
  const element = block === undefined ? undefined : blocks[block];
  if (block === undefined || !element) return null;
  return { block, offset: index === 0 ? 0 : blockText(element).length };
}

/** The span between two anchors, or null when it is gone or has shrunk to nothing. */
export function resolveSpan(doc: Y.Doc, from: unknown, to: unknown, layout = layoutOf(doc)): Span | null {
  const a = resolveAnchor(doc, from, true, layout);
  const b = resolveAnchor(doc, to, true, layout);
  if (!a || !b) return null;
  if (b.block < a.block || (b.block === a.block && b.offset <= a.offset)) return null;
  return { fromBlock: a.block, fromOffset: a.offset, toBlock: b.block, toOffset: b.offset };
}

/** The words of a span; blocks are parted by a line break. */
export function quoteOf(doc: Y.Doc, span: Span): string {
  return blocksOf(doc)
    .slice(span.fromBlock, span.toBlock + 1)
    .map((block, i, all) => {
      const text = blockText(block);
      const from = i === 0 ? span.fromOffset : 0;
      const to = i === all.length - 1 ? span.toOffset : text.length;
      return text.slice(from, to);
    })
    .join('\n');
}
