/** A record that is open in this tab: its document, its link to the server, and its entries as the page reads them. */
import type { EditorView } from 'prosemirror-view';
import type * as Y from 'yjs';
import { settleAnchors, type AssertionEntry, type CodingEntry, type MemoEntry } from '#doc/entry.ts';
import { openDocument } from '#doc/schema.ts';
import { appendBlocks, type Block, type Turn } from '#doc/transcript.ts';
import { RecordLink, type Returned } from '#lib/sync/connect.svelte.ts';
import type { Refusal } from '#lib/sync/refusal.ts';
import type { ReadOnly } from '#lib/sync/state.ts';
import { peopleIn, type Person } from './cursors.ts';
import { turnAt } from './outline.ts';
import { kept, Reading } from './reading.ts';
import { readSelection } from './selection.ts';
import { undoManager } from './undo.ts';
import { parted, Unsent, type InWords } from './unsent.ts';

export interface SessionOptions {
  room: string;
  readOnly: ReadOnly | null;
  /** One's own handle, as the server writes it. */
  me: string;
  /** Nothing of the document may stay in this tab: whoever holds the session lets go of it. */
  onForget: (why: Refusal) => void;
  /** What was begun beside the text and is not kept yet. */
  begun: () => string;
  /** Whether the one who is signed in now is the one who opened this. */
  whoReturned: () => Promise<Returned>;
}

export class RecordSession {
  readonly doc = openDocument();
  /** The document as it is at this moment; the fields below are as the page last drew them. */
  readonly reading = new Reading(this.doc);
  readonly unsent = new Unsent(this.doc);
  readonly undo: Y.UndoManager;
  readonly link: RecordLink;
  /** The document has arrived at least once. */
  arrived = $state(false);
  blocks: readonly Block[] = $state.raw([]);
  codings: readonly CodingEntry[] = $state.raw([]);
  assertions: readonly AssertionEntry[] = $state.raw([]);
  memos: readonly MemoEntry[] = $state.raw([]);
  people: readonly Person[] = $state.raw([]);
  turns: readonly Turn[] = $state.raw([]);
  /** One's own words that others took out, unseen, with the paragraph in which they stood: until they are put away. */
  taken = $state('');
  /** Words of others that came too late for a paragraph which was taken out here: until they are put away. */
  late = $state('');
  /** Called when the link is back: what was told meanwhile was not heard. */
  onReturn: () => void = () => undefined;
  /** Called after the entries were read again. */
  onRead: () => void = () => undefined;
  /** Puts codings and assertions into words: set by who has the study's lists. */
  inWords: InWords | undefined;

  readonly #me: string;
  #view: EditorView | null = null;
  #scheduled = false;
  #seeing = false;
  #gone = false;

  constructor(options: SessionOptions) {
    this.#me = options.me;
    this.undo = undoManager(this.doc);
    this.undo.on('stack-item-popped', () => settleAnchors(this.doc));
    this.doc.on('afterTransaction', this.#onTransaction);
    this.doc.on('update', this.#schedule);
    this.link = new RecordLink({
      doc: this.doc,
      room: options.room,
      unsaved: (isReplaced) => (isReplaced ? this.unsent.ownText(this.inWords) : this.unsentText()),
      begun: (isReplaced) => parted([this.taken, isReplaced ? '' : this.late, options.begun()]),
      onArrival: () => this.#view && readSelection(this.#view),
      onReady: () => this.#arrive(),
      onSaved: () => this.#settle(),
      onForget: options.onForget,
      whoReturned: options.whoReturned,
    });
    this.link.allow(options.readOnly);
    this.link.provider.awareness.on('change', this.#seePeople);
  }

  /** Derived, so that what hangs on it is drawn again when it changes and not at every keystroke that is on its way. */
  readonly writable: boolean = $derived.by(() => this.link.readOnly === null && this.link.refusal === null);

  /** Index of the turn that a block belongs to. */
  turnOf(block: number): number {
    return turnAt(this.turns, block);
  }

  /** What the log does not hold, to be copied. */
  unsentText(): string {
    return this.unsent.text(this.inWords);
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
    if (this.arrived) this.onReturn();
    this.arrived = true;
  }

  #settle(): void {
    this.unsent.clear();
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
    const { reading } = this;
    this.blocks = reading.blocks;
    this.turns = reading.turns;
    ({ codings: this.codings, assertions: this.assertions, memos: this.memos } = reading.entries);
    this.#seePeople(); // a caret may stand in words that came after it
    this.onRead();
  }

  /** Carets move many times a second: who is where is read once for all that comes together. */
  readonly #seePeople = (): void => {
    if (this.#seeing) return;
    this.#seeing = true;
    queueMicrotask(() => {
      this.#seeing = false;
      if (!this.#gone) this.#readPeople();
    });
  };

  #readPeople(): void {
    const { awareness } = this.link.provider;
    this.people = kept(this.people, peopleIn(awareness, this.doc, this.#me, this.reading.layout));
  }

  readonly #onTransaction = (tr: Y.Transaction): void => {
    if (tr.origin === this.link.provider) {
      this.taken = parted([this.taken, this.unsent.taken(tr, this.inWords)]);
      this.late = parted([this.late, this.unsent.late(tr, this.inWords)]);
    } else if (tr.local && tr.changed.size > 0) this.unsent.note(tr);
  };
}
