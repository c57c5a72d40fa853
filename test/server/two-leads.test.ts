/** PROTECTION 5, "Two leads, really two": by the server's own commands, and as SQL. */
import { eq, sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AccountId } from '#core/ids.ts';
import { mayEnrol } from '#server/auth/enrolment.ts';
import { factorsOf } from '#server/auth/factor.ts';
import { resetFactor } from '#server/auth/factor-reset.ts';
import { identify } from '#server/auth/identity.ts';
import { join } from '#server/auth/invitation.ts';
import type { Door } from '#server/auth/sign-in.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import { createToken } from '#server/auth/token.ts';
import { ask, confirm, turnDown, type Answer, type Wanted } from '#server/auth/two-leads.ts';
import { account, audit, project } from '#server/db/schema.ts';
import { openPlace } from '#server/place.ts';
import { listLeadActs } from '#server/store/lead-act.ts';
import { actsToConfirm, countWaits } from '#server/store/lead-waits.ts';
import { inviteMember, listInvitations } from '#server/store/membership.ts';
import { addMember } from '#server/store/project.ts';
import { Authenticators, DEVICE } from './authenticator.ts';
import { freshGround, freshStudy, PASSWORD, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let door: Door;
let studies = 0;
let addresses = 0;
beforeAll(async () => {
  t = await freshGround();
  door = { ...t.ground, throttle: createThrottle() };
});
afterAll(() => t.close());
beforeEach(async () => {
  study = await freshStudy(t.ground, `study-${++studies}`);
});

const DAY_MS = 24 * 60 * 60 * 1000;
const id = (who: string): AccountId => study.accounts[who]!;
const as = (who: string) => ({ project: study.project, account: id(who) });
const asked = (who: string, wanted: Wanted, ground = t.ground): Promise<Answer> =>
  ask(ground, as(who), wanted);
const inDays = (days: number) => ({ ...t.ground, now: () => new Date(Date.now() + days * DAY_MS) });

/** What waits, as this lead finds it. */
async function waiting(who: string, ground = t.ground): Promise<{ id: string; standing: string | null }[]> {
  const acts = await listLeadActs(ground, await study.place(who));
  return acts.filter((act) => act.outcome === null).map(({ id, standing }) => ({ id, standing }));
}
async function waitingId(who: string): Promise<string> {
  return (await waiting(who))[0]?.id ?? '';
}
const isMember = async (who: string): Promise<boolean> =>
  (await openPlace(t.ground, id(who), study.slug)) !== null;
const approvals = async (): Promise<number | undefined> => {
  const [row] = await t.ground.db.asService('auth', (tx) =>
    tx.select().from(project).where(eq(project.id, study.project)),
  );
  return row?.approvals;
};
const joinBy = (link: string, email: string) =>
  join(door, link, {
    email,
    password: PASSWORD,
    study: null,
    address: `198.51.100.${++addresses}`,
    device: DEVICE,
  });

/** What the rail counts at the team for this lead, and what their desk lists. */
async function toDo(who: string): Promise<[number, (string | null)[]]> {
  const place = await study.place(who);
  const acts = await actsToConfirm(t.ground, place);
  return [(await place.work(countWaits)).team, acts.map(({ kind }) => kind)];
}

test('what one lead asks for stands on the desk of another until it is decided, and is counted for no other role', async () => {
  await asked('lead', { kind: 'make-lead' });
  await asked('lead', { kind: 'remove-lead', subject: id('lead2') });
  expect(await toDo('lead2')).toEqual([2, ['remove-lead', 'make-lead']]);
  expect(await toDo('lead')).toEqual([0, []]);
  expect(await (await study.place('analyst')).work(countWaits)).toEqual({ team: 0, vault: 0, exports: 0 });
  const [first, second] = await waiting('lead2');
  await confirm(t.ground, as('lead2'), second?.id ?? '');
  await turnDown(t.ground, as('lead2'), first?.id ?? '');
  expect(await toDo('lead2')).toEqual([0, []]);
  const late = await asked('lead', { kind: 'make-lead' }, inDays(-8));
  expect(late.kind).toBe('waits');
  expect(await toDo('lead2')).toEqual([0, []]); // it ran out
});

/** Makes and confirms a link, and uses it. */
async function newLead(name: string): Promise<void> {
  const answer = await asked('lead', { kind: 'make-lead' });
  if (answer.kind !== 'waits') throw new Error(answer.kind);
  await confirm(t.ground, as('lead2'), await waitingId('lead2'));
  await joinAs(name, answer.link ?? '');
}

/** Uses the link; they go by this name from then on. */
async function joinAs(name: string, link: string): Promise<void> {
  const email = `${name}@${study.slug}.test`;
  expect((await joinBy(link, email)).kind).toBe('joined');
  const [row] = await t.ground.db.asService('auth', (tx) =>
    tx.select({ id: account.id }).from(account).where(eq(account.email, email)),
  );
  if (row) study.accounts[name] = row.id;
}

test('removing a lead takes another one who confirms it; who asked cannot', async () => {
  expect(await asked('lead', { kind: 'remove-lead', subject: id('lead2') })).toMatchObject({ kind: 'waits' });
  expect(await isMember('lead2')).toBe(true);
  expect(await waiting('lead')).toMatchObject([{ standing: 'own' }]);
  expect(await waiting('lead2'), 'all leads are told').toMatchObject([{ standing: 'may' }]);
  const act = await waitingId('lead');
  expect(await confirm(t.ground, as('lead'), act)).toEqual({ kind: 'refused', why: 'gone' });
  expect(await confirm(t.ground, as('analyst'), act)).toEqual({ kind: 'refused', why: 'gone' });
  expect(await isMember('lead2')).toBe(true);
  const again = { kind: 'remove-lead', subject: id('lead2') } as const;
  expect(await asked('lead', again)).toEqual({ kind: 'refused', why: 'asked' });
  expect(await confirm(t.ground, as('lead2'), act)).toMatchObject({ kind: 'done' });
  expect(await isMember('lead2')).toBe(false);
  expect(await asked('lead', { kind: 'remove-lead', subject: id('lead') })).toEqual({
    kind: 'refused',
    why: 'last-lead',
  });
});

test('a link that makes a lead opens nothing until a second lead has said so', async () => {
  const answer = await asked('lead', { kind: 'make-lead' });
  if (answer.kind !== 'waits') throw new Error(answer.kind);
  const link = answer.link ?? '';
  const email = `third@${study.slug}.test`;
  expect((await joinBy(link, email)).kind).toBe('not-seconded');
  const links = async () => (await study.place('lead')).work(listInvitations);
  expect(await links()).toMatchObject([{ role: 'lead', waits: true }]);
  expect(await confirm(t.ground, as('lead2'), await waitingId('lead2'))).toMatchObject({ kind: 'done' });
  expect(await links()).toMatchObject([{ role: 'lead', waits: false }]);
  expect((await joinBy(link, email)).kind).toBe('joined');
});

test('a link that was made while there was one lead does not make a third', async () => {
  await asked('lead', { kind: 'remove-lead', subject: id('lead2') });
  await confirm(t.ground, as('lead2'), await waitingId('lead2'));
  const [one, two] = [await asked('lead', { kind: 'make-lead' }), await asked('lead', { kind: 'make-lead' })];
  if (one.kind !== 'done' || two.kind !== 'done') throw new Error('with one lead it is done at once');
  expect((await joinBy(one.link ?? '', `x@${study.slug}.test`)).kind).toBe('joined');
  expect((await joinBy(two.link ?? '', `y@${study.slug}.test`)).kind).toBe('not-seconded');
});

test('a lead’s second factor is reset by two, with every session and token; a researcher’s by one', async () => {
  const apps = new Authenticators({ ...door, throttle: createThrottle() });
  const cookie = await apps.cookieOf(`lead2@${study.slug}.test`, PASSWORD);
  const made = await createToken(t.ground, { email: `lead2@${study.slug}.test`, project: null });
  if (made.kind !== 'made') throw new Error(made.kind);
  const wanted = { kind: 'reset-factor', subject: id('lead2') } as const;
  expect(await asked('lead', wanted)).toMatchObject({ kind: 'waits' });
  expect(await resetFactor(t.ground, `lead2@${study.slug}.test`, null), 'nor by an admin').toBe('two-leads');
  expect((await factorsOf(t.ground, id('lead2'))).app).not.toBeNull();
  expect(await confirm(t.ground, as('lead2'), await waitingId('lead2'))).toMatchObject({ kind: 'done' });
  expect((await factorsOf(t.ground, id('lead2'))).app).toBeNull();
  expect(await identify(t.ground, { cookie })).toBeNull();
  expect(await identify(t.ground, { authorization: `Bearer ${made.token}` })).toBeNull();
  expect(await asked('lead', { kind: 'reset-factor', subject: id('a') })).toMatchObject({ kind: 'done' });
  expect(await resetFactor(t.ground, `b@${study.slug}.test`, null)).toMatchObject({
    code: expect.any(String),
  });
});

test('after a reset a second factor is set up with the password and the code that the second lead was shown', async () => {
  const apps = new Authenticators({ ...door, throttle: createThrottle() });
  const email = `lead2@${study.slug}.test`;
  await apps.cookieOf(email, PASSWORD);
  await asked('lead', { kind: 'reset-factor', subject: id('lead2') });
  const done = await confirm(t.ground, as('lead2'), await waitingId('lead2'));
  const code = done.kind === 'done' ? (done.code ?? '') : '';
  expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  expect((await factorsOf(t.ground, id('lead2'))).owed).toBe(true);
  // Whoever has the password alone sets up nothing, nor with a code of somebody else's or of last week.
  await expect(apps.cookieOf(email, PASSWORD)).rejects.toThrow('unproven');
  const other = await resetFactor(t.ground, `b@${study.slug}.test`, null);
  await expect(apps.cookieOf(email, PASSWORD, typeof other === 'string' ? '' : other.code)).rejects.toThrow(
    'unproven',
  );
  expect(await mayEnrol(inDays(8), id('lead2'), code)).toBe(false);
  expect(await mayEnrol(t.ground, id('analyst'), '')).toBe(true); // who was never reset needs none
  expect(await apps.cookieOf(email, PASSWORD, code.toLowerCase())).toContain('=');
  expect((await factorsOf(t.ground, id('lead2'))).owed).toBe(false);
  expect(await mayEnrol(t.ground, id('lead2'), '')).toBe(true);
});

test('what a lead asked for goes with them', async () => {
  await t.ground.db.asService('auth', (tx) => addMember(tx, study.project, id('outsider'), 'lead'));
  await asked('lead', { kind: 'reset-factor', subject: id('lead2') });
  const act = await waitingId('outsider');
  await asked('lead2', { kind: 'remove-lead', subject: id('lead') });
  const removal = (await waiting('outsider')).find((one) => one.id !== act);
  expect(await confirm(t.ground, as('outsider'), removal?.id ?? '')).toMatchObject({ kind: 'done' });
  expect(await confirm(t.ground, as('outsider'), act)).toEqual({ kind: 'refused', why: 'gone' });
});

test('whoever leads another study with two leads is reset by these, and not by a lead of this one', async () => {
  const wanted = { kind: 'reset-factor', subject: id('analyst') } as const;
  const other = await freshStudy(t.ground, `study-${++studies}`);
  await t.ground.db.asService('auth', (tx) => addMember(tx, other.project, id('analyst'), 'lead'));
  expect(await asked('lead', wanted)).toEqual({ kind: 'refused', why: 'elsewhere' });
});

test('lowering the number of approvals takes two', async () => {
  const lead = await study.place('lead');
  await lead.work(({ tx }) => tx.update(project).set({ approvals: 3 }).where(eq(project.id, study.project)));
  expect(await asked('lead', { kind: 'lower-approvals', approvals: 1 })).toMatchObject({ kind: 'waits' });
  expect(await approvals()).toBe(3);
  const lowered = lead.work(({ tx }) =>
    tx.update(project).set({ approvals: 1 }).where(eq(project.id, study.project)),
  );
  await expect(lowered, 'nor as SQL').rejects.toMatchObject({ cause: { code: '42501' } });
  await confirm(t.ground, as('lead2'), await waitingId('lead2'));
  expect(await approvals()).toBe(1);
});

test('of two leads one of whom invited or reset the other within 30 days, neither confirms what the other asks for', async () => {
  await newLead('third');
  await asked('lead', { kind: 'lower-approvals', approvals: 1 });
  expect(await waiting('third')).toMatchObject([{ standing: 'tied' }]);
  expect(await confirm(t.ground, as('third'), await waitingId('third'))).toEqual({
    kind: 'refused',
    why: 'tied',
  });
  await confirm(t.ground, as('lead2'), await waitingId('lead2'));
  await asked('lead2', { kind: 'lower-approvals', approvals: 1 });
  expect(await waiting('third'), 'nor by who confirmed the invitation').toMatchObject([{ standing: 'tied' }]);
  await turnDown(t.ground, as('third'), await waitingId('third'));
  await asked('third', { kind: 'reset-factor', subject: id('lead2') });
  for (const who of ['lead', 'lead2']) {
    expect(await waiting(who), `${who} let the asker in`).toMatchObject([{ standing: 'tied' }]);
    const answer = await confirm(t.ground, as(who), await waitingId(who));
    expect(answer, `${who} let the asker in`).toEqual({ kind: 'refused', why: 'tied' });
  }
  await turnDown(t.ground, as('third'), await waitingId('third'));
  await asked('lead', { kind: 'reset-factor', subject: id('lead2') });
  await confirm(t.ground, as('lead2'), await waitingId('lead2'));
  for (const [asker, other] of [
    ['lead', 'lead2'],
    ['lead2', 'lead'],
  ] as const) {
    await asked(asker, { kind: 'lower-approvals', approvals: 1 });
    expect(await waiting(other), 'one reset the other').toMatchObject([{ standing: 'tied' }]);
    await turnDown(t.ground, as(asker), await waitingId(asker));
  }
  const later = inDays(31);
  await asked('lead', { kind: 'lower-approvals', approvals: 1 }, later);
  expect(await waiting('third', later)).toMatchObject([{ standing: 'may' }]);
});

test('whom a lone lead invited may ask that lead, and confirms nothing for them', async () => {
  await asked('lead', { kind: 'remove-lead', subject: id('lead2') });
  await confirm(t.ground, as('lead2'), await waitingId('lead2'));
  const answer = await asked('lead', { kind: 'make-lead' });
  if (answer.kind !== 'done') throw new Error(answer.kind);
  await joinAs('second', answer.link ?? '');
  await asked('second', { kind: 'lower-approvals', approvals: 1 });
  expect(await waiting('lead')).toMatchObject([{ standing: 'may' }]);
  await turnDown(t.ground, as('lead'), await waitingId('lead'));
  await asked('lead', { kind: 'lower-approvals', approvals: 1 });
  expect(await waiting('second')).toMatchObject([{ standing: 'tied' }]);
});

test('what waits runs out after seven days, and is turned down or taken back before', async () => {
  const answer = await asked('lead', { kind: 'make-lead' });
  if (answer.kind === 'refused') throw new Error(answer.why);
  const act = await waitingId('lead2');
  expect(await confirm(inDays(8), as('lead2'), act)).toEqual({ kind: 'refused', why: 'gone' });
  expect(await turnDown(t.ground, as('lead2'), act)).toMatchObject({ kind: 'done' });
  expect(await confirm(t.ground, as('lead2'), act)).toEqual({ kind: 'refused', why: 'gone' });
  expect((await joinBy(answer.link ?? '', `late@${study.slug}.test`)).kind).toBe('gone');
});

test('a lead whose account has been suspended for 30 days counts no more', async () => {
  const suspendedSince = (days: number) =>
    t.ground.db.asService('auth', (tx) =>
      tx
        .update(account)
        .set({ suspendedAt: new Date(Date.now() - days * DAY_MS) })
        .where(eq(account.id, id('lead2'))),
    );
  await suspendedSince(29);
  expect(await asked('lead', { kind: 'lower-approvals', approvals: 1 })).toMatchObject({ kind: 'waits' });
  await suspendedSince(31);
  expect(await asked('lead', { kind: 'make-lead' })).toMatchObject({ kind: 'done' });
});

test('as SQL, a lead seconds no link, changes no role, ends no membership and settles nothing', async () => {
  const lead = await study.place('lead');
  await lead.work((work) => inviteMember(work, 'lead'));
  await asked('lead', { kind: 'remove-lead', subject: id('lead2') });
  const refused = [
    raw`update invitation set seconded = true`,
    raw`update membership set role = 'lead' where account_id = ${id('a')}`,
    raw`update membership set ended_at = now() where account_id = ${id('lead2')}`,
  ];
  for (const statement of refused)
    await expect(lead.work(({ tx }) => tx.execute(statement))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  const rows = await lead.work(({ tx }) =>
    tx.execute(raw`update lead_act set outcome = 'done', settled_at = now() returning id`),
  );
  expect([...rows]).toEqual([]);
});

test('each step stands in the audit', async () => {
  await asked('lead', { kind: 'remove-lead', subject: id('lead2') });
  await confirm(t.ground, as('lead2'), await waitingId('lead2'));
  const place = await study.place('lead');
  const rows = await place.work(({ tx }) => tx.select().from(audit).orderBy(audit.seq));
  expect(rows.map((row) => row.act).slice(-3)).toEqual([
    'two-leads.asked',
    'two-leads.confirmed',
    'member.removed',
  ]);
});
