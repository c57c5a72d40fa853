/** Who is let in, as what, and how often (G1, G2, G12). */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ProjectId } from '#core/ids.ts';
import { metaOf } from '#doc/schema.ts';
import { createToken, readToken, readTokens } from '#server/auth/token.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { rolesOf, SCHEMA } from '#server/db/migrate.ts';
import { record } from '#server/db/schema.ts';
import { publish } from '#server/live.ts';
import { CLOSE } from '#server/sync/close-code.ts';
import { enter, enterAll, parseAddress } from '#server/sync/door.ts';
import { encodeVector } from '#server/sync/protocol.ts';
import { LOAD, Loads } from '#server/sync/load.ts';
import { LIMITS } from '#server/sync/rate.ts';
import { createDocument, readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import {
  bearer,
  docUntil,
  frame,
  freshRecord,
  newEpoch,
  Raw,
  startSync,
  type SyncHost,
  type TestRecord,
} from './sync-harness.ts';

let t: TestGround;
let study: TestStudy;
let host: SyncHost;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  host = await startSync(t.ground);
  for (const who of ['lead', 'lead2', 'analyst', 'a', 'b', 'reviewer', 'auditor', 'outsider'])
    tokens[who] = await bearer(t.ground, study, who);
});
afterAll(async () => {
  await host.close();
  await t.close();
});

const raw = (who: string, room: string): Raw => new Raw(`${host.url}/${room}`, tokens[who] ?? null);

/** Releases a record: an analysis copy of its own beside the field copy. */
async function release(of: TestRecord, at = t, team = study): Promise<string> {
  const place = await team.place('lead');
  await place.work(async ({ tx, project, actor }) => {
    await tx.update(record).set({ releasedAt: new Date() }).where(eq(record.id, of.id));
    const fields = { project, record: of.id, copy: 'analysis' as const, epoch: 1, author: actor.account };
    await createDocument(tx, at.ground, fields);
  });
  return `${of.id}.analysis.1`;
}

async function lock(of: TestRecord, locked: boolean): Promise<void> {
  const place = await study.place('lead');
  await place.work(async ({ tx, project }) => {
    await tx.update(record).set({ locked }).where(eq(record.id, of.id));
    await publish(tx, { kind: 'changed', project, noun: 'record', id: of.id });
  });
}

