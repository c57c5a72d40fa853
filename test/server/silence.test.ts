/** A network that swallows: connections to Postgres that were made go silent, while new ones work. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, openDocument } from '#doc/schema.ts';
import { removeMember } from '#server/auth/revoke.ts';
import { readConfig } from '#server/config.server.ts';
import { openGround, type GroundHandle } from '#server/ground.ts';
import { appendUpdate } from '#server/sync/update-log.ts';
import { freshConfig, freshStudy, type TestStudy } from './harness.ts';
import { bearer, docUntil, freshRecord, Raw, startSync } from './sync-harness.ts';

/** A connection through the proxy. Silent: nothing of it arrives on either side, and Postgres has given it up. */
interface Pair {
  near: Socket;
  far: Socket;
  said: string;
  /** Of its process in Postgres; null until that has said so. */
  pid: number | null;
  silent: boolean;
}

const pairs: Pair[] = [];
let proxy: Server;
let direct: GroundHandle;
let through: GroundHandle;
let study: TestStudy;
let drop: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshConfig();
  drop = fresh.drop;
  const folder = new URL(inject('ownerUrl')).searchParams.get('host');
  proxy = createServer((near) => pairs.push(paired(near, connect(`${folder}/.s.PGSQL.5432`))));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  direct = await openGround(fresh.config, { poolSize: 8 });
  through = await openGround(throughProxy(fresh.config), { poolSize: 8 });
  study = await freshStudy(direct.ground);
}, 60_000);
afterAll(async () => {
  await through.close();
  await direct.close();
  proxy.close();
  await drop();
});

function paired(near: Socket, far: Socket): Pair {
  const pair: Pair = { near, far, said: '', pid: null, silent: false };
  near.on('data', (bytes) => {
    pair.said += bytes.toString('latin1');
    if (!pair.silent) far.write(bytes);
  });
  far.on('data', (bytes) => {
    pair.pid ??= pidIn(bytes);
    if (!pair.silent) near.write(bytes);
  });
  near.on('close', () => far.destroy());
  far.on('close', () => pair.silent || near.destroy());
  for (const socket of [near, far]) socket.on('error', () => undefined);
  return pair;
}

function throughProxy({
  databaseUrl,
  data,
  keys,
}: {
  databaseUrl: string | null;
  data: string;
  keys: string;
}) {
  const { port } = proxy.address() as AddressInfo;
  const url = `postgres://sanad@127.0.0.1:${port}${new URL(databaseUrl ?? '').pathname}`;
  const env = { DATABASE_URL: url, SANAD_DATA: data, SANAD_KEYS: keys, LOG_LEVEL: 'silent', PORT: '0' };
  return readConfig(env, { demo: false });
}

/** What Postgres says of itself once somebody is let in: BackendKeyData. */
function pidIn(bytes: Buffer): number | null {
  const at = bytes.indexOf(Buffer.of('K'.charCodeAt(0), 0, 0, 0, 12));
  return at < 0 ? null : bytes.readInt32BE(at + 5);
}

/** Returns how many it were. */
function swallow(which: (said: string, pid: number | null) => boolean): number {
  const swallowed = pairs.filter(
    (pair) => !pair.silent && !pair.near.destroyed && which(pair.said, pair.pid),
  );
  for (const pair of swallowed) {
    pair.silent = true;
    pair.far.destroy();
  }
  return swallowed.length;
}

const ofLocksAndNews = (said: string): boolean => /pg_try_advisory_lock_shared|listen sanad/.test(said);

