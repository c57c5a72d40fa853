/** What the server refuses of leads' own sessions: browsers check it all again, and a session that somebody took has no browser. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListChange } from '#core/vault/lead-list.ts';
import { sealText } from '#lib/vault/identity.ts';
import { nextChange, signChange } from '#lib/vault/lead-list.ts';
import { makeSecret, publicKey } from '#lib/vault/lead-secret.ts';
import { grantRequest, signRequest } from '#lib/vault/request.ts';
import type { Place } from '#server/place.ts';
import { findSource } from '#server/store/source.ts';
import { beginSealing, listIdentities, sealIdentity, sharesOf } from '#server/store/vault-identity.ts';
import { listProposals, proposeChange, signProposal, withdrawProposal } from '#server/store/vault-list.ts';
import { beginRenewal, renewIdentity } from '#server/store/vault-renewal.ts';
import { askToOpen, grantOpening } from '#server/store/vault-request.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import {
  addLead,
  agree,
  ask,
  grant,
  listNow,
  makeKeeper,
  makeSource,
  project,
  readAll,
  sealName,
  type Keeper,
} from './vault-fixture.ts';

let t: TestGround;
let study: TestStudy;
let a: Place;
let one: Keeper, two: Keeper;
/** Of a lead whose key stands on no list. */
let apart: Keeper;
const READING = { kind: 'reading', purpose: 'To warn them.', record: null } as const;
const RENEWAL = { kind: 'renewal', purpose: 'to seal anew', record: null } as const;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  await addLead(t.ground, study, 'lead3');
  a = await study.place('a');
  [one, two] = [await makeKeeper(await study.place('lead')), await makeKeeper(await study.place('lead2'))];
  apart = await makeKeeper(await study.place('lead3'));
  await agree(one, two, { kind: 'begin', keys: [one.key, two.key] });
});
afterAll(() => t.close());

const sealed = async (source?: string): Promise<string> =>
  (await sealName(a, source ?? (await makeSource(a)), 'Gulbuddin')).id;

describe('a list of keys', () => {
  const propose = async (by: Keeper, change: ListChange, hand = by, key = hand.key.id) => {
    const next = nextChange(await listNow(by.member), change);
    const signatures = [signChange(project(by), next, hand.secret, key)];
    return by.member.work((work) => proposeChange(work, { ...next, signatures }));
  };
  const sign = async (by: Keeper, hand = by, key = hand.key.id) => {
    const [proposal] = await by.member.work(listProposals);
    if (!proposal) throw new Error('no proposal');
    const signature = signChange(project(by), proposal.change, hand.secret, key);
    return by.member.work((work) => signProposal(work, proposal.id, signature));
  };

  test('takes no key that no lead of today made', async () => {
    const secret = await makeSecret();
    const strange = await publicKey(secret, randomUUID(), apart.key.holder);
    expect(await propose(one, { kind: 'add', key: strange })).toBe('unfit');
    expect(await propose(one, { kind: 'add', key: { ...apart.key, age: strange.age } })).toBe('unfit');
  });

  test('is changed by nobody in another’s hand, or whose key does not stand on it', async () => {
    const add = { kind: 'add', key: apart.key } as const;
    expect(await propose(one, add, two)).toBe('unfit');
    expect(await propose(one, add, apart, one.key.id)).toBe('unfit');
    expect(await propose(apart, add)).toBe('unfit');
    expect(await propose(one, add)).toBe('done');
    expect(await sign(one), 'nor twice by one').toBe('unfit');
    expect(await sign(one, two), 'nor by one for another').toBe('unfit');
    expect(await sign(apart)).toBe('unfit');
    const [proposal] = await one.member.work(listProposals);
    expect(await one.member.work((work) => withdrawProposal(work, proposal?.id ?? ''))).toBe(true);
  });

  test('is sealed to as it is now: who has left it gets no share of what is sealed later', async () => {
    await agree(one, two, { kind: 'add', key: apart.key });
    const code = await makeSource(a);
    const begun = await a.work(async (work) => {
      const found = await findSource(work, code);
      return found && beginSealing(work, { id: found.id, code });
    });
    if (!begun) throw new Error('nothing can be sealed');
    const { place, serverKey } = begun;
    const old = await sealText('{}', place, await listNow(a), serverKey);
    await agree(one, two, { kind: 'remove', id: apart.key.id });
    const seal = (what: typeof old) => a.work((work) => sealIdentity(work, place.identity, what));
    expect(await seal(old)).toBe('stale');
    const now = await listNow(a);
    expect(await seal({ ...old, list: now.head }), 'shares for another as well').toBe('stale');
    expect(await seal(await sealText('{}', place, now, serverKey))).toBe('sealed');
  });
});

