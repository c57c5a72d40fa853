import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { eq } from 'drizzle-orm';
import type { DocumentId } from '#core/ids.ts';
import { metaOf, openDocument, transcriptOf } from '#doc/schema.ts';
import { updateLog } from '#server/db/schema.ts';
import { openGround, type Ground } from '#server/ground.ts';
import { LIMITS } from '#server/sync/rate.ts';
import { Replica } from '#server/sync/replica.ts';
import { appendIn, appendUpdate, readDocument, readUpdatesSince } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import {
  bearer,
  hearingNothing,
  docUntil,
  frame,
  freshRecord,
  provider,
  Raw,
  startSync,
  type SyncHost,
} from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
let host: SyncHost;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  host = await startSync(t.ground);
  for (const who of ['lead', 'lead2', 'a']) tokens[who] = await bearer(t.ground, study, who);
});
afterAll(async () => {
  await host.close();
  await t.close();
});

const raw = (who: string, room: string, at = host): Raw => new Raw(`${at.url}/${room}`, tokens[who] ?? null);

const rowsOf = async (id: DocumentId): Promise<number> => {
  const rows = await t.ground.db.asService('log', (tx) =>
    tx.select({ seq: updateLog.seq }).from(updateLog).where(eq(updateLog.documentId, id)),
  );
  return rows.length;
};

async function stored(id: DocumentId): Promise<Record<string, unknown>> {
  const { doc } = await readDocument(t.ground, id);
  return metaOf(doc).toJSON();
}

