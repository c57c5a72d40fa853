/** A record that is open in this tab: its document, its link to the server, and its entries as the page reads them. */
import { defaultDeleteFilter, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { EditorView } from 'prosemirror-view';
import * as Y from 'yjs';
import {
  readAssertions,
  readCodings,
  readMemos,
  type AssertionEntry,
  type CodingEntry,
  type MemoEntry,
} from '#doc/entry.ts';
import { blocksOf, blockText } from '#doc/position.ts';
import { assertionsOf, codingsOf, memosOf, openDocument, transcriptOf } from '#doc/schema.ts';
import { appendBlocks, readBlocks, turnsOf, type Block } from '#doc/transcript.ts';
import { RecordLink } from '#lib/sync/connect.svelte.ts';
import type { ReadOnly } from '#lib/sync/state.ts';
import { peopleIn, type Person } from './cursors.ts';

/** Keystrokes within this time are one step of undo (ms). */
const ONE_STEP = 500;

export interface SessionOptions {
  room: string;
  readOnly: ReadOnly | null;
}

export class RecordSession {
  readonly doc = openDocument();
  readonly undo: Y.UndoManager;
  readonly link: RecordLink;
  /** The document has arrived at least once. */
  arrived = $state(false);
  blocks: readonly Block[] = $state.raw([]);
  codings: readonly CodingEntry[] = $state.raw([]);
  assertions: readonly AssertionEntry[] = $state.raw([]);
  memos: readonly MemoEntry[] = $state.raw([]);
  people: readonly Person[] = $state.raw([]);
  readonly turns = $derived(turnsOf(this.blocks));
  /** Called after the entries were read again. */
  onRead: () => void = () => undefined;

  #view: EditorView | null = null;
  #unsent = new Set<Y.XmlElement | Y.Map<unknown>>();
  #scheduled = false;
  #gone = false;

  constructor(options: SessionOptions) {
    this.undo = undoManager(this.doc);
    this.doc.on('afterTransaction', this.#onTransaction);
    this.doc.on('update', this.#schedule);
    this.link = new RecordLink({
      doc: this.doc,
      room: options.room,
      unsaved: () => this.unsavedText(),
      onReady: () => this.#arrive(),
      onSaved: () => this.#settle(),
    });
    this.link.allow(options.readOnly);
    this.link.provider.awareness.on('change', this.#seePeople);
  }

  get writable(): boolean {
    return this.link.readOnly === null && this.link.state.kind !== 'refused';
  }

  /** Index of the turn that a block belongs to. */
  turnOf(block: number): number {
    return this.turns.findLastIndex((turn) => turn.block <= block);
  }

  /** The blocks with changes that are not in the log yet. */
  get unsentBlocks(): number[] {
    if (this.#unsent.size === 0) return [];
    return blocksOf(this.doc).flatMap((block, i) => (this.#unsent.has(block) ? [i] : []));
  }

  attach(view: EditorView | null): void {
    this.#view = view;
    if (view) this.#seePeople();
  }

  /** A record without a word yet gets the place for the first question. */
  begin(): void {
    if (this.writable && this.blocks.length === 0) appendBlocks(this.doc, [{ kind: 'question', text: '' }]);
  }

  destroy(): void {
    this.#gone = true;
    this.link.destroy();
    this.undo.destroy();
    this.doc.destroy();
  }

  #arrive(): void {
    this.#read();
    this.arrived = true;
  }

  #settle(): void {
    this.#unsent.clear();
    this.#schedule();
  }

  readonly #schedule = (): void => {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.#gone) this.#read();
    });
  };

  #read(): void {
    this.blocks = readBlocks(this.doc);
    this.codings = readCodings(this.doc);
    this.assertions = readAssertions(this.doc);
    this.memos = readMemos(this.doc);
    this.#seePeople(); // a caret may stand in words that came after it
    this.onRead();
  }

  readonly #seePeople = (): void => {
    if (!this.#gone)
      this.people = peopleIn(this.link.provider.awareness, this.doc, this.#view?.state ?? null);
  };

  /** Which paragraphs and notes one's own changes touched, until the log holds them. */
  readonly #onTransaction = (tr: Y.Transaction): void => {
    if (!tr.local || tr.origin === this.link.provider || tr.changed.size === 0) return;
    for (const type of tr.changed.keys()) {
      const touched = topOf(type, this.doc);
      if (touched) this.#unsent.add(touched);
      else if (type instanceof Y.XmlFragment) this.#addNew(tr);
    }
  };

  #addNew(tr: Y.Transaction): void {
    for (const block of blocksOf(this.doc)) {
      const id = block._item?.id;
      if (id && id.clock >= (tr.beforeState.get(id.client) ?? 0)) this.#unsent.add(block);
    }
  }

  /** The paragraphs and notes with changes that the log does not hold, as plain text. */
  unsavedText(): string {
    const memos = memosOf(this.doc);
    const notes = readMemos(this.doc).filter(({ id }) => {
      const map = memos.get(id);
      return map !== undefined && this.#unsent.has(map);
    });
    const paragraphs = blocksOf(this.doc).filter((block) => this.#unsent.has(block));
    return [...paragraphs.map(blockText), ...notes.map((note) => note.text)]
      .filter((text) => text.trim() !== '')
      .join('\n\n');
  }
}

type AnyType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never;

/** The block or note that holds a changed type, or null: it is a root. */
function topOf(type: AnyType, doc: Y.Doc): Y.XmlElement | Y.Map<unknown> | null {
  const roots: unknown[] = [transcriptOf(doc), memosOf(doc)];
  for (let at: AnyType | null = type; at; at = at.parent) {
    if (!roots.includes(at.parent)) continue;
    if (at instanceof Y.XmlElement || at instanceof Y.Map) return at;
  }
  return null;
}

/** Undo is one's own: what others did in between stays. */
function undoManager(doc: Y.Doc): Y.UndoManager {
  const kept = new Set(['question', 'answer']); // a paragraph in which others wrote meanwhile is not taken away
  return new Y.UndoManager([transcriptOf(doc), codingsOf(doc), assertionsOf(doc), memosOf(doc)], {
    captureTimeout: ONE_STEP,
    trackedOrigins: new Set<unknown>([ySyncPluginKey, 'coding', 'assertion', 'memo']),
    deleteFilter: (item) => defaultDeleteFilter(item, kept),
    captureTransaction: (tr) => tr.meta.get('addToHistory') !== false,
  });
}
