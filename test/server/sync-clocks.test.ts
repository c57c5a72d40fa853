/** Figures that PROTOCOL.md gives, on a clock of the test's own. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Ground } from '#server/ground.ts';
import { Acknowledger, type Account } from '#server/sync/acknowledger.ts';
import { Committer } from '#server/sync/committer.ts';
import { LIMITS } from '#server/sync/rate.ts';
import type { Room } from '#server/sync/room.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, freshRecord, startSync } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());
afterEach(() => void vi.useRealTimers());

test('S6: where hundreds are due at once, each hears within a second of what is committed', () => {
  vi.useFakeTimers();
  const acknowledger = new Acknowledger(() => Date.now());
  let told = 0;
  const accounts = Array.from({ length: 300 }, (): Account => {
    const send = (): void => void (told += 1);
    return { committed: 1, grown: new Map(), since: Date.now(), send };
  });
  for (const account of accounts) acknowledger.acknowledge(account);
  expect(told).toBeLessThan(100);
  vi.advanceTimersByTime(1_000);
  expect(told).toBe(300);
});

test.each([
  ['one room', 1, 5],
  ['many rooms', 20, 25],
])('under load, with %s, so long lies between the starts of two commits', async (_, count, between) => {
  vi.useFakeTimers();
  const starts: number[] = [];
  const nothing = (): void => undefined;
  const rooms = Array.from({ length: count }, () => {
    const held = { facts: {}, place: {}, replica: { point: { seq: 0, mark: '' } }, writers: () => [] };
    const room: unknown = {
      ...held,
      activity: 'idle',
      queued: 1,
      begin: nothing,
      decide: () => [],
      settle: nothing,
    };
    return room as Room;
  });
  /** A Postgres that takes whatever comes, at once. */
  const sql = (): Promise<unknown> => {
    starts.push(performance.now());
    return Promise.resolve(rooms.map((_room, i) => ({ place: i + 1, asOf: 0 })));
  };
  const ground: unknown = {
    db: { sql, watch: (work: Promise<unknown>) => work },
    keys: { words: () => null },
    log: { warn: nothing },
  };
  const events = { committed: nothing, outdated: nothing, settled: nothing, broken: nothing };
  const committer = new Committer(ground as Ground, events);
  for (let ms = 0; ms < 200; ms++) {
    for (const room of rooms) committer.request(room);
    await vi.advanceTimersByTimeAsync(1);
  }
  const gaps = starts.slice(1).map((at, i) => at - (starts[i] ?? 0));
  expect(gaps.length).toBeGreaterThan(5);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(between);
});

test('a socket of which nothing is heard for 75 s is cut, and not before', async () => {
  let later = 0;
  const ground: Ground = { ...t.ground, now: () => new Date(Date.now() + later) };
  const host = await startSync(ground, { ...LIMITS, beat: 20 });
  const { room } = await freshRecord(t.ground, study);
  const authorization = `Bearer ${await bearer(t.ground, study, 'a')}`;
  const socket = new WebSocket(`${host.url}/${room}`, { headers: { authorization }, autoPong: false });
  let pings = 0;
  let isCut = false;
  socket.on('ping', () => (pings += 1));
  socket.on('close', () => (isCut = true));
  const pinged = (more: number): Promise<void> => expect.poll(() => pings).toBeGreaterThan(more);
  await new Promise((resolve) => socket.once('message', resolve));
  later += 70_000;
  await pinged(0);
  socket.send(Uint8Array.of(3)); // asks who is there
  await expect.poll(() => host.sync.instruments.traffic.framesIn).toBe(1);
  later += 70_000;
  await pinged(1);
  expect(isCut).toBe(false);
  later += 10_000;
  await expect.poll(() => isCut).toBe(true);
  await host.close();
});
