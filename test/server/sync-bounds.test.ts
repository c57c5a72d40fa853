/** What a sync server may take of a machine, and what it says of itself. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { AccountId } from '#core/ids.ts';
import { metaOf, openDocument } from '#doc/schema.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { SCHEMA } from '#server/db/migrate.ts';
import { Pulse } from '#server/db/pulse.ts';
import { record } from '#server/db/schema.ts';
import type { Ground } from '#server/ground.ts';
import { createMetrics } from '#server/metrics.ts';
import { createAccount } from '#server/store/account.ts';
import { addMember } from '#server/store/project.ts';
import { CLOSE } from '#server/sync/close-code.ts';
import { ceiling } from '#server/sync/growth.ts';
import { LIMITS } from '#server/sync/rate.ts';
import { firstToGo, sharesOf } from '#server/sync/shares.ts';
import { appendUpdate, readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, freshRecord, Raw, startSync, type SyncHost } from './sync-harness.ts';
import { answer, handUpdate, text } from './sync-updates.ts';

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
  const host = await startSync(t.ground, { ...LIMITS, documents: 5 * MB });
  const sized = async (bytes: number): Promise<string> => {
    const doc = openDocument();
    metaOf(doc).set('k', 'x'.repeat(bytes));
    return (await freshRecord(t.ground, study, 'a', Y.encodeStateAsUpdate(doc))).room;
  };
  const [one, two, small, large] = [
    await sized(2 * MB),
    await sized(4.9 * MB),
    await sized(1),
    await sized(6 * MB),
  ];
  const first = await raw(host, one).greet();
  // What newcomers get is kept beside it, and counted at the next look.
  await first.until(() => host.sync.stats().documents > 4 * MB, 'a look', 20);
  await raw(host, small).greet();
  expect(await raw(host, two).end()).toEqual({ code: 1013, reason: 'too many records are open' });
  expect(host.sync.stats()).toMatchObject({ rooms: 2, evictions: 0 });

  first.terminate();
  await first.until(() => host.sync.stats().sockets === 1, 'the empty room', 20);
  const second = (await raw(host, two).greet()).live();
  expect(host.sync.stats()).toMatchObject({ rooms: 2, evictions: 1 });

  // What is open grows a little beyond, and nobody is sent away: only an opening finds no place then.
  for (let i = 1; i <= 4; i++) {
    metaOf(second.doc).set(String(i), 'x'.repeat(50_000));
    await second.until(() => second.last('durable')?.count === i, 'its words');
  }
  expect(host.sync.stats().documents).toBeGreaterThan(5 * MB);
  expect((await raw(host, one).end()).code).toBe(1013);
  expect((await raw(host, two).greet()).closed).toBeNull();
  expect(second.closed).toBeNull();
  await host.close();

  const alone = await startSync(t.ground, { ...LIMITS, documents: 5 * MB });
  expect((await raw(alone, large).greet()).closed).toBeNull();
  expect((await raw(alone, small).end()).code).toBe(1013);
  await alone.close();
});

/** So many entries of a copy's memos under one clientID: few bytes each on the wire, and some hundred of memory. */
function entries(client: number, from: number, count: number): Uint8Array {
  const e = encoding.createEncoder();
  for (const each of [1, count, client, from]) encoding.writeVarUint(e, each);
  for (let i = from; i < from + count; i++) {
    encoding.writeUint8(e, 0x28); // of a map, under a key: a value
    encoding.writeVarUint(e, 1);
    encoding.writeVarString(e, 'memos');
    encoding.writeVarString(e, i.toString(36));
    encoding.writeVarUint(e, 1);
    encoding.writeUint8(e, 126);
  }
  encoding.writeVarUint(e, 0);
  return encoding.toUint8Array(e);
}

