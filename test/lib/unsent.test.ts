import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ClaimId } from '#core/ids.ts';
import {
  addAssertion,
  addCoding,
  addMemo,
  dropUnsaid,
  editAssertion,
  moveEntry,
  removeAssertion,
  removeCoding,
  removeMemo,
} from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { codingsOf, memosOf, openDocument, transcriptOf } from '#doc/schema.ts';
import { appendBlocks, readBlocks, turnsOf } from '#doc/transcript.ts';
import { entriesInWords } from '#lib/editor/unsent-words.ts';
import { undoManager } from '#lib/editor/undo.ts';
import { Unsent, type InWords } from '#lib/editor/unsent.ts';
import { en } from '#lib/messages/en.ts';
import { asStep2, countedFrame, syncAddress } from '#lib/sync/counting-socket.ts';
import { matching } from '#lib/ui/picker.svelte.ts';

function record(): { doc: Y.Doc; unsent: Unsent; type(block: number, words: string): void } {
  const doc = openDocument();
  appendBlocks(doc, [
    { kind: 'question', text: 'How many?' },
    { kind: 'answer', text: 'Nine.' },
    { kind: 'answer', text: 'Small ones.' },
  ]);
  const unsent = new Unsent(doc);
  doc.on('afterTransaction', (tr: Y.Transaction) => tr.local && unsent.note(tr));
  return {
    doc,
    unsent,
    type(block, words) {
      const element = transcriptOf(doc).get(block);
      const text = element instanceof Y.XmlElement ? element.get(0) : null;
      if (text instanceof Y.XmlText) text.insert(text.length, words);
    },
  };
}

