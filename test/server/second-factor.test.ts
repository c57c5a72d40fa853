/** The second factor by the server's own commands: who must have one, how it is shown, and what is refused. */
import { eq } from 'drizzle-orm';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountId } from '#core/ids.ts';
import { acknowledgeDevices, newDevices } from '#server/auth/device-seen.ts';
import { enrolTotp, factorsOf, removeFactor, showFactor, type Shown } from '#server/auth/factor.ts';
import { resetFactor } from '#server/auth/factor-reset.ts';
import { identify } from '#server/auth/identity.ts';
import { makeRecoveryCodes } from '#server/auth/recovery-code.ts';
import { restore, signOut, signOutEverywhere, suspend } from '#server/auth/revoke.ts';
import { endSessions, listSessions } from '#server/auth/session-list.ts';
import { readPending } from '#server/auth/session.ts';
import { signIn, type Door } from '#server/auth/sign-in.ts';
import { waives } from '#server/auth/stage.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import { createToken } from '#server/auth/token.ts';
import { offerTotp } from '#server/auth/totp.ts';
import { readConfig } from '#server/config.server.ts';
import { audit, recoveryCode, session, totp } from '#server/db/schema.ts';
import { openGround } from '#server/ground.ts';
import { addMember } from '#server/store/project.ts';
import { actions } from '../../src/routes/account/second-factor/+page.server.ts';
import { at, Authenticators, codeOf, DEVICE, HERE, meanwhile } from './authenticator.ts';
import { freshGround, freshStudy, PASSWORD, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let door: Door;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  door = { ...t.ground, throttle: createThrottle() };
});
afterAll(() => t.close());

const emailOf = (who: string): string => `${who}@study.test`;
const id = (who: string): AccountId => study.accounts[who]!;
/** The clock so many steps of a code later. */
const later = (steps: number): Door => {
  const now = new Date(Date.now() + steps * 30_000);
  return { ...door, now: () => now };
};
const byCookie = (cookie: string) => identify(t.ground, { cookie });

async function password(who: string, device: Parameters<typeof signIn>[1]['device'] = DEVICE) {
  const answer = await signIn(door, { email: emailOf(who), password: PASSWORD, address: HERE, device });
  if (answer.kind !== 'in') throw new Error(answer.kind);
  const cookie = `${answer.cookie.name}=${answer.cookie.value}`;
  return { cookie, stage: answer.stage, where: at({ account: id(who), email: emailOf(who) }, cookie) };
}

/** Sets up an app for whoever must, now; answers with its secret and the open session. */
async function enrol(who: string): Promise<{ secret: string; cookie: string }> {
  const { where } = await password(who);
  const { secret, seal } = offerTotp(door, where);
  const done = await enrolTotp(door, where, {
    secret,
    seal,
    code: codeOf(secret, door.now()),
    enrolment: '',
  });
  if (done.kind !== 'enrolled') throw new Error(done.kind);
  return { secret, cookie: `${done.cookie.name}=${done.cookie.value}` };
}

/** Recovery codes made anew. */
const codesOf = async (who: string): Promise<string[]> =>
  (await makeRecoveryCodes(t.ground, id(who), (await password(who)).cookie)) ?? [];

const show = async (who: string, shown: Shown, when = door) => {
  const { where } = await password(who);
  return (await showFactor(when, where, shown)).kind;
};

