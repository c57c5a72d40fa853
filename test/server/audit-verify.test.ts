/** Attack 20: what whoever administers the database does to the audit is found from the heads that were kept outside. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { INSTANCE_CHAIN, linkText, NO_HASH } from '#core/audit.ts';
import { readHeads, type SignedHead } from '#core/audit-head.ts';
import { allHeads, headKey, headsFor, isSigned, signHead } from '#server/audit/head.ts';
import { holdHeads } from '#server/audit/hold.ts';
import { verifyChains, type ChainReport } from '#server/audit/verify.ts';
import { heads as headsCommand, verify as verifyCommand } from '#server/cli/audit.ts';
import { restore, suspend } from '#server/auth/revoke.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { KeyStore } from '#server/keys.ts';
import { appendHere } from '#server/store/audit.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
/** A superuser: neither grants nor policies hold it. */
let root: postgres.Sql;
/** Of the project, when it had fewer entries, and as it is. */
let early: SignedHead;
let late: SignedHead;
let ofInstance: SignedHead;

interface Row {
  seq: number;
  at: Date;
  body: string;
  prev: string;
  hash: string;
}
let whole: Row[];

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  root = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: 'sanad' });
  early = await act(3);
  late = await act(4);
  whole = await rows();
});
afterEach(() => put(whole));
afterAll(async () => {
  await root.end();
  await t.close();
});

async function act(times: number): Promise<SignedHead> {
  const lead = await study.place('lead');
  for (let i = 0; i < times; i++)
    await lead.work((work) => appendHere(work, { act: 'record.locked', object: randomUUID(), more: {} }));
  const [own, instance] = await headsFor(t.ground, lead);
  if (!own || !instance) throw new Error('no heads');
  ofInstance = instance;
  return own;
}

const rows = async (): Promise<Row[]> => [
  ...(await root<
    Row[]
  >`select seq::int, at, body, prev, hash from audit where project_id = ${study.project} order by seq`),
];

/** The project's chain is these rows and nothing else. */
const put = (kept: readonly Row[]): Promise<unknown> =>
  root.begin(async (sql) => {
    await sql`delete from audit where project_id = ${study.project}`;
    for (const { seq, at, body, prev, hash } of kept)
      await sql`insert into audit (project_id, seq, at, body, prev, hash)
        values (${study.project}, ${seq}, ${at}, ${body}, ${prev}, ${hash})`;
  });

/** Written anew from the first to the last, so that the chain by itself is without a fault. */
function forged(kept: readonly Row[]): Row[] {
  let prev = NO_HASH;
  return kept.map(({ at, body }, i) => {
    const text = linkText({ chain: study.project, seq: i + 1, at, body, prev });
    const hash = createHash('sha256').update(text).digest('hex');
    const row = { seq: i + 1, at, body, prev, hash };
    prev = hash;
    return row;
  });
}

async function report(...heads: SignedHead[]): Promise<ChainReport> {
  const [of] = await verifyChains(t.ground, heads, study.project);
  if (!of) throw new Error('no such chain');
  return of;
}
const kinds = async (...heads: SignedHead[]) => (await report(...heads)).found.map(({ kind }) => kind);

test('a whole chain is whole, by itself and against every head', async () => {
  expect(await report()).toMatchObject({ entries: whole.length, found: [], heads: 0, standsTo: null });
  expect(await report(early, late)).toMatchObject({ found: [], heads: 2, standsTo: late.seq });
  await act(2); // more is done afterwards
  expect(await report(early, late)).toMatchObject({
    entries: whole.length + 2,
    found: [],
    standsTo: late.seq,
  });
  for (const of of await verifyChains(t.ground, [ofInstance])) expect(of.found).toEqual([]);
});

