/** Where the caret stands until one puts it somewhere. */
import type { Node } from 'prosemirror-model';
import { Plugin, Selection, TextSelection } from 'prosemirror-state';

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
