/**
 * What the page reads out of a record's document, again after each change: only what changed is read anew, and what is
 * as it was stays the same object, so that nothing is drawn again for it.
 */
import * as Y from 'yjs';
import {
  readAssertions,
  readCodings,
  readMemos,
  type AssertionEntry,
  type CodingEntry,
  type Decoded,
  type MemoEntry,
} from '#doc/entry.ts';
import { layoutOf, type Layout } from '#doc/position.ts';
import { readBlock, turnsOf, type Block, type Turn } from '#doc/transcript.ts';

export interface Entries {
  codings: readonly CodingEntry[];
  assertions: readonly AssertionEntry[];
  memos: readonly MemoEntry[];
}

export class Reading {
  readonly #doc: Y.Doc;
  /** Texts of blocks; one that a transaction changed is forgotten in `#onChange`. */
  readonly #texts = new WeakMap<Y.XmlElement, Block>();
  /** Fields of entries; those of one that a transaction changed are forgotten in `#onChange`. */
  readonly #codings: Decoded<CodingEntry> = new WeakMap();
  readonly #assertions: Decoded<AssertionEntry> = new WeakMap();
  /** All that was read of the document as it is; forgotten in `#onChange`. */
  #layout: Layout | null = null;
  #entries: Entries | null = null;
  #blocks: readonly Block[] = [];
  #turns: readonly Turn[] = [];
  #last: Entries = { codings: [], assertions: [], memos: [] };

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    // Before the editor's binding hears of a change: it asks at once what stands where.
    doc.on('beforeObserverCalls', this.#onChange);
  }

  get layout(): Layout {
    return (this.#layout ??= layoutOf(this.#doc));
  }

  get entries(): Entries {
    if (this.#entries) return this.#entries;
    const { layout } = this;
    this.#last = {
      codings: kept(this.#last.codings, readCodings(this.#doc, layout, this.#codings)),
      assertions: kept(this.#last.assertions, readAssertions(this.#doc, layout, this.#assertions)),
      memos: kept(this.#last.memos, readMemos(this.#doc, layout)),
    };
    return (this.#entries = this.#last);
  }

  get blocks(): readonly Block[] {
    this.#blocks = kept(
      this.#blocks,
      this.layout.blocks.map((block) => this.#text(block)),
    );
    return this.#blocks;
  }

  get turns(): readonly Turn[] {
    this.#turns = kept(this.#turns, turnsOf(this.blocks));
    return this.#turns;
  }

  #text(block: Y.XmlElement): Block {
    const known = this.#texts.get(block);
    if (known) return known;
    const read = readBlock(block);
    this.#texts.set(block, read);
    return read;
  }

  readonly #onChange = (tr: Y.Transaction): void => {
    if (tr.changed.size === 0) return;
    this.#layout = null;
    this.#entries = null;
    for (const changed of tr.changed.keys())
      for (let at: typeof changed | null = changed; at; at = at.parent) this.#forget(at);
  };

  #forget(changed: unknown): void {
    if (changed instanceof Y.XmlElement) this.#texts.delete(changed);
    if (!(changed instanceof Y.Map)) return;
    this.#codings.delete(changed);
    this.#assertions.delete(changed);
  }
}

/** The new list with what equals its predecessor at the same place taken from the old one; all equal: the old list. */
export function kept<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  const merged = now.map((item, i) => {
    const old = before[i];
    return old !== undefined && same(old, item) ? old : item;
  });
  const unchanged = merged.length === before.length && merged.every((item, i) => item === before[i]);
  return unchanged ? before : merged;
}

/** Of plain values, as they are read from a document. Asked of every turn at every letter: pairs of its fields would be made in vain. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, i) => same(value, b[i]));
  if (!hasFields(a) || !hasFields(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

const hasFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
