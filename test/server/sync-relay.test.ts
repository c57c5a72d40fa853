/** Presence over processes (G13): two sync servers, each on a ground of its own, on one database. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metaOf } from '#doc/schema.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { openGround, type GroundHandle } from '#server/ground.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, freshRecord, Raw, startSync, type SyncHost } from './sync-harness.ts';

let t: TestGround;
let second: GroundHandle;
let study: TestStudy;
let [here, there]: SyncHost[] = [];
/** Every notification of presence. */
const told: string[] = [];
const tokens: Record<string, string> = {};
beforeAll(async () => {
  t = await freshGround();
  second = await openGround(t.config, { poolSize: 8 });
  study = await freshStudy(t.ground);
  for (const who of ['lead', 'lead2', 'a']) tokens[who] = await bearer(t.ground, study, who);
  t.ground.live.listen('sanad_presence', { hear: (payload) => void told.push(payload) });
});
afterAll(async () => {
  await here?.close();
  await there?.close();
  await second.close();
  await t.close();
});

const raw = (host: SyncHost | undefined, who: string, room: string): Raw =>
  new Raw(`${host?.url}/${room}`, tokens[who] ?? null);

const stateOf = (at: Raw, client: number): unknown =>
  at.got
    .flatMap((got) => (got.kind === 'awareness' && got.states.has(client) ? [got.states.get(client)] : []))
    .at(-1);

const cursor = { anchor: { tname: 'transcript', assoc: 0 }, head: { tname: 'transcript', assoc: 0 } };

test('a process that is alone says hello once, and nothing of who is where', async () => {
  here = await startSync(t.ground);
  const { room } = await freshRecord(t.ground, study);
  const a = await raw(here, 'a', room).greet();
  const lead = await raw(here, 'lead', room).greet();
  a.awareness([a.doc.clientID, 1, { cursor }]);
  await lead.until(() => stateOf(lead, a.doc.clientID), 'the researcher');
  await t.ground.live.settle(); // the channel's order is that of the commits
  expect(told.map((payload) => (JSON.parse(payload) as { kind: string }).kind)).toEqual(['hello']);
  a.terminate();
  lead.terminate();
});

test('S11, S12: who writes through another process is seen with handle and cursor, and vanishes with the socket', async () => {
  there = await startSync(second.ground);
  const { room } = await freshRecord(t.ground, study);
  const a = await raw(here, 'a', room).greet();
  a.awareness([a.doc.clientID, 1, { user: { name: 'Mallory' }, cursor }]);
  const lead = await raw(there, 'lead', room).greet();
  await lead.until(() => stateOf(lead, a.doc.clientID), 'who was there before');
  expect(stateOf(lead, a.doc.clientID)).toEqual({
    user: { name: 'Researcher', role: 'researcher', ordinal: null },
    cursor,
  });
  lead.awareness([lead.doc.clientID, 1, {}]);
  await a.until(() => stateOf(a, lead.doc.clientID), 'who came later');
  expect(stateOf(a, lead.doc.clientID)).toEqual({ user: { name: 'Lead 1', role: 'lead', ordinal: 1 } });
  a.awareness([a.doc.clientID, 2, {}]);
  const without = JSON.stringify({ user: { name: 'Researcher', role: 'researcher', ordinal: null } });
  await lead.until(() => JSON.stringify(stateOf(lead, a.doc.clientID)) === without, 'a move');
  a.terminate();
  await lead.until(() => stateOf(lead, a.doc.clientID) === null, 'the leaving');
  lead.terminate();
});

test('it stays in its document: whoever has another open hears nothing', async () => {
  const [one, two] = [await freshRecord(t.ground, study), await freshRecord(t.ground, study)];
  const a = await raw(here, 'a', one.room).greet();
  const near = await raw(there, 'lead2', one.room).greet();
  const other = await raw(there, 'lead', two.room).greet();
  const twin = await raw(here, 'a', two.room).greet();
  a.awareness([a.doc.clientID, 1, { cursor }]);
  await near.until(() => stateOf(near, a.doc.clientID), 'the researcher');
  twin.awareness([twin.doc.clientID, 1, { cursor }]); // told later, so that nothing of the first is on its way
  await other.until(() => stateOf(other, twin.doc.clientID), 'the researcher in the other');
  expect(stateOf(other, a.doc.clientID)).toBeUndefined();
  for (const each of [a, near, other, twin]) each.terminate();
});

