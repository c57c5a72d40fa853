/** What is drawn in the text: coded spans (clean, but for the active one), words that wait for a code, paragraphs not sent. */
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

export interface MarkedSpan {
  /** The entry's id in the document. */
  id: string;
  kind: 'coding' | 'assertion' | 'held';
  code: string | null;
  from: number;
  to: number;
}

export interface Marks {
  spans: readonly MarkedSpan[];
  active: string | null;
  /** Blocks with changes that the log does not hold yet. */
  unsent: readonly number[];
}

const key = new PluginKey<DecorationSet>('marks');

/** `read` gives the marks for a document of the editor; the record's own document is up to date when it is called. */
export function marksPlugin(read: (doc: Node) => Marks): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, state) => draw(state.doc, read(state.doc)),
      apply(tr, drawn, _before, state) {
        // The binding replaces the whole document on a remote change, which would lose what is only mapped.
        if (tr.getMeta(key) !== undefined || fromOthers(tr)) return draw(state.doc, read(state.doc));
        return tr.docChanged ? drawn.map(tr.mapping, tr.doc) : drawn;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Whether the binding made this transaction from a change of the record's document. */
export function fromOthers(tr: Transaction): boolean {
  const change: unknown = tr.getMeta(ySyncPluginKey);
  return (
    typeof change === 'object' &&
    change !== null &&
    'isChangeOrigin' in change &&
    change.isChangeOrigin === true
  );
}

/** Draws again, if that would differ from what is drawn. */
export function redraw(view: EditorView, marks: Marks): void {
  const drawn = key.getState(view.state);
  if (drawn && sameAs(drawn, draw(view.state.doc, marks))) return;
  view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
}

/** The ranges as they were mapped through one's own edits: what a split or join did to the text they stand on. */
export function mappedSpans(state: EditorState): Map<string, { from: number; to: number }> {
  const spans = new Map<string, { from: number; to: number }>();
  for (const { from, to, spec } of key.getState(state)?.find() ?? [])
    if (typeof spec['entry'] === 'string') spans.set(spec['entry'], { from, to });
  return spans;
}

function draw(doc: Node, marks: Marks): DecorationSet {
  const spans = marks.spans.map((span) =>
    Decoration.inline(span.from, span.to, attributesOf(span, marks.active), {
      entry: span.id,
      active: span.id === marks.active,
    }),
  );
  return DecorationSet.create(doc, [...spans, ...marks.unsent.flatMap((block) => unsentBlock(doc, block))]);
}

/** Without a node name overlapping decorations would merge into one element. */
function attributesOf(span: MarkedSpan, active: string | null): Record<string, string> {
  const classes = [span.kind === 'held' ? 'held' : 'coded', ...(span.id === active ? ['active'] : [])];
  return {
    nodeName: 'span',
    class: classes.join(' '),
    'data-entry': span.id,
    ...(span.code === null ? {} : { 'data-code': span.code }),
  };
}

function unsentBlock(doc: Node, block: number): Decoration[] {
  if (block < 0 || block >= doc.childCount) return [];
  let from = 0;
  for (let i = 0; i < block; i++) from += doc.child(i).nodeSize;
  return [Decoration.node(from, from + doc.child(block).nodeSize, { class: 'unsent' }, { unsent: true })];
}

function sameAs(a: DecorationSet, b: DecorationSet): boolean {
  const text = (set: DecorationSet): string =>
    set
      .find()
      .map((d) => `${d.from} ${d.to} ${String(d.spec['entry'])} ${String(d.spec['active'])}`)
      .toSorted()
      .join('|');
  return text(a) === text(b);
}