describe('who must have one (PROTECTION 7)', () => {
  test('leads, analysts, auditors and admins; researchers and reviewers may', async () => {
    const stages: Record<string, string> = {};
    for (const who of ['lead', 'analyst', 'auditor', 'a', 'reviewer', 'outsider'])
      stages[who] = (await password(who)).stage;
    expect(stages).toEqual({
      lead: 'enrol',
      analyst: 'enrol',
      auditor: 'enrol',
      a: 'open',
      reviewer: 'open',
      outsider: 'open',
    });
  });

  test('until then their session is nobody’s, to pages, API and sockets alike', async () => {
    const { cookie } = await password('lead2');
    expect(await byCookie(cookie)).toBeNull();
    expect(await readPending(t.ground, cookie)).toMatchObject({ account: id('lead2'), stage: 'enrol' });
  });

  test('whoever becomes an analyst in mid-session is asked next', async () => {
    const { cookie } = await password('outsider');
    expect(await byCookie(cookie)).not.toBeNull();
    await t.ground.db.asService('auth', (tx) => addMember(tx, study.project, id('outsider'), 'analyst'));
    expect(await byCookie(cookie)).toBeNull();
  });

  test('a password alone is good for a quarter of an hour', async () => {
    const { cookie } = await password('lead2');
    await t.ground.db.asService('auth', (tx) =>
      tx
        .update(session)
        .set({ createdAt: new Date(Date.now() - 16 * 60_000) })
        .where(eq(session.accountId, id('lead2'))),
    );
    expect(await readPending(t.ground, cookie)).toBeNull();
  });

  test('only a demo on loopback waives it, and no setting of another instance does', () => {
    const config = (env: NodeJS.ProcessEnv, demo: boolean) => waives(readConfig(env, { demo }));
    expect(config({}, true)).toBe(true);
    expect(config({}, false)).toBe(false);
    expect(config({ HOST: '0.0.0.0' }, true)).toBe(false);
    expect(config({ ORIGIN: 'https://sanad.example.org' }, true)).toBe(false);
  });
});

describe('an authenticator app', () => {
  test('attack 19: a step of time that was used is refused, and so is an earlier one', async () => {
    const { secret } = await enrol('lead');
    const code = (steps: number): Shown => ({ kind: 'code', code: codeOf(secret, later(steps).now()) });
    expect(await show('lead', code(0)), 'the step of enrolment').toBe('wrong');
    expect(await show('lead', code(2), later(2))).toBe('passed');
    expect(await show('lead', code(2), later(2)), 'the same again').toBe('wrong');
    expect(await show('lead', code(1), later(2)), 'one before, within the window').toBe('wrong');
    expect(await show('lead', code(3), later(3))).toBe('passed');
  });

  test('of two who bring the same code at the same time one comes in', async () => {
    const { secret } = await enrol('analyst');
    const shown: Shown = { kind: 'code', code: codeOf(secret, later(2).now()) };
    const [one, two] = [await password('analyst'), await password('analyst')];
    const answers = await Promise.all([one, two].map(({ where }) => showFactor(later(2), where, shown)));
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['passed', 'wrong']);
  });

  test('the secret is stored sealed under a key of its own, which goes with it, in every process', async () => {
    const { secret } = await enrol('auditor');
    const rows = await t.ground.db.asService('auth', (tx) => tx.select().from(totp));
    expect(Buffer.concat(rows.map((row) => row.secretEnc)).toString('latin1')).not.toContain(secret);
    const key = rows.find((row) => row.accountId === id('auditor'))?.keyId;
    expect(key && t.ground.keys.has(key)).toBe(true);
    expect(await removeFactor(t.ground, id('auditor'), 'app'), 'the last of whoever must have one').toBe(
      'last',
    );
    const { secret: own, seal } = offerTotp(door, at({ account: id('b'), email: emailOf('b') }, ''));
    const { where } = await password('b');
    const done = await enrolTotp(door, where, {
      secret: own,
      seal,
      code: codeOf(own, door.now()),
      enrolment: '',
    });
    expect(done.kind).toBe('enrolled');
    const [theirs] = await t.ground.db.asService('auth', (tx) =>
      tx
        .select()
        .from(totp)
        .where(eq(totp.accountId, id('b'))),
    );
    const other = await openGround(t.config, { poolSize: 2 });
    const held = () => [t.ground, other.ground].map(({ keys }) => theirs && keys.has(theirs.keyId));
    expect(held()).toEqual([true, true]);
    expect(await removeFactor(t.ground, id('b'), 'app'), 'a researcher may').toBe('removed');
    await other.ground.live.settle();
    expect(held()).toEqual([false, false]);
    await other.close();
  });

  test('only a secret that this server drew for this account a short while ago is taken', async () => {
    const { where } = await password('analyst2');
    const mine = offerTotp(door, where);
    const foreign = offerTotp(door, { account: id('lead2'), email: emailOf('lead2') });
    const old = offerTotp(later(-121), where);
    for (const { secret, seal } of [
      foreign,
      old,
      { ...mine, secret: foreign.secret },
      { ...mine, seal: '1' },
    ]) {
      const code = codeOf(secret, door.now());
      expect((await enrolTotp(door, where, { secret, seal, code, enrolment: '' })).kind).toBe('wrong');
    }
  });

  test('whoever has still to show theirs cannot set up another in its place', async () => {
    const { secret } = await enrol('analyst2');
    const { cookie, stage } = await password('analyst2');
    expect(stage).toBe('ask');
    expect(await readPending(t.ground, cookie)).toMatchObject({ stage: 'ask' });
    expect(await show('analyst2', { kind: 'code', code: codeOf(secret, later(2).now()) }, later(2))).toBe(
      'passed',
    );
  });

  test('guessing codes is slowed like guessing passwords, and locks nobody out elsewhere', async () => {
    const own: Door = { ...later(4), throttle: createThrottle() };
    const { where } = await password('analyst2');
    const guess = (address: string) =>
      showFactor(own, { ...where, address }, { kind: 'code', code: '000000' }).then(({ kind }) => kind);
    for (let n = 0; n < 8; n++) expect(await guess('198.51.100.7')).toBe('wrong');
    expect(await guess('198.51.100.7')).toBe('wait');
    expect(await guess('203.0.113.9')).toBe('wrong');
  });

  test('whoever has the password guesses no code from many addresses; its owner still comes in by a recovery code', async () => {
    const own: Door = { ...later(6), throttle: createThrottle() };
    const { where } = await password('analyst2');
    const [code = ''] = await codesOf('analyst2');
    const answers: string[] = [];
    for (let n = 0; n < 31; n++) {
      const from = { ...where, address: `198.51.100.${n}` };
      answers.push((await showFactor(own, from, { kind: 'code', code: '000000' })).kind);
    }
    expect(answers).toEqual([...new Array<string>(30).fill('wrong'), 'wait']);
    expect((await showFactor(own, where, { kind: 'code', code })).kind).toBe('passed');
  });
});

