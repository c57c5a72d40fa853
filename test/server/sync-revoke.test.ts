/** What is on its way when access ends, and rooms of an old epoch, on two processes (PROTOCOL.md, PROTECTION 10.3, 10.6). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, openDocument } from '#doc/schema.ts';
import { outdate, settle, suspend } from '#server/auth/revoke.ts';
import type { Database } from '#server/db/client.ts';
import { account as accounts } from '#server/db/schema.ts';
import { openGround, type Ground, type GroundHandle } from '#server/ground.ts';
import type { Live } from '#server/live.ts';
import type { LiveEvent } from '#server/live-event.ts';
import { appendUpdate, readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { around } from './model/process.ts';
import {
  bearer,
  hearingNothing,
  docUntil,
  freshRecord,
  newEpoch,
  Raw,
  startSync,
  type SyncHost,
} from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
let second: GroundHandle;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  second = await openGround(t.config, { poolSize: 4 });
});
afterAll(async () => {
  await second.close();
  await t.close();
});

const raw = async (who: string, room: string, at: SyncHost): Promise<Raw> =>
  new Raw(`${at.url}/${room}`, await bearer(t.ground, study, who));

/** A gate before every transaction of the log. */
class Gate {
  #open: () => void = () => undefined;
  #passing: Promise<void> = Promise.resolve();

  close(): void {
    this.#passing = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#open();
  }

  before(ground: Ground): Ground {
    const { sql } = ground.db;
    const gated = around(sql, async (work) => {
      await this.#passing;
      return sql.begin(work);
    });
    return { ...ground, db: { ...ground.db, sql: gated } };
  }
}

test('attack 6, S14: what was queued when access ended is neither applied nor delivered, on two processes', async () => {
  const gate = new Gate();
  const near = await startSync(gate.before(t.ground));
  const far = await startSync(gate.before(second.ground));
  const { room, field } = await freshRecord(t.ground, study);
  const a = (await (await raw('a', room, near)).greet()).live();
  const lead = await (await raw('lead', room, far)).greet();
  const gone = [
    (await (await raw('lead2', room, near)).greet()).live(),
    (await (await raw('lead2', room, far)).greet()).live(),
  ];
  gate.close();
  metaOf(a.doc).set('from a', 1);
  for (const [i, { doc }] of gone.entries()) {
    metaOf(doc).set(`queued ${i}`, 1);
    metaOf(doc).set(`queued behind ${i}`, 1);
  }
  await a.until(() => near.sync.stats().queued >= 3, 'the queue here', 5);
  await lead.until(() => far.sync.stats().queued >= 2, 'the queue there', 5);
  const suspending = suspend(t.ground, `lead2@${study.slug}.test`);
  for (const socket of gone) expect((await socket.end()).code).toBe(4403);
  gate.open();
  expect(await suspending).toBe('done');
  metaOf(a.doc).set('afterwards', 1);
  await docUntil(lead.doc, () => metaOf(lead.doc).has('afterwards'));
  const keys = Object.keys(metaOf((await readDocument(t.ground, field)).doc).toJSON());
  expect(keys.toSorted()).toEqual(['afterwards', 'from a']);
  for (const { doc } of gone) expect(metaOf(doc).has('from a')).toBe(false);
  await near.close();
  await far.close();
});

