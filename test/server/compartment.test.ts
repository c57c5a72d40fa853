/** Attack 8: what a field researcher is sent, to the byte, while everybody else is at work in the same study. */
import * as encoding from 'lib0/encoding';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, openDocument } from '#doc/schema.ts';
import { record } from '#server/db/schema.ts';
import { listStudies } from '#server/store/membership.ts';
import { createDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import {
  bearer,
  docUntil,
  freshRecord,
  Raw,
  startSync,
  type Got,
  type SyncHost,
  type TestRecord,
} from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
let host: SyncHost;
let of: TestRecord;
let analysis: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  host = await startSync(t.ground);
  for (const who of ['a', 'b', 'lead', 'analyst']) tokens[who] = await bearer(t.ground, study, who);
  of = await freshRecord(t.ground, study, 'a');
  const place = await study.place('lead');
  await place.work(async ({ tx, project, actor }) => {
    await tx.update(record).set({ releasedAt: new Date() }).where(eq(record.id, of.id));
    const fields = { project, record: of.id, copy: 'analysis' as const, epoch: 1, author: actor.account };
    await createDocument(tx, t.ground, fields);
  });
  analysis = `${of.id}.analysis.1`;
});
afterAll(async () => {
  await host.close();
  await t.close();
});

/** Somebody who is there, writes, and says where their cursor is, all under one clientID. */
async function atWork(who: string, room: string): Promise<Raw> {
  const peer = (await new Raw(`${host.url}/${room}`, tokens[who] ?? null, {}, openDocument()).greet()).live();
  peer.step2();
  peer.awareness([peer.doc.clientID, 1, { user: { name: `${who}@study.test` }, at: Date.now() }]);
  metaOf(peer.doc).set(who, 1);
  const sent = 2; // its step 2 and its word
  await peer.until(() => (peer.last('durable')?.count ?? 0) >= sent, 'that it is kept');
  return peer;
}

/** Every clientID that a frame names. */
function clientsIn(got: Got): number[] {
  switch (got.kind) {
    case 'step1':
    case 'durable':
      return [...got.vector.keys()];
    case 'awareness':
      return [...got.states.keys()];
    case 'step2':
    case 'update': {
      const { structs, ds } = Y.decodeUpdate(got.update);
      return [...structs.map((struct) => struct.id.client), ...ds.clients.keys()];
    }
    case 'denied':
      return [];
  }
}

const varUint = (client: number): Buffer =>
  Buffer.from(encoding.encode((encoder) => encoding.writeVarUint(encoder, client)));

test('attack 8: no byte that a field researcher is sent holds a clientID, a name or a time of anybody but the lead in the same copy, who is a role handle', async () => {
  const theirs = await freshRecord(t.ground, study, 'b');
  const b = await atWork('b', theirs.room);
  const analyst = await atWork('analyst', analysis);
  const elsewhere = await atWork('lead', analysis);
  const a = await atWork('a', of.room);
  const lead = await atWork('lead', of.room);
  await docUntil(a.doc, () => metaOf(a.doc).has('lead'));
  await a.until(() => a.last('awareness')?.states.has(lead.doc.clientID), 'the lead');
  metaOf(analyst.doc).set('more', 1);
  await elsewhere.until(() => metaOf(elsewhere.doc).has('more'), 'that the others go on');
  // Comes in anew, and is sent all that there is.
  const again = await atWork('a', of.room);

  const known = [a, again, lead].map(({ doc }) => doc.clientID);
  for (const peer of [a, again]) {
    expect(peer.got.flatMap(clientsIn).filter((client) => !known.includes(client))).toEqual([]);
    const states = peer.got.flatMap((got) =>
      got.kind === 'awareness' ? [...got.states].filter(([client]) => client === lead.doc.clientID) : [],
    );
    expect(states.map(([, state]) => state)).not.toEqual([]);
    for (const [, state] of states)
      expect(state).toEqual({ user: { name: 'Lead 1', role: 'lead', ordinal: 1 } });
    const all = Buffer.concat(peer.bytes);
    for (const { doc } of [b, analyst, elsewhere]) expect(all.includes(varUint(doc.clientID))).toBe(false);
    expect(all.includes(varUint(lead.doc.clientID))).toBe(true);
    for (const [who, id] of Object.entries(study.accounts))
      for (const name of [id, `${who}@study.test`]) expect(all.includes(name), name).toBe(false);
    expect(all.toString('latin1')).not.toMatch(/20\d\d-\d\d-\d\d|1[67]\d{11}/); // no date, no time in ms
  }
});

test('attack 7: researchers and reviewers carry no number, which would count the others; leads and analysts do', async () => {
  const numbers = async (who: string) => {
    const [listed] = await listStudies(t.ground, study.accounts[who]!);
    return [(await study.place(who)).actor.ordinal, listed?.ordinal];
  };
  for (const who of ['a', 'b', 'reviewer']) expect(await numbers(who), who).toEqual([null, null]);
  for (const who of ['lead2', 'analyst2']) expect(await numbers(who), who).toEqual([2, 2]);
});

test('attack 8: the same lead has another clientID in each document and each time', () => {
  const drawn = Array.from({ length: 100 }, () => openDocument().clientID);
  expect(new Set(drawn).size).toBe(drawn.length);
});