describe('durable before visible', () => {
  test('S5, S6: an update is committed, then shown to the others, then acknowledged with vector and count', async () => {
    const { room, field } = await freshRecord(t.ground, study);
    const a = (await raw('a', room).greet()).live();
    const lead = await raw('lead', room).greet();
    metaOf(a.doc).set('k', 'v');
    await lead.until(() => lead.last('update'), 'the update');
    expect(await stored(field)).toEqual({ k: 'v' });
    expect(metaOf(lead.doc).get('k')).toBe('v');
    const durable = await a.until(() => a.last('durable'), 'message 100');
    expect(durable).toEqual({ kind: 'durable', count: 1, vector: new Map([[a.doc.clientID, 1]]) });
    expect(a.last('update')).toBeUndefined(); // no echo
    expect(await rowsOf(field)).toBe(1);
  });

  test('S8: while Postgres cannot commit nothing is shown or acknowledged, and all of it arrives when it can', async () => {
    const outage = { on: false };
    const broken = await startSync(withOutage(t.ground, outage));
    const { room, field } = await freshRecord(t.ground, study);
    const a = (await raw('a', room, broken).greet()).live();
    const lead = await raw('lead', room, broken).greet();
    outage.on = true;
    for (const key of ['one', 'two', 'three']) metaOf(a.doc).set(key, key);
    await a.until(() => broken.sync.stats().commits.failures > 1, 'failed commits', 20);
    expect(lead.last('update')).toBeUndefined();
    expect(a.last('durable')).toBeUndefined();
    expect(await stored(field)).toEqual({});
    outage.on = false;
    await a.until(() => a.last('durable')?.count === 3, 'all three');
    await docUntil(lead.doc, () => metaOf(lead.doc).get('three') === 'three');
    expect(Object.keys(await stored(field))).toHaveLength(3);
    await broken.close();
  });

  test('S9: a commit whose answer was lost is not doubled: its author learns that it is durable', async () => {
    const outage = { on: false, late: true };
    const broken = await startSync(withOutage(t.ground, outage));
    const { room, field } = await freshRecord(t.ground, study);
    const a = (await raw('a', room, broken).greet()).live();
    outage.on = true;
    metaOf(a.doc).set('k', 1);
    await a.until(() => broken.sync.stats().commits.failures > 0, 'a failed commit', 20);
    outage.on = false;
    await a.until(() => a.last('durable')?.count === 1, 'message 100');
    expect(await rowsOf(field)).toBe(1);
    await broken.close();
  });

  test('S5, S18: what was acknowledged or seen is there for the next process, with the first one dropped in the middle', async () => {
    const first = await startSync(t.ground);
    const { room, field } = await freshRecord(t.ground, study);
    const a = (await raw('a', room, first).greet()).live();
    const lead = await raw('lead', room, first).greet();
    for (let i = 0; i < 200; i++) metaOf(a.doc).set(`k${i}`, i);
    await a.until(() => (a.last('durable')?.count ?? 0) > 20, 'some of it');
    a.terminate();
    const promised = a.last('durable')?.vector.get(a.doc.clientID) ?? 0;
    const seen = Y.encodeStateVector(lead.doc);
    const second = await startSync(t.ground);
    const next = await raw('lead2', room, second).greet();
    const has = Y.decodeStateVector(Y.encodeStateVector(next.doc));
    expect(has.get(a.doc.clientID) ?? 0).toBeGreaterThanOrEqual(promised);
    for (const [client, clock] of Y.decodeStateVector(seen))
      expect(has.get(client) ?? 0).toBeGreaterThanOrEqual(clock);
    expect((await readDocument(t.ground, field)).doc.store.pendingStructs).toBeNull();
    await first.close();
    await second.close();
  });

  test('S21: a server that closes commits what is queued and says come back', async () => {
    const closing = await startSync(t.ground);
    const { room, field } = await freshRecord(t.ground, study);
    const a = (await raw('a', room, closing).greet()).live();
    metaOf(a.doc).set('k', 1);
    await a.until(() => closing.sync.stats().queued > 0 || a.last('durable'), 'the queue', 1);
    await closing.close();
    expect((await a.end()).code).toBe(1012);
    expect(await stored(field)).toEqual({ k: 1 });
  });

  test('S21: also what waits while its room reads what others wrote', async () => {
    const closing = await startSync(t.ground);
    const { room, field } = await freshRecord(t.ground, study);
    const a = (await raw('a', room, closing).greet()).live();
    const { sql } = t.ground.db;
    let ended = Promise.resolve();
    await sql.begin(async (locking) => {
      await locking`lock table snapshot in access exclusive mode`; // who reads a log waits
      const doc = openDocument();
      metaOf(doc).set('elsewhere', 1);
      await appendUpdate(t.ground, field, study.accounts['a']!, Y.encodeStateAsUpdate(doc));
      const reading = () => sql`
        select from pg_locks where not granted and relation = 'snapshot'::regclass`;
      await expect.poll(async () => (await reading()).length, { timeout: 10_000 }).toBe(1);
      metaOf(a.doc).set('k', 1);
      await a.until(() => closing.sync.stats().queued > 0, 'the queue', 1);
      ended = closing.close();
      for (let i = 0; i < 50; i++) await reading(); // as long as a server takes that waits for nothing
    });
    await ended;
    expect((await a.end()).code).toBe(1012);
    expect(await stored(field)).toEqual({ elsewhere: 1, k: 1 });
  });
});

