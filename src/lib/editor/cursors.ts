/** Other people's carets: a line where they stand, their role handle in the gutter beside it. The server writes the handle. */
import type { EditorState } from 'prosemirror-state';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { z } from 'zod';
import { anchorAt, resolveAnchor, type Anchor, type Layout } from '#doc/position.ts';
import { fromOthers } from './marks.ts';
import { spotAt, posAt } from './spot.ts';
import type { Reading } from './reading.ts';

const Presence = z.object({
  user: z.object({ name: z.string().min(1).max(40) }),
  cursor: z.object({ anchor: z.unknown(), head: z.unknown() }).nullish().catch(null),
});

export interface Person {
  client: number;
  handle: string;
  /** The block in which the caret stands, or null: only reading. */
  block: number | null;
}

export interface CursorOptions {
  doc: Y.Doc;
  reading: Reading;
  awareness: Awareness;
}

interface Caret {
  client: number;
  handle: string;
  anchor: number;
  head: number;
}

interface Drawn {
  carets: readonly Caret[];
  set: DecorationSet;
}

const key = new PluginKey<Drawn>('cursors');

/** Shows where others are and tells them where one is oneself. Carets move many times a second: they are drawn once a frame. */
export function cursors(options: CursorOptions): Plugin<Drawn> {
  const drawnIn = (state: EditorState): Drawn => draw(state, caretsIn(state, options));
  return new Plugin<Drawn>({
    key,
    state: {
      init: (_, state) => drawnIn(state),
      apply(tr, drawn, _before, state) {
        if (tr.getMeta(key) !== undefined || fromOthers(tr)) return drawnIn(state);
        return tr.docChanged ? { carets: [], set: drawn.set.map(tr.mapping, tr.doc) } : drawn;
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
    view: (view) => follow(view, options),
  });
}

function follow(view: EditorView, options: CursorOptions): { update: () => void; destroy: () => void } {
  const { awareness } = options;
  let frame = 0;
  const tell = (): void => tellOwn(view, options);
  const show = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const drawn = key.getState(view.state)?.carets ?? [];
      if (same(drawn, caretsIn(view.state, options))) return;
      view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
    });
  };
  awareness.on('change', show);
  view.dom.addEventListener('focusin', tell);
  view.dom.addEventListener('focusout', tell);
  return {
    update: tell,
    destroy: () => {
      cancelAnimationFrame(frame);
      awareness.off('change', show);
      view.dom.removeEventListener('focusin', tell);
      view.dom.removeEventListener('focusout', tell);
      awareness.setLocalStateField('cursor', null);
    },
  };
}

/** Only what has moved is told: a caret keeps to its letter whatever others type before it. */
function tellOwn(view: EditorView, { doc, reading, awareness }: CursorOptions): void {
  const told: unknown = awareness.getLocalState()?.['cursor'] ?? null;
  const { blocks } = reading.layout;
  const at = (pos: number): Anchor | null => {
    const { block, offset } = spotAt(view.state.doc, pos);
    return block < blocks.length ? anchorAt(doc, block, offset, -1, blocks) : null;
  };
  const { selection } = view.state;
  const head = view.hasFocus() ? at(selection.head) : null;
  const anchor = head && !selection.empty ? at(selection.anchor) : head;
  const now = anchor && head && { anchor, head };
  if (JSON.stringify(told) !== JSON.stringify(now)) awareness.setLocalStateField('cursor', now);
}

function caretsIn({ doc: text }: EditorState, { doc, reading, awareness }: CursorOptions): Caret[] {
  const { layout } = reading;
  const posOf = (anchor: unknown): number | null => {
    const place = resolveAnchor(doc, anchor, true, layout);
    return place && posAt(text, place);
  };
  return [...awareness.getStates()].flatMap(([client, value]): Caret[] => {
    const presence = Presence.safeParse(value);
    if (client === doc.clientID || !presence.success || !presence.data.cursor) return [];
    const [anchor, head] = [posOf(presence.data.cursor.anchor), posOf(presence.data.cursor.head)];
    if (anchor === null || head === null) return [];
    return [{ client, handle: presence.data.user.name, anchor, head }];
  });
}

function draw({ doc }: EditorState, carets: readonly Caret[]): Drawn {
  const decorations = carets.flatMap(({ client, handle, anchor, head }) => [
    Decoration.widget(head, () => caret(handle), { key: `${client} ${handle}`, side: 10 }),
    ...(anchor === head
      ? []
      : [
          Decoration.inline(
            Math.min(anchor, head),
            Math.max(anchor, head),
            { class: 'their-selection' },
            { inclusiveEnd: true },
          ),
        ]),
  ]);
  return { carets, set: DecorationSet.create(doc, decorations) };
}

const same = (a: readonly Caret[], b: readonly Caret[]): boolean =>
  a.length === b.length && JSON.stringify(a) === JSON.stringify(b);

/**
 * Nothing in it is text: a click beyond a line's end would put one's own caret into it, where what one types is lost.
 * What it shows is drawn by its style.
 */
function caret(handle: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'their-caret';
  const name = document.createElement('span');
  name.className = 'their-handle';
  name.dir = document.documentElement.dir; // the gutter is the page's, whatever the paragraph's direction
  name.dataset['handle'] = handle;
  mark.append(name);
  return mark;
}

/** Everybody else in the document (one's own other tabs are oneself); one person with two tabs is there once, with the tab that has a caret. */
export function peopleIn(awareness: Awareness, doc: Y.Doc, me: string, layout: Layout): Person[] {
  const byHandle = new Map<string, Person>();
  for (const [client, value] of awareness.getStates()) {
    const presence = Presence.safeParse(value);
    if (client === doc.clientID || !presence.success || presence.data.user.name === me) continue;
    const handle = presence.data.user.name;
    if (typeof byHandle.get(handle)?.block === 'number') continue;
    const block = resolveAnchor(doc, presence.data.cursor?.head, true, layout)?.block ?? null;
    byHandle.set(handle, { client, handle, block });
  }
  return [...byHandle.values()].toSorted((a, b) => (a.handle < b.handle ? -1 : 1));
}