test('S14, S17: while the connections for locks and notifications are silent a removed member is closed all the same, and what others write is shown', async () => {
  const host = await startSync(through.ground);
  const elsewhere = await startSync(direct.ground);
  const { room } = await freshRecord(direct.ground, study);
  const token = await bearer(direct.ground, study, 'a');
  const writer = (await new Raw(`${elsewhere.url}/${room}`, token).greet()).live();
  const [gone, stays] = await Promise.all(
    ['lead2', 'lead'].map(async (who) =>
      new Raw(`${host.url}/${room}`, await bearer(direct.ground, study, who)).greet(),
    ),
  );
  if (!gone || !stays) throw new Error('nobody is there');
  metaOf(writer.doc).set('before', 1);
  for (const { doc } of [gone, stays]) await docUntil(doc, () => metaOf(doc).has('before'));
  expect(swallow(ofLocksAndNews)).toBeGreaterThan(1);
  const { lead, lead2 } = study.accounts;
  if (!lead || !lead2) throw new Error('the study has no leads');
  await removeMember(direct.ground, study.project, lead2, lead);
  expect((await gone.end()).code).toBe(4403);
  metaOf(writer.doc).set('after', 1);
  await docUntil(stays.doc, () => metaOf(stays.doc).has('after'));
  expect(metaOf(gone.doc).has('after')).toBe(false);
  for (const socket of [writer, stays]) socket.terminate();
  await Promise.all([host.close(), elsewhere.close()]);
}, 60_000);

test('S16: where all connections to Postgres go silent new ones are made: what was typed is committed, and a newcomer let in', async () => {
  const host = await startSync(through.ground);
  const { room } = await freshRecord(direct.ground, study, 'b');
  const token = await bearer(direct.ground, study, 'b');
  const writer = (await new Raw(`${host.url}/${room}`, token).greet()).live();
  metaOf(writer.doc).set('before', 1);
  await writer.until(() => writer.last('durable')?.count === 1, 'what was typed before');
  expect(swallow(() => true)).toBeGreaterThan(2);
  metaOf(writer.doc).set('after', 1);
  await writer.until(() => writer.last('durable')?.count === 2, 'what was typed after');
  const newcomer = await new Raw(`${host.url}/${room}`, token).greet();
  await docUntil(newcomer.doc, () => metaOf(newcomer.doc).has('after'));
  for (const socket of [writer, newcomer]) socket.terminate();
  await host.close();
}, 90_000);

/** While a room of the host reads its log: its connection goes silent, and that one alone. */
async function silencedReading(begin: () => Promise<unknown>): Promise<void> {
  const { sql } = direct.ground.db;
  await sql.begin(async (locking) => {
    await locking`lock table snapshot in access exclusive mode`; // who reads a log waits
    await begin();
    const reading = (): Promise<{ pid: number }[]> => sql<{ pid: number }[]>`
      select pid from pg_locks where not granted and relation = 'snapshot'::regclass`;
    await expect.poll(reading, { timeout: 10_000 }).toHaveLength(1);
    const [waiting] = await reading();
    expect(swallow((_, pid) => pid === waiting?.pid)).toBe(1);
  });
}

test('S17: where the one connection goes silent on which others’ writing is read, what is typed there is committed all the same', async () => {
  const host = await startSync(through.ground);
  const { room, field } = await freshRecord(direct.ground, study, 'b');
  const token = await bearer(direct.ground, study, 'b');
  const writer = (await new Raw(`${host.url}/${room}`, token).greet()).live();
  metaOf(writer.doc).set('before', 1);
  await writer.until(() => writer.last('durable')?.count === 1, 'what was typed before');
  const doc = openDocument();
  metaOf(doc).set('elsewhere', 1);
  const update = Y.encodeStateAsUpdate(doc);
  await silencedReading(() => appendUpdate(direct.ground, field, study.accounts['b']!, update));
  metaOf(writer.doc).set('after', 1);
  await writer.until(() => writer.last('durable')?.count === 2, 'what was typed after');
  await docUntil(writer.doc, () => metaOf(writer.doc).has('elsewhere'));
  writer.terminate();
  await host.close();
}, 90_000);

test('S16: where it goes silent while a room is opened, whoever waits for it is told to come back, and comes in', async () => {
  const host = await startSync(through.ground);
  const { room } = await freshRecord(direct.ground, study, 'b');
  const token = await bearer(direct.ground, study, 'b');
  const waits: Raw[] = [];
  await silencedReading(async () => waits.push(new Raw(`${host.url}/${room}`, token)));
  expect((await waits[0]?.end())?.code).toBe(1013);
  const again = await new Raw(`${host.url}/${room}`, token).greet();
  again.terminate();
  await host.close();
}, 90_000);