describe('a session', () => {
  test('S1, S2: two stock clients converge, also after one was offline', async () => {
    const { room } = await freshRecord(t.ground, study);
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    const providers = [
      provider(host.url, room, tokens['a'] ?? '', one),
      provider(host.url, room, tokens['lead'] ?? '', two),
    ];
    metaOf(one).set('one', 1);
    metaOf(two).set('two', 2);
    await docUntil(one, () => metaOf(one).get('two') === 2);
    await docUntil(two, () => metaOf(two).get('one') === 1);
    providers[0]?.disconnect();
    metaOf(one).set('offline', true);
    metaOf(two).delete('one');
    providers[0]?.connect();
    await docUntil(two, () => metaOf(two).get('offline') === true);
    await docUntil(one, () => !metaOf(one).has('one'));
    expect(metaOf(one).toJSON()).toEqual(metaOf(two).toJSON());
    providers.forEach((p) => p.destroy());
  });

  test('G14: an update with a gap before the first step 2 waits for it, and both are committed', async () => {
    const { room, field } = await freshRecord(t.ground, study);
    const a = raw('a', room);
    metaOf(a.doc).set('offline', 1);
    await a.greet();
    a.live();
    metaOf(a.doc).set('typed', 2); // as the stock client does while it is asked what it has
    await a.until(() => a.last('step1'), 'step 1');
    a.step2();
    await a.until(() => a.last('durable')?.count === 2, 'both');
    expect(await stored(field)).toEqual({ offline: 1, typed: 2 });
    metaOf(a.doc).set('later', 3);
    await a.until(() => a.last('durable')?.count === 3, 'the next');
  });

  test('a greeting with nothing new asks nothing of Postgres, but is not counted before what was sent ahead of it', async () => {
    const outage = { on: false };
    const broken = await startSync(withOutage(t.ground, outage));
    const { room } = await freshRecord(t.ground, study);
    const a = (await raw('a', room, broken).greet()).live();
    metaOf(a.doc).set('k', 1);
    await a.until(() => a.last('durable')?.count === 1, 'the first');
    outage.on = true;
    a.step2();
    await a.until(() => a.last('durable')?.count === 2, 'the greeting');
    metaOf(a.doc).set('k', 2);
    a.step2(Uint8Array.of(0, 0));
    await a.until(() => broken.sync.stats().commits.failures > 0, 'a failed commit', 20);
    expect(a.last('durable')?.count).toBe(2);
    outage.on = false;
    await a.until(() => a.last('durable')?.count === 4, 'both');
    await broken.close();
  });

  test('S7: a step 2 with nothing new counts as committed and writes no row', async () => {
    const { room, field } = await freshRecord(t.ground, study);
    const a = (await raw('a', room).greet()).live();
    metaOf(a.doc).set('k', 1);
    metaOf(a.doc).delete('k');
    await a.until(() => a.last('durable')?.count === 2, 'both');
    const rows = await rowsOf(field);
    const again = await raw('lead', room).greet();
    again.step2();
    await again.until(() => again.last('durable')?.count === 1, 'message 100');
    expect(await rowsOf(field)).toBe(rows);
  });

  test('S3: a part that is known already is cut off: others are sent only what is new', async () => {
    const { room, field } = await freshRecord(t.ground, study);
    const a = await raw('a', room).greet();
    metaOf(a.doc).set('x', 'a word');
    a.step2();
    await a.until(() => a.last('durable')?.count === 1, 'the first');
    metaOf(a.doc).set('y', 'another');
    a.update(Y.encodeStateAsUpdate(a.doc)); // all of it again
    await a.until(() => a.last('durable')?.count === 2, 'the second');
    expect(await stored(field)).toEqual({ x: 'a word', y: 'another' });
    const { updates } = await readUpdatesSince(t.ground, field, { seq: 1, mark: null });
    expect(Y.decodeUpdate(updates[0] ?? new Uint8Array()).structs.map((s) => s.id.clock)).toEqual([1]);
  });

  test('a step 2 of a week offline, larger than an update may be, is taken whole', async () => {
    const { room, field } = await freshRecord(t.ground, study);
    const a = raw('a', room);
    const text = new Y.XmlText('');
    const block = new Y.XmlElement('answer');
    block.insert(0, [text]);
    transcriptOf(a.doc).insert(0, [block]);
    for (let i = 0; i < 20_000; i++) text.insert(i % 2 ? 0 : text.length, 'ابجد'.repeat(2));
    await a.greet();
    await a.until(() => a.last('step1'), 'step 1');
    expect(Y.encodeStateAsUpdate(a.doc).length).toBeGreaterThan(LIMITS.socketMessages.burst * 60);
    a.step2();
    await a.until(() => a.last('durable')?.count === 1, 'message 100');
    expect(Y.encodeStateVector((await readDocument(t.ground, field)).doc)).toEqual(
      Y.encodeStateVector(a.doc),
    );
  });

  test('S4: a quiet socket is sent something, so that the stock client stays', async () => {
    const beating = await startSync(t.ground, { ...LIMITS, beat: 20, quiet: 30 });
    const { room } = await freshRecord(t.ground, study);
    const a = await raw('a', room, beating).greet();
    await a.until(
      () => a.got.filter((got) => got.kind === 'awareness' && got.states.size === 0).length > 2,
      'beats',
    );
    await beating.close();
  });
});

