/** The ProseMirror view of a record's transcript, bound to its Y.Doc. */
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, type Selection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { transcriptOf, transcriptSchema } from '#doc/schema.ts';
import { cursors } from './cursors.ts';
import { firstFocus, whereOneStood, whereToWriteOn, type Stood } from './first-caret.ts';
import { KeptNodes } from './kept-nodes.ts';
import { fromOthers, marksPlugin, type Marks } from './marks.ts';
import { pastePlain } from './paste.ts';
import type { Reading } from './reading.ts';
import { onReadSelection, readSelection } from './selection.ts';
import { turnKeys } from './turn-keys.ts';
import { typingRun } from './typing-run.ts';
import { onUndoKey } from './undo.ts';

export interface ViewOptions {
  doc: Y.Doc;
  reading: Reading;
  awareness: Awareness;
  undo: Y.UndoManager;
  marks: (doc: Node) => Marks;
  /** Whether typing changes the words now. */
  writing: () => boolean;
  /** Whether the text takes the focus at all (a phone would open its keyboard). */
  focusable: () => boolean;
  /** A key in text that is only read; true: it was meant for us. */
  onKey: (event: KeyboardEvent) => boolean;
  onClick: (pos: number) => void;
  onFocus: (focused: boolean) => void;
  onChange: (view: EditorView, tr: Transaction) => void;
  onTooLong: (length: number) => void;
  /** Whether the caret waits where one would write on, until one puts it somewhere. */
  writesOn: boolean;
  /** Where the caret was before another editor took the place of its own. */
  stood: Stood | null;
  label: string;
  placeholders: { question: string; answer: string };
}

export function openView(node: HTMLElement, options: ViewOptions): EditorView {
  const transcript = transcriptOf(options.doc);
  // The document is handed over with its mapping, so that it is not painted twice.
  const { doc, mapping } = initProseMirrorDoc(transcript, transcriptSchema);
  const selection = firstSelection(doc, options);
  const plugins: Plugin[] = [
    ySyncPlugin(transcript, { mapping: new KeptNodes(options.reading, mapping) }),
    cursors(options),
    yUndoPlugin({ undoManager: options.undo }),
    guard(options),
    marksPlugin(options.marks),
    placeholders(options),
    turnKeys(options.writing),
    typingRun(),
    ...(selection ? [firstFocus()] : []),
  ];
  const view: EditorView = new EditorView(node, {
    state: EditorState.create({
      doc,
      plugins,
      ...(selection ? { selection } : {}),
    }),
    attributes: () => ({
      'aria-readonly': String(!options.writing()),
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': options.label,
      // It is reached by Tab anyway: this says so to what reads the page.
      ...(options.focusable() ? { tabindex: '0' } : {}),
      class: 'transcript',
      spellcheck: 'false',
      translate: 'no',
    }),
    scrollThreshold: covered(),
    scrollMargin: covered(),
    editable: () => options.focusable(),
    clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
    dispatchTransaction: (tr) => {
      if (view.isDestroyed) return; // presence is drawn a moment later, when the page may have gone
      const current = onReadSelection(view, tr);
      view.updateState(view.state.apply(current));
      options.onChange(view, current);
    },
  });
  return view;
}

function firstSelection(doc: Node, { stood, writesOn }: ViewOptions): Selection | null {
  if (stood) return whereOneStood(doc, stood);
  return writesOn ? whereToWriteOn(doc) : null;
}

/** On a narrow screen the state line and the sheet stand over the text: a caret is in view between them (px). */
const covered = (): { top: number; bottom: number; left: number; right: number } =>
  matchMedia('(width < 900px)').matches
    ? { top: 88, bottom: 112, left: 0, right: 0 }
    : { top: 5, bottom: 5, left: 0, right: 0 };

/** Text that is only read stays as it is, whatever key, paste, drop or input method comes; keys go to the record. */
function guard(options: ViewOptions): Plugin {
  const unlessWriting = (_: EditorView, event: Event): boolean => {
    if (options.writing()) return false;
    event.preventDefault();
    return true;
  };
  return new Plugin({
    filterTransaction: (tr) => !tr.docChanged || fromOthers(tr) || options.writing(),
    props: {
      handleDOMEvents: {
        // A key may come before the editor was told of the click: it is meant for where the click put the caret.
        keydown: (view) => (readSelection(view), false),
        beforeinput: unlessWriting,
        cut: unlessWriting,
        focus: () => (options.onFocus(true), false),
        blur: () => (options.onFocus(false), false),
      },
      handleKeyDown: (_, event) => onUndoKey(event, options.undo) || options.onKey(event),
      handleClick: (_, pos) => {
        options.onClick(pos);
        return false;
      },
      handlePaste: (view, event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (options.writing() && !inOneStep(options.undo, () => pastePlain(view, text)))
          options.onTooLong(text.length);
        return true;
      },
      handleDrop: () => true, // a file or another page's markup has no place in a transcript
    },
  });
}

/** However long it takes, one undo takes it back. */
function inOneStep<T>(undo: Y.UndoManager, act: () => T): T {
  const { captureTimeout } = undo;
  undo.stopCapturing();
  undo.captureTimeout = Number.MAX_SAFE_INTEGER;
  try {
    return act();
  } finally {
    undo.captureTimeout = captureTimeout;
    undo.stopCapturing();
  }
}

/** An empty block says what belongs there: the one with the caret, else the first. */
function placeholders(options: ViewOptions): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const at = options.writing() ? emptyBlock(state) : null;
        const node = at === null ? null : state.doc.nodeAt(at);
        if (at === null || !node) return null;
        const text = options.placeholders[node.type.name === 'question' ? 'question' : 'answer'];
        const attributes = { class: 'empty', 'data-placeholder': text };
        return DecorationSet.create(state.doc, [Decoration.node(at, at + node.nodeSize, attributes)]);
      },
    },
  });
}

function emptyBlock(state: EditorState): number | null {
  const { $head } = state.selection;
  if ($head.depth > 0 && $head.parent.content.size === 0) return $head.before(1);
  let first: number | null = null;
  state.doc.forEach((node, offset) => {
    if (first === null && node.content.size === 0) first = offset;
  });
  return first;
}
