/** Whatever another client wrote into an entry, it reads as a value of its kind or as an open blank. */
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { addAssertion, dropUnsaid, editAssertion, readAssertions } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { assertionsOf, openDocument } from '#doc/schema.ts';
import { appendBlocks } from '#doc/transcript.ts';
import { undoManager } from '#lib/editor/undo.ts';

test.each([1e308, 1e16, Infinity, NaN, -1, '8000', null])(
  'a figure of %s reads as an open blank',
  (hostile) => {
    const doc: Y.Doc = openDocument();
    appendBlocks(doc, [{ kind: 'answer', text: 'Eight thousand.' }]);
    const at = { from: anchorAt(doc, 0, 0, 0), to: anchorAt(doc, 0, 5, -1) };
    addAssertion(doc, 'a', { by: 'A1', ...at, fields: { lo: 8000, bound: 'range' } });
    assertionsOf(doc).get('a')?.set('hi', hostile);
    expect(readAssertions(doc)).toMatchObject([{ lo: 8000, hi: null, bound: 'range' }]);
  },
);

test('the largest figure is read', () => {
  const doc = openDocument();
  appendBlocks(doc, [{ kind: 'answer', text: 'All the money in the world.' }]);
  const at = { from: anchorAt(doc, 0, 0, 0), to: anchorAt(doc, 0, 3, -1) };
  addAssertion(doc, 'a', { by: 'A1', ...at, fields: { lo: 1e15 } });
  expect(readAssertions(doc)).toMatchObject([{ lo: 1e15 }]);
});

test('an assertion that was only begun goes without a trace; one in which something is said stays', () => {
  const doc = openDocument();
  appendBlocks(doc, [{ kind: 'answer', text: 'All the money in the world.' }]);
  const at = { from: anchorAt(doc, 0, 0, 0), to: anchorAt(doc, 0, 3, -1) };
  const undo = undoManager(doc);
  addAssertion(doc, 'said', { by: 'A1', ...at, fields: {} });
  editAssertion(doc, 'said', { stance: 'denies' });
  undo.stopCapturing();
  addAssertion(doc, 'begun', { by: 'A1', ...at, fields: {} });
  expect([dropUnsaid(doc, 'said'), dropUnsaid(doc, 'begun'), dropUnsaid(doc, 'begun')]).toEqual([
    false,
    true,
    false,
  ]);
  const ids = (): string[] => readAssertions(doc).map(({ id }) => id);
  expect(ids()).toEqual(['said']);
  undo.undo(); // of what was begun nothing is left to take back: this takes back the one before
  expect(ids()).toEqual([]);
  undo.redo();
  expect(ids()).toEqual(['said']);
});
