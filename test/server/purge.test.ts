/** Purge: what slipped through is destroyed with the keys that sealed it (PROTECTION 5, attacks 2, 3 and 4). */
import { eq } from 'drizzle-orm';
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBody } from '#core/audit.ts';
import { phraseFinder } from '#core/disclosure/phrase.ts';
import { emptyDraft, readDraft } from '#core/interview-draft.ts';
import { editAssertion, readAssertions, readCodings } from '#doc/entry.ts';
import { blocksOf, quoteOf } from '#doc/position.ts';
import { transcriptOf } from '#doc/schema.ts';
import { readBlocks } from '#doc/transcript.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { assertion, assessment, audit, coding, document, endedKey, project } from '#server/db/schema.ts';
import { openGround } from '#server/ground.ts';
import { openPlace } from '#server/place.ts';
import { createProjection, type Projection } from '#server/projection/follow.ts';
import { destroyEnded, drawKeys, holdPurges } from '#server/purge/ended.ts';
import { previewPurge, purge, type PurgeRequest } from '#server/purge/purge.ts';
import { rewrite } from '#server/purge/rewrite.ts';
import { PROJECT_SEALED, unknownColumns } from '#server/purge/sealed.ts';
import { openClaim } from '#server/store/claim.ts';
import { listDecisions } from '#server/store/decision.ts';
import { listDrafts } from '#server/store/draft.ts';
import { makeExport } from '#server/store/export.ts';
import { keepInterestChange, listInterestChanges } from '#server/store/interest-change.ts';
import { approveRelease, settleIn } from '#server/store/release.ts';
import { listSourceTypes, saveSourceType } from '#server/store/source-type.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { assert, edit, makeClaim, makeRecord, makeReleased } from './collection.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { databaseFiles, dump, holding, opened, plant, sealedIn } from './purge-study.ts';
import { bearer, Raw, startSync, type SyncHost } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
let projection: Projection;
let host: SyncHost;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  projection = createProjection(t.ground);
  await projection.start();
  host = await startSync(t.ground);
});
afterAll(async () => {
  await host.close();
  await projection.close();
  await t.close();
});

const drawn = (): string => `Zmaray${randomBytes(4).toString('hex')}`;

/** The words of a block. */
function textIn(doc: Y.Doc, block: number): Y.XmlText {
  const element = blocksOf(doc)[block];
  const [text] = element?.toArray() ?? [];
  if (!(text instanceof Y.XmlText)) throw new Error(`block ${block} has no words`);
  return text;
}

const request = (fields: Partial<PurgeRequest>): PurgeRequest => ({
  ...{ project: study.project, phrase: null, by: '', record: null, chosen: null },
  actor: study.accounts['lead'] ?? null,
  ...fields,
});

async function openCopies(record: string) {
  const lead = await study.place('lead');
  const rows = await lead.work(({ tx }) =>
    tx
      .select()
      .from(document)
      .where(eq(document.recordId, record as never)),
  );
  return rows.filter((row) => row.closedAt === null).toSorted((a, b) => (a.copy < b.copy ? 1 : -1));
}

