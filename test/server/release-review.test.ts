import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MASK } from '#core/mask.ts';
import type { DocumentId } from '#core/ids.ts';
import { addCoding, readCodings } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { appendBlocks, readBlocks } from '#doc/transcript.ts';
import * as Y from 'yjs';
import { document, releaseApproval, releaseChoice } from '#server/db/schema.ts';
import type { Place } from '#server/place.ts';
import { purge } from '#server/purge/purge.ts';
import { findCopy } from '#server/store/document.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { openRecord } from '#server/store/record.ts';
import {
  approveChanges,
  approveRelease,
  dismissIn,
  findField,
  openReview,
  settleIn,
} from '#server/store/release.ts';
import { changesWaiting } from '#server/store/release-waits.ts';
import { markChange, readChanges } from '#server/store/release-change.ts';
import {
  leavingBlocks,
  markWords,
  readReview,
  reopenHit,
  settleHit,
  type ReviewHit,
} from '#server/store/release-review.ts';
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

async function leavingWords(code: string): Promise<string[]> {
  const field = await fieldOf(code);
  return leavingBlocks(await lead.work((work) => readReview(work, field))).map(({ text }) => text);
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

async function reviewOf(code: string) {
  const field = await fieldOf(code);
  return lead.work((work) => openReview(work, 2, field));
}

const keyOf = async (id: DocumentId) => {
  const [row] = await lead.work(({ tx }) => tx.select().from(document).where(eq(document.id, id)));
  if (!row) throw new Error('no such copy');
  return row.keyId;
};

async function take(code: string, id: string): Promise<void> {
  const field = await fieldOf(code);
  const done = await lead.work(async (work) =>
    markChange(work, field, await readReview(work, field), id, true),
  );
  expect(done).toBe(true);
}

describe('a review before release', () => {
  test('strip-identifying-data: lets nothing out while a hit is open, and what leaves are the words after it', async () => {
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

  test('attack: what is masked in one paragraph leaves in no other, also where no rule finds it', async () => {
    const code = await madeRecord('در وطپور دیدم.', 'راه وطپور چطور است؟');
    expect((await hitsOf(code)).map((hit) => hit.words)).toEqual(['وطپور', 'وطپور']);
    await settle(code, 'وطپور', 'mask', null);
    expect(await leavingWords(code)).toContain(`راه ${MASK} چطور است؟`);

    // The words that a rule knew it by go: what is masked stays so.
    const field = await fieldOf(code);
    await edit(field.document, a, (doc) => {
      const answer = doc.getXmlFragment('transcript').get(1) as Y.XmlElement;
      (answer.get(0) as Y.XmlText).delete(3, 5);
    });
    expect(await leavingWords(code)).toContain(`راه ${MASK} چطور است؟`);
  });

  test('proposes for words in a paragraph that was changed what they became in this record', async () => {
    const code = await madeRecord('Mullah Tanai came.');
    await settle(code, 'Tanai', 'generalise', 'a man of the town');
    const field = await fieldOf(code);
    await edit(field.document, a, (doc) => {
      const answer = doc.getXmlFragment('transcript').get(1) as Y.XmlElement;
      (answer.get(0) as Y.XmlText).insert(0, 'Later ');
    });
    expect(await hitOf(code, 'Tanai')).toMatchObject({
      settled: null,
      before: null,
      here: 'a man of the town',
    });
  });

  test('attack: gives the same words one replacement also where two leads give it at the same moment', async () => {
    const [first, second] = [
      await madeRecord('We met Mullah Wasil.'),
      await madeRecord('Mullah Wasil came.'),
    ];
    const [field, { id }] = [await fieldOf(first), await hitOf(first, 'Wasil')];
    const waits = async () =>
      (
        await t.ground.db.sql`select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`
      ).length;
    let other: ReturnType<typeof settle> | null = null;
    await lead.work(async (work) => {
      await settleHit(work, field, id, { act: 'generalise', words: 'a cleric' });
      let isDone = false;
      other = settle(second, 'Wasil', 'generalise', 'a trader').finally(() => (isDone = true));
      await expect.poll(async () => isDone || (await waits()) > 0).toBe(true);
    });
    expect(await other).toEqual({ ok: false, fault: { elsewhere: 'a cleric' } });
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

  test('dismisses several together, each with its reason, or none where one of them has gone', async () => {
    const code = await madeRecord('Qari Naseer paid.', 'Mullah Zarif did not.');
    const ids = (await hitsOf(code)).map((hit) => hit.id);
    const dismissals = ids.map((hit) => ({ hit, reason: 'two saints of long ago' }));
    const gone = { hit: 'long-gone', reason: 'nobody' };
    expect(await dismissIn(t.ground, lead, code, [...dismissals, gone])).toEqual({
      ok: false,
      gone: 'long-gone',
    });
    expect((await hitsOf(code)).map((hit) => hit.settled)).toEqual(ids.map(() => null));
    expect(await dismissIn(t.ground, lead, code, dismissals)).toEqual({ ok: true });
    expect((await hitsOf(code)).map((hit) => hit.settled)).toEqual(
      ids.map(() => ({ act: 'dismiss', words: 'two saints of long ago' })),
    );
    expect(await dismissIn(t.ground, analyst, code, dismissals), 'of who sees no field copy').toBeNull();
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
    await append('Their guide was very young.');
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
    const named = (await hitsOf(code)).filter((one) => one.words.includes('Naseer'));
    expect(named.map((one) => one.words)).toEqual(['Qari Naseer beside it']);
  });

  test('finds what a lead marked in the other paragraphs too, until the mark is taken away there', async () => {
    const code = await madeRecord('They ate red apples.', 'We bought red apples.');
    const field = await fieldOf(code);
    await lead.work((work) => markWords(work, field, { block: 1, from: 9, to: 19 }));
    const marked = (await hitsOf(code)).filter((hit) => hit.rule === 'marked');
    expect(marked.map((hit) => hit.words)).toEqual(['red apples', 'red apples']);
    await lead.work((work) => reopenHit(work, field, marked[1]?.id ?? ''));
    expect((await hitsOf(code)).filter((hit) => hit.rule === 'marked')).toHaveLength(1);
  });

  test('a purge takes over what leads marked and decided, without the words that go', async () => {
    const answers = [
      'She teaches two streets from the well. Ring +93 799 123 456.',
      'The man with the walnut tree sold it. Zurmaki wrote it down for Mullah Zarif.',
    ];
    const code = await madeRecord(...answers);
    const before = await fieldOf(code);
    const mark = async (words: string): Promise<void> => {
      const field = await fieldOf(code);
      const block = field.blocks.findIndex(({ text }) => text.includes(words));
      const from = field.blocks[block]?.text.indexOf(words) ?? -1;
      const at = { block, from, to: from + words.length };
      expect(await lead.work((work) => markWords(work, field, at))).toEqual({ ok: true });
    };
    await mark('two streets from the well');
    await mark('walnut tree');
    await settle(code, '+93', 'mask', null);
    await settle(code, 'streets', 'generalise', 'nearby');
    expect(await settle(code, 'walnut', 'generalise', 'a zurmaki tree')).toEqual({ ok: true });
    const done = await purge(t.ground, {
      ...{ project: study.project, phrase: 'Zurmaki', record: before.record, by: '[somebody]', chosen: null },
      actor: lead.actor.account,
    });
    expect(done.kind).toBe('done');
    const after = await fieldOf(code);
    expect(after.document, 'a copy made anew').not.toBe(before.document);
    const hits = (await hitsOf(code)).map(({ words, settled, rule, by }) => ({ words, settled, rule, by }));
    expect(hits.filter(({ rule }) => rule !== 'title')).toEqual([
      expect.objectContaining({
        ...{ words: 'two streets from the well', rule: 'marked' },
        settled: { act: 'generalise', words: 'nearby' },
        by: { role: 'lead', ordinal: 1 },
      }),
      expect.objectContaining({ words: '+93 799 123 456', settled: { act: 'mask', words: null } }),
      expect.objectContaining({
        ...{ words: 'walnut tree', rule: 'marked' },
        settled: { act: 'generalise', words: 'a [somebody] tree' },
      }),
    ]);
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

  test('carries what a lead marked by hand into a paragraph that is edited after the release, or asks to look again', async () => {
    const code = await madeRecord(
      'My wife teaches two streets from the well. They came at night.',
      'He sold bread from the walnut cart. They left.',
      'Two streets from the well, she said.',
    );
    const mark = async (block: number, words: string): Promise<void> => {
      const field = await fieldOf(code);
      const from = field.blocks[block]?.text.indexOf(words) ?? -1;
      const at = { block, from, to: from + words.length };
      expect(await lead.work((work) => markWords(work, field, at))).toEqual({ ok: true });
    };
    await mark(1, 'two streets from the well');
    await mark(3, 'walnut cart');
    await settle(code, 'two streets', 'generalise', 'nearby');
    await settle(code, 'walnut', 'mask', null);
    await approveRelease(t.ground, lead, code);
    expect(await approveRelease(t.ground, lead2, code)).toMatchObject({ kind: 'released' });
    // What its researcher writes beside the words is nothing to take over, and neither is what was replaced.
    await edit((await fieldOf(code)).document, a, (doc) => {
      const [from, to] = [anchorAt(doc, 1, 0, 0), anchorAt(doc, 1, 7, -1)];
      addCoding(doc, 'beside', { code: 'x', by: 'R1', from, to });
    });
    expect(await lead.work(changesWaiting)).not.toContain(code);

    const write = async (block: number, at: number, gone: number, text: string) =>
      edit((await fieldOf(code)).document, a, (doc) => {
        const words = (doc.getXmlFragment('transcript').get(block) as Y.XmlElement).get(0) as Y.XmlText;
        words.delete(at, gone);
        words.insert(at, text);
      });
    // An ordinary edit beside the marked words, and one of them.
    await write(1, 0, 0, 'All know: ');
    await write(3, 'He sold bread from the '.length, 'walnut'.length, 'walnut-wood');
    expect(await lead2.work(changesWaiting)).toContain(code);
    expect(await analyst.work(changesWaiting)).toEqual(new Set());
    expect(await a.work(changesWaiting)).toEqual(new Set());
    const open = await reviewOf(code);
    expect(open.changes?.map(({ change }) => change.after?.text)).toEqual([
      'All know: My wife teaches nearby. They came at night.',
      'He sold bread from the walnut-wood cart. They left.',
    ]);
    expect(open.review.again).toEqual([
      { id: expect.any(String), settled: { act: 'mask', words: null }, by: { role: 'lead', ordinal: 1 } },
    ]);
    await take(code, open.changes![0]!.id);
    expect((await approveChanges(t.ground, lead, code)).kind).toBe('open-hits');

    // A purge of other words in between forgets neither.
    const purged = await purge(t.ground, {
      ...{ project: study.project, phrase: 'bread', record: (await fieldOf(code)).record },
      ...{ by: 'goods', chosen: null, actor: lead.actor.account },
    });
    expect(purged.kind).toBe('done');
    const after = await reviewOf(code);
    expect(after.changes?.[0]?.change.after?.text).toBe(
      'All know: My wife teaches nearby. They came at night.',
    );
    const [waiting] = after.review.again;
    expect(after.review.again).toMatchObject([{ settled: { act: 'mask' }, by: { role: 'lead' } }]);

    const field = await fieldOf(code);
    expect(await lead.work((work) => reopenHit(work, field, waiting!.id))).toEqual({ ok: true });
    expect((await reviewOf(code)).review.again).toEqual([]);
    await take(code, (await changesOf(code))[0]!.id);
    expect((await approveChanges(t.ground, lead, code)).kind).toBe('waiting');
    expect((await approveChanges(t.ground, lead2, code)).kind).toBe('taken-over');
    expect(await lead.work(changesWaiting), 'what leads left, they have seen').not.toContain(code);
    expect((await analysisText(code))[1]).toBe('All know: My wife teaches nearby. They came at night.');
    // What a lead takes away of it stays away.
    await write(1, 0, 3, 'Many');
    expect((await reviewOf(code)).changes?.[0]?.change.after?.text).toContain(
      'Many know: My wife teaches nearby',
    );
    for (const state of ['settled', 'open']) {
      const hit = await hitOf(code, 'two streets');
      expect(hit.settled === null ? 'open' : 'settled').toBe(state);
      const here = await fieldOf(code);
      expect(await lead.work((work) => reopenHit(work, here, hit.id))).toEqual({ ok: true });
    }
    expect((await reviewOf(code)).changes?.[0]?.change.after?.text).toContain('teaches two streets');
    expect((await reviewOf(code)).review.again).toEqual([]);
  });

  test('attack: a purge of one name opens nothing that was masked, and offers nothing of it to be taken over', async () => {
    const code = await madeRecord(
      'My wife teaches at the girls school. We met Mullah Zmarak and Qari Naseer.',
      'It was Qari Naseer, say 0799 123 456.',
    );
    const field = await fieldOf(code);
    await lead.work((work) => markWords(work, field, { block: 1, from: 8, to: 35 }));
    await settle(code, 'teaches', 'mask', null);
    await settle(code, 'Zmarak', 'generalise', 'a cleric he knows');
    await settle(code, 'Naseer', 'mask', null);
    await settle(code, '799', 'mask', null);
    await approveRelease(t.ground, lead, code);
    expect(await approveRelease(t.ground, lead2, code)).toMatchObject({ kind: 'released' });
    const left = await analysisText(code);
    const record = field.record;
    const before = (await hitsOf(code)).map(({ words, settled, by }) => ({ words, settled, by }));

    const done = await purge(t.ground, {
      ...{ project: study.project, phrase: 'Naseer', by: 'N', record, chosen: null },
      actor: study.accounts['lead2'] ?? null,
    });
    expect(done).toMatchObject({ kind: 'done', records: [code] });
    const open = await reviewOf(code);
    expect(open.changes).toEqual([]);
    expect(open.review.open).toBe(0);
    expect(open.rebuilt).not.toBeNull();
    const after = (await hitsOf(code)).map(({ words, settled, by }) => ({ words, settled, by }));
    expect(after).toEqual(before.map((hit) => ({ ...hit, words: hit.words.replace('Naseer', 'N') })));
    expect(await analysisText(code)).toEqual(left);

    // Sealed under the new copy's key alone.
    const rows = await lead.work(({ tx }) => tx.select().from(releaseChoice));
    expect(rows.some((row) => row.documentId === field.document)).toBe(true);
    for (const one of rows.filter((row) => row.documentId === field.document && row.bodyEnc !== null))
      expect(t.ground.keys.has(await keyOf(one.documentId))).toBe(false);
  });

  test('attack: where a purge makes one paragraph of two, what was masked in either is masked', async () => {
    const code = await madeRecord('It was Qari Naseer, said Zmaray.', 'It was Qari Naseer, said N.');
    const last = (await hitsOf(code)).findLast(({ words }) => words.includes('Naseer'));
    await settleIn(t.ground, lead, code, last?.id ?? '', { act: 'dismiss', words: 'a public figure' });
    await settle(code, 'Naseer', 'mask', null);
    await settle(code, 'Zmaray', 'mask', null);
    const { record } = await fieldOf(code);
    const asked = { project: study.project, phrase: 'Zmaray', by: 'N', record, chosen: null };
    expect(await purge(t.ground, { ...asked, actor: lead.actor.account })).toMatchObject({ kind: 'done' });
    const acts = (await hitsOf(code)).filter(({ words }) => words.includes('Naseer'));
    expect(acts.map(({ settled }) => settled?.act)).toEqual(['mask', 'mask']);
  });

  test('is read in slices between which others get on', async () => {
    const field = await fieldOf(await madeRecord('Nothing more.'));
    let turn = 0;
    let immediate = setImmediate(function count() {
      turn++;
      immediate = setImmediate(count);
    });
    /** In how many turns of the process its words are read. */
    const turnsOf = async (length: number, words: string): Promise<number> => {
      const read = new Set<number>();
      const blocks = Array.from({ length }, () => ({
        kind: 'answer' as const,
        get text() {
          read.add(turn);
          return words;
        },
      }));
      const review = await lead.work((work) => readReview(work, { ...field, blocks }));
      expect(review.blocks).toHaveLength(length);
      return read.size;
    };
    expect(await turnsOf(60, 'Nobody came.')).toBeGreaterThanOrEqual(15);
    expect(await turnsOf(1, 'Nobody came. '.repeat(3_000)), 'one paragraph').toBeGreaterThanOrEqual(5);
    clearImmediate(immediate);
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