test('attack: S19: who fills open documents waits long before memory ends, everybody else writes on, and what waited comes in once there is room', async () => {
  const MB = 1024 * 1024;
  let later = 0;
  const ground: Ground = { ...t.ground, now: () => new Date(t.ground.now().getTime() + later) };
  const host = await startSync(ground, { ...LIMITS, documents: 24 * MB });
  const victim = (await raw(host, (await freshRecord(t.ground, study)).room).greet()).live();
  victim.step2();
  let [saved, peak] = [1, 0];
  const enter = async (who: string, room: string): Promise<Raw> =>
    new Raw(`${host.url}/${room}`, await bearer(t.ground, study, who)).greet();
  /** Writes until it is sent away; how often it was not. */
  const fill = async (hostile: Raw, client: number): Promise<number> => {
    for (let n = 0; n < 40; n++) {
      hostile.step2(entries(client, n * 4_000, 4_000)); // 2 MB
      await hostile.until(() => hostile.closed ?? hostile.last('durable')?.count === n + 1, 'an answer');
      peak = Math.max(peak, host.sync.stats().documents);
      if (hostile.closed) return n;
      metaOf(victim.doc).set(`k${saved++}`, 1);
      await victim.until(() => victim.last('durable')?.count === saved, 'what the victim wrote');
    }
    return Infinity;
  };
  const [one, two] = [await freshRecord(t.ground, study, 'b'), await freshRecord(t.ground, study, 'b')];
  const [first, keeper] = [await enter('b', one.room), await enter('lead', one.room)];
  const second = await enter('lead2', two.room);
  const took = await fill(first, 1);
  expect(took).toBeGreaterThan(4);
  const left = await fill(second, 2); // of what the first has left
  expect(left).toBeGreaterThan(0);
  for (const { closed } of [first, second]) expect(closed).toEqual({ code: 1013, reason: 'short of memory' });
  expect(peak).toBeLessThan(20 * MB);
  expect([victim.closed, keeper.closed]).toEqual([null, null]); // in the hostile one's room too

  const held = await enter('b', one.room);
  held.step2(entries(1, took * 4_000, 4_000));
  expect(await held.end()).toEqual({ code: 1013, reason: 'short of memory' });
  later = 3_600_000;
  const again = await enter('b', one.room);
  again.step2(entries(1, took * 4_000, 4_000));
  await again.until(() => again.last('durable')?.count === 1, 'what waited');

  // What comes by another process nobody here can hold back: the room that has grown most goes.
  const quiet = await enter('a', (await freshRecord(t.ground, study)).room);
  await appendUpdate(t.ground, one.field, study.accounts['lead']!, entries(3, 0, 50_000));
  expect(await again.end()).toEqual({ code: 1013, reason: 'short of memory' });
  expect(quiet.closed).toBeNull();
  await host.close();
});

test('attack: S19: values in one another count as what they take in memory, and pieces that deleting cuts as their maker’s', async () => {
  const MB = 1024 * 1024;
  const host = await startSync(t.ground, { ...LIMITS, documents: 24 * MB });
  const enter = async (who: string, room: string): Promise<Raw> =>
    new Raw(`${host.url}/${room}`, await bearer(t.ground, study, who)).greet();
  const of = await freshRecord(t.ground, study, 'a');
  const hostile = await enter('a', of.room);
  // A list of 999 empty objects: two bytes each on the wire, and 64 of memory.
  const list = Uint8Array.from([1, 117, 0xe7, 0x07, ...Array.from({ length: 999 }, () => [118, 0]).flat()]);
  const structs = Array.from({ length: 60 }, () => ({
    parent: 'memos',
    key: 'k',
    content: { kind: 8, bytes: list },
  }));
  let took = 0;
  for (; took < 8 && !hostile.closed; took++) {
    const each = structs.map((one, i) => ({ ...one, key: `${took}.${i}` }));
    hostile.step2(handUpdate([{ client: 1, clock: took * 60, structs: each }]));
    await hostile.until(() => hostile.closed ?? hostile.last('durable')?.count === took + 1, 'an answer');
  }
  expect(hostile.closed).toEqual({ code: 1013, reason: 'short of memory' });
  expect(took).toBeLessThan(6); // of 120 KB each
  expect(host.sync.stats().documents).toBeGreaterThan((took - 1) * 60 * 999 * 64);
  await host.close();

  const cutting = await startSync(t.ground, { ...LIMITS, documents: 24 * MB });
  const words = text('x'.repeat(100_000), { parent: [5, 1] });
  const { room } = await freshRecord(
    t.ground,
    study,
    'b',
    handUpdate([{ client: 5, clock: 0, structs: [...answer(5), words] }]),
  );
  const at = `${cutting.url}/${room}`;
  const cutter = await new Raw(at, await bearer(t.ground, study, 'b')).greet();
  const other = (await new Raw(at, await bearer(t.ground, study, 'lead')).greet()).live();
  const letters = encoding.createEncoder();
  for (const value of [0, 1, 5, 18_000]) encoding.writeVarUint(letters, value);
  for (let i = 0; i < 18_000; i++) for (const value of [3 + 2 * i, 1]) encoding.writeVarUint(letters, value);
  cutter.step2(encoding.toUint8Array(letters)); // every second of the first 36,000: 18 MB of pieces
  await cutter.until(() => cutter.last('durable')?.count === 1, 'what it deletes');
  expect(cutting.sync.stats().documents).toBeGreaterThan(18_000 * 2 * 500);
  metaOf(other.doc).set('k', 1);
  await other.until(() => other.last('durable')?.count === 1, 'who deleted nothing');
  cutter.step2(handUpdate([{ client: 6, clock: 0, structs: [text('y', { parent: [5, 1] })] }]));
  expect(await cutter.end()).toEqual({ code: 1013, reason: 'short of memory' });
  expect(other.closed).toBeNull();
  await cutting.close();
});