describe('the door (G1)', () => {
  test.each([
    ['no token', null, {}, 4401],
    ['a dead token', 'x'.repeat(43), {}, 4401],
    ['a foreign Origin', 'a', { origin: 'https://elsewhere.example' }, 4401],
  ])('%s is no session', async (_, who, headers, code) => {
    const { room } = await freshRecord(t.ground, study);
    const token = who === 'a' ? (tokens['a'] ?? null) : who;
    expect((await new Raw(`${host.url}/${room}`, token, headers).end()).code).toBe(code);
  });

  test('our own Origin is let in with a token', async () => {
    const { room } = await freshRecord(t.ground, study);
    const origin = t.config.origins[0] ?? '';
    await new Raw(`${host.url}/${room}`, tokens['a'] ?? null, { origin }).greet();
  });

  test.each([
    '',
    'x',
    'nothing.field.1',
    `${randomUUID()}.field.0`,
    `${randomUUID()}.other.1`,
    `${randomUUID()}.field`,
  ])('the address %j is malformed', async (room) => {
    expect((await raw('a', room).end()).code).toBe(4400);
  });

  /** Who asks for what they may not see: all of it answers as what there is not. */
  const forbiddenOf = (hidden: TestRecord, released: TestRecord): [string, string][] => [
    ['b', hidden.room],
    ['analyst', hidden.room],
    ['analyst', `${hidden.id}.analysis.1`],
    ['analyst', released.room],
    ['reviewer', hidden.room],
    ['reviewer', `${released.id}.analysis.1`],
    ['auditor', hidden.room],
    ['outsider', hidden.room],
    ['outsider', `${released.id}.analysis.1`],
    ['a', `${hidden.id}.analysis.1`],
    ['b', `${hidden.id}.field.7`],
  ];

  test('attack 7: unknown and forbidden take the same statements, of all that the server sends, and get the same answer', async () => {
    // A database and a server of its own, on which nothing else happens: every statement is one of the asker's.
    const quiet = await freshGround();
    const team = await freshStudy(quiet.ground);
    const [hidden, released] = [await freshRecord(quiet.ground, team), await freshRecord(quiet.ground, team)];
    await release(released, quiet, team);
    const keys: Record<string, string> = {};
    for (const who of Object.keys(tokens)) keys[who] = await bearer(quiet.ground, team, who);
    const hellos: string[] = [];
    quiet.ground.live.listen('sanad_presence', { hear: (payload) => void hellos.push(payload) });
    const own = await startSync(quiet.ground);
    await expect.poll(() => hellos.length).toBe(1);
    const asked: string[] = [];
    for (const sql of [quiet.ground.db.sql, quiet.ground.db.brief]) {
      const connections = Array.from({ length: sql.options.max }, () => sql`select pg_sleep(0.1)`);
      await Promise.all(connections); // each asks for its types when it is made
      sql.options.debug = (_connection, query) => void asked.push(query);
    }
    const statements = async (who: string, room: string): Promise<{ end: unknown; asked: string[] }> => {
      const end = await new Raw(`${own.url}/${room}`, keys[who] ?? null).end();
      return { end, asked: asked.splice(0) };
    };
    const unknown = await statements('b', `${randomUUID()}.field.1`);
    expect(unknown.end).toEqual({ code: 4404, reason: 'unknown' });
    expect(unknown.asked.join()).toMatch(/token_holder.*enter_record/s);
    for (const [who, room] of forbiddenOf(hidden, released))
      expect(await statements(who, room)).toEqual(unknown);
    await own.close();
    await quiet.close();
  });

  test('attack 7: a token that is bound to another study finds nothing here, whoever holds it', async () => {
    const { room } = await freshRecord(t.ground, study);
    const [identity, address] = [
      await readToken(t.ground, `Bearer ${tokens['a']}`),
      parseAddress(`/sync/${room}`),
    ];
    if (!identity || !address) throw new Error('no token or no room');
    expect(await enter(t.ground, identity, address)).toMatchObject({ kind: 'open' });
    const bound = { ...identity, project: randomUUID() as ProjectId };
    expect(await enter(t.ground, bound, address)).toEqual({ kind: 'closed', closing: CLOSE.unknown });
  });

  test('attack 7: nor does the door ask more of the memberships for one than for the other', async () => {
    const [hidden, released] = [await freshRecord(t.ground, study), await freshRecord(t.ground, study)];
    await release(released);
    const owner = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: SCHEMA });
    const calls = (who: string, room: string): Promise<string[]> =>
      owner.begin(async (sql) => {
        await sql.unsafe(
          `set local track_functions = 'all'; set local role ${rolesOf(owner.options.database).app}`,
        );
        const [id = '', copy = '', epoch = ''] = room.split('.');
        const counts = () => sql<{ name: string; calls: number }[]>`
          select funcname as name, calls::int from pg_stat_xact_user_functions order by funcname`;
        const before = new Map((await counts()).map(({ name, calls }) => [name, calls]));
        await sql`select * from enter_record(${study.accounts[who] ?? ''}, ${id}, ${copy}, ${Number(epoch)})`;
        return (await counts()).map(({ name, calls }) => `${name} ${calls - (before.get(name) ?? 0)}`);
      });
    for (const [who, room] of forbiddenOf(hidden, released)) {
      const unknown = await calls(who, `${randomUUID()}.field.1`);
      expect(unknown).toEqual(['enter_record 1', 'projects_as 3']);
      expect(await calls(who, room)).toEqual(unknown);
    }
    await owner.end();
  });

  test('each role reaches its copy: researcher the own field copy, analyst the analysis copy, lead both', async () => {
    const released = await freshRecord(t.ground, study, 'a');
    const analysis = await release(released);
    await (await raw('a', released.room).greet()).terminate();
    await (await raw('lead', released.room).greet()).terminate();
    await (await raw('analyst', analysis).greet()).terminate();
    await (await raw('lead', analysis).greet()).terminate();
    for (const [who, room] of [
      ['analyst', released.room],
      ['a', analysis],
      ['b', analysis],
      ['reviewer', analysis],
    ])
      expect((await raw(who ?? '', room ?? '').end()).code).toBe(4404);
  });

  test('G1: who come in together are each answered as themselves, as if they had come alone', async () => {
    const record = await freshRecord(t.ground, study);
    const rooms = [record.room, await release(record), `${randomUUID()}.field.1`, `${record.id}.field.2`];
    const held = Object.values(tokens).map((token) => `Bearer ${token}`);
    const headers = [...held, 'Bearer', `Bearer ${'x'.repeat(43)}`, held[0]!];
    const identities = await readTokens(t.ground, headers);
    for (const [i, header] of headers.entries())
      expect(await readToken(t.ground, header)).toEqual(identities[i]);
    expect(identities.map((one) => one === null)).toEqual(headers.map((_, i) => [8, 9].includes(i)));

    const askers = identities.flatMap((identity) =>
      rooms.flatMap((room) => {
        const address = parseAddress(`/sync/${room}`);
        return identity && address ? [{ identity, address }] : [];
      }),
    );
    const together = await enterAll(t.ground, askers);
    for (const [i, { identity, address }] of askers.entries())
      expect(await enter(t.ground, identity, address)).toEqual(together[i]);
    const openTo = askers
      .filter((_, i) => together[i]?.kind === 'open')
      .map(({ identity }) => identity.email);
    expect(openTo.length).toBeGreaterThan(4);
    expect(openTo.some((email) => email.startsWith('outsider'))).toBe(false);
  });

  test('a token that is bound to another project reaches nothing here', async () => {
    const other = await freshStudy(t.ground, 'other');
    const { room } = await freshRecord(t.ground, study, 'a');
    await other.place('lead');
    const made = await createToken(t.ground, { email: 'lead@other.test', project: 'other' });
    const token = made.kind === 'made' ? made.token : '';
    expect((await new Raw(`${host.url}/${room}`, token).end()).code).toBe(4404);
  });

  test('S13: an old epoch is told only to who may see the record', async () => {
    const of = await freshRecord(t.ground, study, 'a');
    const a = await raw('a', of.room).greet();
    await newEpoch(t.ground, study, of);
    expect((await a.end()).code).toBe(4410);
    expect((await raw('a', of.room).end()).code).toBe(4410);
    expect((await raw('lead', of.room).end()).code).toBe(4410);
    expect((await raw('b', of.room).end()).code).toBe(4404);
    await raw('a', `${of.id}.field.2`).greet();
    expect((await raw('a', `${of.id}.field.3`).end()).code).toBe(4404);
  });
});

