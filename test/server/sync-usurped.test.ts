/** Somebody takes the clientID of one who is present and has not written yet (PROTECTION 10.15). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, openDocument } from '#doc/schema.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, freshRecord, Raw, startSync } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

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