describe('attack 2: a canary is purged', () => {
  test('attack 2: and is in clear nowhere, ever; no key that is left opens anything that was sealed before', async () => {
    const canary = drawn();
    const planted = await plant(t, study, canary);
    await projection.caughtUp();
    const lead = await study.place('lead');
    const made = await lead.work((work) => makeExport(work));
    const before = await dump(t);
    const places = await previewPurge(t.ground, request({ phrase: canary }));
    if (!Array.isArray(places)) throw new Error(places.kind);
    expect(places.map(({ what }) => what).toSorted()).toEqual([
      ...['analysis', 'claim', 'code_version', 'consent', 'decision', 'draft', 'field', 'opinion'],
      ...['question_version', 'resolution'],
    ]);
    // The keys open it before the purge: the question below is not empty.
    expect(opened(t.config.keys, sealedIn(before)).some((text) => text.includes(canary))).toBe(true);

    const oldKeys = readdirSync(join(t.config.keys, 'keys')).map((name) => ({
      name,
      key: String(JSON.parse(readFileSync(join(t.config.keys, 'keys', name), 'utf8')).key),
    }));
    const done = await purge(t.ground, request({ phrase: canary.toUpperCase(), by: '[a leader]' }));
    expect(done).toMatchObject({ kind: 'done', left: [], records: [planted.record.code], unreached: [] });

    const files = await databaseFiles(t);
    const spellings = [canary, Buffer.from(canary, 'utf16le')];
    for (const folder of [files.own, files.wal, t.config.data, t.config.keys])
      expect(holding(folder, spellings), folder).toEqual([]);
    const after = await dump(t);
    expect(before.includes(canary) || after.includes(canary)).toBe(false);
    expect(Buffer.from(made.zip).includes(canary)).toBe(false);
    expect(opened(t.config.keys, sealedIn(after)).filter((text) => text.includes(canary))).toEqual([]);
    // Of a backup that was made before: not one value, since all of this study's keys are others now.
    expect(opened(t.config.keys, sealedIn(before))).toEqual([]);
    for (const { key } of oldKeys) expect(holding(t.config.keys, [key])).toEqual([]);
    expect(readdirSync(join(t.config.keys, 'keys'))).toHaveLength(3); // the project's, and of two copies
  });

  test('what stood on it stands on what took its place, by whom it was; other texts are as they were', async () => {
    const canary = drawn();
    const planted = await plant(t, study, canary);
    await projection.caughtUp();
    await purge(t.ground, request({ phrase: canary, by: '[a leader]' }));
    const [field, analysis] = await openCopies(planted.record.id);
    expect([field?.epoch, analysis?.epoch]).toEqual([2, 2]);
    const { doc } = await readDocument(t.ground, analysis!.id);
    expect(readBlocks(doc).map(({ text }) => text)).toEqual([
      ...['Who is [a leader]?', 'We met [a leader] twice.', 'No more came.'],
    ]);
    expect(readCodings(doc).map(({ span }) => span && quoteOf(doc, span))).toEqual(['[a leader]']);
    expect(readAssertions(doc)).toMatchObject([
      { id: planted.assertion, claim: planted.claim, value: 'true' },
    ]);
    // The projection's rows came with it, in the same transaction.
    const rows = await t.ground.db.asService('projection', async (tx) => ({
      codings: await tx.select().from(coding).where(eq(coding.recordId, planted.record.id)),
      assertions: await tx.select().from(assertion).where(eq(assertion.recordId, planted.record.id)),
    }));
    expect(rows.codings).toMatchObject([
      { id: planted.coding, documentId: analysis!.id, accountId: study.accounts['analyst'] },
    ]);
    expect(rows.assertions).toMatchObject([{ id: planted.assertion, documentId: analysis!.id }]);
    const lead = await study.place('lead');
    await lead.work(async (work) => {
      expect((await openClaim(work, planted.claim))?.proposition).toBe('[a leader] leads them');
      const [decision] = await listDecisions(work, planted.claim);
      expect(decision).toMatchObject({ held: 'open', reason: '[a leader] is not known to us' });
      expect((await listDrafts(work)).map(({ body }) => body.questions)).toContain(
        'And then [a leader] came.',
      );
    });
  });

  test('a lead chooses what goes: the rest is named as left, and stays as it is', async () => {
    const canary = drawn();
    const planted = await plant(t, study, canary);
    const chosen = new Set([`claim.${planted.claim}`]);
    const done = await purge(t.ground, request({ phrase: canary, by: '', chosen }));
    expect(done).toMatchObject({ kind: 'done', places: 2, records: [] });
    if (done.kind === 'done') expect(done.left.length).toBeGreaterThan(5);
    const lead = await study.place('lead');
    const claim = await lead.work((work) => openClaim(work, planted.claim));
    expect(claim).toMatchObject({ proposition: ' leads them', place: 'the house of ' });
    const [field] = await openCopies(planted.record.id);
    expect(field?.epoch).toBe(1);
    expect(await purge(t.ground, request({ phrase: canary, by: `(${canary})` }))).toEqual({
      kind: 'replacement-holds-it',
    });
  });

  test('attack 2: what is written between the search and the work goes too, or is named as left', async () => {
    const canary = drawn();
    const first = await makeClaim(study, { proposition: `${canary} leads them` });
    /** The purge has searched, and waits for its turn: then somebody writes. */
    const meanwhile = (fields: Partial<PurgeRequest>, write: () => Promise<unknown>) =>
      t.ground.db.asService('purge', async (tx) => {
        await holdPurges(tx);
        const done = purge(t.ground, request({ phrase: canary, ...fields }));
        await expect.poll(waiting).toBe(1);
        await write();
        return { done };
      });
    const chosen = new Set([`claim.${first}`]);
    const second = { id: first };
    const some = await meanwhile({ chosen }, async () => {
      second.id = await makeClaim(study, { proposition: `${canary} pays them` });
    });
    expect(await some.done).toMatchObject({ kind: 'done', left: [{ key: `claim.${second.id}` }] });
    const record = { code: '' };
    const all = await meanwhile({}, async () => {
      await makeClaim(study, { proposition: `${canary} hides them` });
      record.code = (await makeRecord(study, { text: [{ answer: `We met ${canary}.` }] })).code;
    });
    expect(await all.done).toMatchObject({ kind: 'done', places: 3, left: [], records: [record.code] });
    expect(await previewPurge(t.ground, request({ phrase: canary }))).toEqual([]);
  });

  test('attack 2: a name in a reason of the review is found, and goes with its record’s key', async () => {
    const canary = drawn();
    const record = await makeRecord(study, { text: [{ answer: 'We met Mullah Zarif twice.' }] });
    const lead = await study.place('lead');
    const tried = await approveRelease(t.ground, lead, record.code);
    if (tried.kind !== 'open-hits') throw new Error(tried.kind);
    const because = { act: 'dismiss', words: `it is not ${canary}` } as const;
    for (const { id } of tried.hits) await settleIn(t.ground, lead, record.code, id, because);
    const before = await dump(t);
    const reasons = () => opened(t.config.keys, sealedIn(before)).filter((text) => text.includes(canary));
    expect(reasons()).not.toEqual([]);
    expect(await purge(t.ground, request({ phrase: canary }))).toMatchObject({
      kind: 'done',
      records: [record.code],
    });
    expect(reasons()).toEqual([]);
  });

  test('attack 2: a name in the key of a party or camp is found, and all that names it goes by another key', async () => {
    const lead = await study.place('lead');
    const canary = drawn().toLowerCase();
    const party = `men-of-${canary}`;
    const [first] = await lead.work((work) => listSourceTypes(work));
    if (!first) throw new Error('the study has no types');
    await lead.work((work) => saveSourceType(work, first.id, { ...first, affiliation: party, camp: canary }));
    const claim = await makeClaim(study, { interest: { [party]: { true: 1, false: -1 } } });
    const change = {
      before: { [party]: { true: -1, false: 1 } },
      after: { [party]: { true: 1, false: -1 } },
      reason: 'turned',
    } as const;
    await lead.work((work) => keepInterestChange(work, claim, change));
    await t.ground.db.asService('engine', (tx) =>
      tx.insert(assessment).values({
        ...{ projectId: study.project, id: randomUUID(), claimId: claim, status: 'open' },
        cause: { kind: 'rebuild', id: null },
        result: { lines: [{ party }, { party: null }] },
      }),
    );
    const places = await previewPurge(t.ground, request({ phrase: `Men of ${canary}` }));
    expect(places).toMatchObject([{ what: 'party', texts: [{ hit: party }] }]);
    const done = await purge(t.ground, request({ phrase: canary, by: '' }));
    expect(done).toMatchObject({ kind: 'done', places: 2, left: [], records: [] });
    const [type] = await lead.work((work) => listSourceTypes(work));
    if (!type?.affiliation) throw new Error('the type has no party any more');
    expect([type.affiliation, type.camp].every((key) => /^party-\d+$/.test(key))).toBe(true);
    expect(type.affiliation).not.toBe(type.camp);
    expect((await lead.work((work) => openClaim(work, claim)))?.interest).toEqual({
      [type.affiliation]: { true: 1, false: -1 },
    });
    expect(await lead.work((work) => listInterestChanges(work, claim))).toMatchObject([
      { before: { [type.affiliation]: { true: -1 } }, after: { [type.affiliation]: { true: 1 } } },
    ]);
    const rows = await lead.work(({ tx }) =>
      tx.select({ result: assessment.result }).from(assessment).where(eq(assessment.claimId, claim)),
    );
    expect(rows).toMatchObject([{ result: { lines: [{ party: type.affiliation }, { party: null }] } }]);
    expect(await previewPurge(t.ground, request({ phrase: canary }))).toEqual([]);
    expect((await dump(t)).includes(canary)).toBe(false);
  });

  test('attack 2: a name in a reason that its coder changed stands in the log, is found there, and goes', async () => {
    const canary = drawn();
    const record = await makeReleased(t.ground, study);
    const analyst = study.accounts['analyst'];
    const fields = { stance: 'affirms', value: 'true', againstInterest: 'true', retracted: true } as const;
    let id = '';
    const said = (againstReason: string) =>
      edit(t.ground, record.analysis, analyst, (doc) => editAssertion(doc, id, { againstReason }));
    await edit(t.ground, record.analysis, analyst, (doc) => {
      id = assert(doc, { block: 1, from: 0, to: 4 }, fields);
    });
    await said(`${canary} is a brother`);
    await said('a brother');
    const places = await previewPurge(t.ground, request({ phrase: canary }));
    expect(places).toMatchObject([{ code: record.code, texts: [{ part: 'deleted', hit: canary }] }]);
    const before = await dump(t);
    expect(await purge(t.ground, request({ phrase: canary }))).toMatchObject({ records: [record.code] });
    expect(opened(t.config.keys, sealedIn(before)).filter((text) => text.includes(canary))).toEqual([]);
    const analysis = (await openCopies(record.id)).find(({ copy }) => copy === 'analysis');
    const { doc } = await readDocument(t.ground, analysis!.id);
    expect(readAssertions(doc)).toMatchObject([{ id, ...fields, againstReason: 'a brother' }]);
  });

  test('without a phrase a record is made anew as it stands, and what was deleted in it opens no more', async () => {
    const canary = drawn();
    const record = await makeRecord(study);
    const type = (change: (text: Y.XmlText) => void) =>
      edit(t.ground, record.field, study.accounts['a'], (doc) => change(textIn(doc, 1)));
    await type((text) => text.insert(0, canary));
    await type((text) => text.delete(0, canary.length));
    const places = await previewPurge(t.ground, request({ phrase: canary }));
    expect(places).toMatchObject([{ code: record.code, texts: [{ part: 'deleted', hit: canary }] }]);
    const before = await dump(t);
    const done = await purge(t.ground, request({ record: record.id }));
    expect(done).toMatchObject({ kind: 'done', records: [record.code] });
    expect(opened(t.config.keys, sealedIn(before)).filter((text) => text.includes(canary))).toEqual([]);
    expect(await previewPurge(t.ground, request({ phrase: canary }))).toEqual([]);
  });
});