describe('what is not sent', () => {
  test('is the paragraphs that one’s own changes touched', () => {
    const { unsent, type } = record();
    type(2, ' From Kunar.');
    expect(unsent.blocks()).toEqual([2]);
    expect(unsent.text()).toBe('Small ones. From Kunar.');
    unsent.clear();
    expect(unsent.blocks()).toEqual([]);
    expect(unsent.text()).toBe('');
  });

  test('follows its paragraph when others write before it', () => {
    const { doc, unsent, type } = record();
    type(1, ' More.');
    const other = openDocument(Y.encodeStateAsUpdate(doc));
    transcriptOf(other).insert(0, [new Y.XmlElement('question')]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(unsent.blocks()).toEqual([2]);
  });

  test('holds new paragraphs and notes too, and nothing of what others wrote', () => {
    const { doc, unsent } = record();
    const other = openDocument(Y.encodeStateAsUpdate(doc));
    appendBlocks(other, [{ kind: 'answer', text: 'theirs' }]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(unsent.blocks()).toEqual([]);
    appendBlocks(doc, [{ kind: 'answer', text: 'mine' }]);
    expect(unsent.blocks()).toEqual([4]);
    addMemo(doc, 'm', { by: 'R1', at: anchorAt(doc, 1, 0, 0), text: 'ask again' });
    expect(unsent.text()).toBe('mine\n\nask again');
    doc.getMap<Y.Map<unknown>>('memos').get('m')?.set('text', new Y.Text('ask again in May'));
    expect(unsent.text()).toBe('mine\n\nask again in May');
  });
});

describe('what others took out with its paragraph, before it was sent', () => {
  /** Somebody who has the record as it is now, and takes out a paragraph of it. */
  function without(doc: Y.Doc, block: number): Uint8Array {
    const other = openDocument(Y.encodeStateAsUpdate(doc));
    transcriptOf(other).delete(block, 1);
    return Y.encodeStateAsUpdate(other);
  }

  test('is what one wrote since all was saved, and no word that they saw', () => {
    const { doc, unsent, type } = record();
    const taken: string[] = [];
    doc.on('afterTransaction', (tr: Y.Transaction) => !tr.local && taken.push(unsent.taken(tr)));
    type(2, ' From Kunar.');
    unsent.clear();
    const theirs = without(doc, 2);
    type(2, ' Two were armed.');
    const text = transcriptOf(doc).get(2);
    if (text instanceof Y.XmlElement) (text.get(0) as Y.XmlText).insert(0, 'Yes: ');
    type(1, ' More.');
    Y.applyUpdate(doc, theirs);
    expect(taken).toEqual(['Yes: \n Two were armed.']);
    Y.applyUpdate(doc, without(doc, 1));
    expect(taken).toEqual(['Yes: \n Two were armed.', ' More.']);
  });

  test('is nothing where all was saved, or where one took it out oneself', () => {
    const { doc, unsent, type } = record();
    const taken: string[] = [];
    doc.on('afterTransaction', (tr: Y.Transaction) => !tr.local && taken.push(unsent.taken(tr)));
    type(2, ' From Kunar.');
    const theirs = without(doc, 0);
    unsent.clear();
    Y.applyUpdate(doc, without(doc, 2));
    type(1, ' More.');
    transcriptOf(doc).delete(1, 1);
    Y.applyUpdate(doc, theirs);
    expect(taken).toEqual(['', '']);
  });
});

describe('what others wrote in a paragraph while it was taken out here', () => {
  /** Takes a paragraph out as the editor does: what was taken out can be brought back. */
  function taking(block: number) {
    const { doc, unsent } = record();
    const writer = openDocument(Y.encodeStateAsUpdate(doc));
    const undo = undoManager(doc);
    const late: string[] = [];
    doc.on('afterTransaction', (tr: Y.Transaction) => !tr.local && late.push(unsent.late(tr)));
    const takeOut = (): void => doc.transact(() => transcriptOf(doc).delete(block, 1), ySyncPluginKey);
    const write = (words: string): void => {
      const text = (transcriptOf(writer).get(block) as Y.XmlElement).get(0) as Y.XmlText;
      text.insert(text.length, words);
    };
    const arrive = (): void => Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer, Y.encodeStateVector(doc)));
    return { undo, late, takeOut, write, arrive };
  }

  test('is offered, whether they were told that it is saved or not', () => {
    const { undo, late, takeOut, write, arrive } = taking(2);
    write(' Known.');
    arrive();
    takeOut();
    write(' Two were armed.');
    arrive();
    write(' One limped.');
    arrive();
    expect(late).toEqual(['', ' Two were armed.', ' One limped.']);
    undo.destroy();
  });

  test('is nothing where all that they wrote was seen', () => {
    const { undo, late, takeOut, write, arrive } = taking(1);
    write(' Seen.');
    arrive();
    takeOut();
    arrive();
    expect(late).toEqual(['', '']);
    undo.destroy();
  });
});

