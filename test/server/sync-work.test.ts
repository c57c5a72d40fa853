/** Work and memory that accepted frames make: bounded, however little each of them weighs. */
import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { AccountId } from '#core/ids.ts';
import { metaOf } from '#doc/schema.ts';
import { decide, type Author, type Entry } from '#server/sync/decide.ts';
import { MOST_OF_DOCUMENT, type Extent } from '#server/sync/extent.ts';
import { knownOf } from '#server/sync/known.ts';
import { Owners } from '#server/sync/owners.ts';
import { awaitTurn } from '#server/http/rates.ts';
import { LOAD, Loads, type LoadLimits } from '#server/sync/load.ts';
import { LIMITS, type Limits } from '#server/sync/rate.ts';
import { Replica } from '#server/sync/replica.ts';
import { scanUpdate, STEP2_CAPS, UPDATE_CAPS } from '#server/sync/scan.ts';
import { tallyOf } from '#server/sync/tally.ts';
import { readDocumentFor } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, freshRecord, Raw, startSync, type SyncHost } from './sync-harness.ts';
import { answer, edit, editor, edits, handUpdate, SEED, text } from './sync-updates.ts';

let t: TestGround;
let study: TestStudy;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  for (const who of ['lead', 'a']) tokens[who] = await bearer(t.ground, study, who);
});
afterAll(() => t.close());

interface Scene {
  host: SyncHost;
  document: string;
  attacker: Raw;
  victim: Raw;
}

async function scene(limits: Partial<Limits>, load: Partial<LoadLimits> = {}): Promise<Scene> {
  const loads = new Loads({ ...LOAD, ...load });
  const host = await startSync({ ...t.ground, loads }, { ...LIMITS, ...limits });
  const { room, field: document } = await freshRecord(t.ground, study, 'a');
  const url = `${host.url}/${room}`;
  const attacker = await new Raw(url, tokens['a'] ?? null).greet();
  attacker.step2();
  const victim = (await new Raw(url, tokens['lead'] ?? null).greet()).live();
  return { host, document, attacker, victim };
}

/** Letters of client 7 that Yjs does not join: each is put before the last. */
function apart(from: number, count: number): Uint8Array {
  const letters = Array.from({ length: count }, (_, i) => text('x', { right: [7, from + i - 1] }));
  const begin = from === 0 ? [...answer(7), text('x', { parent: [7, 1] })] : [];
  return handUpdate([{ client: 7, clock: from, structs: [...begin, ...letters.slice(begin.length)] }]);
}

async function writes({ attacker }: Scene, batches: number, each: number): Promise<void> {
  for (let k = 0; k < batches; k++) attacker.step2(apart(k * each, each));
  await attacker.until(
    () => attacker.last('durable')?.count === batches + 1 || attacker.closed,
    'its letters',
  );
  expect(attacker.closed).toBeNull();
}

async function goesOn({ victim, host }: Scene): Promise<void> {
  const count = victim.last('durable')?.count ?? 0;
  metaOf(victim.doc).set('next', count);
  await victim.until(() => victim.last('durable')?.count === count + 1, 'the victim');
  await host.close();
}

test('G12: who deletes again and again what was deleted is told to come back slower, and the others go on', async () => {
  const at = await scene({}, { walks: { perSecond: 1e-6, burst: 200_000 } });
  await writes(at, 1, 20_000);
  // With a letter of its own each, so that none of them is known in whole.
  for (let i = 0; i < 30; i++) {
    const letter = { client: 8, clock: i, structs: [text('y', { right: [7, 19_999] })] };
    at.attacker.update(handUpdate([letter], [[7, 2, 19_998]]));
  }
  expect(await at.attacker.end()).toEqual({ code: 4429, reason: 'G12 too fast' });
  await goesOn(at);
});

test('G12: a step 1 that is answered from a large document counts by its size', async () => {
  const at = await scene({}, { walks: { perSecond: 1e-6, burst: 2_500_000 } });
  await writes(at, 1, 20_000);
  const vector = encoding.encode((e) => [1, 7, 5].forEach((value) => encoding.writeVarUint(e, value)));
  const before = at.attacker.got.filter(({ kind }) => kind === 'step2').length;
  for (let i = 0; i < 7; i++) {
    at.attacker.send(
      encoding.encode((e) => {
        for (const value of [0, 0]) encoding.writeVarUint(e, value);
        encoding.writeVarUint8Array(e, vector);
      }),
    );
  }
  expect((await at.attacker.end()).code).toBe(4429);
  const answered = at.attacker.got.filter(({ kind }) => kind === 'step2').length - before;
  expect(answered).toBeGreaterThan(2);
  expect(answered).toBeLessThan(6);
  await goesOn(at);
});

