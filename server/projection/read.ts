/**
 * What of a document becomes rows, read once and in slices: a document may hold as many entries as its bytes allow, all
 * on the same words, and neither the process's memory nor who waits for it may pay for that.
 */
import * as Y from 'yjs';
import {
  makerOf,
  readAssertion,
  readCoding,
  readMemo,
  type AssertionEntry,
  type CodingEntry,
  type MemoEntry,
} from '#doc/entry.ts';
import { layoutOf, type Layout } from '#doc/position.ts';
import { assertionsOf, codingsOf, memosOf } from '#doc/schema.ts';
import { inSlices, picked } from './pace.ts';

export interface Bounds {
  /** Blocks, codings, assertions, notes: of each kind so many become rows; of entries those with the first ids. */
  entries: number;
  /** Letters of a quote. */
  quote: number;
  /** Letters of all quotes of a document. */
  quoted: number;
}

/** Interviews have some thousand blocks, and hundreds of entries. */
export const BOUNDS: Bounds = { entries: 20_000, quote: 2_000, quoted: 2_000_000 };

/** An entry with the Yjs client that made it. */
export type Made<Entry> = Entry & { maker: number | null };

export interface Read {
  doc: Y.Doc;
  layout: Layout;
  bounds: Bounds;
  blocks: readonly Y.XmlElement[];
  codings: readonly Made<CodingEntry>[];
  assertions: readonly Made<AssertionEntry>[];
  memos: readonly Made<MemoEntry>[];
  /** Blocks and entries that are over the bounds: they become no rows. */
  leftOut: number;
}

type Raw = [string, Y.Map<unknown>];
type Decode<Entry> = (doc: Y.Doc, id: string, map: Y.Map<unknown>, layout: Layout) => Entry;

/** Only an analysis copy yields codings and assertions: what was said in the field is not yet let out. */
export async function readRecord(
  doc: Y.Doc,
  copy: 'field' | 'analysis',
  bounds: Bounds = BOUNDS,
): Promise<Read> {
  const layout = layoutOf(doc);
  let leftOut = Math.max(0, layout.blocks.length - bounds.entries);
  const all = async <Entry>(root: Y.Map<Y.Map<unknown>>, decode: Decode<Entry>): Promise<Made<Entry>[]> => {
    const raw = (await picked<[string, unknown], Raw>(root.entries(), isEntry)).toSorted(byId);
    leftOut += Math.max(0, raw.length - bounds.entries);
    return inSlices(raw.slice(0, bounds.entries), ([id, map]) => ({
      ...decode(doc, id, map, layout),
      maker: makerOf(map),
    }));
  };
  const isReleased = copy === 'analysis';
  const codings = isReleased ? await all(codingsOf(doc), readCoding) : [];
  const assertions = isReleased ? await all(assertionsOf(doc), readAssertion) : [];
  const memos = await all(memosOf(doc), readMemo);
  const blocks = layout.blocks.slice(0, bounds.entries);
  return { doc, layout, bounds, blocks, codings, assertions, memos, leftOut };
}

const isEntry = (entry: [string, unknown]): entry is Raw => entry[1] instanceof Y.Map;

const byId = ([a]: Raw, [b]: Raw): number => (a < b ? -1 : 1);
