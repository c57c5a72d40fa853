/** Other people's carets: a line where they stand, their role handle in the gutter beside it. The server writes the handle. */
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Plugin } from 'prosemirror-state';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { z } from 'zod';
import { resolveAnchor, type Layout } from '#doc/position.ts';

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

export function cursors(awareness: Awareness): Plugin {
  const plugin: Plugin = yCursorPlugin(awareness, {
    awarenessStateFilter: (own: number, other: number, state: unknown) =>
      own !== other && Presence.safeParse(state).success,
    cursorBuilder: (user: unknown) => caret(nameOf(user)),
    selectionBuilder: () => ({ class: 'their-selection' }),
  });
  return plugin;
}

function nameOf(user: unknown): string {
  const parsed = Presence.shape.user.safeParse(user);
  return parsed.success ? parsed.data.name : '';
}

function caret(handle: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'their-caret';
  mark.append('\u2060'); // keeps the caret's line where the text's is
  const name = document.createElement('span');
  name.className = 'their-handle';
  name.dir = document.documentElement.dir; // the gutter is the page's, whatever the paragraph's direction
  name.textContent = handle;
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
