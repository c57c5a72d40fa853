/** A log that is not what it was: a standby took over without the last commits, a backup was put back, a row is gone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type postgres from 'postgres';
import { metaOf, openDocument } from '#doc/schema.ts';
import { connect, loginFromUrl } from '#server/db/client.ts';
import { SCHEMA } from '#server/db/migrate.ts';
import type { Ground } from '#server/ground.ts';
import { compact } from '#server/sync/compact.ts';
import { appendUpdate, readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { bearer, freshRecord, Raw, startSync, type TestRecord } from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
let token = '';
let owner: postgres.Sql;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  token = await bearer(t.ground, study, 'a');
  owner = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: SCHEMA });
});
afterAll(async () => {
  await owner.end();
  await t.close();
});

/** Puts a log back to an earlier head. */
async function fallBack({ field }: TestRecord, seq: number): Promise<void> {
  await owner`delete from update_log where document_id = ${field} and seq > ${seq}`;
  await owner`update document set head_seq = ${seq} where id = ${field}`;
}

const contentOf = async ({ field }: TestRecord): Promise<unknown> =>
  metaOf((await readDocument(t.ground, field)).doc).toJSON();

test('S16: a log that fell back: nothing is written on rows that are gone, and who has them brings them again', async () => {
  const host = await startSync(t.ground);
  const of = await freshRecord(t.ground, study);
  const a = (await new Raw(`${host.url}/${of.room}`, token).greet()).live();
  a.step2();
  for (const [i, key] of ['one', 'two', 'three'].entries()) {
    metaOf(a.doc).set(key, 1);
    await a.until(() => a.last('durable')?.count === i + 2, key);
  }
  await fallBack(of, 1);
  metaOf(a.doc).set('four', 1);
  expect(await a.end()).toEqual({ code: 1013, reason: 'come back later' });
  expect(await contentOf(of)).toEqual({ one: 1 });

  const again = await new Raw(a.url, token, {}, a.doc).greet();
  again.step2();
  await again.until(() => again.last('durable')?.count === 1, 'all of it');
  expect(await contentOf(of)).toEqual({ one: 1, two: 1, three: 1, four: 1 });
  await host.close();
});

test('S16: also a room in which nobody writes is read anew, within a second', async () => {
  const host = await startSync(t.ground);
  const of = await freshRecord(t.ground, study);
  const a = (await new Raw(`${host.url}/${of.room}`, token).greet()).live();
  for (const [i, key] of ['one', 'two'].entries()) {
    metaOf(a.doc).set(key, 1);
    await a.until(() => a.last('durable')?.count === i + 1, key);
  }
  await fallBack(of, 1);
  expect((await a.end()).code).toBe(1013);
  const newcomer = await new Raw(a.url, token).greet();
  expect(metaOf(newcomer.doc).toJSON()).toEqual({ one: 1 });
  await host.close();
});

test('a snapshot from beyond the head is not written: it would hide the rows that come under those seqs', async () => {
  const of = await freshRecord(t.ground, study);
  const doc = openDocument();
  metaOf(doc).set('gone', 1);
  const held = { seq: 3, state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) };
  expect(await compact(t.ground, of.field, held)).toBe(0);
  const next = openDocument();
  metaOf(next).set('next', 1);
  await appendUpdate(t.ground, of.field, study.accounts['a']!, Y.encodeStateAsUpdate(next));
  expect(await contentOf(of)).toEqual({ next: 1 });
});

test('a log that cannot be read is asked once a second, and not again at once', async () => {
  const said: string[] = [];
  const { log } = t.ground;
  const warn = (_: unknown, message: string): void => void said.push(message);
  const ground: Ground = Object.create(t.ground, {
    log: { value: Object.create(log, { warn: { value: warn } }) },
  });
  const host = await startSync(ground);
  const of = await freshRecord(t.ground, study);
  const a = await new Raw(`${host.url}/${of.room}`, token).greet();
  await owner`update document set head_seq = 2 where id = ${of.field}`;
  await owner`
    insert into update_log (project_id, document_id, seq, account_id, update_enc)
    select project_id, id, 2, ${study.accounts['a']!}, '\\x00' from document where id = ${of.field}`;
  await a.until(() => said.length === 2, 'a second look', 20);
  expect(said).toEqual(Array.from({ length: 2 }, () => 'a room could not read its log'));
  expect(host.sync.stats().sockets).toBe(1);
  await a.until(() => said.length === 3, 'a third look', 20);
  await host.close();
});
