/** Attack 18: connections of the pool pass from one person to the next, also after an error, and take nobody's rows along. */
import { desc, eq, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyOf } from '#server/db/any-of.ts';
import type { Tx } from '#server/db/client.ts';
import { account, assertion, record } from '#server/db/schema.ts';
import { openGround } from '#server/ground.ts';
import { openPlace } from '#server/place.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { listRecords } from '#server/store/record.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { LEAD, SLUG, writeStudy } from '../bench/matrix/study.ts';
import { freshConfig, freshStudy, type TestStudy } from './harness.ts';

/** Far fewer connections than requests at once: each is handed on again and again. */
const POOL = 4;
let t: Awaited<ReturnType<typeof openGround>> & { drop(): Promise<void> };
let studies: TestStudy[];
beforeAll(async () => {
  const { config, drop } = await freshConfig();
  t = { ...(await openGround(config, { poolSize: POOL })), drop };
  studies = [await freshStudy(t.ground), await freshStudy(t.ground, 'other')];
  for (const study of studies)
    for (const who of ['a', 'b', 'lead'])
      await (
        await study.place(who)
      ).work((work) =>
        createRecord(work, { source: { typeKey: 'elder' }, month: '2022-03', language: 'ps' }),
      );
});
afterAll(async () => {
  await t.close();
  await t.drop();
});

/** What this context sees of records, members, drafts and audit, as one text. */
async function sight(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ seen: string }>(raw`select concat_ws('|',
    (select string_agg(id::text, ',' order by id) from record),
    (select string_agg(account_id::text, ',' order by account_id) from membership),
    (select string_agg(seq::text || project_id, ',' order by project_id, seq) from audit)) as seen`);
  return row?.seen ?? '';
}

type Trouble = 'none' | 'thrown' | 'sql' | 'refused' | 'savepoint' | 'killed';
const TROUBLES: readonly Trouble[] = ['none', 'thrown', 'sql', 'refused', 'none', 'savepoint'];

class Forced extends Error {}

/** Ends the transaction in an error of the kind; `savepoint` goes on after one. */
async function makeTrouble(tx: Tx, trouble: Trouble): Promise<void> {
  switch (trouble) {
    case 'none':
      return;
    case 'thrown':
      throw new Forced();
    case 'sql':
      await tx.execute(raw`select 1 / 0`);
      return;
    case 'refused':
      await tx.execute(raw`delete from decision`);
      return;
    case 'savepoint':
      await tx.transaction((inner) => inner.execute(raw`select 1 / 0`)).catch(() => undefined);
      return;
    case 'killed':
      await tx.execute(raw`select pg_terminate_backend(pg_backend_pid())`);
  }
}

test('attack 18: 1,000 interleaved requests of eighteen people, half of them in error, never see another’s rows', async () => {
  const people = studies.flatMap((study) => Object.values(study.accounts));
  const own = new Map<string, string>();
  for (const id of people) own.set(id, await t.ground.db.asUser(id, sight));
  expect(new Set(own.values()).size).toBeGreaterThanOrEqual(9); // else it would prove nothing

  const seed = Math.floor(Math.random() * 2 ** 32);
  let state = seed;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  let [failed, wrong] = [0, 0];
  const plan = Array.from({ length: 1_000 }, (_, n) => ({
    id: people[below(people.length)]!,
    trouble: n % 100 === 50 ? 'killed' : TROUBLES[below(TROUBLES.length)]!,
  }));
  const request = async (n: number): Promise<void> => {
    const { id, trouble } = plan[n]!;
    try {
      await t.ground.db.asUser(id, async (tx) => {
        if ((await sight(tx)) !== own.get(id)) wrong += 1;
        await makeTrouble(tx, trouble);
        if ((await sight(tx)) !== own.get(id)) wrong += 1;
      });
    } catch {
      failed += 1;
    }
    // Outside of a transaction the connection is nobody's.
    if (n % 5 === 0 && (await nobody()) > 0) wrong += 1;
  };
  const nobody = async (): Promise<number> =>
    (await t.ground.db.sql`select account_id from membership`.catch(() => [])).length;
  // Sixteen at a time, so that new ones come to connections which others just left.
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < plan.length) await request(next++);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  expect(wrong, `seed ${seed}`).toBe(0);
  expect(failed, `seed ${seed}`).toBeGreaterThan(300);
}, 60_000);

test('attack 18: a statement that a connection has prepared and planned gives each who comes after their own rows', async () => {
  const people = studies.flatMap(({ accounts }) => [accounts['lead']!, accounts['a']!, accounts['b']!]);
  const own = new Map<string, string>();
  let prepared = 0;
  // After five runs Postgres may keep one plan for all.
  for (let n = 0; n < 12; n++)
    for (const id of people)
      await t.ground.db.asUser(id, async (tx) => {
        const [row] = await tx.execute<{ seen: string | null }>(
          raw`select string_agg(id::text, ',' order by id) as seen from record where created_at > ${'2000-01-01'}`,
        );
        const seen = row?.seen ?? '';
        expect(seen).toBe(own.get(id) ?? seen);
        own.set(id, seen);
        const rows = await tx.execute<{ n: number }>(
          raw`select count(*)::int as n from pg_prepared_statements 
            where statement like 'select string_agg(id%' and generic_plans + custom_plans > 0`,
        );
        prepared = Math.max(prepared, rows[0]?.n ?? 0);
      });
  expect(new Set(own.values()).size).toBe(people.length);
  expect(prepared).toBeGreaterThan(0);
});

