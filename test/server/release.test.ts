import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { RecordId } from '#core/ids.ts';
import { addMemo } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { appendBlocks, readBlocks } from '#doc/transcript.ts';
import { removeMember, restore, suspend } from '#server/auth/revoke.ts';
import { ask, confirm } from '#server/auth/two-leads.ts';
import { client, document, leadAct, project, releaseApproval } from '#server/db/schema.ts';
import { openPlace, type Place } from '#server/place.ts';
import { createAccount } from '#server/store/account.ts';
import { addMember } from '#server/store/project.ts';
import { listRecords, openRecord } from '#server/store/record.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { approveRelease } from '#server/store/release.ts';
import { saveSettings } from '#server/store/settings.ts';
import { appendUpdate, readDocument, readState } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let lead: Place, lead2: Place, a: Place, analyst: Place;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  await setApprovals(2);
  lead = await study.place('lead');
  lead2 = await study.place('lead2');
  a = await study.place('a');
  analyst = await study.place('analyst');
});
afterAll(() => t.close());

async function setApprovals(approvals: number) {
  await t.ground.db.asUser(study.accounts['lead']!, (tx) => tx.update(project).set({ approvals }));
}

/** To fewer, as the two leads of the study do it: one asks, the other confirms. */
async function lowerApprovals(approvals: number) {
  const by = (place: Place) => ({ project: place.project.id, account: place.actor.account });
  expect(await ask(t.ground, by(lead), { kind: 'lower-approvals', approvals })).toMatchObject({
    kind: 'waits',
  });
  const [act] = await t.ground.db.asService('auth', (tx) =>
    tx
      .select({ id: leadAct.id })
      .from(leadAct)
      .where(and(eq(leadAct.projectId, lead.project.id), isNull(leadAct.outcome))),
  );
  expect(await confirm(t.ground, by(lead2), act?.id ?? '')).toMatchObject({ kind: 'done' });
}

async function madeRecord(answers: string[] = ['One thing.', 'Another thing.']) {
  const result = await a.work((work) =>
    createRecord(work, {
      source: { typeKey: 'elder' },
      month: '2022-03',
      language: 'en',
      text: answers.map((answer) => ({ question: 'What?', answer })),
    }),
  );
  if (!result.ok) throw new Error(result.fault.message);
  return result;
}

async function documentOf(record: RecordId, copy: 'field' | 'analysis') {
  const [row] = await lead.work(({ tx }) =>
    tx
      .select()
      .from(document)
      .where(and(eq(document.recordId, record), eq(document.copy, copy))),
  );
  if (!row) throw new Error(`no ${copy} copy`);
  return row;
}