describe('a client of the old epoch', () => {
  test('attack 3: is closed with 4410, and what it sends again comes back to nobody', async () => {
    const canary = drawn();
    const record = await makeRecord(study, { text: [{ answer: `We met ${canary}.` }] });
    const token = await bearer(t.ground, study, 'a');
    const stale = (await new Raw(`${host.url}/${record.id}.field.1`, token).greet()).live();
    await purge(t.ground, request({ phrase: canary, by: '' }));
    expect((await stale.end()).code).toBe(4410);
    // It still holds all of it, and comes with it to the old address, and to the new one.
    const again = new Raw(`${host.url}/${record.id}.field.1`, token, {}, stale.doc);
    expect((await again.end()).code).toBe(4410);
    const forced = new Raw(`${host.url}/${record.id}.field.2`, token, {}, stale.doc);
    await forced.opened;
    forced.step2();
    expect((await forced.end()).code).toBe(4409);
    const [field] = await openCopies(record.id);
    const { doc } = await readDocument(t.ground, field!.id);
    expect(readBlocks(doc).map(({ text }) => text)).toEqual(['We met .']);
  });

  test('attack 4: brings nothing back by Undo', async () => {
    const canary = drawn();
    const record = await makeRecord(study, { text: [{ answer: 'We met.' }] });
    const token = await bearer(t.ground, study, 'a');
    const author = (await new Raw(`${host.url}/${record.id}.field.1`, token).greet()).live();
    const undo = new Y.UndoManager(transcriptOf(author.doc), { captureTimeout: 0 });
    const text = textIn(author.doc, 0);
    text.insert(0, canary);
    undo.stopCapturing();
    text.delete(0, canary.length);
    await author.until(() => author.last('durable')?.count === 2, 'both edits');
    await purge(t.ground, request({ record: record.id }));
    await author.end();
    undo.undo();
    expect(text.toJSON()).toContain(canary); // in its own memory it is back
    const again = new Raw(`${host.url}/${record.id}.field.1`, token, {}, author.doc);
    expect((await again.end()).code).toBe(4410);
    const forced = new Raw(`${host.url}/${record.id}.field.2`, token, {}, author.doc);
    await forced.opened;
    forced.step2();
    expect((await forced.end()).code).toBe(4409);
    const [field] = await openCopies(record.id);
    const { doc } = await readDocument(t.ground, field!.id);
    expect(readBlocks(doc).map(({ text: words }) => words)).toEqual(['We met.']);
    expect(await previewPurge(t.ground, request({ phrase: canary }))).toEqual([]);
  });
});