describe('recovery codes', () => {
  test('the first take the password too, but in the minutes after a factor was set up', async () => {
    const { cookie } = await enrol('lead2');
    const ask = async (when: Door, password = ''): Promise<unknown> => {
      const who = { account: id('lead2'), email: emailOf('lead2') };
      const url = new URL('http://localhost:3000/account/second-factor');
      const body = new URLSearchParams({ password });
      const event = {
        locals: { app: when, admit: () => who },
        request: new Request(url, { method: 'POST', body, headers: { cookie } }),
        url,
        getClientAddress: () => HERE,
      };
      // What the action asks of an event, and no more.
      return Reflect.apply(actions['codes']!, null, [event]);
    };
    expect(await ask(later(31))).toMatchObject({ status: 400, data: { part: 'codes', fault: 'password' } });
    expect((await factorsOf(t.ground, id('lead2'))).everMade, 'an open screen alone').toBe(false);
    expect(await ask(later(31), PASSWORD)).toHaveProperty('made');
    await t.ground.db.asService('auth', (tx) =>
      tx.delete(recoveryCode).where(eq(recoveryCode.accountId, id('lead2'))),
    );
    expect(await ask(door)).toHaveProperty('made');
  });

  test('each opens once, however it is typed, and new ones end those of before', async () => {
    const [first = '', second = '', third = ''] = await codesOf('lead2');
    const use = (code: string) => show('lead2', { kind: 'code', code });
    expect(await use(first.toLowerCase().replace('-', ' '))).toBe('passed');
    expect(await use(first)).toBe('wrong');
    expect(await use(second)).toBe('passed');
    expect(await factorsOf(t.ground, id('lead2'))).toMatchObject({ codes: 8, everMade: true });
    const used = await t.ground.db.asService('audit', (tx) =>
      tx.select().from(audit).where(eq(audit.act, 'factor.recovery-code-used')),
    );
    expect(used.filter(({ body }) => body.includes(id('lead2')))).toHaveLength(2);
    expect(await codesOf('lead2')).toHaveLength(10);
    expect(await use(third)).toBe('wrong');
  });

  test('are stored only as digests that take the key store to try', async () => {
    const codes = await codesOf('lead2');
    const rows = await t.ground.db.asService('auth', (tx) => tx.select().from(recoveryCode));
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''));
  });
});

