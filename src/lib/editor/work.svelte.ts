/** What a person is doing in an open record: selection, the active coding, the code that is being looked for, keys. */
import { uuidv4 } from 'lib0/random';
import { untrack } from 'svelte';
import type { Node } from 'prosemirror-model';
import { TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Fault } from '#core/claim.ts';
import type { Span } from '#core/coding.ts';
import {
  addAssertion,
  addCoding,
  addMemo,
  dropUnsaid,
  editAssertion,
  removeAssertion,
  removeCoding,
  removeMemo,
  type AssertionFields,
} from '#doc/entry.ts';
import { anchorAt, resolveSpan } from '#doc/position.ts';
import type { Messages } from '#lib/messages/en.ts';
import type { BlankKey, ClaimOption, SentenceContext, SourceOption } from './assertion-sentence.ts';
import type { CodeOption } from './code-path.ts';
import { blankAfter } from './blank-order.ts';
import { anchorsOf, markedSpans, moveWithWords, type Anchors } from './entry-spans.ts';
import { stoodIn, type Stood } from './first-caret.ts';
import { LastCodes } from './last-codes.svelte.ts';
import { fromOthers, mappedSpans, redraw, type Marks } from './marks.ts';
import { isSameSpan, spotAt, posAt, rangeOf, spanOf } from './spot.ts';
import { withMade } from './new-claim.ts';
import { readSelection } from './selection.ts';
import type { RecordSession } from './session.svelte.ts';
import { goOn } from './turn-keys.ts';
import { entriesInWords } from './unsent-words.ts';
import { openView } from './view.ts';

export interface WorkOptions {
  session: RecordSession;
  copy: 'field' | 'analysis';
  /** One's handle, as "A1": written beside what one makes. */
  by: string;
  /** A lead may take away what others made. */
  lead: boolean;
  speaker: string;
  party: string | null;
  codes: readonly CodeOption[];
  claims: readonly ClaimOption[];
  sources: readonly SourceOption[];
  /** Makes a claim of the study from the small form. */
  makeClaim: (form: FormData) => Promise<ClaimMade>;
  m: Messages;
}

export type ClaimMade = { ok: true; claim: ClaimOption } | { ok: false; faults: Fault[] };

/** What the margin asks for now. */
type Asking = { kind: 'code'; anchors: Anchors } | { kind: 'note'; block: number } | null;

export class RecordWork {
  readonly session: RecordSession;
  options: WorkOptions;
  readonly lastCodes = new LastCodes();
  view: EditorView | null = $state.raw(null);
  /** Grows with every change of what the editor shows: what was measured before is old. */
  painted = $state(0);
  selection: { span: Span; to: number } | null = $state.raw(null);
  active: string | null = $state(null);
  asking: Asking = $state.raw(null);
  /** The note that is being written: until it is kept or given up, whatever closes its form. */
  noteText = $state('');
  /** One that was begun, and whose form was closed. */
  readonly noteWaits: boolean = $derived.by(
    () => this.asking?.kind !== 'note' && this.noteText.trim() !== '',
  );
  /** The open blank of the active assertion. */
  blank: BlankKey | null = $state(null);
  #writing = $state(false);
  /** The selected words have not been coded yet: the bar stands beside them. */
  fresh = $state(false);
  /** The text has the focus. */
  focused = $state(false);
  /** The block in which the caret stands. */
  block = $state(0);
  /** What was just done, or why it was not; until the next act. */
  said = $state('');
  claims: readonly ClaimOption[] = $state.raw([]);

  /** The first question was asked for: its place takes the caret once it is there. */
  #begun = false;
  /** The assertion that was begun last, while nothing may have been said in it. */
  #begunAssertion: string | null = null;
  #moved: Map<string, { from: number; to: number }> | null = null;

  constructor(options: WorkOptions) {
    this.options = $state.raw(options);
    this.session = options.session;
    this.claims = options.claims;
    this.session.onRead = () => this.#refresh();
    this.session.inWords = (changed) =>
      entriesInWords(changed, {
        turns: this.session.turns,
        codes: this.options.codes,
        sentences: this.sentences,
      });
  }