describe('a crash', () => {
  test('at any statement leaves the record as it was, or as it is to be, and never two copies or none', async () => {
    const canary = drawn();
    const record = await makeRecord(study, { text: [{ answer: `We met ${canary}.` }] });
    const texts = async (): Promise<string[]> => {
      const open = (await openCopies(record.id)).filter(({ copy }) => copy === 'field');
      expect(open).toHaveLength(1);
      const { doc } = await readDocument(t.ground, open[0]!.id);
      return readBlocks(doc).map(({ text }) => text);
    };
    // It cannot be cut off between its statements but by ending its transaction: here at each table that it writes.
    for (const table of ['snapshot', 'claim', 'audit']) {
      await breakWrites(table, true);
      await expect(purge(t.ground, request({ phrase: canary, by: '' })), table).rejects.toThrow();
      await breakWrites(table, false);
      expect(await texts(), table).toEqual([`We met ${canary}.`]);
      await destroyEnded(t.ground); // the next start: what was drawn for nothing goes, and nothing else
      expect(await texts(), table).toEqual([`We met ${canary}.`]);
      expect(await unusedKeys(), table).toEqual([]);
    }
    expect(await purge(t.ground, request({ phrase: canary, by: '' }))).toMatchObject({ kind: 'done' });
    expect(await texts()).toEqual(['We met .']);
  });

  test.each([
    ['its new keys are drawn', false],
    ['records are made anew and the project is not', false],
    ['one old key is destroyed', true],
    ['the bytes of an old key are overwritten', true],
  ])(
    'kill -9 when %s: the next start leaves the record whole, and no key that nothing needs',
    async (stage, isDone) => {
      const canary = drawn();
      const record = await makeRecord(study, { text: [{ answer: `We met ${canary}.` }] });
      const [old] = await openCopies(record.id);
      const of = request({ phrase: canary, by: '' });
      const script = join(import.meta.dirname, 'purge-killed.ts');
      const child = spawn(execPath, [script, JSON.stringify(t.config), JSON.stringify(of), stage]);
      const said = textOf(child.stderr);
      expect(await once(child, 'exit'), await said).toEqual([null, 'SIGKILL']);
      const { ground, close } = await openGround(t.config, { poolSize: 2 });
      try {
        await destroyEnded(ground); // as server/app.ts begins
        const open = (await openCopies(record.id)).filter(({ copy }) => copy === 'field');
        expect(open).toHaveLength(1);
        const { doc } = await readDocument(ground, open[0]!.id);
        expect(readBlocks(doc).map(({ text }) => text)).toEqual([isDone ? 'We met .' : `We met ${canary}.`]);
        expect(ground.keys.isOnDisk(old!.keyId)).toBe(!isDone);
        expect(await unusedKeys()).toEqual([]);
        const again = await purge(ground, of);
        expect(again.kind).toBe(isDone ? 'nothing-found' : 'done');
      } finally {
        await close();
      }
    },
  );

  test('after the commit leaves keys that the next start destroys; a key that comes back is destroyed again', async () => {
    const record = await makeRecord(study);
    const [old] = await openCopies(record.id);
    const file = join(t.config.keys, 'keys', `${old!.keyId}.json`);
    const copy = readFileSync(file);
    t.ground.keys.destroy = () => {
      throw new Error('the process has died here');
    };
    await expect(purge(t.ground, request({ record: record.id }))).rejects.toThrow('died');
    Reflect.deleteProperty(t.ground.keys, 'destroy');
    expect(readFileSync(file)).toEqual(copy);
    await destroyEnded(t.ground);
    expect(() => readFileSync(file)).toThrow(/ENOENT/);
    writeFileSync(file, copy);
    await destroyEnded(t.ground);
    expect(() => readFileSync(file)).toThrow(/ENOENT/);
  });

  test('PROTECTION 9: that it was asked for stands in the audit, done or not; each key when its bytes are gone, and again', async () => {
    const canary = drawn();
    const record = await makeRecord(study, { text: [{ answer: `We met ${canary}.` }] });
    const [old] = await openCopies(record.id);
    const [home] = await t.ground.db.asService('purge', (tx) => tx.select().from(project));
    const of = request({ phrase: canary, by: '' });
    const before = (await told()).length;
    await breakWrites('snapshot', true);
    await expect(purge(t.ground, of)).rejects.toThrow();
    await breakWrites('snapshot', false);
    const asked = { act: 'purge.asked', actor: of.actor, object: study.project, more: { records: 1 } };
    expect((await told()).slice(before)).toMatchObject([asked]);
    await destroyEnded(t.ground); // the two that were drawn for nothing
    const since = before + 3;
    expect((await told()).slice(before + 1).map(({ act }) => act)).toEqual([
      'key.destroyed',
      'key.destroyed',
    ]);

    const file = join(t.config.keys, 'keys', `${old!.keyId}.json`);
    const copy = readFileSync(file);
    expect(await purge(t.ground, of)).toMatchObject({ kind: 'done' });
    const done = (await told()).slice(since);
    const both = { act: 'key.destroyed', actor: null };
    expect(done).toMatchObject([asked, { act: 'purge.done' }, { act: 'purge.rekeyed' }, both, both]);
    expect(new Set(done.slice(3).map(({ object }) => object))).toEqual(new Set([old!.keyId, home!.keyId]));
    writeFileSync(file, copy);
    await destroyEnded(t.ground);
    await destroyEnded(t.ground); // nothing was left to destroy, and nothing is told
    expect((await told()).slice(since + 5)).toMatchObject([{ ...both, object: old!.keyId }]);
  });

  test('a key that was drawn and never used is destroyed', async () => {
    const [drawnKey] = await drawKeys(t.ground, study.project, { count: 1, asked: [] });
    expect(t.ground.keys.isOnDisk(drawnKey!)).toBe(true);
    await destroyEnded(t.ground);
    expect(t.ground.keys.isOnDisk(drawnKey!)).toBe(false);
  });
});