test('attack 16: G12: eight who take all that their own rates give them leave two thirds of each second to the others', () => {
  const loads = new Loads();
  const [honest, ...hostile] = Array.from({ length: 9 }, (_, i) => `${i}` as AccountId);
  const ask = { walks: 100_000, trials: 2_500 };
  const done = new Map<AccountId, number>();
  for (let tenths = 0; tenths < 1_200; tenths++) {
    const now = 1_000_000 + tenths * 100;
    for (const who of hostile) {
      let work = 0;
      for (let i = 0; i < 20; i++) {
        if (loads.mayWalk(who, now, ask.walks)) work += ask.walks;
        if (loads.mayTry(who, now, ask.trials)) work += 120 * ask.trials;
      }
      if (tenths >= 600) done.set(who, (done.get(who) ?? 0) + work);
    }
    // Comes back to a large record every ten seconds, and undoes something there.
    if (tenths % 100 === 0 && honest)
      expect([loads.mayWalk(honest, now, 1_000_000), loads.mayTry(honest, now, 30_000)]).toEqual([
        true,
        true,
      ]);
  }
  const each = hostile.map((who) => (done.get(who) ?? 0) / 60);
  const sum = each.reduce((a, b) => a + b, 0);
  expect(sum * 25e-9).toBeLessThan(0.34); // of a second, in each
  expect(sum).toBeGreaterThan(5_000_000);
  expect(Math.max(...each)).toBeLessThan(2 * Math.min(...each)); // nobody of them takes it from the others
});

test('G12: what a page or a call reads whole counts as its asker’s, and keeps nobody else waiting', async () => {
  const loads = new Loads({ ...LOAD, together: { most: 200_000, least: 1_000 } });
  const ground = { ...t.ground, loads };
  const doc = new Y.Doc();
  metaOf(doc).set('k', 'x'.repeat(100_000));
  const { field } = await freshRecord(t.ground, study, 'a', Y.encodeStateAsUpdate(doc));
  const { actor } = await study.place('a');
  const wait = (who: string): number => loads.wait(study.accounts[who]!, t.ground.now().getTime());
  expect(wait('a')).toBe(0);
  for (let i = 0; i < 2; i++) (await readDocumentFor({ ground, actor }, field)).doc.destroy();
  expect(wait('a')).toBeGreaterThan(5);
  expect(wait('a')).toBeLessThan(30);
  expect(wait('lead')).toBe(0);
  expect(await awaitTurn(ground, study.accounts['lead']!)).toBe(0);
  expect(await awaitTurn(ground, study.accounts['a']!)).toBeGreaterThan(5); // too long to wait for
});

test('G12: to ask for all presence counts by how many are here', async () => {
  const at = await scene({ socketMessages: { perSecond: 1e-6, burst: 45 } });
  for (const one of [at.attacker, at.victim]) one.awareness([one.doc.clientID, 1, {}]);
  await at.attacker.until(() => at.attacker.last('awareness'), 'the victim');
  const before = at.attacker.got.filter(({ kind }) => kind === 'awareness').length;
  for (let i = 0; i < 12; i++) at.attacker.send(Uint8Array.of(3));
  expect(await at.attacker.end()).toEqual({ code: 4429, reason: 'G12 too fast' });
  expect(at.attacker.got.filter(({ kind }) => kind === 'awareness').length - before).toBeLessThanOrEqual(6);
  await at.host.close();
});