describe('of a note, a coding and an assertion that one takes away while another works on it', () => {
  const codes = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
  /** What is offered, a line each: of codings their code, of assertions their stance and reason. */
  const inWords: InWords = ({ codings, assertions, gone }) => [
    ...codings.map(({ code }) => `coding ${code === codes[1] ? 'two' : 'one'}`),
    ...assertions.map(({ entry, reason }) => `assertion ${entry.stance} ${reason}`),
    ...Object.entries(gone).flatMap(([kind, n]) => (n > 0 ? [`${kind} gone`] : [])),
  ];
  const span = (doc: Y.Doc) => ({ by: 'A1', from: anchorAt(doc, 1, 0, 0), to: anchorAt(doc, 1, 4, -1) });

  /** Two who have the record; what was offered to the first as what came was put in. */
  function two() {
    const { doc, unsent } = record();
    addMemo(doc, 'm', { by: 'A1', at: anchorAt(doc, 1, 0, 0), text: 'ask again' });
    addCoding(doc, 'c', { ...span(doc), code: codes[0] });
    addAssertion(doc, 'a', { ...span(doc), fields: { stance: 'affirms' } });
    unsent.clear();
    const other = openDocument(Y.encodeStateAsUpdate(doc));
    const undo = undoManager(doc);
    const offered: [taken: string, late: string][] = [];
    doc.on('afterTransaction', (tr: Y.Transaction) => {
      if (!tr.local) offered.push([unsent.taken(tr, inWords), unsent.late(tr, inWords)]);
    });
    const arrive = (): void => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
    return { doc, other, unsent, offered, arrive, done: () => undo.destroy() };
  }
  const work = (doc: Y.Doc): void => {
    const text = memosOf(doc).get('m')?.get('text');
    if (text instanceof Y.Text) text.insert(9, ' in May');
    doc.transact(() => codingsOf(doc).get('c')?.set('code', codes[1]), 'coding');
    editAssertion(doc, 'a', { againstReason: 'He leads them.' });
  };
  const takeAway = (doc: Y.Doc): void => {
    removeMemo(doc, 'm');
    removeCoding(doc, 'c');
    removeAssertion(doc, 'a');
  };
  const ALL = ' in May\n\ncoding two\n\nassertion affirms He leads them.';

  test('whoever works on it is offered what is not saved, once, and not that it was taken away here', () => {
    const { doc, other, unsent, offered, arrive, done } = two();
    work(doc);
    takeAway(other);
    arrive();
    arrive();
    expect(offered).toEqual([
      [ALL, ''],
      ['', ''],
    ]);
    expect(unsent.text(inWords)).toBe('');
    done();
  });

  test('whoever took it away is offered what comes too late', () => {
    const { doc, other, offered, arrive, done } = two();
    takeAway(doc);
    work(other);
    arrive();
    expect(offered).toEqual([['', ALL]]);
    done();
  });

  test('nothing is offered of what is saved, or was only put on other words', () => {
    const { doc, other, unsent, offered, arrive, done } = two();
    work(doc);
    unsent.clear();
    for (const kind of ['coding', 'assertion'] as const)
      moveEntry(doc, kind, kind === 'coding' ? 'c' : 'a', {
        from: anchorAt(doc, 0, 0, 0),
        to: anchorAt(doc, 0, 3, -1),
      });
    takeAway(other);
    arrive();
    expect(offered).toEqual([['', '']]);
    done();
  });
});

test('of a copy that was rebuilt no word is offered that stood beside one’s own', () => {
  const { doc, unsent, type } = record();
  type(2, ' Haji Karim told me.');
  addMemo(doc, 'm', { by: 'R1', at: anchorAt(doc, 1, 0, 0), text: 'Karim again' });
  unsent.clear();
  type(2, ' Two were armed.');
  const element = transcriptOf(doc).get(2);
  if (element instanceof Y.XmlElement) (element.get(0) as Y.XmlText).insert(5, '!');
  doc.getMap<Y.Map<Y.Text>>('memos').get('m')?.get('text')?.insert(11, ' in May');
  expect(unsent.ownText()).toBe('!\n Two were armed.\n\n in May');
  expect(unsent.text()).toContain('Haji Karim');
});

