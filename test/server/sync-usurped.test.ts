/** Somebody takes the clientID of one who is present and has not written yet (PROTECTION 10.15). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, openDocument } from '#doc/schema.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { ProtocolClient } from './protocol-client.ts';
import { bearer, freshRecord, Raw, startSync, type TestRecord } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

/** Under a clientID that is not theirs, so many clocks. */
function theft(client: number, clocks: number): Uint8Array {
  const doc = openDocument();
  doc.clientID = client;
  for (let i = 0; i < clocks; i++) metaOf(doc).set(`theirs${i}`, i);
  return Y.encodeStateAsUpdate(doc);
}

interface Away {
  host: Awaited<ReturnType<typeof startSync>>;
  of: TestRecord;
  /** Its network is cut; it has been present, and has written nothing. */
  victim: ProtocolClient;
  /** Somebody else takes the victim's clientID. */
  steal(clocks: number): Promise<void>;
}

async function away(): Promise<Away> {
  const host = await startSync(t.ground);
  const of = await freshRecord(t.ground, study);
  const victim = new ProtocolClient(host.url, of.room, await bearer(t.ground, study, 'a'));
  await victim.until(() => victim.isSaved && victim.hasSynced, 'the greeting');
  victim.announce({});
  const thief = await new Raw(`${host.url}/${of.room}`, await bearer(t.ground, study, 'lead')).greet();
  await thief.until(() => thief.last('awareness'), 'the victim');
  victim.hold();
  thief.step2();
  const steal = async (clocks: number): Promise<void> => {
    thief.update(theft(victim.doc.clientID, clocks));
    await thief.until(() => thief.last('durable')?.count === 2, 'the theft');
  };
  return { host, of, victim, steal };
}

test.each([1, 2, 9])(
  'G3, S22: words typed offline under a clientID that somebody took with %i clocks are kept, never called saved',
  async (clocks) => {
    const { host, of, victim, steal } = await away();
    const { clientID } = victim.doc;
    metaOf(victim.doc).set('mine', 'an hour');
    metaOf(victim.doc).set('too', 'of work');
    await steal(clocks);
    victim.release();
    await victim.until(() => victim.ended !== null, 'the end');
    expect(victim.ended).toMatchObject({ code: 4409, reason: expect.stringMatching(/^G3 /) });
    expect(victim.isSaved).toBe(false);
    expect(victim.doc.clientID).toBe(clientID);
    expect(metaOf(victim.doc).toJSON()).toEqual({ mine: 'an hour', too: 'of work' }); // to be offered, without theirs
    expect(Object.keys(metaOf((await readDocument(t.ground, of.field)).doc).toJSON())).not.toContain('mine');
    await host.close();
  },
);

test('attack 15: G3, S22: as many clocks as were sent and lost on the way are no cover: the server refuses the answer', async () => {
  const { host, of, victim, steal } = await away();
  victim.sendIntoNothing(() => metaOf(victim.doc).set('mine', 'on its way'));
  await steal(1);
  victim.release();
  await victim.until(() => victim.ended !== null, 'the end');
  expect(victim.ended).toEqual({ code: 4409, reason: 'G3 a clientID belongs to somebody else' });
  expect(victim.isSaved).toBe(false);
  expect(metaOf((await readDocument(t.ground, of.field)).doc).toJSON()).toEqual({ theirs0: 0 });
  await host.close();
});

test('attack 15: G3, S22: who has written nothing takes another clientID and goes on', async () => {
  const { host, of, victim, steal } = await away();
  const { clientID } = victim.doc;
  await steal(3);
  victim.release();
  await victim.until(() => metaOf(victim.doc).has('theirs0'), 'their words');
  expect(victim.doc.clientID).not.toBe(clientID);
  metaOf(victim.doc).set('mine', 1);
  await victim.until(() => victim.isSaved, 'that it is saved');
  expect(metaOf((await readDocument(t.ground, of.field)).doc).toJSON()).toMatchObject({
    mine: 1,
    theirs2: 2,
  });
  victim.leave();
  await host.close();
});

const wordsOf = (client: number, key: string): Uint8Array => {
  const doc = openDocument();
  doc.clientID = client;
  metaOf(doc).set(key, 1);
  return Y.encodeStateAsUpdate(doc);
};

test.each(['update', 'step2'] as const)('G3: its %s is refused and not said to be saved', async (kind) => {
  const host = await startSync(t.ground);
  const of = await freshRecord(t.ground, study);
  const victim = await new Raw(`${host.url}/${of.room}`, await bearer(t.ground, study, 'a')).greet();
  victim.step2();
  const { clientID } = victim.doc;
  victim.awareness([clientID, 1, {}]);
  const thief = await new Raw(`${host.url}/${of.room}`, await bearer(t.ground, study, 'lead')).greet();
  await thief.until(() => thief.last('awareness'), 'the victim');
  thief.step2();
  thief.update(wordsOf(clientID, 'theirs'));
  await thief.until(() => thief.last('durable')?.count === 2, 'the theft');
  victim[kind](wordsOf(clientID, 'mine')); // typed before it heard
  expect(await victim.end()).toMatchObject({ code: 4409, reason: expect.stringMatching(/^G3 /) });
  expect(victim.last('durable')?.count).toBe(1);
  expect(metaOf((await readDocument(t.ground, of.field)).doc).toJSON()).toEqual({ theirs: 1 });
  await host.close();
});
