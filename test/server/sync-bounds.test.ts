/** What a sync server may take of a machine, and what it says of itself. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, openDocument } from '#doc/schema.ts';
import { connect, loginFromUrl } from '#server/db/client.ts';
import { SCHEMA } from '#server/db/migrate.ts';
import { Pulse } from '#server/db/pulse.ts';
import { record } from '#server/db/schema.ts';
import { createMetrics } from '#server/metrics.ts';
import { LIMITS } from '#server/sync/rate.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, freshRecord, Raw, startSync, type SyncHost } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
let token = '';
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  token = await bearer(t.ground, study, 'a');
});
afterAll(() => t.close());

const raw = (host: SyncHost, room: string): Raw => new Raw(`${host.url}/${room}`, token);

test('S19: at the bound of rooms an opening gets 1013 while all are in use, the others go on, and an empty room makes place', async () => {
  const host = await startSync(t.ground, { ...LIMITS, rooms: 2 });
  const rooms: string[] = [];
  for (let i = 0; i < 3; i++) rooms.push((await freshRecord(t.ground, study)).room);
  const [one = '', two = '', three = ''] = rooms;
  const first = (await raw(host, one).greet()).live();
  const second = (await raw(host, two).greet()).live();
  expect(await raw(host, three).end()).toEqual({ code: 1013, reason: 'too many records are open' });
  metaOf(first.doc).set('k', 1);
  await first.until(() => first.last('durable')?.count === 1, 'what goes on');
  const again = await raw(host, one).greet(); // a room that is open takes more sockets
  expect(metaOf(again.doc).get('k')).toBe(1);
  expect(host.sync.stats().evictions).toBe(0);

  second.terminate();
  await first.until(() => host.sync.stats().sockets === 2, 'the empty room', 20);
  await raw(host, three).greet();
  expect(host.sync.stats()).toMatchObject({ rooms: 2, evictions: 1 });
  const back = raw(host, two);
  expect((await back.end()).code).toBe(1013); // its place is taken now
  await host.close();
});

test('S19: documents that take too much memory together: empty ones make place, and only what is in use refuses an opening', async () => {
  const MB = 1024 * 1024;
  const host = await startSync(t.ground, { ...LIMITS, documents: 3 * MB });
  const sized = async (bytes: number): Promise<string> => {
    const doc = openDocument();
    metaOf(doc).set('k', 'x'.repeat(bytes));
    return (await freshRecord(t.ground, study, 'a', Y.encodeStateAsUpdate(doc))).room;
  };
  const [one, two, small, large] = [
    await sized(2 * MB),
    await sized(2 * MB),
    await sized(1),
    await sized(4 * MB),
  ];
  const first = await raw(host, one).greet();
  await raw(host, small).greet();
  expect(await raw(host, two).end()).toEqual({ code: 1013, reason: 'too many records are open' });
  expect(host.sync.stats()).toMatchObject({ rooms: 2, evictions: 0 });
  expect(host.sync.stats().documents).toBeGreaterThan(2 * MB);

  first.terminate();
  await first.until(() => host.sync.stats().sockets === 1, 'the empty room', 20);
  const second = (await raw(host, two).greet()).live();
  expect(host.sync.stats()).toMatchObject({ rooms: 2, evictions: 1 });

  // What is open grows, and nobody is sent away: only an opening finds no place then.
  for (let i = 0; i < 12; i++) metaOf(second.doc).set(String(i), 'x'.repeat(0.2 * MB));
  await second.until(() => host.sync.stats().documents > 3 * MB, 'a larger document', 20);
  expect((await raw(host, one).end()).code).toBe(1013);
  expect((await raw(host, two).greet()).closed).toBeNull();
  expect(second.closed).toBeNull();
  await host.close();

  const alone = await startSync(t.ground, { ...LIMITS, documents: 3 * MB });
  expect((await raw(alone, large).greet()).closed).toBeNull();
  expect((await raw(alone, small).end()).code).toBe(1013);
  await alone.close();
});

test('S20: who does not read is dropped at a bound, and the others go on', async () => {
  const narrow = await startSync(t.ground, { ...LIMITS, outgoing: 200_000 });
  const { room } = await freshRecord(t.ground, study, 'a');
  const slow = await raw(narrow, room).greet();
  slow.pause();
  const writer = (await raw(narrow, room).greet()).live();
  // The system's own buffers hold some megabytes: as much as it takes, a few at a time.
  for (let sent = 0; narrow.sync.stats().closed['too'] === undefined && sent < 1_000; sent += 20) {
    for (let i = 0; i < 20; i++) metaOf(writer.doc).set(`k${sent + i}`, 'x'.repeat(80_000));
    await writer.until(() => writer.last('durable')?.count === sent + 20, 'all of it');
  }
  expect(narrow.sync.stats().closed['too']).toBe(1);
  expect(narrow.sync.stats().sockets).toBe(1);
  await narrow.close();
});

test('S8: what waits for a step 2 gives its room back once, also where its socket ends while it is written', async () => {
  const host = await startSync(t.ground);
  const of = await freshRecord(t.ground, study);
  const owner = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: SCHEMA });
  const a = raw(host, of.room);
  await a.until(() => a.last('step1'), 'step 1');
  const updates: Uint8Array[] = [];
  a.doc.on('update', (update) => updates.push(update));
  for (const key of ['one', 'two']) metaOf(a.doc).set(key, 'x'.repeat(10_000));
  const [one = Uint8Array.of(), two = Uint8Array.of()] = updates;
  a.update(two);
  const { sync } = host;
  await a.until(() => sync.stats().queuedBytes > 10_000 && sync.stats().queued === 0, 'that it waits', 10);
  await owner.begin(async (sql) => {
    await sql`select from document where id = ${of.field} for update`;
    a.step2(one);
    await a.until(() => sync.stats().queued > 0, 'both on their way', 10);
    a.terminate();
    await a.until(() => sync.stats().sockets === 0, 'its end', 10);
  });
  await a.until(() => sync.stats().queued === 0, 'the commit', 10);
  expect(sync.stats().queuedBytes).toBe(0);
  expect(metaOf((await readDocument(t.ground, of.field)).doc).has('two')).toBe(true);
  await owner.end();
  await host.close();
});

test('the metrics count sockets, rooms, commits, bytes, acknowledgements, and refusals by code and rule, without an id', async () => {
  const host = await startSync(t.ground);
  const metrics = createMetrics({
    sync: host.sync,
    projection: { lag: () => Promise.resolve(3), ready: () => true },
    pulse: new Pulse(t.ground.db),
  });
  const { room, id } = await freshRecord(t.ground, study);
  const a = (await raw(host, room).greet()).live();
  metaOf(a.doc).set('k', 1);
  await a.until(() => a.last('durable'), 'message 100');
  const bad = await raw(host, room).greet();
  bad.send(Uint8Array.of(9, 9));
  await bad.end();
  const stranger = new Raw(`${host.url}/${room}`, null);
  await stranger.end();

  const text = await metrics.text();
  const value = (line: string): number =>
    Number(
      text
        .split('\n')
        .find((l) => l.startsWith(`${line} `))
        ?.split(' ')
        .at(-1),
    );
  expect(value('sanad_sync_sockets')).toBe(1);
  expect(value('sanad_sync_rooms')).toBe(1);
  expect(value('sanad_sync_rooms_bytes')).toBeGreaterThan(0);
  expect(value('sanad_sync_queued')).toBe(0);
  expect(value('sanad_sync_queued_bytes')).toBe(0);
  expect(value('sanad_sync_commit_seconds_count')).toBe(1);
  expect(value('sanad_sync_commit_rows_sum')).toBe(1);
  expect(value('sanad_sync_acknowledgement_seconds_count')).toBe(1);
  expect(value('sanad_sync_received_bytes_total')).toBeGreaterThan(20);
  expect(value('sanad_sync_sent_frames_total')).toBeGreaterThan(2);
  expect(value('sanad_sync_closed_total{code="4400",reason="malformed"}')).toBe(1);
  expect(value('sanad_sync_closed_total{code="4401",reason="no session"}')).toBe(1);
  expect(value('sanad_projection_lag')).toBe(3);
  expect(value('sanad_postgres_up')).toBe(1);
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  expect(await metrics.text()).toContain('sanad_sync_received_frames_total'); // a second scrape reads the same sums
  expect(text).not.toContain(id);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|study\.test/);
  await host.close();
});

test('G2, G13: frames that are dropped while their socket stays open are counted by rule', async () => {
  const host = await startSync(t.ground);
  const open = await freshRecord(t.ground, study);
  const locked = await freshRecord(t.ground, study);
  const writer = await raw(host, open.room).greet();
  writer.awareness([1, 1, {}], [2, 1, {}]); // of nobody's own
  const lead = await study.place('lead');
  await lead.work(({ tx }) => tx.update(record).set({ locked: true }).where(eq(record.id, locked.id)));
  writer.step1(); // answered after all that came before it
  await writer.until(() => writer.got.filter(({ kind }) => kind === 'step2').length === 2, 'the answer');
  const reader = await raw(host, locked.room).greet();
  metaOf(reader.doc).set('k', 1);
  reader.step2();
  reader.update(Y.encodeStateAsUpdate(reader.doc));
  reader.awareness([reader.doc.clientID, 1, {}]);
  reader.step1();
  await reader.until(() => reader.got.filter(({ kind }) => kind === 'step2').length === 2, 'the answer');
  const lines = await Promise.all(host.sync.instruments.all().map((one) => one.get()));
  const dropped = lines.find(({ name }) => name === 'sanad_sync_dropped_total');
  expect(dropped?.values.map(({ labels, value }) => [labels['rule'], value])).toEqual([
    ['G13', 1],
    ['G2', 3],
  ]);
  await host.close();
});

test('a Postgres that does not answer is found down within a second, and is not asked again and again', async () => {
  let asked = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const hanging = new Proxy(t.ground.db.sql, { apply: () => ((asked += 1), promise) });
  const pulse = new Pulse({ sql: hanging });
  expect(await Promise.all([pulse.feel(), pulse.feel()])).toEqual([false, false]);
  expect(asked).toBe(1);
  resolve();
  expect(await pulse.feel()).toBe(true);
});
