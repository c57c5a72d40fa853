/** A document made anew from what is visible (PROTECTION 5, purge): the same words on the same places, and nothing else. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { phraseFinder } from '#core/disclosure/phrase.ts';
import { asId, type ClaimId } from '#core/ids.ts';
import { readAskedTurns, tagAsked } from '#doc/asked.ts';
import {
  addAssertion,
  addCoding,
  addMemo,
  editAssertion,
  makersOf,
  moveEntry,
  readAssertions,
  readCodings,
  readMemos,
} from '#doc/entry.ts';
import { anchorAt, blocksOf, quoteOf } from '#doc/position.ts';
import { renewed, type Renewal } from '#doc/renew.ts';
import { assertionsOf, codingsOf, memosOf, metaOf, openDocument } from '#doc/schema.ts';
import { deletedTexts, textsOf } from '#doc/texts.ts';
import { appendBlocks, readBlocks } from '#doc/transcript.ts';

const ASKED = '11111111-1111-4111-8111-111111111111';
const CODE = '22222222-2222-4222-8222-222222222222';

const anchors = (doc: Y.Doc, block: number, from: number, to: number) => ({
  from: anchorAt(doc, block, from, 0),
  to: anchorAt(doc, block, to, -1),
});

function typed(): Y.Doc {
  const doc = openDocument();
  doc.clientID = 7;
  appendBlocks(doc, [
    { kind: 'question', text: 'Did Karim come?' },
    { kind: 'answer', text: 'Karim and his men came.' },
  ]);
  tagAsked(doc, 0, ASKED);
  doc.clientID = 8;
  addCoding(doc, 'c1', { code: CODE, by: 'A1', ...anchors(doc, 1, 2, 17) }); // "rim and his men"
  addAssertion(doc, 'a1', { by: 'A1', ...anchors(doc, 1, 10, 17), fields: { stance: 'affirms' } });
  addMemo(doc, 'm1', { by: 'A1', at: anchorAt(doc, 1, 6, 0), text: 'Karim again' });
  return doc;
}

const how = (fields: Partial<Renewal> = {}): Renewal => ({
  ...{ find: phraseFinder('karim'), by: '[a man]', turns: 70 },
  writerOf: (maker) => maker * 10,
  newId: () => 'fresh',
  ...fields,
});

test('what stood on words stands on the same, or on what took their place', () => {
  const doc = renewed(typed(), how());
  expect(readBlocks(doc).map(({ text }) => text)).toEqual(['Did [a man] come?', '[a man] and his men came.']);
  const quotes = [...readCodings(doc), ...readAssertions(doc)].map(({ span }) => span && quoteOf(doc, span));
  expect(quotes).toEqual(['[a man] and his men', 'his men']);
  expect(readMemos(doc)).toMatchObject([{ id: 'm1', text: '[a man] again', block: 1 }]);
  expect(readAskedTurns(doc)).toMatchObject([{ asked: ASKED, question: 'Did [a man] come?' }]);
});

test('each entry is written under the clientID that its maker is given, and no old one is in the bytes', () => {
  const doc = renewed(typed(), how());
  expect([...makersOf(codingsOf(doc)).values(), ...makersOf(memosOf(doc)).values()]).toEqual([80, 80]);
  expect([...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()].toSorted()).toEqual([70, 80]);
});

test('without a phrase nothing differs but what is not visible: deleted text is gone', () => {
  const old = typed();
  old.gc = false;
  const [, answer] = blocksOf(old);
  const text = answer?.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error('no words');
  text.insert(0, 'Rahim, ');
  text.delete(0, 7);
  expect(deletedTexts(old)).toEqual(['Rahim, ']);
  const doc = renewed(old, how({ find: null }));
  expect(readBlocks(doc)).toEqual(readBlocks(old));
  expect(readAssertions(doc)).toEqual(readAssertions(old));
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).includes('Rahim')).toBe(false);
});

test('words that another client put where none belong are found, and go', () => {
  const old = typed();
  metaOf(old).set('karim', 'x');
  metaOf(old).set('note', 'of Karim');
  assertionsOf(old).set(
    'Karim',
    new Y.Map<unknown>([
      ['value', 'Karim'],
      ['stance', 'affirms'],
      ['K a rim', 1],
    ]),
  );
  const find = phraseFinder('karim');
  expect(textsOf(old).filter(({ kind, text }) => kind === 'field' && find?.(text).length)).toHaveLength(4);
  const doc = renewed(old, how());
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1')).not.toMatch(/karim/i);
  expect(metaOf(doc).get('note')).toBe('of [a man]');
  expect(assertionsOf(doc).get('fresh')?.toJSON()).toEqual({ value: '[a man]', stance: 'affirms' });
});

test('what was typed into a field and written over is found as it was, and what another client put deep in one', () => {
  const doc = typed();
  doc.gc = false;
  editAssertion(doc, 'a1', { againstInterest: 'true', againstReason: 'Karim is a brother', value: 'true' });
  editAssertion(doc, 'a1', { againstInterest: null, againstReason: 'a brother', value: null });
  moveEntry(doc, 'assertion', 'a1', anchors(doc, 1, 0, 5));
  memosOf(doc).set('Karima', new Y.Map<unknown>([['text', new Y.Text('of Karim')]]));
  memosOf(doc).delete('Karima');
  expect(deletedTexts(doc)).toEqual(['Karim is a brother', 'Karima', 'of Karim']);
  expect(textsOf(doc).filter(({ kind }) => kind === 'field')).toMatchObject([
    ...[{ text: 'c1' }, { text: 'a1' }, { text: 'a brother' }, { text: 'm1' }],
  ]);
  assertionsOf(doc)
    .get('a1')
    ?.set('extra', { by: ['Karim', { Karim: 1 }] });
  memosOf(doc)
    .get('m1')
    ?.set('list', Y.Array.from([{ who: 'Karim' }]));
  const find = phraseFinder('karim');
  expect(textsOf(doc).filter(({ kind, text }) => kind === 'field' && find?.(text).length)).toHaveLength(3);
  const fresh = renewed(doc, how());
  expect(Buffer.from(Y.encodeStateAsUpdate(fresh)).toString('latin1')).not.toMatch(/karim/i);
});

test('a name that is a part of a field’s name, of a word that was picked or of an id, takes none of these along', () => {
  const doc = openDocument();
  appendBlocks(doc, [{ kind: 'answer', text: 'Ted came.' }]);
  const at = anchors(doc, 0, 0, 9);
  const fields = {
    stance: 'denies',
    value: 'partly',
    unit: 'u1',
    definition: 'd1',
    basis: 'detainee',
    bound: 'at-least',
    prompted: true,
    probed: true,
    retracted: true,
    againstInterest: 'unclear',
    lo: 3,
    hi: 4,
    againstReason: 'as one would expect',
    root: 'unknown',
  } as const;
  addAssertion(doc, CODE, { by: 'A1', ...at, fields: { ...fields, claim: asId<ClaimId>(ASKED) } });
  addMemo(doc, ASKED, { by: 'A1', at: anchorAt(doc, 0, 0, 0), text: 'a note' });
  for (const phrase of ['Ted', 'Al', 'Art', 'Ed', 'by', 'text', 'u1', '22', 'unk', 'tai']) {
    const fresh = renewed(doc, how({ find: phraseFinder(phrase), by: '' }));
    expect(readAssertions(fresh), phrase).toMatchObject([
      { id: CODE, claim: ASKED, by: 'A1', ...fields, againstReason: expect.any(String) },
    ]);
    expect(readMemos(fresh), phrase).toMatchObject([{ id: ASKED, by: 'A1' }]);
    const found = textsOf(doc).filter(({ text }) => phraseFinder(phrase)?.(text).length);
    expect(
      found.filter(({ kind, text }) => kind === 'field' && text !== fields.againstReason),
      phrase,
    ).toEqual([]);
  }
});
