/** Where the caret is, as the browser has it. */
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

const isObserver = (value: unknown): value is { flush(): void } =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'flush') === 'function';