/** One more member of the study, and a token of theirs. */
async function researcher(name: string): Promise<string> {
  await t.ground.db.asService('auth', async (tx) => {
    const email = `${name}@${study.slug}.test`;
    const id = await createAccount(tx, { email, passwordHash: '', admin: false });
    if (id === null) throw new Error(`${email} is an account already`);
    study.accounts[name] = id;
    await addMember(tx, study.project, id, 'researcher');
  });
  return bearer(t.ground, study, name);
}

const FULL = { code: 1013, reason: 'too many records are open' };
const CROWDED = { code: 1013, reason: 'short of memory' };
const largeState = (bytes: number): Uint8Array => {
  const doc = openDocument();
  metaOf(doc).set('k', 'x'.repeat(bytes));
  return Y.encodeStateAsUpdate(doc);
};

test('attack: S19: who keeps all memory open gives some back to whoever finds no place, and is not served before them', async () => {
  const MB = 1024 * 1024;
  const host = await startSync(t.ground, { ...LIMITS, documents: 4.5 * MB });
  const theirs = await bearer(t.ground, study, 'b');
  const open = (of: { room: string }): Raw => new Raw(`${host.url}/${of.room}`, theirs);
  const first = await freshRecord(t.ground, study, 'b', largeState(2.25 * MB));
  const hostile = await open(first).greet();
  const second = await open(await freshRecord(t.ground, study, 'b', largeState(2 * MB))).greet();
  const honest = await raw(host, (await freshRecord(t.ground, study, 'a', largeState(MB))).room).greet();
  expect(await hostile.end()).toEqual(CROWDED);
  expect(await open(first).end()).toEqual(FULL);
  expect([honest.closed, second.closed]).toEqual([null, null]);
  await host.close();

  const few = await startSync(t.ground, { ...LIMITS, rooms: 3 });
  const all: Raw[] = [];
  for (let i = 0; i < 3; i++) {
    const { room } = await freshRecord(t.ground, study, 'b');
    all.push(await new Raw(`${few.url}/${room}`, theirs).greet());
  }
  await raw(few, (await freshRecord(t.ground, study)).room).greet();
  await all[0]!.until(() => all.some(({ closed }) => closed), 'the one that made place');
  expect(all.flatMap(({ closed }) => closed ?? [])).toEqual([CROWDED]);
  await few.close();
});

test('attack 16: S19: eight who keep nearly an eighth each shut the door on nobody who would keep little, however often it is tried', async () => {
  const host = await startSync(t.ground, { ...LIMITS, rooms: 25 });
  await raw(host, (await freshRecord(t.ground, study)).room).greet();
  const inside: { socket: Raw; theirs: string }[] = [];
  for (let i = 0; i < 8; i++) {
    const theirs = await researcher(`eighth-${i}`);
    for (let k = 0; k < 3; k++) {
      const { room } = await freshRecord(t.ground, study, `eighth-${i}`);
      inside.push({ theirs, socket: await new Raw(`${host.url}/${room}`, theirs).greet() });
    }
  }
  const gone = (): typeof inside => inside.filter(({ socket }) => socket.closed);
  expect(gone()).toEqual([]);
  const { room } = await freshRecord(t.ground, study, 'b');
  const honest = await new Raw(`${host.url}/${room}`, await bearer(t.ground, study, 'b')).greet();
  await honest.until(() => gone().length > 0, 'the one that made place', 20);
  expect(gone().map(({ socket }) => socket.closed)).toEqual([CROWDED]);
  for (const { socket, theirs } of gone()) expect(await new Raw(socket.url, theirs).end()).toEqual(FULL); // nobody keeps more than they would
  expect(honest.closed).toBeNull();
  expect(host.sync.stats()).toMatchObject({ rooms: 25, evictions: 1 });
  await host.close();
});

