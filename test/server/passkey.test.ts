/** Passkeys as a second factor: each answer is good once, for the session that asked, from our own page. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolPasskey, factorsOf, removeFactor, showFactor } from '#server/auth/factor.ts';
import { resetFactor } from '#server/auth/factor-reset.ts';
import { identify } from '#server/auth/identity.ts';
import { askPasskey, offerPasskey } from '#server/auth/passkey.ts';
import { signIn, type Door } from '#server/auth/sign-in.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import { audit } from '#server/db/schema.ts';
import { at, DEVICE, HERE } from './authenticator.ts';
import { freshGround, freshStudy, PASSWORD, type TestGround, type TestStudy } from './harness.ts';
import { SoftPasskey } from './soft-passkey.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

/** Nobody waits here for what another test guessed. */
const door = (): Door => ({ ...t.ground, throttle: createThrottle() });
const emailOf = (who: string): string => `${who}@study.test`;

/** Half-way in, after the password. */
async function enter(who: string) {
  const asked = { email: emailOf(who), password: PASSWORD, address: HERE, device: DEVICE };
  const answer = await signIn(door(), asked);
  if (answer.kind !== 'in') throw new Error(answer.kind);
  const cookie = `${answer.cookie.name}=${answer.cookie.value}`;
  return at({ account: study.accounts[who]!, email: emailOf(who) }, cookie);
}
type Where = Awaited<ReturnType<typeof enter>>;

const pageOf = async (where: Where, options: Promise<{ challenge: string }>) => ({
  challenge: (await options).challenge,
  origin: where.origin,
});
const toMake = (where: Where) => pageOf(where, offerPasskey(t.ground, where));
const toShow = (where: Where) => pageOf(where, askPasskey(t.ground, where));

async function setUp(who: string, key = new SoftPasskey(), { by = door(), enrolment = '' } = {}) {
  const where = await enter(who);
  const answer = key.made(await toMake(where));
  return { key, where, answer, done: await enrolPasskey(by, where, { answer, enrolment }) };
}
const show = async (where: Where, answer: string): Promise<string> =>
  (await showFactor(door(), where, { kind: 'passkey', answer })).kind;

test('is set up in a session that shows it with that, and opens the next one', async () => {
  const { key, where, done } = await setUp('lead');
  if (done.kind !== 'enrolled') throw new Error(done.kind);
  const open = { cookie: `${done.cookie.name}=${done.cookie.value}` };
  expect(await identify(t.ground, open)).toMatchObject({ account: study.accounts['lead'] });
  expect(await identify(t.ground, where), 'the id from before it was shown').toBeNull();
  const again = await enter('lead');
  expect(await identify(t.ground, again)).toBeNull();
  expect(await show(again, key.shown(await toShow(again)))).toBe('passed');
});

test('attack 19: an answer opens once, and only the session that asked for it', async () => {
  const { key } = await setUp('analyst');
  const [one, other] = [await enter('analyst'), await enter('analyst')];
  const answer = key.shown(await toShow(one));
  await toShow(other);
  expect(await show(other, answer), 'in another session').toBe('wrong');
  expect(await show(one, answer)).toBe('passed');
  const third = await enter('analyst');
  const page = await toShow(third);
  expect(await show(third, new SoftPasskey().shown(page)), 'another key').toBe('wrong');
  expect(await show(third, key.shown(page)), 'after the challenge was tried').toBe('wrong');
  expect(await show(third, key.shown(page)), 'nor without any').toBe('wrong');
});

test('attack 19: an answer that another page got is refused, and one that was signed for something else', async () => {
  const { key } = await setUp('auditor');
  const where = await enter('auditor');
  const asked = () => toShow(where);
  expect(await show(where, key.shown({ ...(await asked()), origin: 'https://foreign.example' }))).toBe(
    'wrong',
  );
  expect(await show(where, key.shown({ ...(await asked()), host: 'foreign.example' }))).toBe('wrong');
  expect(await show(where, key.shown(await asked(), { type: 'webauthn.create' }))).toBe('wrong');
  expect(await show(where, '{"id":"x"}')).toBe('wrong');
  expect(await show(where, key.shown(await asked(), { counter: 9 }))).toBe('passed');
  const later = await enter('auditor');
  expect(await show(later, key.shown(await toShow(later), { counter: 9 })), 'a copy of the key').toBe(
    'wrong',
  );
});

test('opens nobody else’s session, and nothing once it was taken away', async () => {
  const { key, done } = await setUp('a');
  expect(done.kind).toBe('enrolled');
  await setUp('b');
  const other = await enter('b');
  expect(await show(other, key.shown(await toShow(other)))).toBe('wrong');
  const open = await enter('a');
  const page = await toShow(open);
  const [{ id } = { id: '' }] = (await factorsOf(t.ground, study.accounts['a']!)).passkeys;
  expect(await removeFactor(t.ground, study.accounts['b']!, id), 'by another').toBe('removed');
  expect((await factorsOf(t.ground, study.accounts['a']!)).passkeys).toHaveLength(1);
  const told = () =>
    t.ground.db.asService('audit', (tx) => tx.select().from(audit).where(eq(audit.act, 'factor.removed')));
  expect(await told(), 'of what did not happen there is no entry').toEqual([]);
  expect(await removeFactor(t.ground, study.accounts['a']!, id)).toBe('removed');
  expect(await told()).toHaveLength(1);
  expect(await show(open, key.shown(page))).toBe('wrong');
});

test('is set up with a challenge of the session, once, and by no other page', async () => {
  const [where, other] = [await enter('analyst2'), await enter('analyst2')];
  const key = new SoftPasskey();
  const make = async (at: Where, answer: string) =>
    (await enrolPasskey(door(), at, { answer, enrolment: '' })).kind;
  const page = await toMake(where);
  await toMake(other);
  expect(await make(other, key.made(page)), 'in another session').toBe('wrong');
  expect(await make(where, key.made({ ...page, origin: 'https://foreign.example' }))).toBe('wrong');
  expect(await make(where, key.made(page)), 'after the challenge was tried').toBe('wrong');
  expect((await factorsOf(t.ground, study.accounts['analyst2']!)).passkeys).toEqual([]);
  expect(await make(where, key.made(await toMake(where)))).toBe('enrolled');
});

test('attack 6: after a reset takes the code of whoever reset it, which a passkey that is somebody’s already does not spend', async () => {
  const { key } = await setUp('reviewer');
  const reset = await resetFactor(t.ground, emailOf('outsider'), null);
  if (typeof reset === 'string') throw new Error(reset);
  const owed = async () => (await factorsOf(t.ground, study.accounts['outsider']!)).owed;
  expect((await setUp('outsider')).done.kind).toBe('unproven');
  expect((await setUp('outsider', key, { enrolment: reset.code })).done.kind).toBe('wrong');
  expect(await owed()).toBe(true);
  expect((await setUp('outsider', new SoftPasskey(), { enrolment: reset.code })).done.kind).toBe('enrolled');
  expect(await owed()).toBe(false);
});