describe('a reader (G2)', () => {
  test('attack 5: S1: of a locked record sends step 1 and nothing else: of step 2, updates and awareness nothing changes and nothing is broadcast', async () => {
    const of = await freshRecord(t.ground, study, 'a');
    await lock(of, true);
    const reader = await raw('a', of.room).greet();
    const other = await raw('a', of.room).greet();
    const lead = (await raw('lead', of.room).greet()).live();
    await lead.until(() => lead.last('step1'), 'that it is asked: it may write');
    const before = [lead, other].map(({ got }) => got.length);
    metaOf(reader.doc).set('k', 1);
    const work = Y.encodeStateAsUpdate(reader.doc);
    reader.step2(work);
    reader.update(work);
    reader.awareness([reader.doc.clientID, 1, { cursor: null }]);
    reader.awareness([lead.doc.clientID, 9, null]);
    reader.step1(); // answered after all that came before it
    await reader.until(() => reader.got.filter(({ kind }) => kind === 'step2').length === 2, 'the answer');
    const said = reader.got.filter(({ kind }) => kind !== 'step2');
    expect(said).toEqual([{ kind: 'denied', reason: 'G2 read only' }]);
    expect([lead, other].map(({ got }) => got.length)).toEqual(before);
    // Presence is gathered and commits take a moment: what the lead does next would come after it.
    lead.awareness([lead.doc.clientID, 1, {}]);
    metaOf(lead.doc).set('lead', 1);
    await other.until(() => other.last('awareness'), 'the presence of the lead');
    await docUntil(other.doc, () => metaOf(other.doc).has('lead'));
    const heard = other.got.slice(before[1]);
    expect(heard.map(({ kind }) => kind).toSorted()).toEqual(['awareness', 'update']);
    expect(heard.flatMap((got) => (got.kind === 'awareness' ? [...got.states.keys()] : []))).toEqual([
      lead.doc.clientID,
    ]);
    await lead.until(() => lead.last('durable'), 'its own work');
    const echoed = lead.got.slice(before[0]).filter(({ kind }) => kind !== 'durable');
    expect(echoed).toEqual([]);
    const { doc } = await readDocument(t.ground, of.field);
    expect(metaOf(doc).toJSON()).toEqual({ lead: 1 });
    expect([...doc.store.clients.keys()]).toEqual([lead.doc.clientID]);
  });

  test('who was locked out in the middle comes back to write, and nothing of theirs is lost', async () => {
    const of = await freshRecord(t.ground, study, 'a');
    const a = (await raw('a', of.room).greet()).live();
    a.step2();
    metaOf(a.doc).set('before', 1);
    await a.until(() => a.last('durable')?.count === 2, 'the first');
    await lock(of, true);
    await a.until(
      () => {
        metaOf(a.doc).set('locked', Math.random());
        return a.last('denied');
      },
      'the lock',
      10,
    );
    expect(metaOf((await readDocument(t.ground, of.field)).doc).get('before')).toBe(1);
    await lock(of, false);
    expect((await a.end()).code).toBe(1012);
    const again = raw('a', of.room);
    // A key of its own: on the other, a value that was taken just before the lock could win.
    metaOf(again.doc).set('kept', 'what was dropped');
    await again.greet();
    again.step2();
    await again.until(() => again.last('durable')?.count === 1, 'message 100');
    expect(metaOf((await readDocument(t.ground, of.field)).doc).get('kept')).toBe('what was dropped');
  });

  test('what waited for a step 2 as the record was locked is told to be dropped, and its socket begins anew', async () => {
    const of = await freshRecord(t.ground, study, 'a');
    const a = raw('a', of.room);
    await a.until(() => a.last('step1'), 'step 1');
    const updates: Uint8Array[] = [];
    a.doc.on('update', (update) => updates.push(update));
    for (const key of ['one', 'two']) metaOf(a.doc).set(key, 1);
    a.update(updates[1] ?? Uint8Array.of());
    a.step1(); // answered after what came before it
    await a.until(() => a.last('step2'), 'the answer');
    await a.until(() => host.sync.stats().queued === 0, 'that it waits', 10);
    await lock(of, true);
    expect(await a.until(() => a.last('denied'), 'the lock')).toMatchObject({ reason: 'G2 read only' });
    await lock(of, false);
    expect(await a.end()).toEqual({ code: 1012, reason: 'come back' });
  });
});