describe('attack 20: a superuser', () => {
  test('attack 20: edits an entry: found, with its number', async () => {
    await root`update audit set body = replace(body, 'record.locked', 'record.unlocked')
      where project_id = ${study.project} and seq = ${early.seq}`;
    expect((await report(late)).found).toContainEqual({ kind: 'edited', seq: early.seq });
    await put(whole);
    await root`update audit set at = at - interval '1 day' where project_id = ${study.project} and seq = 2`;
    expect(await kinds()).toEqual(['edited']);
  });

  test('attack 20: edits an entry with its hash: found by the next, or by the head', async () => {
    const at = whole.findIndex((row) => row.seq === early.seq);
    const changed = whole.with(at, { ...whole[at]!, body: whole[0]!.body });
    const rehashed = forged(changed)[at]!;
    await put(changed.with(at, rehashed));
    expect(await kinds()).toEqual(['unlinked']);
    expect(await kinds(early)).toEqual(['unlinked', 'rewritten']);
  });

  test('attack 20: deletes an entry from the middle, or the first: found, with its number', async () => {
    await root`delete from audit where project_id = ${study.project} and seq = ${early.seq}`;
    expect((await report()).found).toEqual([{ kind: 'missing', from: early.seq, to: early.seq }]);
    await put(whole.slice(1));
    expect(await kinds()).toEqual(['missing']);
  });

  test('attack 20: deletes an entry and closes the gap: found from the heads', async () => {
    await put(forged(whole.filter((row) => row.seq !== 2)));
    expect(await kinds()).toEqual([]); // by itself it shows nothing
    expect(await kinds(early, late)).toEqual(['rewritten', 'cut']);
  });

  test('attack 20: puts two entries in another order: found, and from the heads if the hashes are made anew', async () => {
    const [a, b] = [whole[3]!, whole[4]!];
    const swapped = whole.with(3, { ...b, seq: a.seq }).with(4, { ...a, seq: b.seq });
    await put(swapped);
    expect(new Set(await kinds())).toEqual(new Set(['edited', 'unlinked']));
    await put(forged(swapped));
    expect(await kinds()).toEqual([]);
    expect(await kinds(late)).toEqual(['rewritten']);
  });

  test('attack 20: cuts the tail off: found from a head, and still after others acted', async () => {
    await put(whole.filter((row) => row.seq <= (early.seq ?? 0)));
    expect(await kinds()).toEqual([]);
    expect((await report(early, late)).found).toEqual([
      { kind: 'cut', seq: late.seq, last: early.seq, signed: late.at },
    ]);
    await act(9);
    expect(await report(early, late)).toMatchObject({
      found: [{ kind: 'rewritten', seq: late.seq }],
      standsTo: early.seq,
    });
  });

  test('attack 20: writes the whole chain anew, or empties it: found from any head', async () => {
    const from = 'member.joined';
    await put(forged(whole.map((row) => ({ ...row, body: row.body.replace(from, 'member.removed') }))));
    expect(await kinds()).toEqual([]);
    expect(await kinds(early)).toEqual(['rewritten']);
    expect(await kinds(late)).toEqual(['rewritten']);
    await put([]);
    expect(await kinds(late)).toEqual(['cut']);
  });

  test('attack 20: changes a head, or signs one with another key: it tells nothing, and that is said', async () => {
    const cut = whole.filter((row) => row.seq <= (early.seq ?? 0));
    await put(cut);
    const forgedHead = { ...late, seq: early.seq, hash: early.hash };
    expect(isSigned(forgedHead)).toBe(false);
    expect(await kinds(forgedHead)).toEqual(['head-changed']);
    const other = KeyStore.open(join(t.config.data, 'other-keys'));
    const foreign = signHead(other, { chain: early.chain, seq: early.seq, hash: early.hash, at: early.at });
    expect(isSigned(foreign)).toBe(true);
    expect(await kinds(foreign)).toEqual(['head-foreign']);
  });

  test('attack 20: cuts the instance’s chain: found from the head without a number that members take', async () => {
    await suspend(t.ground, 'outsider@study.test');
    await restore(t.ground, 'outsider@study.test');
    const lead = await study.place('lead');
    const [, head] = await headsFor(t.ground, lead);
    expect(head).toMatchObject({ chain: INSTANCE_CHAIN, seq: null });
    const sound = await verifyChains(t.ground, [head!], INSTANCE_CHAIN);
    expect(sound[0]).toMatchObject({ heads: 1, found: [] });
    await root`delete from audit where project_id = ${INSTANCE_CHAIN}
      and seq = (select max(seq) from audit where project_id = ${INSTANCE_CHAIN})`;
    const [cut] = await verifyChains(t.ground, [head!], INSTANCE_CHAIN);
    expect(cut?.found).toMatchObject([{ kind: 'unknown', hash: head?.hash }]);
  });
});

