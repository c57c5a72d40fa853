/** What one's own changes touched, paragraphs, notes, codings and assertions, until the log holds them. */
import * as Y from 'yjs';
import { readAssertions, readCodings, readMemos, type AssertionEntry, type CodingEntry } from '#doc/entry.ts';
import { blocksOf, blockText } from '#doc/position.ts';
import { assertionsOf, codingsOf, memosOf, transcriptOf } from '#doc/schema.ts';
import { wordsSince } from '#doc/texts.ts';
import {
  deadAsChanged,
  deadUnder,
  fieldsOf,
  isWork,
  noteWords,
  type Dead,
  type Entry,
  type Kind,
} from './dead-entry.ts';

/** Entries with changes that the log does not hold. */
export interface Changed {
  codings: readonly CodingEntry[];
  assertions: readonly { entry: AssertionEntry; reason: string | null }[];
  /** How many were taken away: the document does not tell any more what they were. */
  gone: { codings: number; assertions: number; memos: number };
}

/** Puts entries into words, a line each. */
export type InWords = (changed: Changed) => string[];

/** Of paragraphs that were taken out: each is looked at when something arrives. */
const MOST_REMOVED = 200;

export class Unsent {
  readonly #doc: Y.Doc;
  readonly #blocks = new Set<Y.XmlElement>();
  /** Entries by id; undefined: it was taken away here. */
  readonly #entries: Record<Kind, Map<string, Entry | undefined>> = {
    codings: new Map(),
    assertions: new Map(),
    memos: new Map(),
  };
  /** Whatever this tab wrote from here on, under its clientIDs, the log may not hold. */
  readonly #since = new Map<number, number>();
  /** Paragraphs that this tab took out, the latest: others may have written in them and not known. */
  readonly #removed = new Set<Y.XmlElement>();
  /** The same of entries, as they were. */
  readonly #removedEntries = new Map<Entry, Dead>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Takes in what a transaction of this client changed. */
  note(tr: Y.Transaction): void {
    if (tr.origin === 'anchors') return; // nobody's work: places were only written anew
    const client = this.#doc.clientID;
    if (!this.#since.has(client)) this.#since.set(client, tr.beforeState.get(client) ?? 0);
    const transcript: unknown = transcriptOf(this.#doc);
    for (const [type, keys] of tr.changed) {
      const kind = this.#kindOf(type);
      if (kind) this.#noteEntries(kind, keys, tr);
      else if (type === transcript) {
        this.#noteNew(tr);
        this.#noteRemoved(tr);
      } else this.#noteInside(type);
    }
  }

  /**
   * One's own words that a transaction of others takes out with their paragraph, and what one made of a note, coding or
   * assertion that it takes away. Whoever took it out, or joined it to the one before, did not know of them: once they are
   * committed they stand in the log, and nowhere that anybody reads.
   */
  taken(tr: Y.Transaction, inWords: InWords = reasonsOf): string {
    if (tr.deleteSet.clients.size === 0) return '';
    const isTaken = ({ id }: Y.Item): boolean => Y.isDeleted(tr.deleteSet, id);
    const gone = [...this.#blocks].filter((block) => block._item && isTaken(block._item));
    const dead = this.#takenEntries(isTaken);
    return parted([
      inParagraphs(gone.map((block) => wordsSince(block, this.#since, isTaken))),
      inParagraphs(dead.map((one) => noteWords(one, this.#since, isTaken))),
      ...inWords(deadAsChanged(this.#doc, dead)),
    ]);
  }

  /** None of them is counted as taken away here any more. */
  #takenEntries(isTaken: (item: Y.Item) => boolean): Dead[] {
    return KINDS.flatMap((kind) =>
      [...this.#entries[kind]].flatMap(([id, entry]): Dead[] => {
        if (!entry?._item || !isTaken(entry._item)) return [];
        this.#entries[kind].delete(id);
        const isOwn = (item: Y.Item): boolean =>
          isTaken(item) && item.id.clock >= (this.#since.get(item.id.client) ?? Infinity);
        const dead = { kind, id, fields: fieldsOf(entry, isTaken) };
        const words = noteWords(dead, this.#since, isTaken);
        return words.length > 0 || isWork(fieldsOf(entry, isOwn)) ? [dead] : [];
      }),
    );
  }

  /**
   * Words of others that arrive in a paragraph which one took out, joined to another or made anew as another kind of
   * paragraph, and what they made of a note, coding or assertion that one took away: it comes in deleted, and nobody
   * reads it otherwise, its writer being told that it is saved.
   */
  late(tr: Y.Transaction, inWords: InWords = reasonsOf): string {
    if (tr.deleteSet.clients.size === 0) return '';
    const before = new Map(
      [...tr.afterState.keys()].map((client) => [client, tr.beforeState.get(client) ?? 0]),
    );
    const isDead = ({ id, deleted }: Y.Item): boolean => deleted && Y.isDeleted(tr.deleteSet, id);
    const isLate = (item: Y.Item): boolean =>
      isDead(item) && item.id.clock >= (before.get(item.id.client) ?? 0);
    const late = [...this.#removedEntries].flatMap(([entry, dead]): Dead[] => {
      const fields = fieldsOf(entry, isLate);
      return isWork(fields) ? [{ ...dead, fields: new Map([...dead.fields, ...fields]) }] : [];
    });
    return parted([
      inParagraphs([...this.#removed].map((block) => wordsSince(block, before, isDead))),
      inParagraphs([...this.#removedEntries.values()].map((dead) => noteWords(dead, before, isDead))),
      ...inWords(deadAsChanged(this.#doc, late)),
    ]);
  }

  clear(): void {
    this.#since.clear();
    this.#blocks.clear();
    for (const ids of Object.values(this.#entries)) ids.clear();
  }

  /** Indexes of the blocks. */
  blocks(): number[] {
    if (this.#blocks.size === 0) return [];
    return blocksOf(this.#doc).flatMap((block, i) => (this.#blocks.has(block) ? [i] : []));
  }

  /** All of it as plain text: the paragraphs and notes as they are, the rest as it is put into words. */
  text(inWords: InWords = reasonsOf): string {
    const notes = readMemos(this.#doc).filter(({ id }) => this.#entries.memos.has(id));
    return parted([
      ...this.#paragraphs().map(blockText),
      ...notes.map((note) => note.text),
      ...inWords(this.#changed()),
    ]);
  }

  /** The same with no word beside one's own: a lead may have taken those out that stood there. */
  ownText(inWords: InWords = reasonsOf): string {
    const notes = [...this.#entries.memos.keys()].map((id) => memosOf(this.#doc).get(id)?.get('text'));
    const touched = [...this.#paragraphs(), ...notes.filter((note) => note instanceof Y.Text)];
    const own = touched.map((type) => wordsSince(type, this.#since, ({ deleted }) => !deleted));
    return parted([inParagraphs(own), ...inWords(this.#changed())]);
  }

  #paragraphs(): Y.XmlElement[] {
    return blocksOf(this.#doc).filter((block) => this.#blocks.has(block));
  }

  #changed(): Changed {
    const { codings, assertions, memos } = this.#entries;
    const roots = this.#roots();
    const gone = (of: ReadonlyMap<string, unknown>, root: Root): number =>
      [...of.keys()].filter((id) => !root.has(id)).length;
    return {
      codings: readCodings(this.#doc).filter(({ id }) => codings.has(id)),
      assertions: readAssertions(this.#doc)
        .filter(({ id }) => assertions.has(id))
        .map((entry) => ({ entry, reason: this.#reasonOf(entry.id) })),
      gone: {
        codings: gone(codings, roots.codings),
        assertions: gone(assertions, roots.assertions),
        memos: gone(memos, roots.memos),
      },
    };
  }

  /** As it was typed: one that is too long reads as an open blank elsewhere, and is the more in need of being kept. */
  #reasonOf(id: string): string | null {
    const reason = assertionsOf(this.#doc).get(id)?.get('againstReason');
    return typeof reason === 'string' ? reason : null;
  }

  #roots(): Record<Kind, Root> {
    return {
      codings: codingsOf(this.#doc),
      assertions: assertionsOf(this.#doc),
      memos: memosOf(this.#doc),
    };
  }

  /** The root of entries that a type is. */
  #kindOf(type: unknown): Kind | null {
    const roots = this.#roots();
    return KINDS.find((kind) => roots[kind] === type) ?? null;
  }

  /** Entries that were made or taken away. One that was begun and let go of is as if it had never been. */
  #noteEntries(kind: Kind, ids: Set<string | null>, tr: Y.Transaction): void {
    const root = this.#roots()[kind];
    for (const id of ids) {
      if (id === null) continue;
      if (tr.origin === 'unsaid') this.#entries[kind].delete(id);
      else {
        this.#entries[kind].set(id, root.get(id));
        this.#noteRemovedEntry(kind, id, tr);
      }
    }
  }

  #noteRemovedEntry(kind: Kind, id: string, tr: Y.Transaction): void {
    const entry = deadUnder(this.#roots()[kind], id);
    if (!entry) return;
    const fields = fieldsOf(entry, (item) => Y.isDeleted(tr.deleteSet, item.id));
    this.#removedEntries.set(entry, { kind, id, fields });
    for (const one of this.#removedEntries.keys())
      if (this.#removedEntries.size > MOST_REMOVED) this.#removedEntries.delete(one);
  }

  /** The block or entry that holds a changed type. */
  #noteInside(type: AnyType): void {
    for (let at: AnyType | null = type; at; at = at.parent) {
      const kind = this.#kindOf(at.parent);
      const id = at._item?.parentSub;
      if (kind && id) this.#entries[kind].set(id, this.#roots()[kind].get(id));
      if (at.parent === transcriptOf(this.#doc) && at instanceof Y.XmlElement) this.#blocks.add(at);
    }
  }

  #noteRemoved(tr: Y.Transaction): void {
    Y.iterateDeletedStructs(tr, tr.deleteSet, (struct) => {
      const type = struct instanceof Y.Item && struct.content instanceof Y.ContentType && struct.content.type;
      if (type instanceof Y.XmlElement) this.#removed.add(type);
    });
    for (const block of this.#removed) if (this.#removed.size > MOST_REMOVED) this.#removed.delete(block);
  }

  /** Blocks that the transaction itself made are not among the types that it changed. */
  #noteNew(tr: Y.Transaction): void {
    for (const block of blocksOf(this.#doc)) {
      const id = block._item?.id;
      if (id && id.clock >= (tr.beforeState.get(id.client) ?? 0)) this.#blocks.add(block);
    }
  }
}

/** Texts with an empty line between, but for empty ones. */
export const parted = (texts: readonly string[]): string =>
  texts.filter((text) => text.trim() !== '').join('\n\n');

const inParagraphs = (runs: readonly (readonly string[])[]): string =>
  parted(runs.map((each) => each.join('\n')));

type Root = Y.Map<Y.Map<unknown>>;
const KINDS: readonly Kind[] = ['codings', 'assertions', 'memos'];

type AnyType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never;

/** What somebody typed is kept whoever puts the rest into words. */
const reasonsOf: InWords = ({ assertions }) => assertions.flatMap(({ reason }) => reason ?? []);