describe('a release', () => {
  test('waits until as many leads approve as the project asks, the same lead counting once', async () => {
    const { code } = await madeRecord();
    const waiting = { kind: 'waiting', approvals: 1, needed: 2 };
    expect(await approveRelease(t.ground, lead, code)).toEqual(waiting);
    expect(await approveRelease(t.ground, lead, code)).toEqual(waiting);
    expect(await lead.work((work) => openRecord(work, code))).toMatchObject({ state: 'waiting' });
    expect(await a.work((work) => openRecord(work, code))).toMatchObject({ state: 'field' });
    expect((await lead.work((work) => listRecords(work, { state: 'waiting' }))).items).toHaveLength(1);
    expect(await analyst.work((work) => openRecord(work, code))).toBeNull();
    const done = await approveRelease(t.ground, lead2, code);
    expect(done).toMatchObject({ kind: 'released' });
    const seen = await analyst.work((work) => openRecord(work, code));
    expect(seen).toMatchObject({ state: 'released', consent: null, releaseVersion: 1 });
    expect(seen?.rooms).toEqual({ analysis: `${seen?.id}.analysis.1` });
    expect(seen?.access).toEqual({ released: true, locked: false });
    expect(seen?.researcher).toBeNull();
  });

  test('counts approvals of the very words that leave: what was written since is approved by all anew', async () => {
    const { code, id } = await madeRecord();
    expect((await approveRelease(t.ground, lead, code)).kind).toBe('waiting');
    const field = await documentOf(id, 'field');
    const { doc } = await readDocument(t.ground, field.id);
    appendBlocks(doc, [{ kind: 'answer', text: 'A name that slipped in.' }]);
    await appendUpdate(t.ground, field.id, a.actor.account, Y.encodeStateAsUpdate(doc));
    expect(await approveRelease(t.ground, lead2, code)).toEqual({ kind: 'waiting', approvals: 1, needed: 2 });
    expect((await approveRelease(t.ground, lead, code)).kind).toBe('released');
  });

  test('does not count who was suspended since: whoever had their account may have approved it', async () => {
    const { code } = await madeRecord();
    await approveRelease(t.ground, lead, code);
    await suspend(t.ground, 'lead@study.test');
    expect(await approveRelease(t.ground, lead2, code)).toEqual({ kind: 'waiting', approvals: 1, needed: 2 });
    await restore(t.ground, 'lead@study.test');
    expect((await approveRelease(t.ground, lead2, code)).kind).toBe('released');
  });

  test('does not count who is no lead any more, nor where they came back in another role', async () => {
    const { code } = await madeRecord();
    const third = await t.ground.db.asService('auth', async (tx) => {
      const id = await createAccount(tx, { email: 'lead3@study.test', passwordHash: 'none', admin: false });
      if (!id) throw new Error('no third lead');
      await addMember(tx, study.project, id, 'lead');
      return id;
    });
    const place = await openPlace(t.ground, third, study.slug);
    if (!place) throw new Error('the third lead has no place');
    const waits = { kind: 'waiting', approvals: 1, needed: 2 };
    expect(await approveRelease(t.ground, place, code)).toEqual(waits);
    await removeMember(t.ground, study.project, third, lead.actor.account);
    expect(await approveRelease(t.ground, lead, code)).toEqual(waits);
    await t.ground.db.asService('auth', (tx) => addMember(tx, study.project, third, 'analyst'));
    expect(await approveRelease(t.ground, lead, code)).toEqual(waits);
    expect((await approveRelease(t.ground, lead2, code)).kind).toBe('released');
  });

  test('waits for as many leads as the study asked for when the first approved', async () => {
    const { code } = await madeRecord();
    await approveRelease(t.ground, lead, code);
    await lowerApprovals(1);
    const lowered = await study.place('lead');
    expect(await approveRelease(t.ground, lowered, code)).toEqual({
      kind: 'waiting',
      approvals: 1,
      needed: 2,
    });
    await lead.work((work) => saveSettings(work, { name: 'Test study', approvals: 2 }));
    expect((await approveRelease(t.ground, lead2, code)).kind).toBe('released');
  });

  test('of two leads who approve at the same moment makes one analysis copy', async () => {
    const { code, id } = await madeRecord();
    const results = await Promise.all([
      approveRelease(t.ground, lead, code),
      approveRelease(t.ground, lead2, code),
    ]);
    expect(results.map((r) => r.kind).toSorted()).toEqual(['released', 'waiting']);
    const copies = await lead.work(({ tx }) =>
      tx
        .select()
        .from(document)
        .where(and(eq(document.recordId, id), eq(document.copy, 'analysis'))),
    );
    expect(copies).toHaveLength(1);
  });

  test('gives the researcher no analysis copy, and no time at which somebody acted', async () => {
    const { code } = await madeRecord();
    await approveRelease(t.ground, lead, code);
    await approveRelease(t.ground, lead2, code);
    const own = await a.work((work) => openRecord(work, code));
    expect(Object.keys(own?.rooms ?? {})).toEqual(['field']);
    expect(own).toMatchObject({ state: 'released', releasedAt: null });
    expect(await a.work(({ tx }) => tx.select().from(releaseApproval))).toEqual([]);
  });

  test('writes plain values into a fresh document: no deleted text, clientID or note crosses (PROTECTION 2)', async () => {
    const { code, id } = await madeRecord(['The village of Zarghun is near.', 'Nothing else.']);
    const field = await documentOf(id, 'field');
    const { doc } = await readDocument(t.ground, field.id);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => {
      const block = doc.getXmlFragment('transcript').get(1) as Y.XmlElement;
      (block.get(0) as Y.XmlText).delete(4, 18);
    });
    addMemo(doc, 'note', { by: 'R1', at: anchorAt(doc, 0, 0, 0), text: 'he is my cousin' });
    await appendUpdate(t.ground, field.id, study.accounts['a']!, Y.encodeStateAsUpdate(doc, before));
    await lowerApprovals(1);
    const place = await study.place('lead');
    expect(await approveRelease(t.ground, place, code)).toMatchObject({ kind: 'released' });
    await setApprovals(2);

    const copy = await documentOf(id, 'analysis');
    const released = await readDocument(t.ground, copy.id);
    expect(readBlocks(released.doc)).toEqual(readBlocks(doc));
    const bytes = Buffer.from((await readState(t.ground, copy.id)).update).toString('utf8');
    expect(bytes).not.toContain('Zarghun');
    expect(bytes).not.toContain('cousin');
    const clientsIn = (d: Y.Doc) => [...d.store.clients.keys()];
    expect(clientsIn(released.doc).filter((c) => clientsIn(doc).includes(c))).toEqual([]);
    const owners = await t.ground.db.asService('log', (tx) =>
      tx.select().from(client).where(eq(client.documentId, copy.id)),
    );
    expect(owners.map((o) => o.accountId)).toEqual([study.accounts['lead']]);
    expect(copy.keyId).not.toBe(field.keyId);
  });

  test('of an empty field copy answers that there is nothing to release', async () => {
    const { code } = await madeRecord(['  ']);
    const blank = await a.work((work) =>
      createRecord(work, { source: { typeKey: 'elder' }, month: '2022-03', language: 'en' }),
    );
    if (!blank.ok) throw new Error(blank.fault.message);
    expect(await approveRelease(t.ground, lead, blank.code)).toEqual({ kind: 'nothing-to-release' });
    expect(await approveRelease(t.ground, lead, code)).toMatchObject({ kind: 'waiting' });
    expect(await lead.work((work) => openRecord(work, blank.code))).toMatchObject({ state: 'field' });
  });

  test('a second time leaves the analysis copy with its codings as it stands', async () => {
    const { code, id } = await madeRecord();
    await approveRelease(t.ground, lead, code);
    await approveRelease(t.ground, lead2, code);
    const before = await documentOf(id, 'analysis');
    const again = await approveRelease(t.ground, lead, code);
    expect(again).toMatchObject({ kind: 'already', rooms: { analysis: `${id}.analysis.1` } });
    expect(await documentOf(id, 'analysis')).toEqual(before);
  });

  test('of a record that is not there, or not theirs, is unknown', async () => {
    expect(await approveRelease(t.ground, lead, 'R-22222')).toEqual({ kind: 'unknown' });
    const { code } = await madeRecord();
    expect(await approveRelease(t.ground, await study.place('b'), code)).toEqual({ kind: 'unknown' });
  });
});
