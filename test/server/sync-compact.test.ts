import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { DocumentId } from '#core/ids.ts';
import { metaOf, openDocument, transcriptOf } from '#doc/schema.ts';
import { document, snapshot, updateLog } from '#server/db/schema.ts';
import type { Ground } from '#server/ground.ts';
import { compact, compactionOf } from '#server/sync/compact.ts';
import { Replica } from '#server/sync/replica.ts';
import { Rooms } from '#server/sync/rooms.ts';
import {
  appendUpdate,
  DocumentClosedError,
  readDocument,
  readState,
  readUpdatesSince,
} from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { LIMITS } from '#server/sync/rate.ts';
import { bearer, docUntil, freshRecord, Raw, startSync } from './sync-harness.ts';
import { handUpdate } from './sync-updates.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

const WAIT = { timeout: 20_000 };

const rowsOf = (id: DocumentId): Promise<number[]> =>
  t.ground.db.asService('log', async (tx) => {
    const rows = await tx.select({ seq: updateLog.seq }).from(updateLog).where(eq(updateLog.documentId, id));
    return rows.map((row) => row.seq).toSorted((a, b) => a - b);
  });

const waitingLocks = () => t.ground.db.sql`
  select pid from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`;

/** Sets a key in a document of its own and appends that. */
async function append(id: DocumentId, key: string): Promise<number> {
  const doc = openDocument();
  metaOf(doc).set(key, key);
  return appendUpdate(t.ground, id, study.accounts['a']!, Y.encodeStateAsUpdate(doc));
}

const keysOf = async (id: DocumentId): Promise<string[]> =>
  [...metaOf((await readDocument(t.ground, id)).doc).keys()].toSorted();

test('a snapshot takes the place of exactly the rows that it merged', async () => {
  const { field } = await freshRecord(t.ground, study);
  for (const key of ['one', 'two', 'three']) await append(field, key);
  expect(await compact(t.ground, field)).toBe(3);
  expect(await rowsOf(field)).toEqual([]);
  expect(await append(field, 'four')).toBe(4);
  expect(await keysOf(field)).toEqual(['four', 'one', 'three', 'two']);
  expect(await compact(t.ground, field)).toBe(1);
  expect(await keysOf(field)).toEqual(['four', 'one', 'three', 'two']);
  expect((await readState(t.ground, field)).seq).toBe(4);
});

test('who follows by seq gets the snapshot where rows were merged, and the rows where they were not', async () => {
  const { field } = await freshRecord(t.ground, study);
  await append(field, 'one');
  await append(field, 'two');
  await compact(t.ground, field);
  await append(field, 'three');
  for (const [since, updates] of [
    [0, 2],
    [1, 2],
    [2, 1],
    [3, 0],
  ] as const) {
    const read = await readUpdatesSince(t.ground, field, { seq: since, mark: null });
    expect([read.updates.length, read.seq]).toEqual([updates, 3]);
  }
});

test('writers and compaction at the same time lose nothing', async () => {
  const { field } = await freshRecord(t.ground, study);
  const keys = Array.from({ length: 40 }, (_, i) => `k${i}`);
  const compacting = (async () => {
    let merged = 0;
    while (merged < 30) merged += await compact(t.ground, field);
  })();
  await Promise.all([compacting, ...keys.map((key) => append(field, key))]);
  expect(await keysOf(field)).toEqual(keys.toSorted());
});

test('a state that is held takes the place of the rows that are in it, and of no later one', async () => {
  const { field } = await freshRecord(t.ground, study);
  await append(field, 'one');
  const { doc, seq, mark } = await readDocument(t.ground, field);
  const held = { seq, mark, state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) };
  await append(field, 'late'); // a predecessor's commit that the holder has not seen
  expect(await compact(t.ground, field, held)).toBe(1);
  expect(await rowsOf(field)).toEqual([2]);
  expect(await keysOf(field)).toEqual(['late', 'one']);
});

test('an older state does not take the place of a snapshot that has more in it', async () => {
  const { field } = await freshRecord(t.ground, study);
  await append(field, 'one');
  const { doc, seq, mark } = await readDocument(t.ground, field);
  const held = { seq, mark, state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) };
  await append(field, 'two');
  expect(await compact(t.ground, field)).toBe(2);
  expect(await compact(t.ground, field, held)).toBe(0);
  expect(await keysOf(field)).toEqual(['one', 'two']);
});

test('writers go on while a snapshot is made', async () => {
  const { field } = await freshRecord(t.ground, study);
  await append(field, 'one');
  const { doc, seq, mark } = await readDocument(t.ground, field);
  const held = { seq, mark, state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) };
  let compacting = Promise.resolve(0);
  await t.ground.db.asService('log', async (tx) => {
    // Somebody holds a row that it has to delete: it has begun and cannot end.
    await tx.select().from(updateLog).where(eq(updateLog.documentId, field)).for('update');
    compacting = compact(t.ground, field, held);
    await expect.poll(async () => (await waitingLocks()).length).toBeGreaterThan(0);
    expect(await append(field, 'two')).toBe(2);
  });
  expect(await compacting).toBe(1);
  expect(await keysOf(field)).toEqual(['one', 'two']);
});