test('one transaction after another takes the same connection, which plans a statement once, however many ids it names', async () => {
  const lead = studies[0]!.accounts['lead']!;
  const inCrowd = Array.from({ length: POOL }, () => t.ground.db.asUser(lead, sight));
  await Promise.all(inCrowd); // so that there are several connections
  const [pids, found, ids] = [new Set<number>(), new Set<number>(), [randomUUID()]];
  const [own] = await t.ground.db.asUser(lead, (tx) => tx.select({ id: record.id }).from(record).limit(1));
  let plans: unknown[] = [];
  for (let n = 0; n < 12; n++) {
    await t.ground.db.asUser(lead, async (tx) => {
      const rows = await tx
        .select({ id: record.id, pid: raw<number>`pg_backend_pid()` })
        .from(record)
        .where(anyOf(record.id, [...ids, own!.id]));
      found.add(rows.length);
      rows.forEach(({ pid }) => pids.add(pid));
      plans = await tx.execute(raw`select generic_plans::int as once, custom_plans::int as each
        from pg_prepared_statements where statement like 'select "id", pg_backend_pid()%'`);
    });
    ids.push(randomUUID());
  }
  expect([...found]).toEqual([1]);
  expect(pids.size).toBe(1);
  expect(plans).toEqual([{ once: 12, each: 0 }]);
});

test('attack 18: a service leaves its context to nobody, whether it fails or not', async () => {
  // What fails takes back all that it set, also for the connection: only who succeeds could leave it.
  await Promise.all(
    Array.from({ length: 8 * POOL }, (_, n) =>
      t.ground.db.asService('auth', (tx) => tx.execute(raw`select 1 / ${n % 2}`)).catch(() => undefined),
    ),
  );
  const seen = await Promise.all(
    Array.from({ length: 4 * POOL }, () => t.ground.db.sql`select id from account`),
  );
  expect(seen.flat()).toEqual([]);
});

test('a plan that was made while there was little to read does not count everything again for each statement', async () => {
  const page = (place: Awaited<ReturnType<TestStudy['place']>>) =>
    place.work(async (work) => {
      await work.tx.execute(raw`set local statement_timeout = '5s'`);
      return (await listAssertions(work, { quotes: false })).map(({ id }) => id);
    });
  expect(await page(await studies[0]!.place('lead'))).toEqual([]);
  const size = { claims: 4_000, types: 3, statements: 5, sourcesOfType: 100 };
  await writeStudy(t.ground, size, 7);
  const [row] = await t.ground.db.asService('auth', (tx) =>
    tx.select({ id: account.id }).from(account).where(eq(account.email, LEAD.email)),
  );
  const large = await openPlace(t.ground, row!.id, SLUG);
  expect(await page(large!)).toHaveLength(20_000);
  const id = await t.ground.db.asService('projection', async (tx) => {
    const [one] = await tx.select().from(assertion).orderBy(assertion.recordId).limit(1);
    const [other] = await tx.select().from(assertion).orderBy(desc(assertion.recordId)).limit(1);
    await tx.insert(assertion).values({ ...other!, id: one!.id });
    return one!.id;
  });
  const named = (await page(large!)).filter((name) => name.startsWith(id));
  expect(named.toSorted()).toEqual([id, expect.stringMatching(`^${id}.R-`)]); // of two records
});

test('a plan that was made while there was little is made anew once Postgres is told how much there is now', async () => {
  const page = (place: Awaited<ReturnType<TestStudy['place']>>) =>
    place.work(async (work) => {
      await work.tx.execute(raw`set local statement_timeout = '2s'`);
      return (await listRecords(work, { limit: 1000 })).items.length;
    });
  await page(await studies[0]!.place('lead'));
  await writeStudy(t.ground, { claims: 1, types: 25, statements: 1, sourcesOfType: 100 }, 7, 'grown');
  const [row] = await t.ground.db.asService('auth', (tx) =>
    tx.select({ id: account.id }).from(account).where(eq(account.email, 'lead@grown.sanad.test')),
  );
  const told = async () => (await t.ground.db.sql<{ of: string[] }[]>`select know_grown() as of`)[0]?.of;
  expect(await told()).toEqual(expect.arrayContaining(['interview', 'record', 'source']));
  expect(await told()).toEqual([]);
  const large = await openPlace(t.ground, row!.id, 'grown');
  expect(await page(large!)).toBe(1000);
});