  /** The study's lists as they are now. */
  renew(options: Omit<WorkOptions, 'session'>): void {
    this.options = { ...options, session: this.session };
    this.claims = withMade(
      options.claims,
      untrack(() => this.claims),
    );
  }

  /** Whether typing changes the words: in a field copy always, in a text that is coded when one says so. */
  readonly writing: boolean = $derived.by(
    () => this.session.writable && (this.options.copy === 'field' || this.#writing),
  );

  /** What assertions are put into sentences with. */
  get sentences(): SentenceContext {
    const { speaker, sources, m } = this.options;
    return { speaker, sources, m, claims: this.claims };
  }

  readonly coding: boolean = $derived.by(() => this.options.copy === 'analysis' && this.session.writable);

  /** Mounts the editor; what an attachment returns takes it down. */
  readonly mount = (node: HTMLElement): (() => void) => untrack(() => this.#mount(node));

  /** Nothing that it reads may mount the editor again: attachments run anew when what they read changes. */
  #mount(node: HTMLElement): () => void {
    const { session, options } = this;
    const { placeholder } = options.m.record;
    const touch = matchMedia('(pointer: coarse)').matches;
    const view = openView(node, {
      doc: session.doc,
      reading: session.reading,
      awareness: session.link.provider.awareness,
      undo: session.undo,
      marks: (doc) => this.#marks(doc),
      writing: () => this.writing,
      focusable: () => this.writing || !touch,
      // A moment later: a view that is being taken down loses its focus while nothing may be written.
      onFocus: (focused) =>
        queueMicrotask(() => {
          if (this.view) this.focused = focused;
        }),
      onKey: (event) => this.onTextKey?.(event) ?? false,
      onClick: (pos) => this.#clicked(pos),
      onChange: (changed, tr) => this.#onChange(changed, tr),
      onTooLong: (length) => (this.said = options.m.record.tooLongToPaste(length.toLocaleString('en'))),
      writesOn: options.copy === 'field',
      stood: this.stood,
      label: options.m.record.text,
      placeholders: touch ? { question: placeholder.question, answer: placeholder.answerTouch } : placeholder,
    });
    this.view = view;
    session.attach(view);
    if (this.#begun) queueMicrotask(() => this.goTo(0));
    // Whoever went elsewhere meanwhile is not called back.
    if (this.stood?.focused && document.activeElement === document.body) view.focus();
    return () => {
      this.stood = this.stands();
      this.view = null;
      session.attach(null);
      view.destroy();
    };
  }

  /** Where one was in the editor that this one's takes the place of. */
  stood: Stood | null = null;

  /** Where one is now. */
  stands(): Stood | null {
    return this.view ? stoodIn(this.view.state, this.view.hasFocus()) : this.stood;
  }

  /** Set by the page: keys in text that is only read. */
  onTextKey: ((event: KeyboardEvent) => boolean) | null = null;

  /** The place for the first question of a record without a word. */
  begin(): void {
    this.#begun = true;
    this.session.begin();
  }

  // ── codings ───────────────────────────────────────────────────────────────

  /** Asks for a code for the selected words. */
  startCoding(): void {
    const anchors = this.#selectedAnchors();
    if (anchors) this.ask({ kind: 'code', anchors });
  }

  /** Puts a code on the words that wait for it, else on the selected ones. */
  code(code: string): void {
    const anchors = this.asking?.kind === 'code' ? this.asking.anchors : this.#selectedAnchors();
    this.ask(null);
    if (!anchors) return;
    this.lastCodes.use(code);
    this.activate(this.#laid(code, anchors) ?? this.#lay(code, anchors));
    this.fresh = false;
    this.view?.focus();
  }

  #lay(code: string, anchors: Anchors): string {
    const id = uuidv4();
    this.session.undo.stopCapturing();
    addCoding(this.session.doc, id, { code, by: this.options.by, ...anchors });
    return id;
  }

  /** One's own coding with this code on exactly these words: it is not laid twice. */
  #laid(code: string, anchors: Anchors): string | null {
    const span = resolveSpan(this.session.doc, anchors.from, anchors.to);
    const found = this.session.reading.entries.codings.find(
      (one) => one.code === code && one.by === this.options.by && isSameSpan(one.span, span),
    );
    return found?.id ?? null;
  }

  /** Asks in the margin, or no longer; words that wait for a code are lit meanwhile. */
  ask(asking: Asking): void {
    const wasNote = this.asking?.kind === 'note';
    this.asking = asking;
    this.said = wasNote && this.noteWaits ? this.options.m.memo.waits : '';
    this.redraw();
  }

  assert(): void {
    const anchors = this.#selectedAnchors();
    if (!anchors) return;
    const id = uuidv4();
    this.session.undo.stopCapturing();
    addAssertion(this.session.doc, id, { by: this.options.by, ...anchors, fields: {} });
    this.fresh = false;
    this.activate(id);
    this.#begunAssertion = id;
    this.blank = 'stance';
  }

  fill(id: string, fields: AssertionFields): void {
    this.session.undo.stopCapturing();
    editAssertion(this.session.doc, id, fields);
  }

  /** Goes on to the next blank, open ones first when forward; past the last one the sentence is left. */
  nextBlank(id: string, from: BlankKey, step: 1 | -1): void {
    // Read anew: what was filled a moment ago may have brought other blanks.
    const assertion = this.session.reading.entries.assertions.find((one) => one.id === id);
    this.blank = assertion ? blankAfter(assertion, this.claims, from, step) : null;
    if (this.blank === null) this.endBlank();
  }

  /** No blank asks any more. What was begun and says nothing goes: it was not wanted. */
  endBlank(): void {
    this.blank = null;
    if (!this.session.writable) return; // what one may not do now waits
    const id = this.#begunAssertion;
    this.#begunAssertion = null;
    if (id !== null && dropUnsaid(this.session.doc, id) && this.active === id) this.activate(null);
  }

  mayRemove(by: string): boolean {
    return this.session.writable && (this.options.lead || by === this.options.by);
  }

  /** Takes away what is active, if it is one's own. Undo brings it back. */
  removeActive(): boolean {
    const id = this.active;
    const coding = this.session.codings.find((one) => one.id === id);
    const assertion = this.session.assertions.find((one) => one.id === id);
    const found = coding ?? assertion;
    if (!found || !this.mayRemove(found.by)) return false;
    this.session.undo.stopCapturing();
    if (coding) removeCoding(this.session.doc, coding.id);
    if (assertion) removeAssertion(this.session.doc, assertion.id);
    this.activate(null);
    this.said = this.options.m.coding.removed;
    return true;
  }

  async makeClaim(form: FormData): Promise<ClaimMade> {
    const made = await this.options.makeClaim(form);
    if (made.ok) this.claims = [...this.claims.filter((one) => one.id !== made.claim.id), made.claim];
    return made;
  }

  // ── notes ─────────────────────────────────────────────────────────────────

  startNote(): void {
    if (!this.session.writable || this.session.blocks.length === 0) return;
    this.look();
    this.ask({ kind: 'note', block: this.selection?.span.fromBlock ?? this.block });
  }

  note(): void {
    const { asking } = this;
    const text = this.noteText.trim();
    this.giveUpNote();
    if (asking?.kind !== 'note' || text === '') return;
    const block = Math.min(asking.block, this.session.blocks.length - 1);
    this.session.undo.stopCapturing();
    addMemo(this.session.doc, uuidv4(), {
      by: this.options.by,
      at: anchorAt(this.session.doc, block, 0, 0),
      text,
    });
  }

  giveUpNote(): void {
    this.noteText = '';
    this.ask(null);
  }

  removeNote(id: string): void {
    this.session.undo.stopCapturing();
    removeMemo(this.session.doc, id);
  }

  // ── moving ────────────────────────────────────────────────────────────────

  activate(id: string | null): void {
    this.active = id;
    this.said = '';
    this.endBlank();
    this.redraw();
  }

  /** The caret into this block, in view. */
  goTo(block: number): void {
    const view = this.view;
    const pos = view && posAt(view.state.doc, { block, offset: 0 });
    if (!view || pos === null) return;
    view.focus(); // first: a text without the focus is not scrolled
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)).scrollIntoView());
  }

  /** One step out: of the question in the margin, of writing in a text that is coded, of what is active, of the text. */
  leave(): boolean {
    if (this.asking) this.ask(null);
    else if (this.blank) this.endBlank();
    else if (this.writing && this.options.copy === 'analysis') this.write(false);
    else if (this.view?.hasFocus()) this.view.dom.blur();
    else if (this.active) this.activate(null);
    else return false;
    return true;
  }

  /** To the next question, or to a new one: what Enter Enter does, for who has no keys. */
  goOn(): void {
    const view = this.view;
    if (!view || !this.writing) return;
    goOn(view.state, view.dispatch);
    view.focus();
  }

  write(on: boolean): void {
    this.#writing = on;
    this.view?.setProps({}); // asks again whether it may be edited
    if (this.writing) this.view?.focus();
  }

  // ── inside ────────────────────────────────────────────────────────────────

  /** What is selected in the browser at this moment, of which the editor may not have heard yet. */
  look(): void {
    if (this.view) readSelection(this.view);
  }

  #selectedAnchors(): Anchors | null {
    this.look();
    const span = this.selection?.span;
    if (!span || !this.session.writable) {
      this.said = this.options.m.coding.selectFirst;
      return null;
    }
    return anchorsOf(this.session, span);
  }

  #marks(doc: Node): Marks {
    const held = this.asking?.kind === 'code' ? this.asking.anchors : null;
    const { session } = this;
    const spans = markedSpans(session, doc, held);
    // Their rings are shown without network alone: else each letter would have the text drawn twice more, and no ring.
    const unsent = session.link.state.kind === 'offline' ? session.unsent.blocks() : [];
    return { spans, active: this.active, unsent };
  }

  /** What is drawn in the text, as it is now. */
  redraw(): void {
    this.look();
    if (this.view) redraw(this.view, this.#marks(this.view.state.doc));
  }

  /** The entries were read again. */
  #refresh(): void {
    this.#keepMoved();
    this.redraw();
    this.painted++;
  }

  #onChange(view: EditorView, tr: Transaction): void {
    if (tr.docChanged && !fromOthers(tr) && tr.before.childCount !== tr.doc.childCount)
      this.#moved = mappedSpans(view.state);
    const { from, to, empty } = view.state.selection;
    this.block = spotAt(view.state.doc, from).block;
    const span = empty ? null : spanOf(view.state.doc, from, to);
    if (!isSameSpan(span, this.selection?.span ?? null)) this.fresh = span !== null;
    if (span) this.said = '';
    this.selection = span && { span, to: rangeOf(view.state.doc, span)?.to ?? to };
    if (tr.docChanged) this.painted++;
  }

  #keepMoved(): void {
    const moved = this.#moved;
    this.#moved = null;
    if (moved && this.view) moveWithWords(this.session, this.view.state.doc, moved);
  }

  /** A moment later: a click into selected words moves the caret only after it was told. What a key began since stays. */
  #clicked(pos: number): void {
    const begun = this.#begunAssertion;
    setTimeout(() => {
      if (this.#begunAssertion === begun) this.#activateAt(pos);
    });
  }

  /** The shortest coding under a click becomes the active one. */
  #activateAt(pos: number): void {
    const view = this.view;
    if (!view || this.options.copy === 'field') return;
    const under = this.#marks(view.state.doc).spans.filter(
      (span) => span.kind !== 'held' && span.from <= pos && pos <= span.to,
    );
    const shortest = under.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0];
    this.activate(shortest?.id ?? null);
  }
}
