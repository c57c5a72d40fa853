import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leftMark } from '#core/left.ts';
import { admits, identify, type Identity } from '#server/auth/identity.ts';
import { isOurs } from '#server/auth/origin.ts';
import { changePassword } from '#server/auth/password-change.ts';
import {
  accountLock,
  removeMember,
  restore,
  signOut,
  signOutEverywhere,
  suspend,
} from '#server/auth/revoke.ts';
import { digestSecret } from '#server/auth/secret.ts';
import { signIn, type Door } from '#server/auth/sign-in.ts';
import { createThrottle, network } from '#server/auth/throttle.ts';
import { createToken } from '#server/auth/token.ts';
import { account, apiToken, session } from '#server/db/schema.ts';
import { beginSession } from '#server/auth/session.ts';
import type { LiveEvent } from '#server/live-event.ts';
import { openPlace } from '#server/place.ts';
import { Authenticators, DEVICE, HERE, meanwhile } from './authenticator.ts';
import { freshGround, freshStudy, PASSWORD, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let door: Door;
let apps: Authenticators;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  door = { ...t.ground, throttle: createThrottle() };
  apps = new Authenticators(door);
});
afterAll(() => t.close());

const emailOf = (who: string): string => `${who}@study.test`;

/** Signs in and answers with the `Cookie` header that a browser would send from then on. */
async function cookieOf(who: string, password = PASSWORD): Promise<string> {
  return `theme=dark; ${await apps.cookieOf(emailOf(who), password)}`;
}

async function tokenOf(who: string, project: string | null = null): Promise<string> {
  const made = await createToken(t.ground, { email: emailOf(who), project });
  if (made.kind !== 'made') throw new Error(`token of ${who}: ${made.kind}`);
  return made.token;
}

const byCookie = (cookie: string): Promise<Identity | null> => identify(t.ground, { cookie });
const byToken = (token: string): Promise<Identity | null> =>
  identify(t.ground, { authorization: `Bearer ${token}` });

const storedSessions = (): Promise<(typeof session.$inferSelect)[]> =>
  t.ground.db.asService('auth', (tx) => tx.select().from(session));

describe('sessions', () => {
  test('the database holds only SHA-256 of a session id (PROTECTION 7)', async () => {
    const id = (await cookieOf('lead')).split('sid=')[1] ?? '';
    const ids = (await storedSessions()).map((row) => row.id);
    expect(ids).not.toContain(id);
    expect(ids).toContain(createHash('sha256').update(id).digest('hex'));
  });

  test('attack 19: a stolen session table opens nothing (PROTECTION 10.19)', async () => {
    await cookieOf('lead');
    for (const row of await storedSessions()) {
      expect(await byCookie(`sid=${row.id}`)).toBeNull();
      expect(await byToken(row.id)).toBeNull();
    }
  });

  test('attack 19: a session says who asks, and is dead after sign-out', async () => {
    const cookie = await cookieOf('analyst');
    expect(await byCookie(cookie)).toMatchObject({
      account: study.accounts['analyst'],
      email: 'analyst@study.test',
      admin: false,
      project: null,
      via: 'session',
    });
    await signOut(t.ground, cookie);
    expect(await byCookie(cookie)).toBeNull();
  });

  test('a session whose browser bears the mark of having left is nobody’s', async () => {
    const cookie = await cookieOf('analyst');
    expect(await byCookie(`${cookie}; ${leftMark(false)}`)).toBeNull();
    expect(await byCookie(`${cookie}; was-left=1`)).not.toBeNull();
  });

  test('a session in the second half of its life is renewed and stays', async () => {
    const cookie = await cookieOf('b');
    const soon = new Date(Date.now() + 60_000);
    const owner = eq(session.accountId, study.accounts['b']!);
    await t.ground.db.asService('auth', (tx) => tx.update(session).set({ expiresAt: soon }).where(owner));
    expect(await byCookie(cookie)).not.toBeNull();
    const [row] = await t.ground.db.asService('auth', (tx) => tx.select().from(session).where(owner));
    expect(row?.expiresAt.getTime()).toBeGreaterThan(soon.getTime());
    expect(await byCookie(cookie)).not.toBeNull();
  });

  test('an expired session is refused and forgotten', async () => {
    const cookie = await cookieOf('reviewer');
    const owner = eq(session.accountId, study.accounts['reviewer']!);
    await t.ground.db.asService('auth', (tx) =>
      tx
        .update(session)
        .set({ expiresAt: new Date(Date.now() - 1) })
        .where(owner),
    );
    expect(await byCookie(cookie)).toBeNull();
    expect(await t.ground.db.asService('auth', (tx) => tx.select().from(session).where(owner))).toEqual([]);
  });

  test('attack 19: signing out everywhere ends every session and token of the account and nobody else’s', async () => {
    const [one, two, other] = [await cookieOf('a'), await cookieOf('a'), await cookieOf('b')];
    const token = await tokenOf('a');
    await signOutEverywhere(t.ground, study.accounts['a']!);
    expect([await byCookie(one), await byCookie(two), await byToken(token)]).toEqual([null, null, null]);
    expect(await byCookie(other)).not.toBeNull();
  });
});

