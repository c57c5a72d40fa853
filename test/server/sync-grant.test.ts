/** A grant that ends or changes while its holder has sockets open (S14, S15, PROTECTION 10.6). */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { metaOf } from '#doc/schema.ts';
import { outdate, removeMember, settle, signOut, suspend } from '#server/auth/revoke.ts';
import { beginSession } from '#server/auth/session.ts';
import { apiToken, session } from '#server/db/schema.ts';
import { openGround } from '#server/ground.ts';
import type { Live } from '#server/live.ts';
import type { LiveEvent } from '#server/live-event.ts';
import { addMember } from '#server/store/project.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { DEVICE } from './authenticator.ts';
import { freshGround, freshStudy, type TestGround } from './harness.ts';
import {
  bearer,
  hearingNothing,
  freshRecord,
  newEpoch,
  Raw,
  startSync,
  type SyncHost,
} from './sync-harness.ts';

/** By somebody who has shown their second factor. */
const SIGNED_IN = { device: DEVICE, passed: true };

let t: TestGround;
let host: SyncHost;
beforeAll(async () => {
  t = await freshGround();
  host = await startSync(t.ground);
});
afterAll(async () => {
  await host.close();
  await t.close();
});

describe('revocation', () => {
  /** A room with a victim of its own account, since accounts are ended here. */
  async function sessionOf(who: string, at: SyncHost) {
    const fresh = await freshStudy(t.ground, `s${randomUUID().slice(0, 8)}`);
    const of = await freshRecord(t.ground, fresh, 'a');
    const token = await bearer(t.ground, fresh, who);
    const victim = (await new Raw(`${at.url}/${of.room}`, token).greet()).live();
    return { fresh, of, token, victim };
  }

  test('S14: suspend returns when nothing of theirs is applied or delivered any more', async () => {
    const { fresh, of, token, victim } = await sessionOf('a', host);
    const lead = (
      await new Raw(`${host.url}/${of.room}`, await bearer(t.ground, fresh, 'lead')).greet()
    ).live();
    for (let i = 0; i < 300; i++) metaOf(victim.doc).set(`k${i}`, i);
    expect(await suspend(t.ground, `a@${fresh.slug}.test`)).toBe('done');
    const applied = metaOf((await readDocument(t.ground, of.field)).doc).size;
    const heard = victim.got.length;
    metaOf(victim.doc).set('after', 1);
    metaOf(lead.doc).set('lead', 1);
    await lead.until(() => lead.last('durable'), 'the lead');
    expect((await victim.end()).code).toBe(4403);
    expect(victim.got.length).toBe(heard);
    const now = metaOf((await readDocument(t.ground, of.field)).doc);
    expect(now.has('after')).toBe(false);
    expect(now.size).toBe(applied + 1);
    expect((await new Raw(`${host.url}/${of.room}`, token).end()).code).toBe(4401);
  });

  test('it reaches every process', async () => {
    const other = await openGround(t.config, { poolSize: 8 });
    const far = await startSync(other.ground);
    const { fresh, victim } = await sessionOf('a', far);
    expect(await suspend(t.ground, `a@${fresh.slug}.test`)).toBe('done');
    expect((await victim.end()).code).toBe(4403);
    await far.close();
    await other.close();
  });

  test('a member who is removed loses this project, and comes back to the others', async () => {
    const { fresh, of, victim } = await sessionOf('lead2', host);
    const elsewhere = await freshStudy(t.ground, `e${randomUUID().slice(0, 8)}`);
    const place = await elsewhere.place('lead');
    const other = await freshRecord(t.ground, elsewhere, 'a');
    await t.ground.db.asService('auth', async (tx) => {
      await addMember(tx, place.project.id, fresh.accounts['lead2']!, 'lead');
    });
    const token = await bearer(t.ground, fresh, 'lead2');
    const staying = await new Raw(`${host.url}/${other.room}`, token).greet();
    expect(
      await removeMember(t.ground, fresh.project, fresh.accounts['lead2']!, fresh.accounts['lead']!),
    ).toBe('removed');
    expect((await victim.end()).code).toBe(4403);
    expect((await staying.end()).code).toBe(1012);
    await new Raw(`${host.url}/${other.room}`, token).greet();
    expect((await new Raw(`${host.url}/${of.room}`, token).end()).code).toBe(4404);
  });

  test('who came back before the word of it did is not sent away again', async () => {
    const { fresh, of, victim } = await sessionOf('a', host);
    const account = fresh.accounts['a']!;
    await t.ground.db.asService('auth', (tx) => outdate(tx, account));
    expect((await victim.end()).code).toBe(1012);
    const token = await bearer(t.ground, fresh, 'a');
    const back = (await new Raw(`${host.url}/${of.room}`, token).greet()).live();
    await t.ground.db.sql.notify('sanad', JSON.stringify({ kind: 'revoked', account, version: 2 })); // heard late
    await t.ground.live.settle();
    metaOf(back.doc).set('back', 1);
    await back.until(() => back.last('durable'), 'what came back');
    await t.ground.db.asService('auth', (tx) => outdate(tx, account));
    expect((await back.end()).code).toBe(1012);
  });

  test('S14: whoever revokes returns when no socket is left, nor what waited on it to be read, though others of the account come back at once', async () => {
    const { fresh, of, token, victim } = await sessionOf('lead2', host);
    const [mute, unread] = [
      await new Raw(victim.url, token).greet(),
      await new Raw(victim.url, token).greet(),
    ];
    const [silent, slow] = host.streams.slice(-2);
    mute.pause(); // answers no close
    slow?.cork(); // as the network would hold back what a slow reader has not read
    const a = await new Raw(`${host.url}/${of.room}`, await bearer(t.ground, fresh, 'a')).greet();
    a.live();
    metaOf(a.doc).set('k', 1);
    await victim.until(() => metaOf(victim.doc).has('k'), 'the words');
    expect(slow?.writableLength).toBeGreaterThan(0);
    const account = fresh.accounts['lead2']!;
    await t.ground.db.asService('auth', (tx) => outdate(tx, account));
    const settled = settle(t.ground, account).then(() => [silent?.closed, slow?.closed]);
    expect((await victim.end()).code).toBe(1012);
    expect(slow?.destroyed, 'it is not waited for').toBe(true);
    const back = new Raw(victim.url, token);
    expect(await settled).toEqual([true, true]);
    expect([unread.closed?.code, metaOf(unread.doc).has('k')]).toEqual([1006, false]);
    await back.opened;
    back.terminate();
  });

  test('S13: of an old epoch nothing goes to who has not read it yet', async () => {
    const { fresh, of, victim } = await sessionOf('a', host);
    await new Raw(victim.url, await bearer(t.ground, fresh, 'lead')).greet();
    const slow = host.streams.at(-1);
    slow?.cork();
    metaOf(victim.doc).set('k', 1);
    await victim.until(() => victim.last('durable'), 'the words');
    await newEpoch(t.ground, fresh, of);
    expect((await victim.end()).code).toBe(4410);
    expect(slow?.destroyed).toBe(true);
  });

  test('S14: who came in meanwhile under the new grant has the same hold as who stands under the old, and comes back too', async () => {
    let tell: (event: LiveEvent) => void = () => undefined;
    const live: Live = {
      ...hearingNothing(t.ground.live),
      subscribe: (listener) => {
        tell = listener;
        return () => undefined;
      },
    };
    const late = await startSync({ ...t.ground, live });
    const { fresh, token, victim } = await sessionOf('a', late);
    const account = fresh.accounts['a']!;
    await t.ground.db.asService('auth', (tx) => outdate(tx, account));
    const next = await new Raw(victim.url, token).greet();
    tell({ kind: 'revoked', account, version: 2 });
    expect([(await victim.end()).code, (await next.end()).code]).toEqual([1012, 1012]);
    await settle(t.ground, account);
    await late.close();
  });

  test('S14: an answer of the door from before the revocation lets nobody in after it', async () => {
    let [passing, pass]: [Promise<void>, () => void] = [Promise.resolve(), () => undefined];
    let asked = 0;
    const brief = new Proxy(t.ground.db.brief, {
      apply: async (target, self, args: [TemplateStringsArray, ...unknown[]]) => {
        const rows: unknown = await Reflect.apply(target, self, args);
        if (!args[0].join().includes('enter_record')) return rows;
        asked += 1;
        await passing;
        return rows;
      },
    });
    const slow = await startSync({ ...t.ground, db: { ...t.ground.db, brief } });
    const { fresh, token, victim } = await sessionOf('a', slow);
    passing = new Promise((resolve) => (pass = resolve));
    const late = new Raw(victim.url, token);
    await late.opened;
    late.step1();
    await expect.poll(() => asked).toBe(2);
    await t.ground.db.asService('auth', (tx) => outdate(tx, fresh.accounts['a']!));
    await t.ground.live.settle();
    pass();
    expect((await late.end()).code).toBe(1012);
    expect(late.got).toEqual([]);
    await settle(t.ground, fresh.accounts['a']!);
    await slow.close();
  });

  test('a token that ended without a word is found within a minute', async () => {
    let ahead = 0;
    const later = await startSync({ ...t.ground, now: () => new Date(Date.now() + ahead) });
    const { fresh, victim } = await sessionOf('a', later);
    await t.ground.db.asService('auth', (tx) =>
      tx.update(apiToken).set({ endedAt: new Date() }).where(eq(apiToken.accountId, fresh.accounts['a']!)),
    );
    ahead = 61_000;
    expect((await victim.end()).code).toBe(4403);
    await later.close();
  });

  test('S14: a session that ran out asks to sign in (4401), one that was ended by a sign-out takes all with it (4403)', async () => {
    let ahead = 0;
    const later = await startSync({ ...t.ground, now: () => new Date(Date.now() + ahead) });
    const fresh = await freshStudy(t.ground, `s${randomUUID().slice(0, 8)}`);
    const of = await freshRecord(t.ground, fresh, 'a');
    const signedIn = async (who: string): Promise<{ cookie: string; socket: Raw }> => {
      const { name, value } = await beginSession(t.ground, fresh.accounts[who]!, SIGNED_IN);
      const cookie = `${name}=${value}`;
      const socket = await new Raw(`${later.url}/${of.room}`, null, { cookie }).greet();
      return { cookie, socket };
    };
    const [writer, leaving] = [await signedIn('a'), await signedIn('lead')];
    await signOut(t.ground, leaving.cookie);
    expect(await leaving.socket.end()).toEqual({ code: 4403, reason: 'revoked' });
    await t.ground.db.asService('auth', (tx) =>
      tx
        .update(session)
        .set({ expiresAt: new Date(0) })
        .where(eq(session.accountId, fresh.accounts['a']!)),
    );
    ahead = 61_000;
    expect(await writer.socket.end()).toEqual({ code: 4401, reason: 'no session' });
    await later.close();
  });

  test('an open tab keeps no session alive: it is looked at and not renewed', async () => {
    let ahead = 0;
    const later = await startSync({ ...t.ground, now: () => new Date(Date.now() + ahead) });
    const fresh = await freshStudy(t.ground, `s${randomUUID().slice(0, 8)}`);
    const of = await freshRecord(t.ground, fresh, 'a');
    const account = fresh.accounts['a']!;
    const { name, value } = await beginSession(t.ground, account, SIGNED_IN);
    await new Raw(`${later.url}/${of.room}`, null, { cookie: `${name}=${value}` }).greet();
    const expiresAt = new Date(Date.now() + 3_600_000); // beyond its half, where a use would renew it
    const mine = eq(session.accountId, account);
    await t.ground.db.asService('auth', (tx) => tx.update(session).set({ expiresAt }).where(mine));
    const { options } = t.ground.db.brief;
    let asked = 0;
    options.debug = (_connection, query) => void (asked += query.includes('session_holder') ? 1 : 0);
    // The second look comes when the first is done.
    for (const times of [1, 2]) {
      ahead += 61_000;
      await expect.poll(() => asked, { timeout: 10_000 }).toBe(times);
    }
    options.debug = false;
    const [row] = await t.ground.db.asService('auth', (tx) => tx.select().from(session).where(mine));
    expect(row?.expiresAt).toEqual(expiresAt);
    await later.close();
  });

  test('S15: the commit compares the grant itself: without a notification nothing is applied either', async () => {
    const deaf = await startSync({
      ...t.ground,
      live: hearingNothing(t.ground.live),
    });
    const { fresh, of, victim } = await sessionOf('a', deaf);
    await t.ground.db.asService('auth', async (tx) => {
      await outdate(tx, fresh.accounts['a']!);
    });
    metaOf(victim.doc).set('k', 1);
    expect((await victim.end()).code).toBe(1012); // still a member: come back under the new version
    expect(metaOf((await readDocument(t.ground, of.field)).doc).size).toBe(0);
    await deaf.close();
  });
});