test('S19: people who each read a large record send nobody away: who finds no place waits for one, however often they ask', async () => {
  const MB = 1024 * 1024;
  const host = await startSync(t.ground, { ...LIMITS, documents: 5 * MB });
  const read = async (who: string): Promise<Raw> => {
    const { room } = await freshRecord(t.ground, study, 'a', largeState(2 * MB));
    return new Raw(`${host.url}/${room}`, await bearer(t.ground, study, who));
  };
  const inside = [await (await read('a')).greet(), await (await read('lead')).greet()];
  const outside = await read('lead2');
  expect(await outside.end()).toEqual(FULL);
  expect(await new Raw(outside.url, await bearer(t.ground, study, 'lead2')).end()).toEqual(FULL);
  expect(inside.map(({ closed }) => closed)).toEqual([null, null]);
  expect(host.sync.stats()).toMatchObject({ rooms: 2, evictions: 0 });
  await host.close();
});

test('attack: S19: past the bound it is whoever keeps most open that goes, in however many records, and at once; the others write on', async () => {
  const host = await startSync(t.ground, { ...LIMITS, documents: 24 * 1024 * 1024 });
  const enter = async (who: string, { room }: { room: string }): Promise<Raw> =>
    new Raw(`${host.url}/${room}`, await bearer(t.ground, study, who)).greet();
  const honest = await enter('a', await freshRecord(t.ground, study));
  const other = await enter('lead2', await freshRecord(t.ground, study));
  honest.step2(entries(1, 0, 20_000)); // 10 MB, more than any of the hostile one's
  await honest.until(() => honest.last('durable')?.count === 1, 'what the honest one wrote');
  const records = [];
  for (let i = 0; i < 4; i++) records.push(await freshRecord(t.ground, study, 'b'));
  const hostile = await Promise.all(records.map((of) => enter('b', of)));
  for (const of of records)
    await appendUpdate(t.ground, of.field, study.accounts['lead']!, entries(3, 0, 9_000)); // 4.6 MB, by another process
  await honest.until(() => hostile.some(({ closed }) => closed), 'that one goes', 20);
  expect(hostile.flatMap(({ closed }) => closed ?? [])).toEqual([CROWDED]); // as many as have to
  other.step2(entries(2, 0, 10));
  await other.until(() => other.last('durable')?.count === 1, 'what somebody writes');
  expect(honest.closed).toBeNull();
  await host.close();
});

test('S19: one message more is taken of who has written little, what is not written is not counted, and who is refused takes nothing from others', async () => {
  const MB = 1024 * 1024;
  const host = await startSync(t.ground, { ...LIMITS, documents: 24 * MB });
  const other = await raw(host, (await freshRecord(t.ground, study)).room).greet();
  other.step2(entries(1, 0, 26_000)); // 13.3 MB: more than half, and 10.7 are left
  await other.until(() => other.last('durable')?.count === 1, 'a large record');
  const theirs = await bearer(t.ground, study, 'b');
  const { room } = await freshRecord(t.ground, study, 'b');
  const send = async (update: Uint8Array): Promise<Raw> => {
    const socket = await new Raw(`${host.url}/${room}`, theirs).greet();
    socket.step2(update);
    await socket.until(() => socket.closed ?? socket.last('durable'), 'an answer');
    return socket;
  };
  for (let i = 0; i < 3; i++) expect((await send(entries(9, 5_000, 4_000))).closed?.reason).toMatch(/^G4 /); // a gap: 2 MB that are not written
  const pastes = await new Raw(`${host.url}/${room}`, theirs).greet();
  for (const client of [5, 6]) pastes.step2(entries(client, 0, 8_400)); // 4.3 MB each; one of them may still wait
  expect(await pastes.end()).toEqual(CROWDED);
  await other.until(() => host.sync.stats().documents > 16 * MB, 'the first of them', 20);
  expect((await send(entries(5, 0, 8_400))).closed).toBeNull(); // it is in the log: nothing more is taken
  expect((await send(entries(6, 0, 8_400))).closed).toEqual(CROWDED);

  const before = host.sync.stats().documents;
  await raw(host, (await freshRecord(t.ground, study, 'a', largeState(2.5 * MB))).room).greet();
  expect((await send(entries(6, 0, 8_400))).closed).toEqual(CROWDED);
  expect(host.sync.stats().documents).toBeGreaterThan(before + 4.9 * MB); // with what newcomers get
  await host.close();
});

