/** What a commit rests on holds until it is done (migrations/0008): a lock and the commits under way wait for each other. */
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockRecord } from '#server/store/record-writer.ts';
import { openRecord } from '#server/store/record.ts';
import { Acknowledger } from '#server/sync/acknowledger.ts';
import { lockDocuments } from '#server/sync/commit.ts';
import { LIMITS } from '#server/sync/rate.ts';
import { Rooms } from '#server/sync/rooms.ts';
import { Turns } from '#server/sync/turns.ts';
import { logTransaction, readState } from '#server/sync/update-log.ts';
import { document, record } from '#server/db/schema.ts';
import { eq } from 'drizzle-orm';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { freshRecord, type TestRecord } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

/** One row of a field copy's researcher, decided while the record was not locked; how many were written. */
async function commit(sql: postgres.TransactionSql, of: TestRecord): Promise<number> {
  const a = study.accounts['a'] ?? '';
  const [grant] = await sql`select version from grants(array[${a}]::uuid[])`;
  const rows = await sql`
    select * from commit_updates(array[${of.field}]::uuid[], array[0]::bigint[],
      array['00000000-0000-0000-0000-000000000000']::uuid[], array[gen_random_uuid()], array[false], array[false], array[1], array[${a}]::uuid[], array[${grant?.['version'] ?? 0}]::int[], array[1],
      array[1]::bigint[], array[${a}]::uuid[], array[1], array[3], ${Buffer.from('abc')}::bytea, array[]::int[],
      array[]::bigint[], array[]::uuid[], 'sanad', array[''])`;
  return rows.length;
}

async function codeOf(of: TestRecord): Promise<string> {
  const place = await study.place('lead');
  const [row] = await place.work(({ tx }) => tx.select().from(record).where(eq(record.id, of.id)));
  return row?.code ?? '';
}

const waiting = async (): Promise<number> => {
  const rows = await t.ground.db.sql`
    select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length;
};

/** A promise that is kept from outside. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

test('S1: a lock returns when the commits under the old facts are done, and not before', async () => {
  const of = await freshRecord(t.ground, study);
  const code = await codeOf(of);
  const lead = await study.place('lead');
  const [decided, end] = [gate(), gate()];
  const order: string[] = [];
  const committing = logTransaction(t.ground, async (sql) => {
    expect(await commit(sql, of)).toBe(1);
    decided.open();
    await end.opened;
  }).then(() => order.push('committed'));
  await Promise.race([decided.opened, committing]);
  const locking = lead.work((work) => lockRecord(work, code, true)).then(() => order.push('locked'));
  await Promise.race([locking, expect.poll(waiting, { timeout: 10_000 }).toBe(1)]);
  end.open();
  await Promise.all([committing, locking]);
  expect(order).toEqual(['committed', 'locked']);
  expect(await lead.work((work) => openRecord(work, code))).toMatchObject({ locked: true });
});

test('S1: a commit that waited for a lock finds the record locked, by the short way and by the long one', async () => {
  const of = await freshRecord(t.ground, study);
  const code = await codeOf(of);
  const lead = await study.place('lead');
  const [locked, end] = [gate(), gate()];
  const locking = lead.work(async (work) => {
    expect(await lockRecord(work, code, true)).toBe(true);
    locked.open();
    await end.opened;
  });
  await Promise.race([locked.opened, locking]);
  const short = logTransaction(t.ground, (sql) => commit(sql, of));
  const long = logTransaction(t.ground, (sql) => lockDocuments(sql, [of.field]));
  await Promise.race([Promise.all([short, long]), expect.poll(waiting, { timeout: 10_000 }).toBe(2)]);
  end.open();
  await locking;
  expect(await short).toBe(0);
  expect((await long).get(of.field)).toMatchObject({ locked: true });
  expect((await readState(t.ground, of.field)).seq).toBe(0);
});

/** Rooms that nobody writes in. */
const rooms = (): Rooms =>
  new Rooms(t.ground, {
    limits: LIMITS,
    acknowledger: new Acknowledger(Date.now),
    readings: new Turns(1),
    relay: {
      far: () => ({ now: Date.now, tag: () => '', changed: () => undefined }),
      opened: () => undefined,
      closed: () => undefined,
    },
    now: Date.now,
    dropped: () => undefined,
    easeQueue: () => false,
    mayGrow: () => true,
    noteGrowth: () => undefined,
    request: () => undefined,
    reserve: () => true,
    giveBack: () => undefined,
  });

test('S1: a lock is learned of a database whose clock is behind that of the one before', async () => {
  const of = await freshRecord(t.ground, study);
  const [row] = await t.ground.db.asService('log', (tx) =>
    tx.select().from(document).where(eq(document.id, of.field)),
  );
  if (!row) throw new Error('no document');
  const open = rooms();
  const { projectId: project, recordId, keyId: key } = row;
  const here = { project, record: recordId, document: row.id, copy: 'field', key } as const;
  const room = await open.enter(here, (await study.place('lead')).actor.account);
  if (room === 'full') throw new Error('no place');
  room.facts = { ...room.facts, asOf: room.facts.asOf + 3_600_000 }; // the host that stood in until now was an hour ahead
  const code = await codeOf(of);
  await (await study.place('lead')).work((work) => lockRecord(work, code, true));
  await open.poll();
  expect(room.facts.locked).toBe(true);
  open.drop(room);
});