test('S10: nobody passes for a client that is present in another process', async () => {
  const { room } = await freshRecord(t.ground, study);
  const a = await raw(here, 'a', room).greet();
  const lead = await raw(there, 'lead', room).greet();
  a.awareness([a.doc.clientID, 1, { cursor }]);
  await lead.until(() => stateOf(lead, a.doc.clientID), 'the researcher');
  const forger = await raw(there, 'lead2', room).greet();
  const before = a.got.length;
  forger.awareness([a.doc.clientID, 9, {}]);
  const honest = await raw(there, 'lead2', room).greet();
  honest.awareness([honest.doc.clientID, 1, {}]);
  await a.until(() => stateOf(a, honest.doc.clientID), 'what came after');
  expect(stateOf(lead, a.doc.clientID)).toMatchObject({ user: { role: 'researcher' } });
  expect(a.got.slice(before).some((got) => got.kind === 'awareness' && got.states.has(a.doc.clientID))).toBe(
    false,
  );

  // The same account is let in under it elsewhere: it moved.
  const moved = await raw(there, 'a', room).greet();
  moved.awareness([a.doc.clientID, 1, {}]);
  await lead.until(
    () => JSON.stringify(stateOf(lead, a.doc.clientID))?.includes('cursor') === false,
    'the move',
  );
  for (const each of [a, lead, forger, honest, moved]) each.terminate();
});

test('a full house fits: many cursors are told in parts below the bound of a notification', async () => {
  const { room } = await freshRecord(t.ground, study);
  const crowd = await Promise.all(Array.from({ length: 40 }, () => raw(here, 'a', room).greet()));
  const lead = await raw(there, 'lead', room).greet();
  for (const one of crowd) one.awareness([one.doc.clientID, 1, { cursor }]);
  await lead.until(() => crowd.every((one) => stateOf(lead, one.doc.clientID)), 'all of them');
  for (const one of [...crowd, lead]) one.terminate();
});

test('what is told holds no account, no e-mail and no text, and is below 8,000 bytes', async () => {
  const { room } = await freshRecord(t.ground, study);
  const a = (await raw(here, 'a', room).greet()).live();
  const lead = await raw(there, 'lead', room).greet();
  metaOf(a.doc).set('k', 'a canary word');
  a.awareness([a.doc.clientID, 1, { user: { name: 'canary' }, note: 'canary', cursor }]);
  await lead.until(() => stateOf(lead, a.doc.clientID), 'the researcher');
  expect(told.length).toBeGreaterThan(5);
  expect(Math.max(...told.map((payload) => payload.length))).toBeLessThan(8_000);
  for (const secret of ['canary', 'study.test', ...Object.values(study.accounts)])
    expect(told.filter((payload) => payload.includes(secret))).toEqual([]);
});

test('after every connection was lost, presence and the counts of sign-ins reach the other process again', async () => {
  const [near, far] = [createThrottle(t.ground), createThrottle(second.ground)];
  const owner = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: 'public' });
  const others = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  const before = await owner.unsafe(`select pid, pg_terminate_backend(pid) ${others}`);
  const pids = before.map((row) => Number(row['pid']));
  const listening = async (): Promise<number> =>
    (await owner.unsafe(`select pid ${others} and query ilike 'listen%' and pid <> all ('{${pids.join()}}')`))
      .length;
  await expect.poll(listening, { timeout: 10_000 }).toBe(2);
  await owner.end();

  const { room } = await freshRecord(t.ground, study);
  const a = await raw(here, 'a', room).greet();
  const lead = await raw(there, 'lead', room).greet();
  a.awareness([a.doc.clientID, 1, { cursor }]);
  await lead.until(() => stateOf(lead, a.doc.clientID), 'the researcher');
  for (let i = 0; i < 8; i++) await near.attempt('192.0.2.9', 'x@y.test');
  await second.ground.live.settle();
  expect(await far.attempt('192.0.2.9', 'x@y.test')).toBeGreaterThan(0);
  for (const one of [a, lead]) one.terminate();
});

test('S12: whoever leaves while a notification is lost vanishes elsewhere all the same', async () => {
  let fails = 0;
  const sql = new Proxy(t.ground.db.sql, {
    apply(target, self, args: unknown[]): unknown {
      const [words] = args;
      if (!Array.isArray(words) || fails === 0 || !words.join('').includes('pg_notify'))
        return Reflect.apply(target, self, args);
      fails -= 1;
      return Promise.reject(new Error('the connection ended'));
    },
  });
  const shaky = await startSync({ ...t.ground, db: { ...t.ground.db, sql } });
  const { room } = await freshRecord(t.ground, study);
  const a = await raw(shaky, 'a', room).greet();
  const stays = await raw(shaky, 'lead2', room).greet(); // the room stays open there
  const lead = await raw(there, 'lead', room).greet();
  a.awareness([a.doc.clientID, 1, {}]);
  lead.awareness([lead.doc.clientID, 1, {}]);
  await lead.until(() => stateOf(lead, a.doc.clientID), 'who is there');
  fails = 1;
  a.terminate();
  await lead.until(() => stateOf(lead, a.doc.clientID) === null, 'the leaving');
  expect(fails).toBe(0);
  for (const socket of [stays, lead]) socket.terminate();
  await shaky.close();
});