describe('what is not sent of codings and assertions', () => {
  const [code, claim] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
  const spanOf = (doc: Y.Doc) => ({ by: 'A1', from: anchorAt(doc, 1, 0, 0), to: anchorAt(doc, 1, 4, -1) });
  const wordsOf =
    (doc: Y.Doc): InWords =>
    (changed) =>
      entriesInWords(changed, {
        turns: turnsOf(readBlocks(doc)),
        codes: [{ id: code, label: 'total', definition: '', path: ['strength', 'total'], retired: false }],
        sentences: {
          speaker: 'S-7KQ2F',
          sources: [],
          m: en,
          claims: [
            {
              id: claim,
              kind: 'boolean',
              proposition: 'IS-K was getting larger',
              period: null,
              values: [],
              units: [],
              definitions: [],
              interest: {},
            },
          ],
        },
      });

  test('is a coder’s reason as it was typed, even one that is too long', () => {
    const { doc, unsent } = record();
    addAssertion(doc, 'a', { ...spanOf(doc), fields: { stance: 'affirms' } });
    unsent.clear();
    for (const reason of ['He blames his own brother.', 'It costs him the post. '.repeat(20)]) {
      editAssertion(doc, 'a', { againstReason: reason });
      expect(unsent.text()).toBe(reason);
      expect(unsent.text(wordsOf(doc))).toContain(`Because: ${reason}`);
    }
    unsent.clear();
    expect(unsent.text()).toBe('');
  });

  test('is a line each that says where and what they were', () => {
    const { doc, unsent } = record();
    addCoding(doc, 'c', { ...spanOf(doc), code });
    addAssertion(doc, 'a', {
      ...spanOf(doc),
      fields: {
        claim: claim as ClaimId,
        stance: 'denies',
        refersTo: { from: '2022-01', to: '2022-01' },
        basis: 'first-hand',
        againstInterest: 'true',
        againstReason: 'He leads them.',
      },
    });
    expect(unsent.text(wordsOf(doc)).split('\n\n')).toEqual([
      'Coding at question 1: strength › total',
      'Assertion at question 1: S-7KQ2F denies that IS-K was getting larger, in Jan 2022, first-hand.' +
        ' · Against the speaker’s own interest? yes · Because: He leads them.',
    ]);
  });

  test('is how many were taken away; what was begun and let go of, or only settled anew, is nothing', () => {
    const { doc, unsent } = record();
    addCoding(doc, 'c', { ...spanOf(doc), code });
    addAssertion(doc, 'a', { ...spanOf(doc), fields: { stance: 'affirms' } });
    addMemo(doc, 'm', { by: 'A1', at: anchorAt(doc, 1, 0, 0), text: 'ask again' });
    unsent.clear();
    doc.transact(
      () =>
        codingsOf(doc)
          .get('c')
          ?.set('from', anchorAt(doc, 1, 1, 0)),
      'anchors',
    );
    addAssertion(doc, 'b', { ...spanOf(doc), fields: {} });
    dropUnsaid(doc, 'b');
    expect(unsent.text(wordsOf(doc))).toBe('');
    removeCoding(doc, 'c');
    removeAssertion(doc, 'a');
    removeMemo(doc, 'm');
    expect(unsent.text(wordsOf(doc)).split('\n\n')).toEqual([
      'Taken away: 1 coding',
      'Taken away: 1 assertion',
      'Taken away: 1 note',
    ]);
  });
});

describe('the socket', () => {
  test('counts updates and step 2s, as the server does', () => {
    expect(countedFrame(Uint8Array.of(0, 2, 1, 0))).toBe('update');
    expect(countedFrame(Uint8Array.of(0, 1, 1, 0))).toBe('step2');
    expect(countedFrame(Uint8Array.of(0, 0, 1, 0))).toBeNull(); // step 1 asks
    expect(countedFrame(Uint8Array.of(1, 2))).toBeNull(); // presence
    expect(countedFrame('text')).toBeNull();
  });

  test('sends what may be too much for one update as a step 2, in the same bytes', () => {
    expect(asStep2(Uint8Array.of(0, 2, 1, 0))).toBeNull();
    const large = new Uint8Array(20_000).fill(7);
    large.set([0, 2]);
    const sent = asStep2(large);
    expect(countedFrame(sent)).toBe('step2');
    expect(sent?.subarray(2)).toEqual(large.subarray(2));
    expect(countedFrame(large)).toBe('update');
    expect(asStep2(sent)).toBeNull();
  });

  test('goes to the page’s own host', () => {
    expect(syncAddress({ protocol: 'https:', host: 'a.test' })).toBe('wss://a.test/sync');
    expect(syncAddress({ protocol: 'http:', host: '127.0.0.1:3000' })).toBe('ws://127.0.0.1:3000/sync');
  });
});

test('any part of a path finds a code, in any order of its words', () => {
  const codes = ['strength › total', 'strength › by region', 'narrative › growth'].map((label) => ({
    id: label,
    label,
  }));
  const found = (text: string): string[] => matching(codes, text).map((code) => code.id);
  expect(found('reg')).toEqual(['strength › by region']);
  expect(found('total str')).toEqual(['strength › total']);
  expect(found('strength › tot')).toEqual(['strength › total']);
  expect(found('')).toHaveLength(3);
  expect(found('zzz')).toEqual([]);
});