test('G8, G11: a document takes no more than 1,000,000 structs, 32 MB and 50,000 clientIDs; what is deleted in it still goes', () => {
  const replica = new Replica({
    snapshot: null,
    rows: [{ seq: 1, account: 'a' as AccountId, update: apart(0, 1_000) }],
    seq: 1,
    mark: '',
  });
  expect(replica.extent()).toEqual({ structs: 1_000, bytes: apart(0, 1_000).length + 2, clients: 1 });
  const outcomes = (extent: Extent, ...updates: Uint8Array[]): string[] => {
    const entries = updates.map((update): Entry<Author> => {
      const result = scanUpdate(update, UPDATE_CAPS);
      if (result.kind !== 'scanned') throw new Error(result.kind);
      const author = { member: { account: 'a' as AccountId } };
      return { author, kind: 'update', update, scan: result.scan };
    });
    const decided = decide(entries, {
      known: knownOf(replica, new Owners(new Map())),
      mayWrite: () => true,
      awaitsStep2: () => false,
      fit: () => null,
      span: (deletions) => replica.span(deletions),
      mayWalk: () => true,
      extent: () => extent,
      waiting: () => [],
    });
    return decided.map((one) => (one.kind === 'refused' ? one.rule : one.kind));
  };
  const most = MOST_OF_DOCUMENT;
  const room: Extent = { structs: most.structs - 100, bytes: most.bytes - 5_000, clients: most.clients - 1 };
  expect(outcomes(room, apart(1_000, 60))).toEqual(['written']);
  expect(outcomes(room, apart(1_000, 101))).toEqual(['G8']);
  expect(outcomes(room, apart(1_000, 60), apart(1_060, 60))).toEqual(['written', 'G8']); // with those of its batch
  expect(outcomes({ ...room, bytes: most.bytes - 100 }, apart(1_000, 60))).toEqual(['G8']);
  const letter = (client: number): Uint8Array =>
    handUpdate([{ client, clock: 0, structs: [text('y', { right: [7, 9] })] }]);
  expect(outcomes(room, letter(8))).toEqual(['written']);
  expect(outcomes(room, letter(8), letter(9))).toEqual(['written', 'G11']);
  expect(outcomes({ ...most, structs: most.structs + 1 }, handUpdate([], [[7, 2, 500]]))).toEqual([
    'written',
  ]);
});

test('S8: what waits for its commit is counted with what was read of it, not by its bytes on the wire', async () => {
  const at = await scene({ roomQueue: 1_000_000 });
  // Under the document's row lock nothing is decided: all of it waits.
  await t.ground.db.sql.begin(async (sql) => {
    await sql`select set_config('app.service', 'log', true)`;
    await sql`select 1 from document where id = ${at.document} for update`;
    for (let k = 0; k < 3; k++) at.attacker.step2(apart(k * 4_000, 4_000));
    expect(await at.attacker.end()).toEqual({ code: 1013, reason: 'come back later' });
    expect(apart(0, 4_000).length).toBeLessThan(30_000);
    return 0;
  });
  await at.victim.until(() => at.host.sync.stats().queuedBytes === 0, 'the queue to empty', 20);
  await goesOn(at);
});

test('attack 16: S8: in a queue that others have filled, who types finds place', async () => {
  for (const full of [{ roomQueue: 100_000 }, { processQueue: 700_000 }]) {
    const at = await scene(full);
    await t.ground.db.sql.begin(async (sql) => {
      await sql`select set_config('app.service', 'log', true)`;
      await sql`select 1 from document where id = ${at.document} for update`;
      for (let k = 0; k < 2; k++) at.attacker.step2(apart(k * 4_000, 4_000));
      expect(await at.attacker.end()).toEqual({ code: 1013, reason: 'come back later' });
      const { queued } = at.host.sync.stats();
      for (let i = 0; i < 200; i++) metaOf(at.victim.doc).set(`k${i}`, i);
      await at.victim.until(() => at.host.sync.stats().queued === queued + 200, 'what was typed', 20);
      return 0;
    });
    await at.victim.until(() => at.victim.last('durable')?.count === 200, 'its commit');
    await at.host.close();
  }
});

test('what has come of messages that are not whole is bounded in a process: who holds most is dropped, and the others go on', async () => {
  const at = await scene({ processIncoming: 3_000_000 });
  const url = at.attacker.url;
  const sockets: WebSocket[] = [];
  for (let i = 0; i < 8; i++) {
    const socket = new WebSocket(url, { headers: { authorization: `Bearer ${tokens['a']}` } });
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send(new Uint8Array(1_000_000), { fin: false });
    sockets.push(socket);
  }
  await at.victim.until(() => (at.host.sync.stats().closed['come'] ?? 0) >= 5, 'five of eight dropped', 20);
  expect(at.host.sync.stats().sockets).toBeGreaterThanOrEqual(4);
  for (const socket of sockets) socket.terminate();
  await at.victim.until(() => at.host.sync.stats().sockets === 2, 'the two that did nothing', 20);
  await goesOn(at);
});

