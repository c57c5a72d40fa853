import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identify } from '#server/auth/identity.ts';
import { digestSecret } from '#server/auth/secret.ts';
import { invite, inviteFirstLead, join, joinAs, readInvitation } from '#server/auth/invitation.ts';
import type { Door } from '#server/auth/sign-in.ts';
import { readPending } from '#server/auth/session.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import { removeMember, restore, suspend } from '#server/auth/revoke.ts';
import { resetFactorIn } from '#server/auth/two-leads.ts';
import { account, audit, invitation } from '#server/db/schema.ts';
import { openPlace } from '#server/place.ts';
import {
  inviteMember,
  listInvitations,
  listMembers,
  listStudies,
  withdrawInvitation,
} from '#server/store/membership.ts';
import { DEVICE } from './authenticator.ts';
import { appendAll } from '#server/store/audit.ts';
import { createAccount, listAccounts } from '#server/store/account.ts';
import { addMember } from '#server/store/project.ts';
import { freshGround, freshStudy, PASSWORD, type TestGround, type TestStudy } from './harness.ts';

let empty: TestGround;
let t: TestGround;
let study: TestStudy;
let door: Door;
beforeAll(async () => {
  empty = await freshGround();
  t = await freshGround();
  study = await freshStudy(t.ground);
  door = { ...t.ground, throttle: createThrottle() };
});
afterAll(async () => {
  await empty.close();
  await t.close();
});

let addresses = 0;
const asked = (email: string, more: Partial<Parameters<typeof join>[2]> = {}) => ({
  email,
  password: PASSWORD,
  study: null,
  address: `192.0.2.${++addresses}`,
  device: DEVICE,
  ...more,
});
const linkFor = async (role: 'analyst' | 'researcher' | 'lead'): Promise<string> =>
  (await study.place('lead')).work((work) => inviteMember(work, role));

describe('the first lead of an empty instance', () => {
  test('gets the same link at every start, for a week from the last one, and another once it has run out', async () => {
    const link = await inviteFirstLead(empty.ground);
    const opens = (token: string | null, days: number) => {
      const now = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
      return readInvitation({ ...empty.ground, now: () => now }, token ?? '');
    };
    expect(await opens(link, 0)).toEqual({ kind: 'first-lead', role: null });
    const start = (days: number): Promise<string | null> =>
      inviteFirstLead({ ...empty.ground, now: () => new Date(Date.now() + days * 24 * 60 * 60 * 1000) });
    expect(await start(5)).toBe(link);
    expect(await opens(link, 11)).not.toBeNull();
    expect(await opens(link, 13)).toBeNull();
    const next = await start(13);
    expect(next).not.toBe(link);
    expect(await opens(link, 13)).toBeNull();
    expect(await opens(next, 13)).not.toBeNull();
  });

  test('makes an account that names its first project and leads it; then there is no such link any more', async () => {
    const link = (await inviteFirstLead(empty.ground)) ?? '';
    const own: Door = { ...empty.ground, throttle: createThrottle() };
    const joined = await join(
      own,
      link,
      asked('First@Study.test', { study: { name: 'Lapwing', slug: 'lapwing' } }),
    );
    if (joined.kind !== 'joined') throw new Error(joined.kind);
    const cookie = `${joined.cookie.name}=${joined.cookie.value}`;
    expect(await identify(empty.ground, { cookie })).toBeNull();
    const who = await readPending(empty.ground, cookie);
    expect(who).toMatchObject({ email: 'first@study.test', stage: 'enrol' });
    const place = who && (await openPlace(empty.ground, who.account, 'lapwing'));
    expect(place).toMatchObject({
      actor: { role: 'lead', ordinal: 1 },
      project: { name: 'Lapwing', approvals: 2 },
    });
    expect(await inviteFirstLead(empty.ground)).toBeNull();
  });
});

