/** A purge while others are at work: nothing is lost, and nothing of the phrase is left. */
import { and, eq, isNull, sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBlocks } from '#doc/transcript.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import type { Tx } from '#server/db/client.ts';
import { SCHEMA } from '#server/db/migrate.ts';
import { document } from '#server/db/schema.ts';
import { openGround, type Ground } from '#server/ground.ts';
import { openPlace } from '#server/place.ts';
import { holdProjection } from '#server/projection/project.ts';
import { destroyEnded } from '#server/purge/ended.ts';
import { purge, type Purge } from '#server/purge/purge.ts';
import { openClaim } from '#server/store/claim.ts';
import { compactionOf } from '#server/sync/compact.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { letOut, makeClaim, makeRecord } from './collection.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

const NAME = 'Zmarayqul';
const named = () => makeRecord(study, { text: [{ question: 'Who came?', answer: `${NAME} came.` }] });

const purged = (ground: Ground): Promise<Purge> =>
  purge(ground, {
    ...{ project: study.project, phrase: NAME, by: '[a leader]', record: null, chosen: null },
    actor: study.accounts['lead'] ?? null,
  });

/** The same ground, where something else is done before so-many-th transaction of a service begins. */
function before(ground: Ground, nth: number, act: () => Promise<unknown>): Ground {
  let left = nth;
  const asService: Ground['db']['asService'] = async (service, work) => {
    left -= 1;
    if (left === 0) await act();
    return ground.db.asService(service, work);
  };
  return { ...ground, db: { ...ground.db, asService } };
}
/** The search and the noting of new keys come first. */
const WORK = 3;

async function wordsOf(record: string): Promise<Record<string, string>> {
  const lead = await study.place('lead');
  const copies = await lead.work(({ tx }) =>
    tx
      .select()
      .from(document)
      .where(and(eq(document.recordId, record as never), isNull(document.closedAt))),
  );
  const found: Record<string, string> = {};
  for (const { id, copy } of copies)
    found[copy] = readBlocks((await readDocument(t.ground, id)).doc)
      .map(({ text }) => text)
      .join(' ');
  return found;
}

test('makes its plan anew where a record is released meanwhile: the copy that came is purged too', async () => {
  const { id, code } = await named();
  const done = await purged(before(t.ground, WORK, () => letOut(t.ground, study, code)));
  expect(done).toMatchObject({ kind: 'done', records: [code], left: [] });
  const words = 'Who came? [a leader] came.';
  expect(await wordsOf(id)).toEqual({ field: words, analysis: words });
});

test('seals nothing under keys that another process destroys meanwhile, as left over by a purge that failed', async () => {
  await named();
  const claim = await makeClaim(study, { proposition: `${NAME} leads them` });
  const other = await openGround(t.config, { poolSize: 2 });
  expect(await purged(before(t.ground, WORK, () => destroyEnded(other.ground)))).toMatchObject({
    kind: 'done',
  });
  await other.close();
  const next = await openGround(t.config, { poolSize: 2 }); // with what is on the disk, and nothing else
  const lead = await openPlace(next.ground, study.accounts['lead']!, study.slug);
  const kept = await lead?.work((work) => openClaim(work, claim));
  expect(kept?.proposition).toBe('[a leader] leads them');
  await next.close();
});

test.each([
  [
    'a compaction',
    (tx: Tx, id: string) =>
      tx.execute(raw`
    select pg_advisory_xact_lock(hashtextextended(${compactionOf(id as never)}, 0))`),
  ],
  ['the projection', (tx: Tx, id: string) => holdProjection(tx, id as never)],
])('waits for %s of a copy that it reaches', async (_, hold) => {
  const { field, code } = await named();
  const waits = async () =>
    (
      await t.ground.db.sql`select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`
    ).length;
  let done: Promise<Purge> | null = null;
  await t.ground.db.asService('log', async (tx) => {
    await hold(tx, field);
    let isDone = false;
    done = purged(t.ground).finally(() => (isDone = true));
    await expect.poll(async () => isDone || (await waits()) > 0).toBe(true);
    expect(isDone).toBe(false);
  });
  expect(await done).toMatchObject({ kind: 'done', records: [code] });
});

test('refuses where something is sealed that it does not know, before anything is changed', async () => {
  const { id } = await named();
  const owner = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: SCHEMA });
  await owner`alter table claim add column another_enc bytea`;
  await expect(purged(t.ground)).rejects.toThrow('does not know what seals claim.another_enc');
  expect(await wordsOf(id)).toEqual({ field: `Who came? ${NAME} came.` });
  await owner`alter table claim drop column another_enc`;
  await owner.end();
  expect(await purged(t.ground)).toMatchObject({ kind: 'done' });
});