describe('a head that an auditor kept', () => {
  const hold = async (...heads: SignedHead[]) => holdHeads(t.ground, await study.place('auditor'), heads);

  test('is held against the chain on their page: whole, or cut off, and up to where it stands', async () => {
    expect(await hold(early, late)).toEqual({
      ...{ entries: whole.length, heads: 2, standsTo: late.seq, found: [], instance: null, others: 0 },
    });
    await put(whole.filter((row) => row.seq <= (early.seq ?? 0)));
    expect(await hold(early, late)).toMatchObject({
      standsTo: early.seq,
      found: [{ kind: 'cut', seq: late.seq, last: early.seq, signed: late.at }],
    });
    expect(await hold({ ...late, seq: 1 })).toMatchObject({ found: [{ kind: 'head-changed' }] });
  });

  test('tells nothing of another study, nor how long the instance’s chain is', async () => {
    const of = (chain: string, seq: number | null) =>
      signHead(t.ground.keys, { chain, seq, hash: NO_HASH, at: late.at });
    const other = (await freshStudy(t.ground, 'other')).project;
    for (const head of [of(other, 7), of(randomUUID(), 7), of(INSTANCE_CHAIN, 10_000)])
      expect(await hold(head)).toEqual({
        ...{ entries: whole.length, heads: 0, standsTo: null, found: [], instance: null, others: 1 },
      });
    const gone = signHead(t.ground.keys, {
      ...{ chain: INSTANCE_CHAIN, seq: null, hash: '1'.repeat(64), at: late.at },
    });
    expect((await hold(gone)).instance).toEqual({ found: ['unknown'] });
    expect(JSON.stringify(await hold(ofInstance))).not.toContain('seq');
  });
});

describe('sanad audit', () => {
  const env = () => ({
    DATABASE_URL: t.config.databaseUrl ?? '',
    SANAD_DATA: t.config.data,
    LOG_LEVEL: 'silent',
  });
  async function run(command: typeof verifyCommand, ...args: string[]) {
    let [out, err] = ['', ''];
    const io = {
      env: env(),
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
      pipe: () => Promise.resolve(),
      stdin: () => Promise.resolve(''),
    };
    return { status: await command.run(args, io), out, err };
  }

  test('writes the heads of all chains, and verifies against several files; a cut tail is status 1, in words', async () => {
    const [first, second] = ['early.json', 'late.json'].map((name) => join(t.config.data, name));
    if (!first || !second) throw new Error('no names');
    writeFileSync(first, JSON.stringify([early]));
    const written = await run(headsCommand, '--out', second);
    expect(JSON.parse(written.out)).toMatchObject({ key: headKey(t.ground.keys) });
    expect(readHeads(readFileSync(second, 'utf8'))).toHaveLength((await allHeads(t.ground)).length);
    const good = await run(verifyCommand, '--heads', first, '--heads', second, '--project', study.slug);
    expect(JSON.parse(good.out)).toMatchObject({ sound: true, chains: [{ heads: 2, found: [] }] });
    expect(good).toMatchObject({ status: 0, err: expect.stringContaining('is whole') });

    await root`delete from audit where project_id = ${study.project} and seq > ${early.seq}`;
    const cut = await run(verifyCommand, '--heads', first, '--heads', second);
    expect(cut).toMatchObject({ status: 1, err: expect.stringContaining('the end was cut off') });
    await expect(run(verifyCommand, '--heads', join(t.config.data, 'none.json'))).rejects.toThrow(
      'cannot be read',
    );
  });
});
