/** Where the caret is, as the browser has it. */
import type { Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/**
 * Lets the editor read the browser's selection now. A click is told to it a moment later; words of others that arrive
 * in between are applied with the caret where it was before, and the click would be lost.
 */
export function readSelection(view: EditorView): void {
  const observer: unknown = Reflect.get(view, 'domObserver');
  if (!isObserver(observer))
    throw new Error('This version of prosemirror-view has no domObserver: see selection.ts.');
  if (!view.composing) observer.flush();
}

/**
 * A transaction that only redraws stands on the selection that the editor knew when it was made, and would put the
 * browser's caret back there. So the browser's is read first, and the transaction is made anew upon it.
 */
export function onReadSelection(view: EditorView, tr: Transaction): Transaction {
  if (tr.docChanged || tr.selectionSet || tr.storedMarksSet) return tr;
  const known = view.state;
  readSelection(view);
  if (view.state === known) return tr;
  const anew = view.state.tr;
  const meta: unknown = Reflect.get(tr, 'meta');
  if (typeof meta === 'object' && meta !== null)
    for (const [key, value] of Object.entries(meta)) anew.setMeta(key, value);
  return anew;
}

const isObserver = (value: unknown): value is { flush(): void } =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'flush') === 'function';