test('another process that had the keys in memory has them no more, and reads under the new ones', async () => {
  const record = await makeRecord(study);
  const [old] = await openCopies(record.id);
  const { ground: other, close } = await openGround(t.config, { poolSize: 2 });
  try {
    const [home] = await t.ground.db.asService('purge', (tx) => tx.select().from(project));
    const sealed = other.keys.words(old!.keyId).seal('words');
    const ofProject = other.keys.words(home!.keyId);
    await purge(t.ground, request({ record: record.id }));
    await other.live.settle();
    expect(() => other.keys.words(old!.keyId).open(sealed)).toThrow(/destroyed/);
    expect(() => ofProject.seal('words')).toThrow(/destroyed/);
    const place = await openPlace(other, study.accounts['lead']!, study.slug);
    expect(place?.project.name).toBe('Test study');
    const [now] = await openCopies(record.id);
    const { doc } = await readDocument(other, now!.id);
    expect(readBlocks(doc)[1]?.text).toBe('They were three hundred men.');
  } finally {
    await close();
  }
});

test('another process that was told nothing of a key’s end, its connection lost, holds no key when it hears again', async () => {
  const { ground: other, close } = await openGround(t.config, { poolSize: 2 });
  try {
    const key = t.ground.keys.create();
    const sealed = other.keys.words(key).seal('words');
    t.ground.keys.destroy(key); // and nobody is told
    expect(other.keys.words(key).open(sealed)).toBe('words');
    const woken = new Promise<void>((resolve) => other.onWake(resolve));
    await t.ground.db.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen %' and usename = current_user`;
    await woken;
    expect(() => other.keys.words(key)).toThrow(/not in the key store/);
    const place = await openPlace(other, study.accounts['lead']!, study.slug);
    expect(place?.project.name).toBe('Test study');
  } finally {
    await close();
  }
});

