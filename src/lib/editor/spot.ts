/** Spots of the editor (ProseMirror positions) and of a record (block and offset): the transcript is flat, so each block is one child. */
import type { Node } from 'prosemirror-model';
import type { Span } from '#core/coding.ts';

export interface Spot {
  block: number;
  offset: number;
}

/** Where a position of the editor stands in the record. Between two blocks it is the start of the next one. */
export function spotAt(doc: Node, pos: number): Spot {
  const at = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
  if (at.depth > 0) return { block: at.index(0), offset: at.parentOffset };
  const block = Math.min(at.index(0), doc.childCount - 1);
  return { block, offset: at.index(0) > block ? doc.child(block).content.size : 0 };
}

/** Position before each block. A document of the editor never changes: what was added up once holds for it. */
const starts = new WeakMap<Node, readonly number[]>();

function startsOf(doc: Node): readonly number[] {
  const known = starts.get(doc);
  if (known) return known;
  const made: number[] = [];
  doc.forEach((_, offset) => made.push(offset));
  starts.set(doc, made);
  return made;
}

/** The editor's position of a spot, or null when the record has no such block. An offset beyond the text is its end. */
export function posAt(doc: Node, { block, offset }: Spot): number | null {
  if (block < 0 || block >= doc.childCount) return null;
  const pos = (startsOf(doc)[block] ?? 0) + 1;
  return pos + Math.max(0, Math.min(offset, doc.child(block).content.size));
}

/** The range of a span, or null when it has none here. */
export function rangeOf(doc: Node, span: Span): { from: number; to: number } | null {
  const from = posAt(doc, { block: span.fromBlock, offset: span.fromOffset });
  const to = posAt(doc, { block: span.toBlock, offset: span.toOffset });
  return from !== null && to !== null && from < to ? { from, to } : null;
}

/** The span of a range, without the spaces at its edges; null when nothing is left. */
export function spanOf(doc: Node, from: number, to: number): Span | null {
  const text = doc.textBetween(from, to, '\n');
  const start = text.length - text.trimStart().length;
  const end = text.length - text.trimEnd().length;
  if (text.trim() === '') return null;
  const a = spotAt(doc, stepOver(doc, from, start, 1));
  const b = spotAt(doc, stepOver(doc, to, end, -1));
  return { fromBlock: a.block, fromOffset: a.offset, toBlock: b.block, toOffset: b.offset };
}

/** Walks over `count` characters, of which a block's boundary is one. */
function stepOver(doc: Node, pos: number, count: number, direction: 1 | -1): number {
  let at = pos;
  for (let left = count; left > 0; left--) {
    const here = doc.resolve(at);
    const edge = direction === 1 ? here.parentOffset === here.parent.content.size : here.parentOffset === 0;
    at += direction * (edge ? 2 : 1);
  }
  return at;
}

export const isSameSpan = (a: Span | null, b: Span | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.fromBlock === b.fromBlock &&
    a.fromOffset === b.fromOffset &&
    a.toBlock === b.toBlock &&
    a.toOffset === b.toOffset);
