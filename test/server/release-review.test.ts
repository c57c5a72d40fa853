import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MASK } from '#core/release-review.ts';
import type { DocumentId } from '#core/ids.ts';
import { addCoding, readCodings } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { appendBlocks, readBlocks } from '#doc/transcript.ts';
import * as Y from 'yjs';
import { releaseApproval, releaseChoice } from '#server/db/schema.ts';
import type { Place } from '#server/place.ts';
import { findCopy } from '#server/store/document.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { openRecord } from '#server/store/record.ts';
import { approveChanges, approveRelease, findField, openReview, settleIn } from '#server/store/release.ts';
import { markChange, readChanges } from '#server/store/release-change.ts';
import { markWords, readReview, reopenHit, type ReviewHit } from '#server/store/release-review.ts';
import { saveSettings } from '#server/store/settings.ts';
import { appendUpdate, readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let lead: Place, lead2: Place, a: Place, analyst: Place;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  await (await study.place('lead')).work((work) => saveSettings(work, { name: 'Study', approvals: 2 }));
  [lead, lead2, a, analyst] = [
    await study.place('lead'),
    await study.place('lead2'),
    await study.place('a'),
    await study.place('analyst'),
  ];
});
afterAll(() => t.close());

const PLANTED = 'We met Mullah Zarif twice. He gave the number +93 799 123 456. Ask for Mullah Zarif there.';

async function madeRecord(...answers: string[]): Promise<string> {
  const made = await a.work((work) =>
    createRecord(work, {
      source: { typeKey: 'elder' },
      month: '2022-03',
      language: 'en',
      text: answers.map((answer) => ({ question: 'What happened?', answer })),
    }),
  );
  if (!made.ok) throw new Error(made.fault.message);
  return made.code;
}

async function fieldOf(code: string) {
  const found = await findField(t.ground, lead, code);
  if (!found) throw new Error(`${code} has no field copy`);
  return found.field;
}

async function hitsOf(code: string): Promise<ReviewHit[]> {
  const field = await fieldOf(code);
  const review = await lead.work((work) => readReview(work, field));
  return review.blocks.flatMap((block) => block.hits);
}

async function hitOf(code: string, words: string): Promise<ReviewHit> {
  const found = (await hitsOf(code)).find((hit) => hit.words.includes(words));
  if (!found) throw new Error(`the scan does not hit “${words}”`);
  return found;
}

const settle = async (
  code: string,
  words: string,
  act: 'generalise' | 'mask' | 'dismiss',
  by: string | null,
) => settleIn(t.ground, lead, code, (await hitOf(code, words)).id, { act, words: by });

async function analysisText(code: string): Promise<string[]> {
  const id = await analyst.work(async (work) => {
    const record = await openRecord(work, code);
    return record && findCopy(work, record.id, 'analysis');
  });
  if (!id) throw new Error('no analysis copy');
  const { doc } = await readDocument(t.ground, id);
  return readBlocks(doc).map((block) => block.text);
}

async function edit(id: DocumentId, who: Place, change: (doc: Y.Doc) => void): Promise<void> {
  const { doc } = await readDocument(t.ground, id);
  const seen = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  await appendUpdate(t.ground, id, who.actor.account, Y.encodeStateAsUpdate(doc, seen));
}

async function changesOf(code: string) {
  const field = await fieldOf(code);
  return lead.work(async (work) => {
    const changes = await readChanges(work, field, await readReview(work, field));
    return changes?.list ?? [];
  });
}

async function take(code: string, id: string): Promise<void> {
  const field = await fieldOf(code);
  const done = await lead.work(async (work) =>
    markChange(work, field, await readReview(work, field), id, true),
  );
  expect(done).toBe(true);
}

