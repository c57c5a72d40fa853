/** Undo is one's own: what others did in between stays. */
import { defaultDeleteFilter, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { assertionsOf, codingsOf, memosOf, transcriptOf } from '#doc/schema.ts';

/** Keystrokes within this time are one step (ms). */
const ONE_STEP = 500;

export function undoManager(doc: Y.Doc): Y.UndoManager {
  const kept = new Set(['question', 'answer']); // a paragraph in which others wrote meanwhile is not taken away
  return new Y.UndoManager([transcriptOf(doc), codingsOf(doc), assertionsOf(doc), memosOf(doc)], {
    captureTimeout: ONE_STEP,
    trackedOrigins: new Set<unknown>([ySyncPluginKey, 'coding', 'assertion', 'memo']),
    deleteFilter: (item) => defaultDeleteFilter(item, kept),
    captureTransaction: (tr) => tr.meta.get('addToHistory') !== false,
  });
}

/** Mod-Z, Mod-Shift-Z and Mod-Y, on any keyboard layout. True: it was one of them. */
export function onUndoKey(event: KeyboardEvent, undo: Y.UndoManager): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.slice(-1).toLowerCase();
  if (key !== 'z' && key !== 'y') return false;
  if (key === 'y' || event.shiftKey) undo.redo();
  else undo.undo();
  return true;
}
