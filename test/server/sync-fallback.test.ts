/** A log that is not what it was: a standby took over without the last commits, a backup was put back, a row is gone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type postgres from 'postgres';
import { metaOf, openDocument } from '#doc/schema.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { SCHEMA } from '#server/db/migrate.ts';
import type { Ground } from '#server/ground.ts';
import { compact } from '#server/sync/compact.ts';
import { appendUpdate, drawMark, readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import {
  bearer,
  freshRecord,
  hearingNothing,
  Raw,
  startSync,
  type SyncHost,
  type TestRecord,
} from './sync-harness.ts';

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

/** A process that hears of nothing: it looks each second. */
const deaf = (): Ground => ({ ...t.ground, live: hearingNothing(t.ground.live) });

/** Puts a log back to an earlier head. */
async function fallBack({ field }: TestRecord, seq: number): Promise<void> {
  await owner`delete from update_log where document_id = ${field} and seq > ${seq}`;
  await owner`update document set head_seq = ${seq}, head_mark = coalesce((
    select mark from update_log where document_id = ${field} and seq = ${seq}), head_mark) where id = ${field}`;
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

/** What a log holds that was put back and has grown since: `words` by others, each a row that rests on nothing. */
async function replace(of: TestRecord, seq: number, words: readonly string[]): Promise<void> {
  await fallBack(of, seq);
  for (const word of words) {
    const other = openDocument();
    metaOf(other).set(word, 1);
    await appendUpdate(t.ground, of.field, study.accounts['lead']!, Y.encodeStateAsUpdate(other));
  }
}

/** Somebody has written three words here, and all are saved. */
async function threeWords(host: SyncHost): Promise<{ of: TestRecord; a: Raw }> {
  const of = await freshRecord(t.ground, study);
  const a = (await new Raw(`${host.url}/${of.room}`, token).greet()).live();
  for (const [i, key] of ['one', 'two', 'three'].entries()) {
    metaOf(a.doc).set(key, 1);
    await a.until(() => a.last('durable')?.count === i + 1, key);
  }
  return { of, a };
}

/** Nothing waits in the log for what is not there, a new room opens on it, and who had words brings them again. */
async function isWhole(of: TestRecord, a: Raw, words: readonly string[]): Promise<void> {
  const theirs = Object.fromEntries(['one', ...words].map((word) => [word, 1]));
  expect(await contentOf(of)).toEqual(theirs);
  const newcomer = await new Raw(a.url, token).greet();
  expect(metaOf(newcomer.doc).toJSON()).toEqual(theirs);
  const again = await new Raw(a.url, token, {}, a.doc).greet();
  again.step2();
  await again.until(() => again.last('durable')?.count === 1, 'all of it');
  const all = metaOf(a.doc).toJSON();
  expect(all).toMatchObject({ ...theirs, two: 1, three: 1 });
  expect(await contentOf(of)).toEqual(all);
  const { doc } = await readDocument(t.ground, of.field);
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
}

const others = ['others 1', 'others 2', 'others 3'];
const grown = [
  ['the same seq', others.slice(1)],
  ['a higher one', others],
] as const;

test.each(grown)(
  'S16: a log that grew again to %s is not written on by who holds the one before',
  async (_, words) => {
    const host = await startSync(deaf());
    const { of, a } = await threeWords(host);
    await replace(of, 1, words);
    metaOf(a.doc).set('four', 1);
    expect(await a.end()).toEqual({ code: 1013, reason: 'come back later' });
    await isWhole(of, a, words);
    await host.close();
  },
);

test('S16: also rooms in which nobody writes are read anew, within a second; where another process only merged rows they go on', async () => {
  const host = await startSync(deaf());
  const fallen = await threeWords(host);
  const same = await threeWords(host);
  const higher = await threeWords(host);
  const replaced = await threeWords(host);
  const merged = await threeWords(host);
  await Promise.all([
    fallBack(fallen.of, 1),
    replace(same.of, 1, others.slice(1)),
    replace(higher.of, 1, others),
    replace(replaced.of, 1, others).then(() => compact(t.ground, replaced.of.field)),
    replace(merged.of, 3, others).then(() => compact(t.ground, merged.of.field)),
  ]);
  for (const { a } of [fallen, same, higher, replaced]) expect((await a.end()).code).toBe(1013);
  await merged.a.until(() => metaOf(merged.a.doc).has('others 3'), 'what was merged');
  expect(merged.a.closed).toBeNull();
  await isWhole(fallen.of, fallen.a, []);
  await isWhole(same.of, same.a, others.slice(1));
  await isWhole(higher.of, higher.a, others);
  await isWhole(replaced.of, replaced.a, others);
  await host.close();
});

test.each(grown)('S16: a log that grew again to %s gets no snapshot of the one before', async (_, words) => {
  const of = await freshRecord(t.ground, study);
  await replace(of, 0, ['one', 'two', 'three']);
  const { doc, ...point } = await readDocument(t.ground, of.field);
  const held = { ...point, state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) };
  await replace(of, 1, words);
  expect(await compact(t.ground, of.field, held)).toBe(0);
  expect(await contentOf(of)).toEqual(Object.fromEntries(['one', ...words].map((word) => [word, 1])));
});

test('a snapshot from beyond the head is not written: it would hide the rows that come under those seqs', async () => {
  const of = await freshRecord(t.ground, study);
  const doc = openDocument();
  metaOf(doc).set('gone', 1);
  const held = {
    seq: 3,
    mark: drawMark(),
    state: Y.encodeStateAsUpdate(doc),
    vector: Y.encodeStateVector(doc),
  };
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
  const mark = drawMark();
  await owner`update document set head_seq = 2, head_mark = ${mark} where id = ${of.field}`;
  await owner`
    insert into update_log (project_id, document_id, seq, account_id, update_enc, mark)
    select project_id, id, 2, ${study.accounts['a']!}, '\\x00', ${mark} from document where id = ${of.field}`;
  await a.until(() => said.length === 2, 'a second look', 20);
  expect(said).toEqual(Array.from({ length: 2 }, () => 'a room could not read its log'));
  expect(host.sync.stats().sockets).toBe(1);
  await a.until(() => said.length === 3, 'a third look', 20);
  await host.close();
});

test('S17: a log of which already the question fails keeps no other room behind', async () => {
  const host = await startSync(deaf());
  const append = (of: TestRecord, key: string): Promise<number> => {
    const doc = openDocument();
    metaOf(doc).set(key, 1);
    return appendUpdate(t.ground, of.field, study.accounts['a']!, Y.encodeStateAsUpdate(doc));
  };
  const [broken, sound] = [await freshRecord(t.ground, study), await freshRecord(t.ground, study)];
  for (const of of [broken, sound]) await append(of, 'before');
  const enter = (of: TestRecord): Promise<Raw> => new Raw(`${host.url}/${of.room}`, token).greet();
  await enter(broken);
  const b = await enter(sound);
  // A snapshot so far ahead that no integer says how far: the statement ends with an error.
  await owner`delete from update_log where document_id = ${broken.field}`;
  await owner`
    insert into snapshot (project_id, document_id, seq, state_enc, vector, marks)
    select project_id, id, ${2 ** 40}, '', '', '{}' from document where id = ${broken.field}`;
  await owner`update document set head_seq = ${2 ** 40} where id = ${broken.field}`;
  await append(sound, 'after'); // both are behind at the next look
  await b.until(() => metaOf(b.doc).has('after'), 'what another wrote');
  await host.close();
});