describe('an opening', () => {
  test('is asked for of what is sealed, by whose key stands on the list, in their own hand', async () => {
    const id = await sealed();
    await expect(ask(one, [id, randomUUID()])).rejects.toThrow('unfit');
    await expect(ask(apart, [id])).rejects.toThrow('unfit');
    const unsigned = { id: randomUUID(), identities: [id], key: one.key.id, ...READING };
    const forged = signRequest(project(one), unsigned, two.secret);
    expect(await one.member.work((work) => askToOpen(work, forged))).toBe('unfit');
    const theirs = signRequest(project(one), { ...unsigned, key: two.key.id }, two.secret);
    expect(await one.member.work((work) => askToOpen(work, theirs)), 'nor with another’s key').toBe('unfit');
  });

  test('is granted as it was asked for, in the granter’s own hand', async () => {
    const [id, other] = [await sealed(), await sealed()];
    const request = await ask(one, [id]);
    const more = { ...request, identities: [id, other] };
    const own = await two.member.work((work) => sharesOf(work, more.identities, two.key.id));
    const shown = await two.member.work(listIdentities);
    const signed = signRequest(project(one), more, one.secret);
    const granter = { key: two.key.id, secret: two.secret, shown };
    const wide = await grantRequest(project(two), await listNow(two.member), signed, own, granter);
    if (!wide.ok) throw new Error(wide.why);
    expect(await two.member.work((work) => grantOpening(work, wide.grant))).toBe('unfit');
    const forged = { ...wide.grant, shares: wide.grant.shares.filter((share) => share.identity === id) };
    expect(await two.member.work((work) => grantOpening(work, forged)), 'signed for more').toBe('unfit');
    expect(await readAll(one, request)).toBeNull();
    expect(await grant(two, request)).toBe('granted');
  });

  test('to be read lets nobody seal anew, nor one to seal anew what it does not name, or one source as another', async () => {
    const code = await makeSource(a);
    const [before, id] = [await sealed(code), await sealed(code)]; // of one source, which was sealed twice
    const other = await sealed();
    const begin = (request: string, of: string) => one.member.work((work) => beginRenewal(work, request, of));
    const reading = await ask(one, [id]);
    await grant(two, reading);
    expect(await begin(reading.id, id)).toBeNull();
    const renewal = await ask(one, [id, other].toSorted(), RENEWAL);
    await grant(two, renewal);
    expect(await begin(renewal.id, before)).toBeNull();
    const [next, nextOther] = [await begin(renewal.id, id), await begin(renewal.id, other)];
    if (!next || !nextOther) throw new Error('nothing was begun');
    const list = await listNow(one.member);
    const renew = async (old: string, { place, serverKey }: typeof next, request = renewal.id) => {
      const anew = await sealText('{}', place, list, serverKey);
      const which = { request, old, next: place.identity };
      return one.member.work((work) => renewIdentity(work, which, anew));
    };
    expect(await renew(before, next), 'what it does not name').toBe('unknown');
    expect(await renew(id, nextOther), 'one source as another').toBe('unknown');
    expect(await renew(id, next, reading.id), 'what was granted to be read').toBe('unknown');
    expect(await renew(id, next)).toBe('sealed');
  });
});