describe('sessions', () => {
  const onPhone = { browser: 'chrome', system: 'android' } as const;

  test('are listed with what they may be known by, and ended one by one or all others', async () => {
    const [mine, other, third] = [await password('b'), await password('b', onPhone), await password('b')];
    const here = (await byCookie(mine.cookie))?.session ?? '';
    const list = await listSessions(t.ground, id('b'), here);
    expect(list.filter((one) => one.here)).toMatchObject([DEVICE]);
    const phone = list.find((one) => one.system === 'android');
    const today = new Date().toISOString().slice(0, 10);
    expect(phone).toMatchObject({ ...onPhone, since: today, seen: today, here: false });
    expect(await endSessions(t.ground, id('a'), { handle: phone?.handle ?? '' }), 'of somebody else').toBe(0);
    expect(await endSessions(t.ground, id('b'), { handle: phone?.handle ?? '' })).toBe(1);
    expect(await byCookie(other.cookie)).toBeNull();
    await endSessions(t.ground, id('b'), { allBut: here });
    expect(await byCookie(third.cookie)).toBeNull();
    expect(await byCookie(mine.cookie)).not.toBeNull();
  });

  test('a second factor that is set up asks all other sessions for it', async () => {
    const [one, other] = [await password('a'), await password('a')];
    const { secret, seal } = offerTotp(door, one.where);
    const done = await enrolTotp(door, one.where, {
      secret,
      seal,
      code: codeOf(secret, door.now()),
      enrolment: '',
    });
    if (done.kind !== 'enrolled') throw new Error(done.kind);
    expect(await byCookie(`${done.cookie.name}=${done.cookie.value}`)).not.toBeNull();
    expect(await byCookie(one.cookie), 'the id from before it was shown').toBeNull();
    expect(await byCookie(other.cookie)).toBeNull();
    expect(await readPending(t.ground, other.cookie)).toMatchObject({ stage: 'ask' });
  });

  test('a sign-in from a new device is told on the others, and not on the new one', async () => {
    const first = await password('reviewer');
    const old = await byCookie(first.cookie);
    expect(old?.news).toBe(false);
    const { cookie } = await password('reviewer', onPhone);
    const fresh = await byCookie(cookie);
    expect([(await byCookie(first.cookie))?.news, fresh?.news]).toEqual([true, false]);
    if (!old || !fresh) throw new Error('no session');
    expect(await newDevices(t.ground, old)).toMatchObject([{ ...onPhone, mayKnow: true }]);
    await acknowledgeDevices(t.ground, fresh);
    expect((await byCookie(first.cookie))?.news, 'the new one cannot say that it is known').toBe(true);
    const other = await byCookie((await password('reviewer', { browser: 'safari', system: 'macos' })).cookie);
    if (!other) throw new Error('no session');
    expect(await newDevices(t.ground, other)).toMatchObject([{ ...onPhone, mayKnow: false }]);
    await acknowledgeDevices(t.ground, other);
    expect(await newDevices(t.ground, old), 'nor another new one').toHaveLength(2);
    await acknowledgeDevices(t.ground, old);
    expect((await byCookie(first.cookie))?.news).toBe(false);
  });

  test('attack 19: a session’s cookie is dead after sign-out, a bearer token after signing out everywhere', async () => {
    const apps = new Authenticators({ ...door, throttle: createThrottle() });
    const fresh = await freshStudy(t.ground, 'signed-out');
    const lead = fresh.accounts['lead']!;
    const [one, two] = [
      await apps.cookieOf('lead@signed-out.test', PASSWORD),
      await apps.cookieOf('lead@signed-out.test', PASSWORD),
    ];
    const made = await createToken(t.ground, { email: 'lead@signed-out.test', project: null });
    if (made.kind !== 'made') throw new Error(made.kind);
    const byToken = () => identify(t.ground, { authorization: `Bearer ${made.token}` });
    expect(await byCookie(one)).toMatchObject({ account: lead });
    await signOut(t.ground, one);
    expect([await byCookie(one), await readPending(t.ground, one)]).toEqual([null, null]);
    expect(await byToken()).toMatchObject({ account: lead });
    await signOutEverywhere(t.ground, lead);
    expect([await byCookie(two), await byToken()]).toEqual([null, null]);
  });
});