describe('rates (G12)', () => {
  test('a socket that sends far more than anybody types is told so, and others go on', async () => {
    const slow = await startSync(t.ground, { ...LIMITS, socketMessages: { perSecond: 100, burst: 200 } });
    const of = await freshRecord(t.ground, study, 'a');
    const flood = await new Raw(`${slow.url}/${of.room}`, tokens['a'] ?? null).greet();
    const lead = (await new Raw(`${slow.url}/${of.room}`, tokens['lead'] ?? null).greet()).live();
    for (let i = 0; i < 1_000; i++) flood.step1();
    expect(await flood.end()).toEqual({ code: 4429, reason: 'G12 too fast' });
    metaOf(lead.doc).set('k', 1);
    await lead.until(() => lead.last('durable'), 'message 100');
    await slow.close();
  });

  test('a state vector takes as long to read as it is: one after the other is too fast, however small the document', async () => {
    const loads = new Loads({ ...LOAD, walks: { perSecond: 1, burst: 300_000 } });
    const slow = await startSync({ ...t.ground, loads });
    const of = await freshRecord(t.ground, study, 'a');
    const flood = await new Raw(`${slow.url}/${of.room}`, tokens['a'] ?? null).greet();
    const vector = encodeVector(new Map(Array.from({ length: 20_000 }, (_, i) => [4_000_000_000 + i, 1])));
    const before = flood.got.length;
    for (let i = 0; i < 3; i++) flood.send(frame(0, 0, vector));
    expect(await flood.end()).toEqual({ code: 4429, reason: 'G12 too fast' });
    expect(flood.got.slice(before).map(({ kind }) => kind)).toEqual(['step2', 'step2']);
    await slow.close();
  });

  test('sockets of one user that come together are counted too', async () => {
    const narrow = await startSync(t.ground, { ...LIMITS, userSockets: 2 });
    const of = await freshRecord(t.ground, study, 'a');
    const all = Array.from({ length: 6 }, () => new Raw(`${narrow.url}/${of.room}`, tokens['a'] ?? null));
    await Promise.all(all.map((one) => one.until(() => one.closed ?? one.last('step1'), 'an answer')));
    expect(all.map((one) => one.closed?.code ?? 'in').toSorted()).toEqual([
      4429,
      4429,
      4429,
      4429,
      'in',
      'in',
    ]);
    await narrow.close();
  });

  test('too many sockets of one user are too fast too', async () => {
    const narrow = await startSync(t.ground, { ...LIMITS, userSockets: 2 });
    const of = await freshRecord(t.ground, study, 'a');
    const open = (): Raw => new Raw(`${narrow.url}/${of.room}`, tokens['a'] ?? null);
    await open().greet();
    await open().greet();
    expect((await open().end()).code).toBe(4429);
    await narrow.close();
  });
});
