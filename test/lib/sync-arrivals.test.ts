import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Arrivals } from '#lib/sync/arrivals.ts';

function tab(): { doc: Y.Doc; arrivals: Arrivals; paint(): void; told: () => number; updates: () => number } {
  const doc = new Y.Doc();
  let [told, updates] = [0, 0];
  let next: (() => void) | null = null;
  doc.on('update', () => updates++);
  const clock = {
    soon: (act: () => void) => {
      next = act;
      return () => (next = null);
    },
  };
  const arrivals = new Arrivals(doc, 'server', () => told++, clock);
  return { doc, arrivals, paint: () => next?.(), told: () => told, updates: () => updates };
}

/** Ten letters of one author, each an update. */
function letters(): { updates: Uint8Array[]; doc: Y.Doc } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const letter of '0123456789') doc.getText('t').insert(doc.getText('t').length, letter);
  return { updates, doc };
}

describe('what others wrote', () => {
  test('is applied once a frame, in one transaction, however many messages brought it', () => {
    const { doc, arrivals, paint, told, updates } = tab();
    for (const update of letters().updates) arrivals.add(update);
    expect(doc.getText('t').toJSON()).toBe('');
    paint();
    expect(doc.getText('t').toJSON()).toBe('0123456789');
    expect([told(), updates()]).toEqual([1, 1]);
    paint();
    expect(told()).toBe(1);
  });

  test('in any order comes to the same', () => {
    const { doc, arrivals } = tab();
    for (const update of letters().updates.toReversed()) arrivals.add(update);
    arrivals.flush();
    expect(doc.getText('t').toJSON()).toBe('0123456789');
  });

  test('bears one’s own typing in between', () => {
    const theirs = letters();
    const { doc, arrivals, paint } = tab();
    for (const update of theirs.updates) arrivals.add(update);
    doc.getText('t').insert(0, 'mine ');
    paint();
    Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(doc));
    expect(doc.getText('t').toJSON()).toBe(theirs.doc.getText('t').toJSON());
    expect(doc.getText('t').toJSON()).toContain('mine ');
    expect(doc.store.pendingStructs).toBeNull();
  });

  test('is not applied to a document that was dropped', () => {
    const { doc, arrivals, paint } = tab();
    arrivals.add(letters().updates[0] ?? new Uint8Array());
    arrivals.destroy();
    paint();
    expect(doc.getText('t').toJSON()).toBe('');
  });
});