describe('several processes on one database', () => {
  test('S16: what one commits the other shows, and both converge', async () => {
    const other = await openGround(t.config, { poolSize: 8 });
    const far = await startSync(other.ground);
    const { room, field } = await freshRecord(t.ground, study);
    const here = (await raw('a', room).greet()).live();
    const there = (await raw('lead', room, far).greet()).live();
    for (let i = 0; i < 30; i++) {
      metaOf(here.doc).set(`h${i}`, i);
      metaOf(there.doc).set(`t${i}`, i);
    }
    const all = (doc: Y.Doc) => (): boolean => metaOf(doc).size === 60;
    await Promise.all([docUntil(here.doc, all(here.doc)), docUntil(there.doc, all(there.doc))]);
    await here.until(() => here.last('durable')?.count === 30, 'all here');
    await there.until(() => there.last('durable')?.count === 30, 'all there');
    expect(Object.keys(await stored(field))).toHaveLength(60);

    // A client moves over with what the other process has not read yet.
    metaOf(here.doc).set('last', true);
    await here.until(() => here.last('durable')?.count === 31, 'the last');
    const moved = raw('a', room, far);
    Y.applyUpdate(moved.doc, Y.encodeStateAsUpdate(here.doc));
    metaOf(moved.doc).set('moved', true);
    await moved.greet();
    moved.step2();
    await moved.until(() => moved.last('durable')?.count === 1, 'message 100');
    await docUntil(here.doc, () => metaOf(here.doc).get('moved') === true);
    await far.close();
    await other.close();
  });

  test('S17: what another has written in many documents is read in one question, and of large ones in several', async () => {
    const records: { field: DocumentId; doc: Y.Doc }[] = [];
    for (let i = 0; i < 20; i++) {
      const { room, field } = await freshRecord(t.ground, study);
      records.push({ field, doc: (await raw('a', room).greet()).doc });
    }
    const writeInAll = async (key: string): Promise<number> => {
      const doc = openDocument();
      metaOf(doc).set(key, 1);
      const transactions = vi.spyOn(t.ground.db.sql, 'begin');
      await t.ground.db.asService('log', async (tx) => {
        for (const { field } of records)
          await appendIn(tx, t.ground, field, study.accounts['a']!, Y.encodeStateAsUpdate(doc));
      });
      for (const { doc } of records) await docUntil(doc, () => metaOf(doc).get(key) === 1);
      const { length } = transactions.mock.calls;
      transactions.mockRestore();
      return length;
    };
    expect(await writeInAll('k')).toBeLessThan(10); // a look at what a notification may have lost is one, too
    const bytes = vi.spyOn(Replica.prototype, 'bytes', 'get').mockReturnValue(9 * 1024 * 1024);
    expect(await writeInAll('l')).toBeGreaterThanOrEqual(20);
    bytes.mockRestore();
  });

  test('S17: a notification that was lost costs at most a second: the log is asked', async () => {
    const deaf: Ground = {
      ...t.ground,
      live: hearingNothing(t.ground.live),
    };
    const far = await startSync(deaf);
    const { room, field } = await freshRecord(t.ground, study);
    const there = await raw('lead', room, far).greet();
    const doc = openDocument();
    metaOf(doc).set('k', 1);
    await appendUpdate(t.ground, field, study.accounts['a']!, Y.encodeStateAsUpdate(doc));
    await docUntil(there.doc, () => metaOf(there.doc).get('k') === 1);
    await far.close();
  });

  test('what the command line appends appears in the open room', async () => {
    const { room, field } = await freshRecord(t.ground, study);
    const a = await raw('a', room).greet();
    const doc = openDocument();
    metaOf(doc).set('import', 1);
    await appendUpdate(t.ground, field, study.accounts['a']!, Y.encodeStateAsUpdate(doc));
    await docUntil(a.doc, () => metaOf(a.doc).get('import') === 1);
  });
});

