/** A client that was written from PROTOCOL.md alone, at the real server. */
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { outdate } from '#server/auth/revoke.ts';
import { record } from '#server/db/schema.ts';
import { publish } from '#server/live.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { ProtocolClient } from './protocol-client.ts';
import { bearer, freshRecord, newEpoch, startSync, type SyncHost, type TestRecord } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
let host: SyncHost;
const tokens: Record<string, string> = {};
const clients: ProtocolClient[] = [];
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  host = await startSync(t.ground);
  for (const who of ['lead', 'a']) tokens[who] = await bearer(t.ground, study, who);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.leave();
});
afterAll(async () => {
  await host.close();
  await t.close();
});

function client(who: string, room: string): ProtocolClient {
  const made = new ProtocolClient(host.url, room, tokens[who] ?? '');
  clients.push(made);
  return made;
}

const notes = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
const stored = async (of: TestRecord): Promise<unknown> =>
  notes((await readDocument(t.ground, of.field)).doc).toJSON();

async function lock(of: TestRecord, locked: boolean): Promise<void> {
  const lead = await study.place('lead');
  await lead.work(async ({ tx, project }) => {
    await tx.update(record).set({ locked }).where(eq(record.id, of.id));
    await publish(tx, { kind: 'changed', project, noun: 'record', id: of.id });
  });
}

async function until(one: ProtocolClient, key: string): Promise<void> {
  await one.until(() => notes(one.doc).has(key), key);
}

test('S1, S2, S5, S6: it signs in, syncs, edits, and shows saved when all of its own is committed', async () => {
  const of = await freshRecord(t.ground, study);
  const [a, lead] = [client('a', of.room), client('lead', of.room)];
  notes(a.doc).set('early', 'typed before it was connected');
  expect(a.isSaved).toBe(false);
  await until(lead, 'early');
  await a.until(() => a.isSaved && a.hasSynced, 'the word that it is saved');
  notes(a.doc).delete('early'); // a deletion moves no clock: the count tells
  notes(a.doc).set('long', 'x'.repeat(300_000)); // larger than an update may be
  expect(a.isSaved).toBe(false);
  await a.until(() => a.isSaved, 'the word that it is saved');
  expect(await stored(of)).toEqual({ long: 'x'.repeat(300_000) });
  await until(lead, 'long');
  lead.announce({ cursor: null, user: { name: 'somebody else' } });
  await a.until(() => a.presence.size === 1, 'the lead');
  expect([...a.presence.values()]).toEqual([{ user: { name: 'Lead 1', role: 'lead', ordinal: 1 } }]);
});

test('S9: sent away with 1012 in the middle it comes back by itself, and nothing is lost or doubled', async () => {
  const of = await freshRecord(t.ground, study);
  const [a, lead] = [client('a', of.room), client('lead', of.room)];
  const words = a.doc.getMap('memos');
  await a.until(() => a.isSaved, 'the greeting');
  words.set('m', new Y.Map([['text', new Y.Text('one')]]));
  await t.ground.db.asService('auth', (tx) => outdate(tx, study.accounts['a']!));
  const memo = words.get('m');
  if (!(memo instanceof Y.Map)) throw new Error('no memo');
  const text: unknown = memo.get('text');
  if (!(text instanceof Y.Text)) throw new Error('no text');
  for (const word of [' two', ' three']) text.insert(text.length, word);
  await a.until(() => a.openings >= 2 && a.isSaved, 'that all is saved again');
  expect(a.ends[0]).toEqual({ code: 1012, reason: 'come back' }); // while the access still changes, 1013 may follow
  const expected = { m: { text: 'one two three' } };
  await lead.until(() => JSON.stringify(lead.doc.getMap('memos')) === JSON.stringify(expected), 'all words');
  expect((await readDocument(t.ground, of.field)).doc.getMap('memos').toJSON()).toEqual(expected);
});

test('S13: 4410 is final; under the new epoch it begins with nothing', async () => {
  const of = await freshRecord(t.ground, study);
  const a = client('a', of.room);
  notes(a.doc).set('old', 1);
  await a.until(() => a.isSaved, 'the old document');
  await newEpoch(t.ground, study, of);
  await a.until(() => a.ended !== null, 'the end');
  expect(a.ended).toEqual({ code: 4410, reason: 'old epoch' });
  expect(a.openings).toBe(1);
  const anew = client('a', of.room.replace(/1$/, '2'));
  await anew.until(() => anew.hasSynced, 'the new document');
  expect(notes(anew.doc).size).toBe(0);
});

test('G1, G2: without a session 4401 is final, and a reader is told once that it only reads', async () => {
  const of = await freshRecord(t.ground, study);
  const nobody = new ProtocolClient(host.url, of.room, 'x'.repeat(43));
  await nobody.until(() => nobody.ended !== null, 'the end');
  expect(nobody.ended).toEqual({ code: 4401, reason: 'no session' });
  await lock(of, true);
  const reader = client('a', of.room);
  await reader.until(() => reader.hasSynced, 'the document');
  notes(reader.doc).set('k', 1);
  expect(reader.isSaved).toBe(false);
  expect(await stored(of)).toEqual({});
});

test('S23: whoever may write again is asked in the middle and shows who it is; what a lock dropped comes on the next socket', async () => {
  const of = await freshRecord(t.ground, study);
  await lock(of, true);
  const [a, lead] = [client('a', of.room), client('lead', of.room)];
  a.announce({ cursor: null });
  await a.until(() => a.hasSynced, 'the document');
  await lead.until(() => lead.isSaved, 'the greeting');
  await lock(of, false);
  await a.until(() => a.isSaved, 'the step 1 in the middle');
  await lead.until(() => lead.presence.has(a.doc.clientID), 'who may write now');
  notes(a.doc).set('unlocked', 1);
  await until(lead, 'unlocked');
  await a.until(() => a.isSaved, 'that it is saved');
  expect([a.openings, a.isReadOnly]).toEqual([1, false]);
  await lock(of, true);
  await lead.until(() => !lead.presence.has(a.doc.clientID), 'the lock');
  notes(a.doc).set('dropped', 1);
  await a.until(() => a.isReadOnly, 'the word of it');
  expect([a.isSaved, a.openings]).toEqual([false, 1]);
  expect(await stored(of)).toEqual({ unlocked: 1 });
  await lock(of, false);
  await a.until(() => a.isSaved, 'that it is saved on the next socket');
  expect(a.ends).toEqual([{ code: 1012, reason: 'come back' }]);
  expect(await stored(of)).toEqual({ unlocked: 1, dropped: 1 });
});