test('S19: who has written little writes on however full it is, and the more one wrote the sooner one waits', () => {
  const at = (wrote: number, more: number): number => ceiling(wrote, more, { most: 1_000, least: 4 });
  expect(at(3, 1)).toBe(Infinity);
  expect(at(3, 50)).toBe(1_125); // once
  expect([at(53, 7), at(90, 10), at(200, 50)]).toEqual([760, 600, 500]);
});

test('S19: a room goes by whoever in it keeps least open, and of one account the largest goes first', () => {
  const [big, small] = ['big', 'small'] as AccountId[];
  const used = [
    { room: 'shared', members: new Set([big!, small!]), takes: 0.4 },
    { room: 'own', members: new Set([big!]), takes: 0.2 },
    { room: 'largest', members: new Set([big!]), takes: 0.3 },
  ];
  const shares = sharesOf(used);
  expect([...shares.values()]).toEqual([0.7, 0.2].map((share) => expect.closeTo(share)));
  expect(firstToGo(used, shares, 0.5)).toBe('largest');
  expect(firstToGo(used.slice(0, 1), shares, 0.5)).toBeNull(); // the one who keeps little would lose it too
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

test('G14: who fills the queue with what waits for a step 2 is sent away, and everybody else goes on writing', async () => {
  const host = await startSync(t.ground, { ...LIMITS, processQueue: 2 * 1024 * 1024 });
  const { room } = await freshRecord(t.ground, study);
  const victim = (await raw(host, room).greet()).live();
  victim.step2();
  const other = await bearer(t.ground, study, 'b');
  const hostile = new Raw(`${host.url}/${(await freshRecord(t.ground, study, 'b')).room}`, other);
  await hostile.greet();
  // Four thousand structs after a gap: four bytes each on the wire, and 150 of memory.
  const apart = Array.from({ length: 4_000 }, () => text('x', { origin: [77, 0] }));
  const waits = handUpdate([{ client: 77, clock: 5, structs: apart }]);
  for (let i = 0; i < 3; i++) hostile.update(waits);
  const { sync } = host;
  const isFull = (): boolean => sync.stats().queuedBytes > 1_500_000 && sync.stats().queued === 0; // they wait
  await victim.until(isFull, 'a queue that is nearly full', 20);
  const large = 'y'.repeat(200_000);
  for (const key of ['a', 'b', 'c', 'd']) metaOf(victim.doc).set(key, large);
  await victim.until(() => victim.last('durable')?.count === 5, 'all that the victim wrote', 20);
  expect(await hostile.end()).toEqual({ code: CLOSE.later.code, reason: CLOSE.later.reason });
  await host.close();
});

test('G14: what waits for a step 2 is bounded by the memory that it takes, not by its bytes on the wire', async () => {
  const host = await startSync(t.ground);
  const hostile = await raw(host, (await freshRecord(t.ground, study)).room).greet();
  const apart = Array.from({ length: 4_000 }, () => text('x', { origin: [77, 0] }));
  for (let i = 0; i < 8; i++) hostile.update(handUpdate([{ client: 77, clock: 5, structs: apart }]));
  const end = await hostile.end(); // 8 × 620 KB of memory, of 40 KB on the wire each
  expect({ code: end.code, rule: end.reason.slice(0, 2) }).toEqual({ code: 4409, rule: 'G4' });
  await host.close();
});