describe('tokens', () => {
  test('a token is stored as its digest, and says who asks', async () => {
    const token = await tokenOf('lead');
    const rows = await t.ground.db.asService('auth', (tx) => tx.execute('select hash from api_token'));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await byToken(token)).toMatchObject({
      account: study.accounts['lead'],
      via: 'token',
      project: null,
    });
  });

  test('a token bound to a project says so, and needs a membership there', async () => {
    expect(await byToken(await tokenOf('analyst', 'study'))).toMatchObject({ project: study.project });
    expect(await createToken(t.ground, { email: emailOf('outsider'), project: 'study' })).toEqual({
      kind: 'no-project',
    });
    expect(await createToken(t.ground, { email: 'nobody@study.test', project: null })).toEqual({
      kind: 'no-account',
    });
  });

  test('a token manages no account, not even its own; a session does', async () => {
    const [bound, free] = [
      await byToken(await tokenOf('analyst', 'study')),
      await byToken(await tokenOf('lead')),
    ];
    for (const action of ['account.edit', 'account.list', 'account.invite'] as const) {
      for (const identity of [bound, free])
        expect(identity && admits(identity, { action, form: false }), action).toBe('hide');
      expect(admits({ via: 'session' }, { action, form: true })).toBe('allow');
    }
    expect(bound && admits(bound, { action: 'project.list', form: false })).toBe('allow');
  });

  test('a dead token is not rescued by a live cookie', async () => {
    const cookie = await cookieOf('lead');
    expect(await identify(t.ground, { cookie, authorization: 'Bearer notatokenthatwasevermade' })).toBeNull();
  });

  test.each(['Bearer', 'Bearer ', 'Basic abc', 'Bearer a b', `Bearer ${'x'.repeat(5000)}`, 'Bearer \u0000'])(
    'a malformed header is nobody: %j',
    async (authorization) => {
      expect(await identify(t.ground, { authorization })).toBeNull();
    },
  );
});

describe('the Origin check (PROTECTION 10.19)', () => {
  const ours = ['http://localhost:3000', 'http://127.0.0.1:3000'];
  const ask = (
    method: string,
    origin: string | null,
    authorization: string | null = null,
    cookie: string | null = 'sid=x',
  ): boolean => isOurs(ours, { method, origin, authorization, cookie });

  test('attack 19: a foreign Origin is refused with every method, and with a token too', () => {
    for (const method of ['GET', 'POST', 'DELETE'])
      for (const token of [null, 'Bearer x'])
        for (const origin of ['https://evil.example', 'null', 'http://localhost:3001', ''])
          expect(ask(method, origin, token)).toBe(false);
  });

  test('ours is admitted; without one, reading and tools with a token are', () => {
    expect(ask('POST', 'http://127.0.0.1:3000')).toBe(true);
    expect(ask('GET', null)).toBe(true);
    expect(ask('POST', null, 'Bearer x')).toBe(true);
    expect(ask('POST', null)).toBe(false);
    expect(ask('POST', null, null, null), 'nothing to borrow: 401 follows').toBe(true);
  });
});

