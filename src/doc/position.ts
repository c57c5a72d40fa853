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

/** Text without marks; embedded objects are skipped as the editor does. One pass, however many marks there are. */
const plain = (text: Y.XmlText): string => Y.Text.prototype.toString.call(text);

export function blocksOf(doc: Y.Doc): Y.XmlElement[] {
  return transcriptOf(doc)
    .toArray()
    .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);
}

/** The blocks in order and where each stands: read once for many anchors, good until the document changes. */
export interface Layout {
  readonly blocks: readonly Y.XmlElement[];
  readonly places: ReadonlyMap<unknown, number>;
  /** Found when first asked for, so that many anchors cost one walk over the text: not one walk each. */
  readonly found: {
    /** How many letters stand left of an item in its text. */
    readonly starts: Map<Y.Item, number>;
    /** How many letters of a block stand before each of its texts. */
    readonly before: Map<Y.XmlElement, ReadonlyMap<unknown, number>>;
    readonly words: Map<Y.XmlElement, string>;
  };
}

export function layoutOf(doc: Y.Doc): Layout {
  const blocks = blocksOf(doc);
  const found = { starts: new Map(), before: new Map(), words: new Map() };
  return { blocks, places: new Map(blocks.map((block, i) => [block, i])), found };
}

/** A block's words, read once for a layout. */
export function wordsIn(block: Y.XmlElement, { found: { words } }: Layout): string {
  const known = words.get(block);
  if (known !== undefined) return known;
  const text = blockText(block);
  words.set(block, text);
  return text;
}

/**
 * An anchor at an offset (UTF-16) of a block. `assoc` -1 keeps the end of a span with the letter before it, 0 the
 * start with the letter after it, so that text typed at the edges stays outside.
 */
export function anchorAt(
  doc: Y.Doc,
  block: number,
  offset: number,
  assoc: 0 | -1,
  blocks: readonly Y.XmlElement[] = blocksOf(doc),
): Anchor {
  const element = blocks[block];
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
  try {
    const position = Y.createRelativePositionFromJSON(anchor);
    const place =
      position.item === null
        ? typeAt(doc, position, followUndone)
        : itemAt(doc, position, followUndone, layout);
    return place && locate(doc, place, layout);
  } catch {
    return null; // another client's garbage: the entry has no place, and the rest goes on
  }
}

interface Place {
  type: unknown;
  index: number;
}

/** As Yjs' `createAbsolutePositionFromRelativePosition`, which walks over all that is left of the item each time. */
function itemAt(
  doc: Y.Doc,
  position: Y.RelativePosition,
  followUndone: boolean,
  layout: Layout,
): Place | null {
  const at = structAt(doc, position.item, followUndone);
  if (!(at?.struct instanceof Y.Item)) return null;
  const { struct: item, diff } = at;
  if (!stands(doc, item.parent, layout)) return null;
  const within = item.deleted || !item.countable ? 0 : diff + (position.assoc >= 0 ? 0 : 1);
  return { type: item.parent, index: startOf(item, layout.found.starts) + within };
}

function typeAt(
  doc: Y.Doc,
  { tname, type: id, assoc }: Y.RelativePosition,
  followUndone: boolean,
): Place | null {
  const struct = id === null ? null : structAt(doc, id, followUndone)?.struct;
  const named = tname === 'transcript' ? transcriptOf(doc) : null;
  const type =
    tname === null
      ? struct instanceof Y.Item && struct.content instanceof Y.ContentType && struct.content.type
      : named;
  if (!(type instanceof Y.AbstractType)) return null;
  return { type, index: assoc >= 0 ? type._length : 0 };
}

/** What an id names, and how far into it; an id that no client makes, or none yet, names nothing. */
function structAt(
  doc: Y.Doc,
  id: Y.ID | null,
  followUndone: boolean,
): { struct: Y.Item | Y.GC; diff: number } | null {
  if (id === null || !Number.isSafeInteger(id.client) || !Number.isSafeInteger(id.clock)) return null;
  if (id.clock < 0 || Y.getState(doc.store, id.client) <= id.clock) return null;
  for (let next = id, diff = 0; ;) {
    const struct: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(next.client, next.clock + diff));
    diff = next.clock + diff - struct.id.clock;
    if (!followUndone || !(struct instanceof Y.Item) || struct.redone === null) return { struct, diff };
    next = struct.redone;
  }
}

/** Whether a type is part of the transcript as it is: in others nothing is counted. */
const stands = (doc: Y.Doc, type: unknown, { places }: Layout): boolean =>
  type === transcriptOf(doc) || places.has(type) || (type instanceof Y.XmlText && places.has(type.parent));

function startOf(item: Y.Item, starts: Map<Y.Item, number>): number {
  const unknown: Y.Item[] = [];
  for (let at: Y.Item | null = item; at !== null && !starts.has(at); at = at.left) unknown.push(at);
  for (const each of unknown.toReversed()) {
    const { left } = each;
    const shown = left === null || left.deleted || !left.countable ? 0 : left.length;
    starts.set(each, left === null ? 0 : (starts.get(left) ?? 0) + shown);
  }
  return starts.get(item) ?? 0;
}

function beforeIn(block: Y.XmlElement, { found: { before } }: Layout): ReadonlyMap<unknown, number> {
  const known = before.get(block);
  if (known) return known;
  const all = new Map<unknown, number>();
  let length = 0;
  for (const text of textsOf(block)) {
    all.set(text, length);
    length += text.length;
  }
  before.set(block, all);
  return all;
}

function locate(
  doc: Y.Doc,
  { type, index }: Place,
  layout: Layout,
): { block: number; offset: number } | null {
  const { blocks, places } = layout;
  const inText = type instanceof Y.XmlText;
  const atRoot = type === transcriptOf(doc);
  const block = atRoot ? Math.min(index, blocks.length - 1) : places.get(inText ? type.parent : type);
  const element = block === undefined ? undefined : blocks[block];
  if (block === undefined || !element) return null;
  if (inText) {
    const before = beforeIn(element, layout).get(type);
    return before === undefined ? null : { block, offset: before + index };
  }
  const isAfter = atRoot ? index > block : index > 0;
  return { block, offset: isAfter ? wordsIn(element, layout).length : 0 };
}

/** The span between two anchors, or null when it is gone or has shrunk to nothing. */
export function resolveSpan(doc: Y.Doc, from: unknown, to: unknown, layout = layoutOf(doc)): Span | null {
  const a = resolveAnchor(doc, from, true, layout);
  const b = resolveAnchor(doc, to, true, layout);
  if (!a || !b) return null;
  if (b.block < a.block || (b.block === a.block && b.offset <= a.offset)) return null;
  return { fromBlock: a.block, fromOffset: a.offset, toBlock: b.block, toOffset: b.offset };
}

/** The words of a span, or the first `most` letters of them; blocks are parted by a line break. */
export function quoteOf(doc: Y.Doc, span: Span, layout = layoutOf(doc), most = Infinity): string {
  let words = '';
  for (let i = span.fromBlock; i <= span.toBlock && words.length < most; i++) {
    const block = layout.blocks[i];
    if (!block) break;
    const text = wordsIn(block, layout);
    const from = i === span.fromBlock ? span.fromOffset : 0;
    const to = i === span.toBlock ? span.toOffset : text.length;
    words += (i > span.fromBlock ? '\n' : '') + text.slice(from, Math.min(to, from + most));
  }
  return words.slice(0, most);
}