describe('presence', () => {
  test('G13, S10: the server writes it: role handles only, and nothing that is said of others', async () => {
    const { room } = await freshRecord(t.ground, study);
    const a = await raw('a', room).greet();
    const lead = await raw('lead', room).greet();
    const cursor = {
      anchor: { type: null, tname: 'transcript', item: null, assoc: 0 },
      head: { tname: 'transcript' },
    };
    a.awareness([a.doc.clientID, 1, { user: { name: 'Mallory' }, name: 'x', cursor }]);
    const seen = await lead.until(() => lead.last('awareness')?.states.get(a.doc.clientID), 'the researcher');
    expect(seen).toEqual({ user: { name: 'Researcher', role: 'researcher', ordinal: null }, cursor });
    lead.awareness([lead.doc.clientID, 1, { user: { name: 'Boss' } }]);
    const boss = await a.until(() => a.last('awareness')?.states.get(lead.doc.clientID), 'the lead');
    expect(boss).toEqual({ user: { name: 'Lead 1', role: 'lead', ordinal: 1 } });
    const told = a.got.length;
    lead.awareness([lead.doc.clientID, 2, {}], [a.doc.clientID, 9, null]);
    await a.until(() => a.got.length > told, 'the next');
    expect(a.got.flatMap((got) => (got.kind === 'awareness' ? [...got.states.keys()] : []))).not.toContain(
      a.doc.clientID,
    );
    const third = await raw('lead2', room).greet();
    const others = third.last('awareness')?.states;
    expect([...(others?.keys() ?? [])].toSorted()).toEqual([a.doc.clientID, lead.doc.clientID].toSorted());
    third.awareness([a.doc.clientID, 5, { user: { name: 'the researcher' } }]); // forged before it spoke
    a.terminate();
    await lead.until(() => lead.last('awareness')?.states.get(a.doc.clientID) === null, 'the leaving');
  });

  test('S11: it stays in its room', async () => {
    const [one, two] = [await freshRecord(t.ground, study), await freshRecord(t.ground, study)];
    const a = await raw('a', one.room).greet();
    const lead = await raw('lead', two.room).greet();
    a.awareness([a.doc.clientID, 1, {}]);
    const near = await raw('lead', one.room).greet();
    await near.until(() => near.last('awareness'), 'presence');
    expect(lead.last('awareness')).toBeUndefined();
    a.send(frame(3, 0, new Uint8Array()).slice(0, 1)); // asks who is there
    await a.until(() => a.got.length > 0);
  });
});

/** A ground whose commits fail: before they begin, or (`late`) after they are done. */
function withOutage(ground: Ground, outage: { on: boolean; late?: boolean }): Ground {
  const gone = (): Error => Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' });
  const { sql } = ground.db;
  const cut = async (work: () => PromiseLike<unknown>): Promise<unknown> => {
    if (outage.on && !outage.late) throw gone();
    const result = await work();
    if (outage.on && outage.late) throw gone();
    return result;
  };
  const begin = (...args: Parameters<typeof sql.begin>): Promise<unknown> => cut(() => sql.begin(...args));
  const failing = new Proxy(sql, {
    get: (target, name, receiver) => (name === 'begin' ? begin : Reflect.get(target, name, receiver)),
    apply: (target, self, args) => cut(() => Reflect.apply(target, self, args)),
  });
  return { ...ground, db: { ...ground.db, sql: failing } };
}
