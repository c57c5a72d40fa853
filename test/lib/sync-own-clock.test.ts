import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { OwnClock } from '#lib/sync/own-clock.ts';
import { isFinal, meaningOf, ruleOf, TAKEN } from '#lib/sync/refusal.ts';

const ME = 7;

interface Tab {
  doc: Y.Doc;
  own: OwnClock;
  type(words: string): void;
}

/** The document of a tab, whose link notes what is written in it. */
function tab(client = ME): Tab {
  const doc = new Y.Doc();
  doc.clientID = client;
  const own = new OwnClock(doc);
  doc.on('update', (_, origin) => origin !== 'server' && own.noteWritten());
  return { doc, own, type: (words) => doc.getText('t').insert(0, words) };
}

const vectorOf = (clock: number, client = ME): Uint8Array => Y.encodeStateVector(new Map([[client, clock]]));

/** What somebody else writes under a clientID, one clock each. */
function written(clocks: number, client = ME): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  for (let i = 0; i < clocks; i++) doc.getMap('m').set(`k${i}`, i);
  return Y.encodeStateAsUpdate(doc);
}

/** The answer to a step 1, read: from which clock on it holds words of the client. */
const answeredFrom = ({ doc, own }: Tab, vector: Uint8Array): number | undefined =>
  Y.parseUpdateMeta(Y.encodeStateAsUpdate(doc, own.asked(vector))).from.get(ME);

describe('G3, as the client sees it (S22)', () => {
  test('words typed while away are taken where the server knows more of our clientID than we ever sent', () => {
    for (const clock of [1, 2, 9]) {
      const a = tab();
      a.type('ab');
      expect(a.own.judge(vectorOf(clock))).toBe('taken');
    }
  });

  test('what was sent before does not hide it', () => {
    const a = tab();
    a.type('ab');
    a.own.noteSent();
    a.type('cd'); // offline
    expect(a.own.judge(vectorOf(2))).toBe('ours');
    expect(a.own.judge(vectorOf(3))).toBe('taken');
  });

  test('a clientID that we have not written under costs nothing but itself', () => {
    const a = tab();
    expect(a.own.judge(vectorOf(4))).toBe('unused');
    a.doc.clientID = 8;
    a.type('a');
    expect(a.own.judge(vectorOf(4))).toBe('ours');
  });

  test('honest: committed and not acknowledged, the same document comes back as its own, also after an undo', () => {
    const a = tab();
    const undo = new Y.UndoManager(a.doc.getText('t'));
    a.type('abc');
    a.own.noteSent();
    undo.undo();
    undo.redo();
    a.own.noteSent();
    const all = Y.encodeStateVector(a.doc);
    expect(a.own.judge(all)).toBe('ours');
    a.type('d'); // while it was away
    expect(a.own.judge(all)).toBe('ours');
    expect(a.own.judge(vectorOf(0))).toBe('ours'); // a backup was put back
  });

  test('honest: a reload and a second tab have clientIDs of their own, and a link over an old document knows its words', () => {
    const a = tab();
    a.type('abc');
    expect(tab(8).own.judge(Y.encodeStateVector(a.doc))).toBe('ours');
    expect(new OwnClock(a.doc).judge(vectorOf(3))).toBe('ours');
  });

  test('what is not acknowledged is said again, however much the server says that it has', () => {
    const a = tab();
    a.type('abc');
    a.own.noteSent();
    expect(answeredFrom(a, vectorOf(3))).toBe(0);
    a.own.noteCommitted(vectorOf(2));
    expect(answeredFrom(a, vectorOf(3))).toBe(2);
    a.own.noteCommitted(vectorOf(3));
    a.own.noteCommitted(vectorOf(5, 9)); // of another client: a vector names only those that have grown
    expect(answeredFrom(a, vectorOf(3))).toBeUndefined();
    expect(answeredFrom(a, vectorOf(1))).toBe(1);
  });

  test('words of others among our own, which Yjs took in: ours are in no log, whatever the clocks say', () => {
    const a = tab();
    a.type('a');
    a.own.noteSent(); // and lost with the network
    Y.applyUpdate(a.doc, written(4), 'server');
    expect(a.doc.clientID).not.toBe(ME);
    expect(a.own.judge(vectorOf(4))).toBe('taken');
    const b = tab();
    Y.applyUpdate(b.doc, written(4), 'server'); // before a word of its own
    expect(b.own.judge(vectorOf(4))).toBe('ours');
  });

  test('it is a final refusal by G3, for which the page has words', () => {
    const { code, reason } = TAKEN;
    expect([isFinal(code), meaningOf(code, reason), ruleOf(code, reason)]).toEqual([true, 'rule', 'G3']);
  });
});
