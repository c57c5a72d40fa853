/** Where a record's entries stand in the editor: what is drawn of them, and how they go with their words. */
import type { Node } from 'prosemirror-model';
import type { Span } from '#core/coding.ts';
import { moveEntry } from '#doc/entry.ts';
import { anchorAt, resolveSpan, type Anchor } from '#doc/position.ts';
import type { MarkedSpan } from './marks.ts';
import type { RecordSession } from './session.svelte.ts';
import { rangeOf, spanOf } from './spot.ts';

export interface Anchors {
  from: Anchor;
  to: Anchor;
}

export const anchorsOf = ({ doc }: RecordSession, span: Span): Anchors => ({
  from: anchorAt(doc, span.fromBlock, span.fromOffset, 0),
  to: anchorAt(doc, span.toBlock, span.toOffset, -1),
});

/** What is drawn of codings and assertions, and of the words that a code is being looked for. */
export function markedSpans(session: RecordSession, doc: Node, held: Anchors | null): MarkedSpan[] {
  // On a remote change the editor asks before the page has drawn its lists again.
  const { entries } = session.reading;
  const all = [
    ...entries.codings.map(({ id, code, span }) => ({ id, kind: 'coding' as const, code, span })),
    ...entries.assertions.map(({ id, span }) => ({ id, kind: 'assertion' as const, code: null, span })),
    ...(held
      ? [
          {
            id: 'held',
            kind: 'held' as const,
            code: null,
            span: resolveSpan(session.doc, held.from, held.to, session.reading.layout),
          },
        ]
      : []),
  ];
  return all.flatMap(({ span, ...entry }): MarkedSpan[] => {
    const range = span && rangeOf(doc, span);
    return range ? [{ ...entry, ...range }] : [];
  });
}

/** A split or join puts words into another text of the document: entries go with the words they stood on. */
export function moveWithWords(
  session: RecordSession,
  doc: Node,
  moved: ReadonlyMap<string, { from: number; to: number }>,
): void {
  const stood = [
    ...session.codings.map((c) => ({ kind: 'coding' as const, ...c })),
    ...session.assertions.map((a) => ({ kind: 'assertion' as const, ...a })),
  ];
  for (const { kind, id, span } of stood) {
    const range = moved.get(id);
    const now = span && rangeOf(doc, span);
    if (!range || range.from >= range.to || (now?.from === range.from && now.to === range.to)) continue;
    const words = spanOf(doc, range.from, range.to);
    if (words) moveEntry(session.doc, kind, id, anchorsOf(session, words));
  }
}