describe('sign-in', () => {
  test('an unknown e-mail, a wrong password and a suspended account are one answer', async () => {
    const fresh: Door = { ...t.ground, throttle: createThrottle() };
    await suspend(t.ground, emailOf('outsider'));
    const asked = [
      { email: 'nobody@study.test', password: PASSWORD, address: HERE, device: DEVICE },
      { email: emailOf('lead'), password: 'not the password at all', address: HERE, device: DEVICE },
      { email: emailOf('outsider'), password: PASSWORD, address: HERE, device: DEVICE },
    ];
    for (const attempt of asked) expect(await signIn(fresh, attempt)).toEqual({ kind: 'wrong' });
    await restore(t.ground, emailOf('outsider'));
    expect((await signIn(fresh, asked[2]!)).kind).toBe('in');
  });

  test('an unknown e-mail costs a password’s work', async () => {
    const fresh: Door = { ...t.ground, throttle: createThrottle() };
    const cost = async (email: string): Promise<number> => {
      const started = performance.now();
      await signIn(fresh, { email, password: 'not the password at all', address: HERE, device: DEVICE });
      return performance.now() - started;
    };
    await cost('warm@study.test');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 5; n++) {
      known.push(await cost(emailOf('analyst')));
      unknown.push(await cost(`nobody${n}@study.test`));
    }
    const median = (ms: number[]): number => ms.toSorted((a, b) => a - b)[2] ?? 0;
    expect(median(unknown)).toBeGreaterThan(median(known) / 4); // without the work it is a hundredth
  });

  test('guessing from one address is slowed, and locks nobody out elsewhere', async () => {
    const fresh: Door = { ...t.ground, throttle: createThrottle() };
    const guess = (address: string, password: string) =>
      signIn(fresh, { email: emailOf('lead2'), password, address, device: DEVICE });
    for (let n = 0; n < 8; n++)
      expect((await guess('198.51.100.7', `wrong password ${n}`)).kind).toBe('wrong');
    const blocked = await guess('198.51.100.7', PASSWORD);
    expect(blocked).toMatchObject({ kind: 'wait' });
    expect((await guess('203.0.113.9', PASSWORD)).kind).toBe('in');
  });

  test('trying many e-mails from one address is slowed too', async () => {
    const throttle = createThrottle();
    const waits: number[] = [];
    for (let n = 0; n < 41; n++) waits.push(await throttle.attempt('198.51.100.8', `guess${n}@study.test`));
    expect(waits.slice(0, 40)).toEqual(new Array(40).fill(0));
    expect(waits[40]).toBeGreaterThan(0);
  });

  test('honest sign-ins do not use up an address', async () => {
    const throttle = createThrottle();
    for (let n = 0; n < 100; n++) {
      expect(await throttle.attempt('198.51.100.9', 'a@study.test')).toBe(0);
      await throttle.succeed('198.51.100.9', 'a@study.test');
    }
  });

  test('an IPv6 network counts as one address', () => {
    expect(network('2001:db8:1:2::5')).toBe('2001:db8:1:2');
    expect(network('2001:db8:1:2:ffff::9')).toBe('2001:db8:1:2');
    expect(network('2001:0DB8::1')).toBe('2001:db8:0:0');
    expect(network('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(network('::1')).toBe('0:0:0:0');
  });
});

describe('password change', () => {
  const change = (cookie: string, current: string, next: string) =>
    changePassword(
      door,
      { account: study.accounts['analyst2']!, email: emailOf('analyst2') },
      { current, next, address: HERE, cookie },
    );

  test('needs the present one, refuses a short one, ends all other sessions', async () => {
    const [mine, other] = [await cookieOf('analyst2'), await cookieOf('analyst2')];
    expect((await change(mine, 'not the password at all', 'another set of words')).kind).toBe('wrong');
    expect((await change(mine, PASSWORD, 'short')).kind).toBe('weak');
    expect((await change(mine, PASSWORD, 'another set of words')).kind).toBe('changed');
    expect(await byCookie(mine)).not.toBeNull();
    expect(await byCookie(other)).toBeNull();
    await expect(cookieOf('analyst2')).rejects.toThrow('wrong');
    await cookieOf('analyst2', 'another set of words');
  });

  test('attack 19: lets nobody in who was under way with the old one: it was right a moment before', async () => {
    const who = { account: study.accounts['analyst']!, email: emailOf('analyst') };
    const cookie = await cookieOf('analyst');
    const asked = { current: PASSWORD, next: 'another set of words', address: HERE, cookie };
    const held = async () => expect((await changePassword(door, who, asked)).kind).toBe('changed');
    const attempt = { email: who.email, password: PASSWORD, address: HERE, device: DEVICE };
    expect(await signIn(meanwhile(door, 1, held), attempt)).toEqual({ kind: 'wrong' });
    const left = (await storedSessions()).filter(({ accountId }) => accountId === who.account);
    expect(left.map(({ id }) => id)).toEqual([digestSecret(cookie.split('sid=')[1] ?? '')]);
  });
});

describe('attack 6: suspension (PROTECTION 4.7)', () => {
  test('ends sessions and tokens, grows the permission version and tells every process', async () => {
    const [cookie, token] = [await cookieOf('b'), await tokenOf('b', 'study')];
    const before = await byCookie(cookie);
    const heard: LiveEvent[] = [];
    const told = new Promise<void>((resolve) => {
      const stop = t.ground.live.subscribe((event) => {
        heard.push(event);
        stop();
        resolve();
      });
    });
    expect(await suspend(t.ground, 'B@study.test')).toBe('done');
    await told;
    const version = (before?.permissionVersion ?? 0) + 1;
    expect(heard).toEqual([{ kind: 'revoked', account: study.accounts['b'], version }]);
    // Not only while they are suspended: there is none any more.
    expect((await storedSessions()).filter((one) => one.accountId === study.accounts['b'])).toEqual([]);
    const tokens = await t.ground.db.asService('auth', (tx) =>
      tx.select().from(apiToken).where(eq(apiToken.accountId, study.accounts['b']!)),
    );
    expect(tokens.filter(({ endedAt }) => endedAt === null)).toEqual([]);
    expect([await byCookie(cookie), await byToken(token)]).toEqual([null, null]);
    expect(await createToken(t.ground, { email: emailOf('b'), project: null })).toEqual({
      kind: 'suspended',
    });

    expect(await restore(t.ground, emailOf('b'))).toBe('done');
    expect([await byCookie(cookie), await byToken(token)]).toEqual([null, null]); // ended stays dead
    const after = await byCookie(await cookieOf('b'));
    expect(after?.permissionVersion).toBeGreaterThan(before?.permissionVersion ?? 0);
  });

  test('leaves nothing of a sign-in that was under way: restored, the person signs in anew', async () => {
    expect(await suspend(t.ground, emailOf('b'))).toBe('done');
    // The password was right a moment before.
    const { name, value } = await beginSession(t.ground, study.accounts['b']!, {
      device: DEVICE,
      passed: true,
    });
    expect(await restore(t.ground, emailOf('b'))).toBe('done');
    expect(await byCookie(`${name}=${value}`)).toBeNull();
  });

  test('of an unknown e-mail says so', async () => {
    expect(await suspend(t.ground, 'nobody@study.test')).toBe('no-account');
    expect(await restore(t.ground, 'nobody@study.test')).toBe('no-account');
  });

  test('returns only when no process holds the account’s lock any more', async () => {
    const id = study.accounts['reviewer']!;
    const holder = await t.ground.db.sql.reserve();
    await holder`select pg_advisory_lock_shared(hashtextextended(${accountLock(id)}, 0))`;
    let returned = false;
    const revoked = new Promise<void>((resolve) => {
      const stop = t.ground.live.subscribe((event) => {
        if (event.kind !== 'revoked' || event.account !== id) return;
        stop();
        resolve();
      });
    });
    const suspending = suspend(t.ground, emailOf('reviewer')).then((answer) => {
      returned = true;
      return answer;
    });
    await revoked;
    // The suspension now waits in the lock's queue.
    for (;;) {
      const waiting = await t.ground.db.sql`
        select 1 from pg_locks where locktype = 'advisory' and not granted and mode = 'ExclusiveLock'`;
      if (waiting.length > 0) break;
    }
    expect(returned).toBe(false);
    await holder`select pg_advisory_unlock_shared(hashtextextended(${accountLock(id)}, 0))`;
    holder.release();
    expect(await suspending).toBe('done');
  });
});

describe('removing a member', () => {
  test('ends access at once, with the tokens bound to the project, and nothing else', async () => {
    const second = await freshStudy(t.ground, 'second');
    const [bound, free] = [
      await createToken(t.ground, { email: 'analyst@second.test', project: 'second' }),
      await createToken(t.ground, { email: 'analyst@second.test', project: null }),
    ];
    if (bound.kind !== 'made' || free.kind !== 'made') throw new Error('no tokens');
    const analyst = second.accounts['analyst']!;
    expect(await removeMember(t.ground, second.project, analyst, second.accounts['lead']!)).toBe('removed');
    expect(await openPlace(t.ground, analyst, 'second')).toBeNull();
    expect(await byToken(bound.token)).toBeNull();
    expect(await byToken(free.token)).not.toBeNull();
    expect(await removeMember(t.ground, second.project, analyst, second.accounts['lead']!)).toBe(
      'not-a-member',
    );
  });

  test('never takes the last lead, even if two leads remove one another at the same moment', async () => {
    const third = await freshStudy(t.ground, 'third');
    const [one, two] = [third.accounts['lead']!, third.accounts['lead2']!];
    const both = await Promise.all([
      removeMember(t.ground, third.project, one, two),
      removeMember(t.ground, third.project, two, one),
    ]);
    expect(both.toSorted()).toEqual(['last-lead', 'removed']);
  });
});

test('a person’s own account is all that they may see or change of accounts, unless they lead or administer', async () => {
  const seen = await t.ground.db.asUser(study.accounts['a']!, (tx) => tx.select().from(account));
  expect(seen.map((row) => row.id)).toEqual([study.accounts['a']]);
});