test('S14: who is suspended while the process has lost its lock on them gets nothing more, whether it hears of the loss or looks', async () => {
  const { live, db } = t.ground;
  // One hears of rows and of its connection's end, and the other of nothing: it finds out at its next look.
  let notice: () => void = () => undefined;
  const noticed = new Promise<void>((resolve) => (notice = resolve));
  const told: Database['alone'] = (events) =>
    db.alone({
      ended: () => {
        events?.ended();
        notice();
      },
      notified: (...what) => events?.notified(...what),
    });
  const hears: Live = {
    ...hearingNothing(live),
    subscribe: (listener) => live.subscribe((event) => event.kind === 'revoked' || listener(event)),
  };
  const untold: Database['alone'] = () => db.alone();
  const hosts = [
    await startSync({ ...t.ground, live: hears, db: { ...db, alone: told } }),
    await startSync({ ...t.ground, live: hearingNothing(live), db: { ...db, alone: untold } }),
  ];
  const { room, field } = await freshRecord(t.ground, study, 'b');
  const readers = await Promise.all(hosts.map(async (host) => (await raw('b', room, host)).greet()));
  await second.ground.db.sql`
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and mode = 'ShareLock'
      and database = (select oid from pg_database where datname = current_database())`;
  expect(await suspend(second.ground, `b@${study.slug}.test`)).toBe('done');
  await noticed;
  const doc = openDocument();
  metaOf(doc).set('after it', 1);
  await appendUpdate(second.ground, field, study.accounts['a']!, Y.encodeStateAsUpdate(doc));
  for (const reader of readers) {
    expect((await reader.end()).code).toBe(4403);
    expect(metaOf(reader.doc).has('after it')).toBe(false);
  }
  for (const host of hosts) await host.close();
});

test('S14: who came in under the hold of a socket that has ended, with a change on its way, comes back too: else the hold would stay', async () => {
  const gate = new Gate();
  let tell: (event: LiveEvent) => void = () => undefined;
  const live: Live = {
    ...hearingNothing(t.ground.live),
    subscribe: (listener) => {
      tell = listener;
      return () => undefined;
    },
  };
  const host = await startSync(gate.before({ ...t.ground, live }));
  const { room } = await freshRecord(t.ground, study, 'a');
  const ended = (await (await raw('a', room, host)).greet()).live();
  gate.close();
  metaOf(ended.doc).set('on its way', 1);
  await ended.until(() => host.sync.stats().queued === 1, 'the queue', 5);
  ended.terminate();
  await expect.poll(() => host.sync.stats().sockets).toBe(0);
  const account = study.accounts['a']!;
  const token = await bearer(t.ground, study, 'a');
  const version = await t.ground.db.asService('auth', async (tx) => {
    await outdate(tx, account);
    const [row] = await tx.select().from(accounts).where(eq(accounts.id, account));
    return row?.permissionVersion ?? 0;
  });
  const next = await new Raw(ended.url, token).greet();
  tell({ kind: 'revoked', account, version });
  expect((await next.end()).code).toBe(1012);
  gate.open();
  await settle(t.ground, account);
  await host.close();
});

test('10.3, S13: an old epoch is 4410 on a process that was told nothing, and on one that was started later; nothing of it comes back', async () => {
  const deaf: Ground = {
    ...second.ground,
    live: hearingNothing(second.ground.live),
  };
  const far = await startSync(deaf);
  const of = await freshRecord(t.ground, study);
  const a = (await (await raw('a', of.room, far)).greet()).live();
  metaOf(a.doc).set('old', 1);
  await a.until(() => a.last('durable')?.count === 1, 'message 100');
  const anew = await newEpoch(t.ground, study, of);
  metaOf(a.doc).set('typed into the old one', 1);
  expect(await a.end()).toEqual({ code: 4410, reason: 'old epoch' });
  await far.close();

  const restarted = await startSync(t.ground);
  const back = await raw('a', of.room, restarted);
  await back.opened;
  back.step2(Y.encodeStateAsUpdate(a.doc));
  expect(await back.end()).toEqual({ code: 4410, reason: 'old epoch' });
  const next = await (await raw('a', `${of.id}.field.2`, restarted)).greet();
  expect(metaOf(next.doc).size).toBe(0);
  expect(metaOf((await readDocument(t.ground, anew)).doc).size).toBe(0);
  const old = Object.keys(metaOf((await readDocument(t.ground, of.field)).doc).toJSON());
  expect(old).toEqual(['old']);
  await restarted.close();
});