test('S20: what readers have not read is bounded in a process too: who has read least is dropped', async () => {
  const at = await scene({ processOutgoing: 1_000_000 });
  const slow: Raw[] = [];
  for (let i = 0; i < 4; i++) slow.push(await new Raw(at.attacker.url, tokens['a'] ?? null).greet());
  for (const one of slow) one.pause();
  // The system's own buffers hold some megabytes: as much as it takes, a few at a time.
  for (let sent = 0; (at.host.sync.stats().closed['too'] ?? 0) < 3 && sent < 1_000; sent += 20) {
    const count = at.victim.last('durable')?.count ?? 0;
    for (let i = 0; i < 20; i++) metaOf(at.victim.doc).set(`k${i}`, 'x'.repeat(80_000));
    await at.victim.until(() => at.victim.last('durable')?.count === count + 20, 'all of it');
  }
  expect(at.host.sync.stats().closed['too']).toBeGreaterThanOrEqual(3);
  expect([at.attacker.closed, at.victim.closed]).toEqual([null, null]);
  for (const one of slow) one.terminate();
  await goesOn(at);
});

/** What tally.ts says that values take: one each, a key one more, a list with anything in it three. */
function unitsOf(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((sum: number, one) => sum + unitsOf(one), value.length > 0 ? 3 : 1);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + 1 + unitsOf(one), 1);
}

test(`S19: values in one another are counted as they are written, as they are read and in the whole alike (seed ${SEED})`, () => {
  const value = fc.jsonValue({ maxDepth: 3 }).filter((one) => !JSON.stringify(one).includes('__proto__'));
  const one = fc.tuple(fc.array(value, { minLength: 1, maxLength: 5 }), fc.array(edits, { maxLength: 12 }));
  fc.assert(
    fc.property(one, ([values, changes]) => {
      const { doc, undo } = editor();
      for (const change of changes) edit(doc, change, undo);
      const others = tallyOf(Y.encodeStateAsUpdate(doc));
      const list = new Y.Array();
      metaOf(doc).set('list', list);
      list.insert(0, values);
      const update = Y.encodeStateAsUpdate(doc);
      const result = scanUpdate(update, STEP2_CAPS);
      if (result.kind !== 'scanned') throw new Error(result.kind);
      const tally = tallyOf(update);
      const units = values.reduce<number>((sum, each) => sum + unitsOf(each), -1); // the first is in the struct's own
      expect(tally.values - others.values).toBe(units);
      const sum = (of: 'count' | 'values'): number => result.scan.sections.reduce((n, at) => n + at[of], 0);
      expect(tally).toEqual({ structs: sum('count'), values: sum('values') });
      const live = [...doc.store.clients.values()].reduce((n, structs) => n + structs.length, 0);
      expect(tally.structs).toBe(live);
      const replica = new Replica({ snapshot: null, rows: [], seq: 0, mark: '' });
      replica.append(update, { seq: 1, mark: '' });
      const weight = (of: Uint8Array): number => replica.bytes + 500 * replica.size + 64 * tallyOf(of).values;
      expect(replica.weight).toBe(weight(update));
      const state = replica.state(); // without what was undone, and counted anew
      expect(replica.weight).toBe(weight(state));
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('G12: a large change has the whole document written where it is a good part of it, and not twice in five seconds', async () => {
  let now = t.ground.now().getTime();
  const host = await startSync({ ...t.ground, now: () => new Date(now) });
  const { room } = await freshRecord(t.ground, study, 'a');
  const writer = (await new Raw(`${host.url}/${room}`, tokens['a'] ?? null).greet()).live();
  writer.step2();
  let count = 1;
  const writes = vi.spyOn(Replica.prototype, 'state');
  /** How often the whole was written for that: what a socket says is handled after what followed on the message before. */
  const written = async (key: string, bytes: number): Promise<number> => {
    const before = writes.mock.calls.length;
    for (const [at, value] of [
      [key, 'x'.repeat(bytes)],
      ['next', key],
    ] as const) {
      metaOf(writer.doc).set(at, value);
      count += 1;
      await writer.until(() => writer.last('durable')?.count === count, 'its words');
    }
    return writes.mock.calls.length - before;
  };
  expect(await written('a', 240_000)).toBe(1);
  expect(await written('b', 240_000)).toBe(0); // at once after it
  now += 5_000;
  expect(await written('c', 240_000)).toBe(1);
  for (const key of ['e', 'f', 'g', 'h']) {
    now += 5_000;
    expect(await written(key, 70_000)).toBe(0); // no good part: whoever comes next has it written
  }
  const before = writes.mock.calls.length;
  await Promise.all([1, 2, 3].map(() => new Raw(`${host.url}/${room}`, tokens['lead'] ?? null).greet()));
  expect(writes.mock.calls.length - before).toBe(1); // once for all of them
  writes.mockRestore();
  await host.close();
});
