/** Where the caret stands until one puts it somewhere. */
import type { Node } from 'prosemirror-model';
import { Plugin, Selection, TextSelection, type EditorState } from 'prosemirror-state';
import { posAt, spotAt, type Spot } from './spot.ts';

/** Where one was, in an editor that another takes the place of. */
export interface Stood {
  spot: Spot;
  /** The keys went into the text. */
  focused: boolean;
}

export const stoodIn = (state: EditorState, focused: boolean): Stood => ({
  spot: spotAt(state.doc, state.selection.head),
  focused,
});

/** The same place in the words as they are now: what follows it may be gone, and words before it. */
export function whereOneStood(doc: Node, { spot }: Stood): Selection {
  const pos = posAt(doc, spot);
  return pos === null ? Selection.atEnd(doc) : TextSelection.create(doc, pos);
}

/** In the first answer that is still empty, else at the end of the text. */
export function whereToWriteOn(doc: Node): Selection {
  let answer: number | null = null;
  doc.forEach((node, offset) => {
    if (answer === null && node.type.name !== 'question' && node.content.size === 0) answer = offset;
  });
  return answer === null ? Selection.atEnd(doc) : TextSelection.create(doc, answer + 1);
}

/** A browser that gives the text its focus by a key puts the caret before the first word: it goes where it waited. */
export function firstFocus(): Plugin {
  let waits = true;
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown: () => ((waits = false), false),
        touchstart: () => ((waits = false), false),
        keydown: () => ((waits = false), false),
        focus: (view) => {
          if (!waits) return false;
          const caret = view.state.selection.getBookmark();
          // A moment later: only then does the browser put it.
          setTimeout(() => {
            if (!waits || view.isDestroyed || !view.hasFocus()) return;
            waits = false;
            view.dispatch(view.state.tr.setSelection(caret.resolve(view.state.doc)).scrollIntoView());
          });
          return false;
        },
      },
    },
  });
}