describe('a review before release', () => {
  test('lets nothing out while a hit is open, and what leaves are the words after it', async () => {
    const code = await madeRecord(PLANTED);
    const refused = await approveRelease(t.ground, lead, code);
    expect(refused).toMatchObject({ kind: 'open-hits' });
    expect(await lead.work(({ tx }) => tx.select().from(releaseApproval))).toEqual([]);

    expect(await settle(code, 'Zarif', 'generalise', 'a mullah')).toEqual({ ok: true });
    expect(await settle(code, '799', 'mask', null)).toEqual({ ok: true });
    expect((await approveRelease(t.ground, lead, code)).kind).toBe('waiting');
    expect((await approveRelease(t.ground, lead2, code)).kind).toBe('released');
    expect(await analysisText(code)).toEqual([
      'What happened?',
      `We met a mullah twice. He gave the number ${MASK}. Ask for a mullah there.`,
    ]);
    const field = await fieldOf(code);
    expect(field.blocks[1]?.text).toBe(PLANTED);
  });

  test('keeps a replacement the same over the records of a study, and in every place of one', async () => {
    const first = await madeRecord('We met Mullah Daudzai. Then Mullah Daudzai left.');
    await settle(first, 'Daudzai', 'generalise', 'a cleric of the north');
    expect((await hitsOf(first)).map((hit) => hit.settled?.words)).toEqual([
      'a cleric of the north',
      'a cleric of the north',
    ]);
    const second = await madeRecord('It was mullah DAUDZAI who came.');
    expect((await hitOf(second, 'DAUDZAI')).before).toBe('a cleric of the north');
    expect(await settle(second, 'DAUDZAI', 'generalise', 'somebody')).toEqual({
      ok: false,
      fault: { elsewhere: 'a cleric of the north' },
    });
    expect(await settle(second, 'DAUDZAI', 'generalise', 'a cleric of the north')).toEqual({ ok: true });
  });

  test('refuses a replacement that the scan finds something in, and a dismissal without a reason', async () => {
    const code = await madeRecord('Qari Naseer paid.');
    expect(await settle(code, 'Naseer', 'generalise', 'Haji Gul Agha')).toEqual({
      ok: false,
      fault: 'identifies',
    });
    expect(await settle(code, 'Naseer', 'dismiss', '  ')).toEqual({ ok: false, fault: 'empty' });
    expect(await settle(code, 'Naseer', 'generalise', '')).toEqual({ ok: false, fault: 'empty' });
    expect((await hitOf(code, 'Naseer')).settled).toBeNull();
  });

  test('opens the hits of a paragraph anew when it was changed, and an approval with them', async () => {
    const code = await madeRecord('Qari Naseer paid.', 'Nothing else.');
    const before = await hitOf(code, 'Naseer');
    await settle(code, 'Naseer', 'dismiss', 'a saint of long ago');
    expect(await approveRelease(t.ground, lead, code)).toMatchObject({ kind: 'waiting', approvals: 1 });
    await settle(code, 'Naseer', 'mask', null);
    expect(await approveRelease(t.ground, lead2, code)).toMatchObject({ kind: 'waiting', approvals: 1 });

    const field = await fieldOf(code);
    const { doc } = await readDocument(t.ground, field.document);
    const seen = Y.encodeStateVector(doc);
    const answer = doc.getXmlFragment('transcript').get(1) as Y.XmlElement;
    (answer.get(0) as Y.XmlText).insert(0, 'Later ');
    appendBlocks(doc, [{ kind: 'answer', text: 'No more.' }]);
    await appendUpdate(t.ground, field.document, a.actor.account, Y.encodeStateAsUpdate(doc, seen));
    expect((await hitOf(code, 'Naseer')).settled).toBeNull();
    expect(await lead.work((work) => reopenHit(work, field, before.id))).toEqual({ ok: true });
    expect(await settleIn(t.ground, lead, code, before.id, { act: 'mask', words: null })).toEqual({
      ok: false,
      fault: 'gone',
    });
  });

  test('attack: what was written while a lead read is not approved with what they read', async () => {
    const code = await madeRecord('They came at night.');
    const shownTo = async (place: Place) => {
      const field = await fieldOf(code);
      return (await place.work((work) => openReview(work, 2, field))).shown;
    };
    const shown = await shownTo(lead);
    const append = async (text: string) =>
      edit((await fieldOf(code)).document, a, (doc) => appendBlocks(doc, [{ kind: 'answer', text }]));
    await append('Their guide was the son of the miller.');
    expect(await approveRelease(t.ground, lead, code, shown)).toEqual({ kind: 'other-words' });
    expect(await lead.work((work) => openRecord(work, code))).toMatchObject({ state: 'field' });
    expect(await approveRelease(t.ground, lead, code, '')).toEqual({ kind: 'other-words' });
    expect(await approveRelease(t.ground, lead, code, await shownTo(lead))).toMatchObject({ approvals: 1 });
    expect(await approveRelease(t.ground, lead2, code, await shownTo(lead2))).toMatchObject({
      kind: 'released',
    });

    await append('No more came.');
    await take(code, (await changesOf(code))[0]!.id);
    const ofChanges = await shownTo(lead);
    await append('They ate bread.');
    for (const { id } of await changesOf(code)) await take(code, id);
    expect(await approveChanges(t.ground, lead, code, ofChanges)).toEqual({ kind: 'other-words' });
    expect(await approveChanges(t.ground, lead, code, await shownTo(lead))).toMatchObject({ approvals: 1 });
  });

  test('takes words that a lead marks, with the hits they touch, as one', async () => {
    const code = await madeRecord('He has the blue door behind the old mill, and Qari Naseer beside it.');
    const field = await fieldOf(code);
    const at = field.blocks[1]?.text.indexOf('the blue door') ?? -1;
    expect(await lead.work((work) => markWords(work, field, { block: 1, from: at, to: at + 32 }))).toEqual({
      ok: true,
    });
    const hit = await hitOf(code, 'blue door');
    expect(hit).toMatchObject({ rule: 'marked', settled: null });
    expect((await approveRelease(t.ground, lead, code)).kind).toBe('open-hits');
    await lead.work((work) => reopenHit(work, field, hit.id));
    expect((await hitsOf(code)).map((one) => one.rule)).not.toContain('marked');
    const name = field.blocks[1]?.text.indexOf('Naseer') ?? -1;
    await lead.work((work) => markWords(work, field, { block: 1, from: name, to: name + 16 }));
    expect((await hitsOf(code)).map((one) => one.words)).toEqual(['Qari Naseer beside it']);
  });

  test('writes no name: what the database holds of a choice is digests and what the field copy’s key opens', async () => {
    const code = await madeRecord('We met Mullah Zabardast.');
    await settle(code, 'Zabardast', 'generalise', 'a mullah');
    const other = await madeRecord('We met Mullah Zabardast.');
    await settle(other, 'Zabardast', 'generalise', 'a mullah');
    const [one, two] = [(await fieldOf(code)).document, (await fieldOf(other)).document];
    const rows = await lead.work(({ tx }) => tx.select().from(releaseChoice));
    for (const { paragraph, words, bodyEnc } of rows) {
      const bytes = Buffer.concat([paragraph, words, bodyEnc ?? new Uint8Array()]).toString('utf8');
      for (const word of ['Zabardast', 'zabardast', 'a mullah']) expect(bytes).not.toContain(word);
    }
    const digestsIn = (id: string) =>
      rows.filter((row) => row.documentId === id).map((row) => Buffer.from(row.words).toString('hex'));
    expect(digestsIn(one)).toHaveLength(1);
    expect(digestsIn(one)).not.toEqual(digestsIn(two));
  });

  test('lets what changed after a release out change by change, again through the scan and two leads', async () => {
    const code = await madeRecord('They slept in the hills and ate bread.', 'Nothing else.');
    await approveRelease(t.ground, lead, code);
    await approveRelease(t.ground, lead2, code);
    const id = (await lead.work((work) => openRecord(work, code)))?.id;
    const analysis = id && (await analyst.work((work) => findCopy(work, id, 'analysis')));
    if (!analysis) throw new Error('no analysis copy');
    await edit(analysis, analyst, (doc) => {
      const [from, to] = [anchorAt(doc, 1, 28, 0), anchorAt(doc, 1, 37, -1)];
      addCoding(doc, 'c', { code: 'x', by: 'A1', from, to });
    });
    expect(await changesOf(code)).toEqual([]);
    expect((await approveChanges(t.ground, lead, code)).kind).toBe('nothing');

    const field = await fieldOf(code);
    await edit(field.document, a, (doc) => {
      const answer = doc.getXmlFragment('transcript').get(1) as Y.XmlElement;
      (answer.get(0) as Y.XmlText).insert(11, 'with Qari Naseer ');
      appendBlocks(doc, [{ kind: 'answer', text: 'Not to be taken over.' }]);
    });
    const [changed, added] = await changesOf(code);
    expect(changed).toMatchObject({ change: { kind: 'changed', at: 1 }, taken: false, coded: 1 });
    expect(added).toMatchObject({ change: { kind: 'added' }, coded: 0 });
    await take(code, changed!.id);
    expect((await approveChanges(t.ground, lead, code)).kind).toBe('open-hits');
    await settle(code, 'Naseer', 'generalise', 'a reciter');
    const again = await changesOf(code);
    expect(again[0]?.taken).toBe(true);
    expect(await approveChanges(t.ground, lead, code)).toMatchObject({ kind: 'waiting', approvals: 1 });
    expect((await analysisText(code))[1]).toBe('They slept in the hills and ate bread.');
    expect((await approveChanges(t.ground, lead2, code)).kind).toBe('taken-over');
    expect(await analysisText(code)).toEqual([
      'What happened?',
      'They slept with a reciter in the hills and ate bread.',
      'What happened?',
      'Nothing else.',
    ]);
    const { doc } = await readDocument(t.ground, analysis);
    const span = readCodings(doc)[0]?.span;
    expect(readBlocks(doc)[1]?.text.slice(span?.fromOffset, span?.toOffset)).toBe('ate bread');
    expect(await changesOf(code)).toHaveLength(1);
    expect(await analyst.work((work) => openRecord(work, code))).toMatchObject({ releaseVersion: 2 });
  });

  test('is the leads’ alone, past every page too', async () => {
    const code = await madeRecord('We met Mullah Zarif.');
    await settle(code, 'Zarif', 'mask', null);
    for (const who of [a, analyst])
      expect(await who.work(({ tx }) => tx.select().from(releaseChoice))).toEqual([]);
    expect(await settleIn(t.ground, analyst, code, 'x', { act: 'mask', words: null })).toEqual({
      ok: false,
      fault: 'gone',
    });
  });
});