describe('a link', () => {
  test('is stored only as a digest', async () => {
    const link = await linkFor('analyst');
    const rows = await t.ground.db.asService('auth', (tx) => tx.select().from(invitation));
    expect(rows.map((row) => row.hash)).toContain(digestSecret(link));
    expect(JSON.stringify(rows)).not.toContain(link);
  });

  test('makes a member of the role, under the role’s next number', async () => {
    const link = await linkFor('researcher');
    const joined = await join(door, link, asked('new@study.test'));
    if (joined.kind !== 'joined') throw new Error(joined.kind);
    const who = await identify(t.ground, { cookie: `${joined.cookie.name}=${joined.cookie.value}` });
    expect(who && (await listStudies(t.ground, who.account))).toMatchObject([
      { slug: 'study', name: 'Test study', role: 'researcher', ordinal: null },
    ]);
    const team = await (await study.place('lead')).work(listMembers);
    expect(team.find((member) => member.account === who?.account)).toMatchObject({ ordinal: 3 });
  });

  test('is used once, even by two at the same moment', async () => {
    const link = await linkFor('researcher');
    const both = await Promise.all([
      join(door, link, asked('one@study.test')),
      join(door, link, asked('two@study.test')),
    ]);
    expect(both.map((answer) => answer.kind).toSorted()).toEqual(['gone', 'joined']);
    expect((await join(door, link, asked('three@study.test'))).kind).toBe('gone');
  });

  test('ends after seven days', async () => {
    const link = await linkFor('analyst');
    const later: Door = { ...door, now: () => new Date(Date.now() + 7 * 24 * 3600 * 1000 + 1000) };
    expect((await join(later, link, asked('late@study.test'))).kind).toBe('gone');
  });

  test('that a lead withdraws is useless', async () => {
    const place = await study.place('lead');
    const link = await linkFor('analyst');
    const before = await place.work(listInvitations);
    for (const open of before) await place.work((work) => withdrawInvitation(work, open.id));
    expect(before.length).toBeGreaterThan(0);
    expect(await place.work(listInvitations)).toEqual([]);
    expect((await join(door, link, asked('withdrawn@study.test'))).kind).toBe('gone');
  });

  test('attack 6: opens nothing once its maker’s access has ended, nor when it begins anew', async () => {
    const own = await freshStudy(t.ground, 'taken-over');
    const made = await own.place('lead2');
    const make = () => made.work((work) => inviteMember(work, 'analyst'));
    const [email, left] = ['lead2@taken-over.test', own.accounts['lead2']!];
    const tried = (link: string) =>
      join(door, link, asked(`with-${link.slice(0, 8).toLowerCase()}@study.test`));
    const links = [await make()];
    await suspend(t.ground, email);
    await restore(t.ground, email);
    links.push(await make());
    await t.ground.db.asService('auth', async (tx) =>
      appendAll(tx, (await resetFactorIn(tx, t.ground, left, null)).ended),
    );
    links.push(await make());
    expect(await removeMember(t.ground, own.project, left, own.accounts['lead']!)).toBe('removed');
    await t.ground.db.asService('auth', (tx) => addMember(tx, own.project, left, 'lead'));
    for (const link of links) expect((await tried(link)).kind).toBe('gone');
    const told = await (
      await own.place('lead')
    ).work(({ tx }) => tx.select().from(audit).where(eq(audit.act, 'invitation.withdrawn')));
    expect(told).toHaveLength(3);

    const admin = await t.ground.db.asService('auth', (tx) =>
      createAccount(tx, { email: 'root@study.test', passwordHash: 'none', admin: true }),
    );
    const more = await t.ground.db.asService('auth', (tx) =>
      invite(tx, { kind: 'admin' }, admin, t.ground.now()),
    );
    await t.ground.db.asService('auth', (tx) =>
      tx.update(account).set({ suspendedAt: t.ground.now() }).where(eq(account.email, 'root@study.test')),
    ); // in the moment in which they made it
    expect((await tried(more)).kind).toBe('gone');
  });

  test('refuses a weak password and keeps', async () => {
    const link = await linkFor('analyst');
    expect((await join(door, link, asked('weak@study.test', { password: 'short' }))).kind).toBe('weak');
    expect(await readInvitation(t.ground, link)).toEqual({ kind: 'member', role: 'analyst' });
  });

  test('takes an account that is there by its password, and by its session', async () => {
    const second = await freshStudy(t.ground, 'second');
    expect((await join(door, await linkFor('analyst'), asked('reviewer@second.test'))).kind).toBe('joined');
    expect(await joinAs(t.ground, await linkFor('analyst'), second.accounts['auditor']!, null)).toBe(
      'joined',
    );
    expect(await joinAs(t.ground, await linkFor('analyst'), second.accounts['auditor']!, null)).toBe(
      'already-member',
    );
    const studies = await listStudies(t.ground, second.accounts['auditor']!);
    expect(studies.map((s) => s.slug)).toEqual(['second', 'study']);
  });

  test('does not tell more than a few times whether an e-mail has an account', async () => {
    const link = await linkFor('researcher');
    const wrong = { password: 'surely not the password' };
    const answers: string[] = [];
    for (let n = 0; n < 5; n++) answers.push((await join(door, link, asked('lead@study.test', wrong))).kind);
    expect(answers).toEqual(['wrong', 'wrong', 'wrong', 'gone', 'gone']);
  });

  test('for an admin makes one, who belongs to no study; nor does a member become one', async () => {
    const adminLink = (): Promise<string> =>
      t.ground.db.asService('auth', (tx) => invite(tx, { kind: 'admin' }, null, t.ground.now()));
    const joined = await join(door, await adminLink(), asked('admin@study.test'));
    if (joined.kind !== 'joined') throw new Error(joined.kind);
    const who = await readPending(t.ground, `${joined.cookie.name}=${joined.cookie.value}`);
    expect(who).toMatchObject({ email: 'admin@study.test', stage: 'enrol' });
    const accounts = await t.ground.db.asService('auth', listAccounts);
    expect(accounts.find(({ email }) => email === 'admin@study.test')?.admin).toBe(true);
    expect((await join(door, await linkFor('lead'), asked('admin@study.test'))).kind).toBe('admin-apart');
    expect((await join(door, await adminLink(), asked('analyst@study.test'))).kind).toBe('admin-apart');
    const first = { kind: 'first-lead' } as const;
    const ownStudy = await t.ground.db.asService('auth', (tx) => invite(tx, first, null, t.ground.now()));
    const named = { study: { name: 'Own', slug: 'own' } };
    expect((await join(door, ownStudy, asked('admin@study.test', named))).kind).toBe('admin-apart');
  });

  test('has all that whoever joins holds open looked at anew: the role may take a second factor', async () => {
    const other = await freshStudy(t.ground, 'joins');
    const who = study.accounts['a']!;
    const versionOf = async (): Promise<number | undefined> => {
      const own = (
        await t.ground.db.asService('auth', (tx) => tx.select().from(account).where(eq(account.id, who)))
      )[0];
      return own?.permissionVersion;
    };
    const before = (await versionOf()) ?? 0;
    const link = await (await other.place('lead')).work((work) => inviteMember(work, 'analyst'));
    expect(await joinAs(t.ground, link, who, null)).toBe('joined');
    expect(await versionOf()).toBe(before + 1);
  });

  test('can be made only by a lead of that project (PROTECTION 8)', async () => {
    const analyst = await study.place('analyst');
    await expect(analyst.work((work) => inviteMember(work, 'lead'))).rejects.toThrow();
    const rows = await t.ground.db.asUser(study.accounts['analyst']!, (tx) =>
      tx.select().from(invitation).where(eq(invitation.projectId, study.project)),
    );
    expect(rows).toEqual([]);
  });
});

test('whoever comes back keeps their number in the same role', async () => {
  const third = await freshStudy(t.ground, 'third');
  const b = third.accounts['b']!;
  const lead = await third.place('lead');
  const ordinals: (number | undefined)[] = [];
  for (const role of ['researcher', 'analyst', 'researcher'] as const) {
    await t.ground.db.asService('auth', (tx) => addMember(tx, third.project, b, role));
    ordinals.push((await lead.work(listMembers)).find((member) => member.account === b)?.ordinal);
  }
  expect(ordinals).toEqual([2, 3, 2]);
  expect((await third.place('b')).actor.ordinal, 'a researcher is not told how many there are').toBeNull();
});