test('of a draft goes what was typed, and nothing that was picked', () => {
  const consent = { said: 'yes', covers: ['analysis'], expressed: 'oral', told: 'for analysis alone' };
  const draft = { ...emptyDraft, consent, questions: 'Whose analysis?' };
  const left = rewrite('draft', JSON.stringify(draft), phraseFinder('analysis') ?? (() => []), '');
  expect(readDraft(left ?? '')).toEqual({
    ...draft,
    consent: { ...consent, told: 'for  alone' },
    questions: 'Whose ?',
  });
});

test('every sealed column is known to the purge, and is really there', async () => {
  const names = await t.ground.db.asService('purge', async (tx) => {
    expect(await unknownColumns(tx), 'list it in server/purge/sealed.ts, with a policy as in 0019').toEqual(
      [],
    );
    const rows = await tx.select().from(project);
    return rows.length;
  });
  expect(names).toBe(1);
  expect(PROJECT_SEALED.length).toBeGreaterThan(15);
});

test('who opens a claim while the project is put under a new key waits, and loses nothing', async () => {
  const canary = drawn();
  const lead = await study.place('lead');
  const made = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      if (i === 6) await purge(t.ground, request({ record: (await makeRecord(study)).id }));
      return makeClaim(study, { proposition: `${canary} ${i}` });
    }),
  );
  for (const id of made)
    expect((await lead.work((work) => openClaim(work, id)))?.proposition).toMatch(canary);
});

