/** The embedded Postgres is kept up by whoever uses it, and transactions end with their connection. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql as raw } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '#server/db/client.ts';
import { connect } from '#server/db/connect.ts';
import { startEmbedded, type EmbeddedPostgres } from '#server/db/embedded.ts';
import { runningPid } from '#server/db/postmaster.ts';
import { openLive } from '#server/live.ts';
import type { LiveEvent } from '#server/live-event.ts';

const folder = join(import.meta.dirname, '..', '..', '.tmp', `embedded-${randomUUID().slice(0, 8)}`);
const data = join(folder, 'postgres');
let one: EmbeddedPostgres;
let two: EmbeddedPostgres;
let db: Database;
let sql: postgres.Sql;
const heard = new Set<() => void>();
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  // As two processes would that start at once on an empty folder.
  [one, two] = await Promise.all([startEmbedded(folder, tell), startEmbedded(folder, tell)]);
  db = openDatabase(one.owner, { max: 4, schema: 'public' });
  ({ sql } = db);
});
afterAll(async () => {
  await db.close();
  await one.release();
  await two.release();
  rmSync(folder, { recursive: true, force: true });
});

function tell(): void {
  for (const hear of heard) hear();
}

/** Kills the postmaster and resolves when both of its users know it up again. */
async function crash(): Promise<void> {
  let left = 2;
  const back = new Promise<void>((resolve) => {
    const hear = (): void => {
      left -= 1;
      if (left > 0) return;
      heard.delete(hear);
      resolve();
    };
    heard.add(hear);
  });
  const pid = runningPid(data);
  if (pid === null) throw new Error('it does not run');
  process.kill(pid, 'SIGKILL');
  await back;
}

test('a Postgres that was killed is started again, once, by those who use it, and holds what it held', async () => {
  await sql`create table kept (word text)`;
  await sql`insert into kept values ('a word')`;
  const before = runningPid(data);
  await crash();
  const after = runningPid(data);
  expect(after).not.toBe(before);
  expect(await sql`select word from kept`).toEqual([{ word: 'a word' }]);
});

test('the pool that comes after a loss reads and writes values as the first did', async () => {
  const read = (): Promise<unknown> =>
    db.asService('log', async (tx) => [
      ...(await tx.execute(
        raw`select timestamptz '2026-01-02 03:04:05+00' as at, ${'{"a":1}'}::jsonb as object`,
      )),
    ]);
  const before = await read();
  await crash();
  // What meets a connection that is just closing fails; what is asked for after it has the new pool.
  await expect.poll(() => read().catch(() => 'lost')).toEqual(before);
});

test('notifications are heard again after it, and whoever follows the log is told to look', async () => {
  let woken = 0;
  const live = await openLive(db, () => (woken += 1));
  const events: LiveEvent[] = [];
  live.subscribe((event) => events.push(event));
  await crash();
  await expect.poll(() => woken, { timeout: 10_000 }).toBe(1);
  const account = randomUUID();
  const event = { kind: 'revoked', account, version: 2 };
  await sql.notify('sanad', JSON.stringify(event));
  await expect.poll(() => events).toEqual([event]);
  await live.close();
});

describe('a transaction whose connection is lost', () => {
  const cut = (pid: number): Promise<unknown> => sql`select pg_terminate_backend(${pid})`;
  const pidOf = async (tx: postgres.TransactionSql): Promise<number> =>
    (await tx<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0;

  test.each([
    ['while a statement runs', (tx: postgres.TransactionSql) => tx`select pg_sleep(60)`],
    ['between two statements', () => Promise.resolve()],
  ])('%s fails, sends nothing more, and its pool goes on', async (_, meanwhile) => {
    const table = `t${randomUUID().slice(0, 8)}`;
    await sql.unsafe(`create table ${table} (n int)`);
    let went = false;
    for (let i = 0; i < 6; i++) {
      const done = sql.begin(async (tx) => {
        const pid = await pidOf(tx);
        await tx.unsafe(`insert into ${table} values (${i})`);
        const running = meanwhile(tx);
        const settled = Promise.resolve(running).catch((error: unknown) => error);
        await cut(pid);
        await expect
          .poll(async () => (await sql`select 1 from pg_stat_activity where pid = ${pid}`).length)
          .toBe(0);
        const error = await settled;
        if (error instanceof Error) throw error;
        await tx.unsafe(`insert into ${table} values (${i})`);
        went = true;
      });
      await expect(done).rejects.toThrow();
    }
    expect(went).toBe(false);
    expect(await sql.unsafe(`select n from ${table}`)).toEqual([]);
    await Promise.all(Array.from({ length: 12 }, (_, i) => sql.begin((tx) => tx`select ${i}::int as n`)));
  });

  test('never ends another’s that has its slot of the pool now', async () => {
    const single = connect(one.owner, { max: 1, schema: 'public' }); // without a pool that is renewed
    await sql`create table other (n int)`;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let pid = 0;
    const first = single.begin(async (tx) => {
      pid = await pidOf(tx);
      await held; // busy with something else when the connection ends
      await tx`insert into other values (1)`;
    });
    await expect.poll(() => pid).toBeGreaterThan(0);
    await cut(pid);
    await expect(first).rejects.toThrow();
    await single.begin(async (tx) => {
      await tx`insert into other values (2)`;
      release();
      await new Promise((resolve) => setImmediate(resolve));
      await tx`insert into other values (3)`;
      await expect(sql`select n from other`).resolves.toEqual([]); // still in its transaction
    });
    expect(await sql`select n from other order by n`).toEqual([{ n: 2 }, { n: 3 }]);
    await single.end();
  });
});