describe('a reset while somebody is under way', () => {
  let way: TestStudy;
  beforeAll(async () => {
    way = await freshStudy(t.ground, 'under-way');
  });
  const email = (who: string): string => `${who}@under-way.test`;
  const reset = (who: string) => () => resetFactor(t.ground, email(who), null);
  const factors = (who: string) => factorsOf(t.ground, way.accounts[who]!);

  async function enter(who: string) {
    const own: Door = { ...door, throttle: createThrottle() };
    const answer = await signIn(own, {
      email: email(who),
      password: PASSWORD,
      address: HERE,
      device: DEVICE,
    });
    if (answer.kind !== 'in') throw new Error(answer.kind);
    return at(
      { account: way.accounts[who]!, email: email(who) },
      `${answer.cookie.name}=${answer.cookie.value}`,
    );
  }

  async function setUp(who: string, by = door) {
    const where = await enter(who);
    const { secret, seal } = offerTotp(door, where);
    const code = codeOf(secret, door.now());
    return { secret, done: await enrolTotp(by, where, { secret, seal, code, enrolment: '' }) };
  }

  test('attack 6: leaves no second factor that was being set up, and the code that it asks for stays owed', async () => {
    const keys = () => readdirSync(join(t.config.keys, 'keys')).length;
    const before = keys();
    expect((await setUp('a', meanwhile(door, 1, reset('a')))).done.kind).toBe('unproven');
    expect(await factors('a')).toMatchObject({ app: null, passkeys: [], owed: true });
    expect(keys()).toBe(before);
  });

  test('attack 6: takes away one that was set up a moment ago, and its code stays owed', async () => {
    expect((await setUp('analyst', meanwhile(door, 2, reset('analyst')))).done.kind).toBe('wrong');
    expect(await factors('analyst')).toMatchObject({ app: null, passkeys: [], owed: true });
  });

  test('attack 6: leaves no session that was about to have shown one', async () => {
    const { secret } = await setUp('b');
    const shown: Shown = { kind: 'code', code: codeOf(secret, later(2).now()) };
    const done = await showFactor(meanwhile(later(2), 2, reset('b')), await enter('b'), shown);
    const cookie = done.kind === 'passed' ? `${done.cookie.name}=${done.cookie.value}` : '';
    expect([await byCookie(cookie), await readPending(t.ground, cookie)]).toEqual([null, null]);
  });

  test('attack 6: nor does a suspension leave a session to whoever signs in at that moment', async () => {
    const who = email('analyst2');
    const asked = { email: who, password: PASSWORD, address: HERE, device: DEVICE };
    const own: Door = { ...door, throttle: createThrottle() };
    const answer = await signIn(
      meanwhile(own, 1, () => suspend(t.ground, who)),
      asked,
    );
    const cookie = answer.kind === 'in' ? `${answer.cookie.name}=${answer.cookie.value}` : '';
    expect([await byCookie(cookie), await readPending(t.ground, cookie)]).toEqual([null, null]);
    await restore(t.ground, who);
    expect([await byCookie(cookie), await readPending(t.ground, cookie)]).toEqual([null, null]);
  });

  test('attack 6: leaves no recovery codes to whoever asked for them in a session that it ended', async () => {
    const { done } = await setUp('reviewer');
    const cookie = done.kind === 'enrolled' ? `${done.cookie.name}=${done.cookie.value}` : '';
    expect(await byCookie(cookie)).not.toBeNull();
    await reset('reviewer')();
    expect(await makeRecoveryCodes(t.ground, way.accounts['reviewer']!, cookie)).toBeNull();
    expect(await factors('reviewer')).toMatchObject({ codes: 0, everMade: false });
  });
});