/** How many wait for a lock that somebody else has. */
async function waiting(): Promise<number> {
  const rows = await t.ground.db.sql`select 1 from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  return rows.length;
}

/** Keys that no open document and no project names. */
async function unusedKeys(): Promise<string[]> {
  const used = await t.ground.db.asService('purge', async (tx) => [
    ...(await tx.select({ id: project.keyId }).from(project)),
    ...(await tx.select({ id: document.keyId }).from(document)),
  ]);
  const known = new Set<string>(used.map(({ id }) => id));
  const ended = await t.ground.db.asService('purge', (tx) => tx.select().from(endedKey));
  expect(ended.filter(({ destroyedAt }) => destroyedAt === null)).toEqual([]);
  return readdirSync(join(t.config.keys, 'keys')).filter((name) => !known.has(name.replace('.json', '')));
}

/** What the study's audit says, in its order. */
async function told() {
  const rows = await t.ground.db.asService('audit', (tx) =>
    tx.select().from(audit).where(eq(audit.projectId, study.project)).orderBy(audit.seq),
  );
  return rows.flatMap(({ body }) => readBody(body) ?? []);
}

/** Every write to a table fails, or no more. */
async function breakWrites(table: string, broken: boolean): Promise<void> {
  const sql = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: 'sanad' });
  try {
    if (broken) {
      await sql.unsafe(`create or replace function broken() returns trigger language plpgsql as $$
        begin if current_setting('app.service', true) in ('purge', 'projection')
          and coalesce(to_jsonb(new) ->> 'body', '') not like '%purge.asked%' -- that it has begun stands already
          then raise 'it breaks here'; end if;
        return new; end $$`);
      await sql.unsafe(
        `create trigger broken after insert or update on ${table} for each row execute function broken()`,
      );
    } else await sql.unsafe(`drop trigger broken on ${table}`);
  } finally {
    await sql.end();
  }
}