test('deleted text does not survive it', async () => {
  const { field } = await freshRecord(t.ground, study);
  const doc = openDocument();
  const text = new Y.XmlText('a name that slipped through');
  const block = new Y.XmlElement('answer');
  block.insert(0, [text]);
  transcriptOf(doc).insert(0, [block]);
  await appendUpdate(t.ground, field, study.accounts['a']!, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(doc);
  text.delete(0, text.length);
  await appendUpdate(t.ground, field, study.accounts['a']!, Y.encodeStateAsUpdate(doc, before));
  await compact(t.ground, field);
  expect(Buffer.from((await readState(t.ground, field)).update).toString('latin1')).not.toContain('slipped');
});

test('at rest log and snapshot are sealed', async () => {
  const { field } = await freshRecord(t.ground, study);
  await append(field, 'canary-in-the-log');
  const sealed = async (): Promise<string> => {
    const [rows, snapshots] = await t.ground.db.asService('log', (tx) =>
      Promise.all([
        tx.select().from(updateLog).where(eq(updateLog.documentId, field)),
        tx.select().from(snapshot).where(eq(snapshot.documentId, field)),
      ]),
    );
    return [...rows.map((r) => r.updateEnc), ...snapshots.map((s) => s.stateEnc)]
      .map((bytes) => Buffer.from(bytes).toString('latin1'))
      .join('');
  };
  expect(await sealed()).not.toContain('canary');
  await compact(t.ground, field);
  expect(await sealed()).not.toContain('canary');
  expect(await keysOf(field)).toEqual(['canary-in-the-log']);
});

test('a closed document takes no row', async () => {
  const { field } = await freshRecord(t.ground, study);
  await t.ground.db.asService('log', (tx) =>
    tx.update(document).set({ closedAt: new Date() }).where(eq(document.id, field)),
  );
  await expect(append(field, 'late')).rejects.toThrow(DocumentClosedError);
  expect(await compact(t.ground, field)).toBe(0);
});

test('an open room goes on over its own compaction, and newcomers get all of it', async () => {
  const host = await startSync(t.ground);
  const { room, field } = await freshRecord(t.ground, study);
  const a = (await new Raw(`${host.url}/${room}`, await bearer(t.ground, study, 'a')).greet()).live();
  const token = await bearer(t.ground, study, 'lead');
  for (let i = 0; i < 1_200; i++) {
    a.doc.clientID = 1_000 + i; // of one client the burst would be a few rows
    metaOf(a.doc).set(`k${i % 7}`, i);
  }
  await a.until(() => a.last('durable')?.count === 1_200, 'all of it');
  await a.until(() => host.sync.stats().compactions > 0, 'a compaction', 20);
  metaOf(a.doc).set('after', 1);
  await a.until(() => a.last('durable')?.count === 1_201, 'the next');
  expect((await rowsOf(field)).length).toBeLessThan(300);
  const lead = await new Raw(`${host.url}/${room}`, token).greet();
  await docUntil(lead.doc, () => metaOf(lead.doc).size === 8);
  expect(metaOf(lead.doc).get('k3')).toBe(metaOf(a.doc).get('k3'));
  await host.close();
  // A room that opens from the snapshot alone serves its bytes, and takes the next edit.
  await compact(t.ground, field);
  const next = await startSync(t.ground);
  const again = (await new Raw(`${next.url}/${room}`, token).greet()).live();
  expect(metaOf(again.doc).size).toBe(8);
  metaOf(again.doc).delete('after');
  await again.until(() => again.last('durable')?.count === 1, 'the edit');
  expect((await keysOf(field)).length).toBe(7);
  await next.close();
});

test('S19: a document that opens from its snapshot is weighed as what it becomes with the first letter', async () => {
  const structs = Array.from({ length: 20_000 }, (_, i) => ({
    parent: 'memos',
    key: i.toString(36),
    content: { any: 2 },
  }));
  const large = handUpdate([{ client: 1, clock: 0, structs }]);
  const host = await startSync(t.ground, { ...LIMITS, documents: 16 * 1024 * 1024 });
  const token = await bearer(t.ground, study, 'a');
  const records = [];
  for (let i = 0; i < 2; i++) {
    const of = await freshRecord(t.ground, study, 'a', large);
    await compact(t.ground, of.field);
    records.push(of);
  }
  const [one, two] = records;
  if (!one || !two) throw new Error('no records');
  const counted = async () =>
    t.ground.db.asService('log', (tx) =>
      tx.select().from(snapshot).where(eq(snapshot.documentId, one.field)),
    );
  expect(await counted()).toMatchObject([{ structs: 20_000, nested: 20_000 }]);
  const a = await new Raw(`${host.url}/${one.room}`, token).greet();
  const weight = host.sync.stats().documents;
  expect(weight).toBeGreaterThan(20_000 * 564);
  expect(await new Raw(`${host.url}/${two.room}`, token).end()).toMatchObject({ code: 1013 });
  expect(a.closed).toBeNull();
  await host.close();

  // One from before that was counted is counted as it opens.
  await t.ground.db.asService('log', (tx) =>
    tx.update(snapshot).set({ structs: null, nested: null }).where(eq(snapshot.documentId, one.field)),
  );
  const next = await startSync(t.ground);
  const again = (await new Raw(`${next.url}/${one.room}`, token).greet()).live();
  expect(next.sync.stats().documents).toBe(weight);
  metaOf(again.doc).set('k', 1);
  await again.until(() => again.last('durable')?.count === 1, 'a letter');
  expect(next.sync.stats().documents - weight).toBeLessThan(2_000); // it lives now
  await next.close();
});

test('rows that come while a snapshot is made are in the next one, and of two processes one writes a quiet room once', async () => {
  let later = 0;
  const ground: Ground = { ...t.ground, now: () => new Date(Date.now() + later) };
  const hosts = [await startSync(ground), await startSync(ground)];
  const [host, other] = hosts;
  const { field, room } = await freshRecord(t.ground, study);
  const token = await bearer(t.ground, study, 'a');
  const writer = (await new Raw(`${host?.url}/${room}`, token).greet()).live();
  const reader = await new Raw(`${other?.url}/${room}`, token).greet();
  let count = 0;
  const writeRows = async (rows: number): Promise<void> => {
    for (const end = count + rows; count < end;) {
      metaOf(writer.doc).set('k', ++count);
      await writer.until(() => writer.last('durable')?.count === count, 'a row', 50);
    }
    await docUntil(reader.doc, () => metaOf(reader.doc).get('k') === count);
  };
  await writeRows(60);
  let release: () => void = () => undefined;
  const isFree = new Promise<void>((resolve) => (release = resolve));
  const held = t.ground.db.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${compactionOf(field)}, 0))`;
    await isFree;
  });
  later += 10_000; // nobody has written for a while
  await expect.poll(async () => (await waitingLocks()).length, WAIT).toBe(2);
  await writeRows(60);
  release();
  await held;
  await expect.poll(() => rowsOf(field).then((rows) => rows.length), WAIT).toBe(60);
  later += 10_000;
  await expect.poll(() => rowsOf(field), WAIT).toEqual([]);
  const written = vi.spyOn(Replica.prototype, 'state');
  const polled = vi.spyOn(Rooms.prototype, 'poll');
  later += 10_000;
  await expect.poll(() => polled.mock.calls.length, WAIT).toBeGreaterThan(5);
  expect(written.mock.calls.length).toBeLessThan(2); // the other may not know yet that it is done
  expect(hosts.reduce((sum, { sync }) => sum + sync.stats().compactions, 0)).toBe(2);
  vi.restoreAllMocks();
  for (const socket of [writer, reader]) socket.terminate();
  await Promise.all(hosts.map((one) => one.close()));
}, 60_000);

test('what a team has left is merged one after the other, while who stays goes on; nobody waits for long for a snapshot that does not end', async () => {
  let later = 0;
  const ground: Ground = { ...t.ground, now: () => new Date(Date.now() + later) };
  const host = await startSync(ground, { ...LIMITS, snapshot: 3_000 });
  const token = await bearer(t.ground, study, 'a');
  const enter = async () => {
    const of = await freshRecord(t.ground, study);
    const socket = (await new Raw(`${host.url}/${of.room}`, token).greet()).live();
    let count = 0;
    const write = async (rows: number): Promise<void> => {
      for (let i = 0; i < rows; i++) {
        socket.doc.clientID = 1_000 + count++; // of one client it would be a few rows
        metaOf(socket.doc).set('k', count);
      }
      await socket.until(() => socket.last('durable')?.count === count, 'the rows', 20);
    };
    await write(60);
    return { ...of, socket, write };
  };
  const [left, also, stays] = [await enter(), await enter(), await enter()];
  let release: () => void = () => undefined;
  const isFree = new Promise<void>((resolve) => (release = resolve));
  const held = t.ground.db.sql.begin(async (sql) => {
    for (const { field } of [left, also])
      await sql`select pg_advisory_xact_lock(hashtextextended(${compactionOf(field)}, 0))`;
    await isFree;
  });
  for (const { socket } of [left, also]) socket.terminate();
  await expect.poll(() => host.sync.stats().sockets, WAIT).toBe(1);
  later += 11_000; // nobody has come back
  await expect.poll(async () => (await waitingLocks()).length, WAIT).toBeGreaterThan(0);
  for (let i = 0; i < 5; i++) await stays.write(1);
  expect(await waitingLocks()).toHaveLength(1);
  await expect.poll(async () => (await waitingLocks()).length, WAIT).toBe(2);
  release();
  await held;
  for (const { field } of [left, also]) await expect.poll(() => rowsOf(field), WAIT).toEqual([]);
  await host.close();
}, 60_000);
