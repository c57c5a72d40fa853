/** A Postgres that hangs (stopped) or is gone (killed) under a server on real sockets, and servers told to end. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentId } from '#core/ids.ts';
import { metaOf } from '#doc/schema.ts';
import { readConfig, type Config } from '#server/config.server.ts';
import { startEmbedded, type EmbeddedPostgres } from '#server/db/embedded.ts';
import { Pulse } from '#server/db/pulse.ts';
import { openGround, type GroundHandle } from '#server/ground.ts';
import { LIMITS, type Limits } from '#server/sync/rate.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { freshStudy, type TestStudy } from './harness.ts';
import { ServerProcess } from './process.ts';
import { bearer, docUntil, freshRecord, Raw, startSync, type SyncHost } from './sync-harness.ts';

/** The first process that is started builds the pages. */
const FIRST_BUILD = 180_000;

const folder = join(import.meta.dirname, '..', '..', '.tmp', `outage-${randomUUID().slice(0, 8)}`);

let postgres: EmbeddedPostgres;
let config: Config;
let handle: GroundHandle;
let study: TestStudy;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  postgres = await startEmbedded(folder);
  const url = `postgres://sanad@localhost/sanad?host=${encodeURIComponent(postgres.owner.host)}`;
  config = readConfig(
    { DATABASE_URL: url, SANAD_DATA: folder, LOG_LEVEL: 'silent', PORT: '0' },
    { demo: false },
  );
  handle = await openGround(config, { poolSize: 8 });
  study = await freshStudy(handle.ground);
  for (const who of ['a', 'lead']) tokens[who] = await bearer(handle.ground, study, who);
});
afterAll(async () => {
  await handle.close();
  await postgres.release();
  rmSync(folder, { recursive: true, force: true });
  rmSync(config.keys, { recursive: true, force: true });
});

/** The postmaster and its backends. */
function processes(): number[] {
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parentOf(pid) === postmaster);
  return [postmaster, ...children.map(Number)];
}

function parentOf(pid: string): number | null {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null; // it has ended meanwhile
  }
}

function signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
  for (const pid of processes()) process.kill(pid, name);
}

interface Session {
  host: SyncHost;
  field: DocumentId;
  writer: Raw;
  reader: Raw;
}

/** One writes, one looks on. */
async function session(limits: Limits = LIMITS): Promise<Session> {
  const host = await startSync(handle.ground, limits);
  const { room, field } = await freshRecord(handle.ground, study);
  const writer = (await new Raw(`${host.url}/${room}`, tokens['a'] ?? null).greet()).live();
  const reader = await new Raw(`${host.url}/${room}`, tokens['lead'] ?? null).greet();
  return { host, field, writer, reader };
}

const type = (raw: Raw, name: string, times: number, text = 'x'): void => {
  for (let i = 0; i < times; i++) metaOf(raw.doc).set(`${name}${i}`, text);
};

const stored = async (id: DocumentId): Promise<number> =>
  metaOf((await readDocument(handle.ground, id)).doc).size;

test('S8: while Postgres hangs editors stay and type, nothing is shown or acknowledged, and all of it arrives when it goes on', async () => {
  const { host, field, writer, reader } = await session();
  type(writer, 'before', 1);
  await writer.until(() => writer.last('durable')?.count === 1, 'the first');
  signal('SIGSTOP');
  try {
    type(writer, 'during', 100);
    await writer.until(() => host.sync.stats().queued === 100, 'the queue', 20);
    expect(await new Pulse(handle.ground.db).feel()).toBe(false);
    expect(metaOf(reader.doc).size).toBe(1);
    expect(writer.last('durable')?.count).toBe(1);
    expect([writer.closed, reader.closed]).toEqual([null, null]);
  } finally {
    signal('SIGCONT');
  }
  await writer.until(() => writer.last('durable')?.count === 101, 'all of it');
  await docUntil(reader.doc, () => metaOf(reader.doc).size === 101);
  expect(await stored(field)).toBe(101);
  await host.close();
});

test('S8: what waits for a Postgres that hangs is bounded: past 32 MB a room, here less, its writer is told to come back', async () => {
  const { host, writer, reader } = await session({ ...LIMITS, roomQueue: 400_000 });
  signal('SIGSTOP');
  try {
    type(writer, 'large', 600, 'x'.repeat(1_000));
    expect(await writer.end()).toEqual({ code: 1013, reason: 'come back later' });
    expect(host.sync.stats().queuedBytes).toBeLessThanOrEqual(400_000);
    expect(reader.closed).toBeNull();
  } finally {
    signal('SIGCONT');
  }
  await reader.until(() => metaOf(reader.doc).size > 40, 'what was taken before');
  await reader.until(() => host.sync.stats().queuedBytes === 0, 'the queue to empty', 20);
  await host.close();
});

test('when Postgres is killed and comes back, what was typed meanwhile arrives, and each change once', async () => {
  const { host, field, writer, reader } = await session();
  type(writer, 'before', 20);
  await writer.until(() => (writer.last('durable')?.count ?? 0) > 0, 'the first');
  signal('SIGKILL');
  type(writer, 'during', 50);
  await writer.until(() => host.sync.stats().commits.failures > 0, 'a failed commit', 20);
  const seen = metaOf(reader.doc).size;
  // Whoever started Postgres brings it up again. The locks on their accounts went with Postgres: both are told to come back, with all that they have.
  const again = await comeBack(host, writer);
  await again.until(() => again.last('durable')?.count === 1, 'all of it');
  expect(await stored(field)).toBe(70);
  expect(seen).toBeLessThanOrEqual(20);
  await host.close();
});

async function comeBack(host: SyncHost, gone: Raw): Promise<Raw> {
  const { code } = await gone.end();
  expect([1012, 1013]).toContain(code);
  for (;;) {
    const next = new Raw(gone.url.replace(/^.*\/sync/, host.url), tokens['a'] ?? null, {}, gone.doc);
    await next.opened;
    next.step1();
    await next.until(() => next.closed ?? next.last('step1'), 'an answer');
    if (next.closed) continue;
    next.step2();
    return next;
  }
}

test(
  'S21: SIGTERM: what is queued is committed, clients are told 1012, and the process ends before it would be made to',
  async () => {
    const server = await ServerProcess.start(config);
    const { room, field } = await freshRecord(handle.ground, study);
    const writer = (await new Raw(server.room(room), tokens['a'] ?? null).greet()).live();
    type(writer, 'k', 300);
    await writer.until(() => (writer.last('durable')?.count ?? 0) > 0, 'some of it');
    const ended = server.end();
    expect(await writer.end()).toEqual({ code: 1012, reason: 'come back' });
    expect((await ended).code).toBe(0); // 1: it took eight seconds, and was cut short
    expect(await stored(field)).toBeGreaterThanOrEqual(writer.last('durable')?.count ?? 300);
  },
  FIRST_BUILD,
);

test(
  'S21: SIGTERM while Postgres hangs: clients are told 1012 with nothing acknowledged that is not stored, and the process ends all the same',
  async () => {
    const server = await ServerProcess.start(config);
    const { room } = await freshRecord(handle.ground, study);
    const writer = (await new Raw(server.room(room), tokens['a'] ?? null).greet()).live();
    signal('SIGSTOP');
    try {
      type(writer, 'k', 30);
      const ended = server.end();
      expect(await writer.end()).toEqual({ code: 1012, reason: 'come back' });
      await ended;
    } finally {
      signal('SIGCONT');
    }
    expect(writer.last('durable')).toBeUndefined();
  },
  FIRST_BUILD,
);
